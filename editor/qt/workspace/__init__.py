"""The workspace: the panes of one report side by side, locked where it can only be looked at, and the bar to replace."""
