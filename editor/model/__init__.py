"""Values and the rules that hold for them: no files, no Qt, no jinja2, no XML."""
