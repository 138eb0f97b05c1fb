"""The program's own window, started with a report.

Prints the seconds since the process began at the first paint, when a field of the report is painted, and when its pages are painted.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from editor.qt import app as program

TOLD = ("Frame", "FieldRow", "PagesView")


class Paints(QObject):
    """Tells when the window, a field and the laid-out pages are painted for the first time, and ends the program then."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began, self._seen = began, dict[str, float]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            for name in _names(watched):
                self._seen.setdefault(name, time.time() - self._began)
            if len(self._seen) == len(TOLD):
                program.QApplication.instance().removeEventFilter(self)
                print(*(self._seen[name] for name in TOLD), flush=True)
                program.QApplication.exit()
        return False


def _names(watched: QObject) -> Iterator[str]:
    yield "Frame"
    if type(watched).__name__ == "FieldRow":
        yield "FieldRow"
    pages = watched.parent()
    if type(pages).__name__ == "PagesView" and getattr(pages, "laid", None) is not None:
        yield "PagesView"


paints, prepare = Paints(float(sys.argv[1])), program.prepare


def watched_prepare(settings: program.Settings) -> program.QApplication:
    """The program's own start, with a look at what is painted."""
    app = prepare(settings)
    app.installEventFilter(paints)
    return app


program.prepare = watched_prepare
program.run([Path(sys.argv[2])])
