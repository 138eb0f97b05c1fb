"""Font files: which there are, and how wide their characters are."""
