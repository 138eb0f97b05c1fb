"""The text as the other modules look at it: lines, joined paragraphs, numbers in front, tokens, lexicons."""
