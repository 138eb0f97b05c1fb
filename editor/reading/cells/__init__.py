"""Blanks in the cells of tables: heads, labels, names."""
