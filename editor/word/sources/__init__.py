"""A Word file as a sample: its text, and what stands beside the text and is no part of it."""
