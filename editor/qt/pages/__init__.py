"""The pane of pages: the report as it prints, with slots that can be clicked and typed into."""
