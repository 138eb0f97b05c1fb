"""Single items of the draft as an edited file has them: paragraphs, headings, tables, elements, titles of attachments."""
