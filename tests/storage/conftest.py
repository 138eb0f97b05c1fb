"""The journal's fixtures."""

from tests.storage.journal.journals import folder, start

__all__ = ["folder", "start"]
