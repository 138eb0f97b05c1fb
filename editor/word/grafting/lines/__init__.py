"""Paragraphs of the old and the new file, paired, and the things in them put in place."""
