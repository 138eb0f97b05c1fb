"""The frame of a window: head, status bar, search, and the actions of the menus."""
