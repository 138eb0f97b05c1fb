"""What ties the fields of a sample together: what the reader offers, and what a person takes of it."""
