"""What the reader offers between fields: that two are one value, that one follows from others, that one may not pass another."""
