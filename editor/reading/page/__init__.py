"""The text as the other modules look at it: lines, tokens, lexicons."""
