"""Journals: what was typed is kept before the screen moves on."""
