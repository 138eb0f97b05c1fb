"""Reads any .docx: as source text, as runs, as values of a report."""
