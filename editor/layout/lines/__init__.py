"""Lines: paragraphs and tables measured and broken."""
