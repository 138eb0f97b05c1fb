"""Editors of values, and how a type of field looks: one table each from the type."""
