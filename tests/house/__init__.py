"""What a machine holds about the house: sizes, tree, names, reach, words; and the table that shows them."""
