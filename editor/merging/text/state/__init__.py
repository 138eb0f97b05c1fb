"""The state of a walk over an edited file: the base, the cursor in it, and what was found so far."""
