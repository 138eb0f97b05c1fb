"""What single signs of a Word file mean: characters of symbol fonts, controls, fields and their switches."""
