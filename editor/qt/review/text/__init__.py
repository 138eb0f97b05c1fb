"""The text of the sample under review, with its blanks and noise marked."""
