"""Text of an edited report against that of its draft: paragraphs, headings, sections, elements."""
