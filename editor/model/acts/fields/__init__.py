"""Acts on the fields of a draft while it is filled: what a field is called and asks for, which places it fills, and whether it is one at all."""
