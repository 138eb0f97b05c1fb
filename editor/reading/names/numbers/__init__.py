"""Names of numbers, sums and shares."""
