"""Texts side by side: aligned and marked."""
