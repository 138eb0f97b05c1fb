"""Opening any file: samples, templates, reports, and what came back from Word."""
