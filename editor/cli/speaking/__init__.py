"""How the command line speaks: its streams, its language, the words of its help."""
