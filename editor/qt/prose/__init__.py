"""The pane of text: headings, paragraphs and tables of a section, edited in place."""
