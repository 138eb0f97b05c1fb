"""What is checked as passages: composed documents, and what the reader saw in a text or a Word file."""
