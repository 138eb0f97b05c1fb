"""Number formats of cells: from the code that a sheet keeps to the text that a person sees."""
