"""Which blanks stand for the same thing: evidence that joins them, and evidence that keeps them apart."""
