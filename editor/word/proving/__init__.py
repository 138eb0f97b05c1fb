"""The independent proof of a written file."""
