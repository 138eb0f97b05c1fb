"""Grafting: what only Word knows (pictures, comments, notes …) goes from the old file into the new one."""
