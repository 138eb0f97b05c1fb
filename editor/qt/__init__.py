"""The window: frame, outline, fields, pages; the painter of pages for PDF and PNG. Nothing below knows it."""
