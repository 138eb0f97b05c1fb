"""The acts of the person, each wired once: open any file, fill, save, export, read back, keep and recover what was typed."""

from editor.desk.desk import Desk
from editor.desk.opening.opened import Opened, SaveResult

__all__ = ["Desk", "Opened", "SaveResult"]
