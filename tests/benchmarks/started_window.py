"""The program's own window, started with a report.

Prints the seconds since the process began, and those of its CPU, at the first paint, when a field of the report is painted, and when its pages
are painted. Only the last one is waited for by a filter on all events: such a filter costs as much as a good part of the start.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent

from editor.qt.app import app as program

began, seen = float(sys.argv[1]), dict[str, tuple[float, float]]()


def now() -> tuple[float, float]:
    """Seconds by the clock and by the CPU since the process began."""
    return time.time() - began, time.process_time()


class Pages(QObject):
    """Tells when laid-out pages are painted for the first time, and ends the program then."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            pages = watched.parent()
            if type(pages).__name__ == "PagesView" and getattr(pages, "laid", None) is not None:
                program.QApplication.instance().removeEventFilter(self)
                print(*seen["frame"], *seen["fields"], *now(), flush=True)
                program.QApplication.exit()
        return False


pages, begin = Pages(), program.begin


def watched_begin(*given: object) -> None:
    """What the program does after the first paint, with a look at the first field that is painted."""
    seen["frame"] = now()
    begin(*given)
    from editor.qt.fields.field_row import FieldRow  # noqa: PLC0415 - loaded by now

    paint = FieldRow.paintEvent

    def watched_paint(row: FieldRow, event: QPaintEvent) -> None:
        paint(row, event)
        if "fields" not in seen:
            seen["fields"] = now()
            program.QApplication.instance().installEventFilter(pages)

    FieldRow.paintEvent = watched_paint


program.begin = watched_begin
program.run([Path(sys.argv[2])])
