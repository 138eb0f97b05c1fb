"""The order in which the parts of a draft become blocks, and the markup of a line become runs."""
