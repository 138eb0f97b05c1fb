"""Acts on files: opening, saving, exporting, watching, recovering."""
