"""Differences between two drafts, each of which can be taken back."""
