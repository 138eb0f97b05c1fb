"""Source text to inspection and template: cleaning, structure, slots, kinds, names, groups."""

from editor.reading.reader import inspect

__all__ = ["inspect"]
