"""Tells the person of damaged files of the program's own, in the window at hand; whichever thread finds one."""

from PySide6.QtCore import QObject, Signal

from editor.qt.app.windows import Windows
from editor.qt.messages.bars import Notice, NoticeKind
from editor.storage.own_files import on_note, take_notes


class DamageNotes(QObject):
    """From now on each damaged file is told of, once; those found before too."""

    _found = Signal()

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._found.connect(self._tell)
        on_note(self._found.emit)
        self.destroyed.connect(lambda: on_note(None))
        self._tell()

    def _tell(self) -> None:
        for note in take_notes() if self._windows.all else ():
            self._windows.active.messages.tell(Notice(NoticeKind.PROBLEM, note.text, topic=note.text))
