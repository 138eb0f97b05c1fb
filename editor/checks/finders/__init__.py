"""The finders that are more than a pattern or a list of words, by what they look at."""
