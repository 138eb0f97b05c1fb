"""The review: a sample between reading and filling."""
