"""A mistake of the program: what was typed is put on the disk first, then the person is told and may pass the report on."""

import platform
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from editor import __version__
from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.draft.file import value_to_json
from editor.model.problem import NigaoError
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.look.labels import Words
from editor.qt.messages import notices
from editor.qt.messages.message import TEXT_FILES
from editor.qt.widgets.buttons import Button
from editor.storage.files.writing import write_safely
from editor.storage.folders import without_home

_ASKED_AGAIN = frozenset({"paint", "paintEvent", "data", "rowCount", "sizeHint", "minimumSizeHint", "heightForWidth", "event", "eventFilter"})
"""The methods that Qt calls whenever it draws, lays out or hands on an event."""


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a person may pass on: versions and where it went wrong; nothing of the document, and not where the person's home is."""
    where = "".join(traceback.format_exception(kind, error, trace))
    return without_home(f"nigao {__version__} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}\n\n{where}")


class CrashDialog(QDialog):
    """Says that the program made a mistake, and whether anything is lost: only what the disk took is called safe. `unsafe` are the names of the
    reports of which it did not take all; `save_text` lets the person save their text.
    """

    def __init__(self, report: str, parent: QWidget | None = None, unsafe: Sequence[str] = (), save_text: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("拟稿"))
        self.resize(640, 420)
        box = QPlainTextEdit(report)
        box.setReadOnly(True)
        box.setAccessibleName(tr("出错报告"))
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(20, 20, 20, 16)
        what, advice = _words(unsafe)
        column.addWidget(Words(what, "strong"))
        column.addWidget(Words(advice, "body", "text2"))
        column.addWidget(box, 1)
        row.addStretch(1)
        for button in self._buttons(report, save_text if unsafe else None):
            row.addWidget(button)
        column.addLayout(row)
        row.itemAt(row.count() - 1).widget().setFocus()

    def _buttons(self, report: str, save_text: Callable[[], object] | None) -> Iterator[Button]:
        """The last one is the one that goes on."""
        if save_text is not None:
            save = Button(tr("存下文字"))
            save.clicked.connect(lambda _on=False: save_text())
            yield save
        copy, close = Button(tr("复制报告")), Button(tr("接着写"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        yield from (copy, close)


def _words(unsafe: Sequence[str]) -> tuple[str, str]:
    """What is safe, and what to do."""
    if not unsafe:
        return tr("程序出错了，内容已留在本机，不会丢。"), tr("请存到别处再接着写；报告里没有文稿内容。")
    names = in_row(tr("“{name}”", name=name) for name in unsafe)
    return tr("程序出错了，{names}刚写的没能留在本机。", names=names), tr("请先存下文字，再存到别处；报告里没有文稿内容。")


def save_texts(windows: Sequence[MainWindow]) -> None:
    """Let the person save the text of each of these windows' reports, as it is at the moment."""
    for window in windows:
        session = window.file_acts.session
        path = window.messages.ask_save_path(window.file_acts.folder() / f"{window.title.removeprefix('*')}.txt", TEXT_FILES) if session else None
        if session is not None and path is not None:
            try:
                _save_text(window.desk, session.draft, path)
            except NigaoError as error:
                window.messages.tell(notices.failed(error))


def _save_text(desk: Desk, draft: Draft, path: Path) -> None:
    """Write the text; where the mistake is in what makes the text, what was filled in."""
    try:
        desk.export(draft, path)
    except NigaoError:
        raise
    except Exception:  # noqa: BLE001 - a mistake of the program is why this is asked for
        lines = (f"{draft.template.by_key[key].name}：{value_to_json(value)}" for key, value in draft.values.items() if key in draft.template.by_key)
        write_safely(path, "\n".join(lines).encode())


def crash_dialog(report: str, windows: Windows) -> CrashDialog:
    """The dialog about a mistake, after all that was typed was put on the disk as far as the disk took it."""
    unsafe = windows.flush()
    return CrashDialog(report, windows.active.frame, [window.title.removeprefix("*") for window in unsafe], partial(save_texts, unsafe))


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
        try:
            crash_dialog(report, self._windows).exec()
        except Exception as error:  # noqa: BLE001 - a dialog about it would fail as this one did; the next mistake may still be told
            sys.__excepthook__(type(error), error, error.__traceback__)
        finally:
            self._is_telling = False


def drawing_place(trace: TracebackType | None) -> str:
    """Where a mistake was made, if it was made in what Qt asks for again and again as long as a widget is on the screen, else nothing."""
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if any(frame.name in _ASKED_AGAIN for frame in frames) else ""


def catch_mistakes(windows: Windows) -> None:
    """From now on an exception that nobody expects is told."""
    sys.excepthook = Mistakes(windows).note
