"""The two lists over the panes: what came back from Word, and what differs from the last save."""
