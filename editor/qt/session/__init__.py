"""What the panes of one report share: where one is, the preview, how long typing may rest."""
