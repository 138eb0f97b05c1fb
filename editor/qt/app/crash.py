"""A mistake of the program: what was typed is put on the disk first, then the person is told and may pass the report on."""

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from editor import __version__
from editor.model.words import tr
from editor.qt.app.windows import Windows
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button
from editor.storage.folders import without_home


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a person may pass on: versions and where it went wrong; nothing of the document, and not where the person's home is."""
    where = "".join(traceback.format_exception(kind, error, trace))
    return without_home(f"nigao {__version__} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}\n\n{where}")


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


def catch_mistakes(windows: Windows) -> None:
    """From now on an exception that nobody expects is told in a dialog, once at a time, after the journals were written."""
    told: list[CrashDialog] = []

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt) or told:
            return
        windows.flush()
        dialog = CrashDialog(report_of(kind, error, trace), windows.active.frame)
        told.append(dialog)
        dialog.exec()
        told.clear()

    sys.excepthook = tell
