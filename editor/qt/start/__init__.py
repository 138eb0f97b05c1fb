"""The start page: recent reports and the library of templates."""
