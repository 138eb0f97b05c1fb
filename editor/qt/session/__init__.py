"""What the panes of one report share: where one is, and the preview."""
