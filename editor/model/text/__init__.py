"""Texts side by side, aligned and marked; words searched in them; Chinese numerals."""
