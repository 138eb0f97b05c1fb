"""What a person takes of the offers between the fields of a sample."""
