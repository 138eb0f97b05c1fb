"""A report that was edited elsewhere against the draft that it came from: values, text and tables."""
