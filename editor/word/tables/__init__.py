"""Tables of any Word file: where their cells stand in the grid, and how they look."""
