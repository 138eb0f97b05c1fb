"""Pages: lines set one below the other, tables parted between pages, page numbers."""
