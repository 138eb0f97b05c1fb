"""Every bit of a journal and of a saved report flipped, every length cut, every line dropped, doubled or swapped: told, or harmless."""
