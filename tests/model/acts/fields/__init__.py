"""Acts on fields."""
