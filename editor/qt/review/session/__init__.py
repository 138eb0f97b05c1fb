"""The state of a review, without a widget."""
