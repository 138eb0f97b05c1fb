"""Pasted text and HTML as source text."""
