"""Editors of values: one table from the type of a field to its editor."""
