"""Writes a settled document as .docx."""
