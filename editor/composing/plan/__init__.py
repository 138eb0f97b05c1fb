"""The order in which the parts of a draft become blocks."""
