"""The recent reports on the start page."""
