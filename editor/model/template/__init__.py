"""Templates: fields, sections, the template file."""
