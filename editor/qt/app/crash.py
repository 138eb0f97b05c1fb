"""A mistake of the program: what was typed is put on the disk first, then the person is told and may pass the report on."""

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from editor import __version__
from editor.model.words import tr
from editor.qt.app.windows import Windows
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button

_ASKED_AGAIN = frozenset({"paint", "paintEvent", "data", "rowCount", "sizeHint", "minimumSizeHint", "heightForWidth", "event", "eventFilter"})
"""The methods that Qt calls whenever it draws, lays out or hands on an event."""


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a person may pass on: versions and where it went wrong; nothing of the document."""
    where = "".join(traceback.format_exception(kind, error, trace))
    return f"nigao {__version__} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}\n\n{where}"


class CrashDialog(QDialog):
    """Says that the program made a mistake and that nothing is lost."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("拟稿"))
        self.resize(640, 420)
        box = QPlainTextEdit(report)
        box.setReadOnly(True)
        box.setAccessibleName(tr("出错报告"))
        copy, close = Button(tr("复制报告")), Button(tr("接着写"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(Words(tr("程序出错了，内容已留在本机，不会丢。"), "strong"))
        column.addWidget(Words(tr("请存到别处再接着写；报告里没有文稿内容。"), "body", "text2"))
        column.addWidget(box, 1)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()


class Mistakes(QObject):
    """Tells of each mistake in a dialog, once at a time, after the journals were written: never from within the call that failed, which may be a
    widget's painting, but as soon as the program's loop comes round. What fails each time that it is drawn is told once.
    """

    _made = Signal(str)

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._drawn: set[str] = set()
        self._is_telling = False
        self._made.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What Python calls with an exception that nobody expected, in any thread."""
        sys.__excepthook__(kind, error, trace)
        report, place = report_of(kind, error, trace), drawing_place(trace)
        # A painter that is still at work when its widget is done brings the whole program down.
        traceback.clear_frames(trace)
        if not issubclass(kind, KeyboardInterrupt) and place not in self._drawn:
            self._drawn.update((place,) if place else ())
            self._made.emit(report)

    def _tell(self, report: str) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        self._windows.flush()
        CrashDialog(report, self._windows.active.frame).exec()
        self._is_telling = False


def drawing_place(trace: TracebackType | None) -> str:
    """Where a mistake was made, if it was made in what Qt asks for again and again as long as a widget is on the screen, else nothing."""
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if any(frame.name in _ASKED_AGAIN for frame in frames) else ""


def catch_mistakes(windows: Windows) -> None:
    """From now on an exception that nobody expects is told."""
    sys.excepthook = Mistakes(windows).note
