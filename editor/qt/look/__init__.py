"""The look: theme, colours, icons, labels, density, motion."""
