"""Word files of all kinds as forms: filled with nothing they are what they were, filled with values only those are new."""
