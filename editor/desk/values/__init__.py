"""Values in and out: sheets, JSON, examples, history, the list of fields, rules and foreign things in words."""
