"""The journal's fixtures."""

from tests.storage.journals import folder, start

__all__ = ["folder", "start"]
