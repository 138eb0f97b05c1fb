"""Word forms of an office: opened, filled in place, kept and read back."""
