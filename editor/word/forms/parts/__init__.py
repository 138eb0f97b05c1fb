"""A part of a form compiled: what is filled in, chosen and repeated, and the text that is always there."""
