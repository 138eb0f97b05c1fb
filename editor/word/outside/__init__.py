"""What reaches outside of a Word file or is hidden in it: found, named, and taken out of clean copies."""
