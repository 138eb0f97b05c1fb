"""The composed document, and the layout profile that it is laid out by."""
