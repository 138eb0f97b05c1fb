"""What the words around a blank say: the blank with all that names it, and phrases cut at words."""
