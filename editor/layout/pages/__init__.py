"""Pages: lines set one below the other, with notes and page numbers."""
