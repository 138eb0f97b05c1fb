"""A sample: source text, inspection, and the acts of the review."""
