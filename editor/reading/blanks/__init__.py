"""Finds blanks: brackets, gaps, runs of X, stars, dates, cells of tables."""
