"""Saving as Word with proof, and every other output."""
