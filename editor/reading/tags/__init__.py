"""Tags of other programs' templates: which are blanks, and what the others are in a template of ours."""
