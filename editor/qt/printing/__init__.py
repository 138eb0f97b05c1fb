"""Printing: the question before it, the preview, and the pages on their way to the printer."""
