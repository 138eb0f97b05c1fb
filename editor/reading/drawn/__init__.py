"""Tables that are drawn in plain text: rows of bars, lines of a box, columns parted by tabs or by spaces."""
