"""What a person types, understood: quantities, days, months, times and ranges in the forms of an office, and words that the text has already."""
