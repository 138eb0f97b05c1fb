"""The library of templates, the person's own among them, and the history of values."""
