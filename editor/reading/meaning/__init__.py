"""What a blank means: its type, and which blanks are one field."""
