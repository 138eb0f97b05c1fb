"""Acts on a draft: the outline, moves, text, search."""
