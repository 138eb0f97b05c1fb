"""Values in and out: sheets, JSON, examples, history, and rules in words."""
