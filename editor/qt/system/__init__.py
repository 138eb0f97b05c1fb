"""The clipboard, and files opened in other programs."""
