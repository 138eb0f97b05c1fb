"""An office's own Word form, filled in place."""
