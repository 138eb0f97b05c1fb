"""A clerk fills a whole report in the real window with keys alone: what is typed reads right, nothing is refused, one key leads to the next field."""
