"""The list of the review: one row for each blank."""
