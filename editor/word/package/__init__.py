"""The opened file: parts, relationships, marks and seal."""
