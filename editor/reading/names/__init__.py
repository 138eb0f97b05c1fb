"""Names for fields, from the words around their blanks."""
