"""Random documents, imported: what they hold is in the template or in the list of what was left out."""
