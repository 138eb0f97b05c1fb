"""Sections that stand once for each row of a field: what an edited file changed in one repetition or in all."""
