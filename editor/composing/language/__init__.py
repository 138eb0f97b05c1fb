"""The language of templates: expressions, filters and rules, evaluated within limits."""
