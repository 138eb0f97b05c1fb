"""A draft: a template with values and edits, and its JSON."""
