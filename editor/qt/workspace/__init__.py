"""The workspace: the panes of one report side by side."""
