"""The window's frame: head, bars, the place for pages and panes, status bar. It is painted before what does the work is loaded."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SIGNAL, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.frame.head import Head
from editor.qt.frame.window_acts import WindowActs
from editor.qt.look.density import Density
from editor.qt.system.screens import room_of
from editor.storage.folders import Folders
from editor.storage.own_files import OwnFile, is_number, json_of, printed_json, want

if TYPE_CHECKING:
    from editor.qt.frame.status_bar import StatusBar
    from editor.qt.messages.bars import BarStack


class WindowState:
    """A small file of numbers. Nobody's work depends on it."""

    def __init__(self, path: Path) -> None:
        self._file = OwnFile(path, _numbers, dict[str, list[int]])
        self._values = self._file.read()

    def numbers(self, name: str, count: int) -> list[int] | None:
        """The numbers of that name, or None when there are not that many."""
        found = self._values.get(name, [])
        return found if len(found) == count else None

    def remember(self, name: str, numbers: list[int]) -> None:
        """Note numbers; `write` puts them on the disk."""
        self._values[name] = numbers

    def write(self) -> None:
        """Put what was noted on the disk."""
        self._file.write(printed_json(self._values))


def _numbers(data: bytes) -> dict[str, list[int]]:
    """The lists of numbers of a file, each no more than a screen may have; raises anything where something else stands there."""
    found: dict[str, list[int]] = json_of(data)
    want(all(is_number(number) and number < _LARGEST_SIZE for numbers in found.values() for number in numbers))
    return {str(name): list(numbers) for name, numbers in found.items()}


_LARGEST_SIZE = 100_000
_SIZE, _TITLE_BAR = (1440, 900), 28
_CLOSE_ASKED = SIGNAL("close_asked()")


class Frame(QWidget):
    """The top-level widget. `painted` tells the first paint, `fitted` the density of a new size, `closed` that the window was closed.

    `close_asked` tells that the person wants to close it: who hears of it closes it by `end`, at once or later, or keeps it open. While nobody
    listens, before what does the work is loaded, it just closes.
    """

    painted = Signal()
    fitted = Signal(object)
    close_asked = Signal()
    closed = Signal()

    def __init__(self, folders: Folders, state: WindowState | None = None) -> None:
        """`state` is what the windows of the program remember together; the first one reads it."""
        super().__init__()
        self.state = state or WindowState(folders.state / "window.json")
        self.acts = WindowActs(self)
        self.head = Head(self.acts)
        self.density = Density()
        self._was_painted = self._is_ending = False
        self._build()
        self._show_working(working=False)
        self._resize_as_before()

    def _build(self) -> None:
        self.setWindowTitle(tr("拟稿"))
        self.setMinimumSize(640, 480)
        self._stack = QStackedLayout()
        self._stack.addWidget(QWidget())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._stack, 1)

    @cached_property
    def bars(self) -> "BarStack":
        """The bars below the head; made when there is something to say."""
        from editor.qt.messages.bars import BarStack  # noqa: PLC0415 - the first paint has none

        made = BarStack(self)
        self._column.insertWidget(1, made)
        return made

    @cached_property
    def status(self) -> "StatusBar":
        """The status bar; made with the first draft."""
        from editor.qt.frame.status_bar import StatusBar  # noqa: PLC0415 - the first paint has none

        made = StatusBar(self)
        self._column.addWidget(made)
        made.set_density(self.width())
        made.hide()
        return made

    def _resize_as_before(self) -> None:
        """The size of the last run, at first a good one; never larger than the screen leaves room for."""
        wide, high = self.state.numbers("window", 2) or _SIZE
        room = room_of(self)
        self.resize(min(wide, room.width()), min(high, room.height() - _TITLE_BAR))
        if self.state.numbers("maximized", 1) == [1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def stand_beside(self, other: "Frame") -> None:
        """Stand a title bar lower and to the right of another window, and of its size; near the corner of the screen where that leaves it, and
        smaller where the screen ends before it does.
        """
        room, corner = room_of(other), other.pos() + QPoint(_TITLE_BAR, _TITLE_BAR)
        fits = room.contains(QRect(corner, other.frameGeometry().size()))
        self.resize(other.normalGeometry().size().boundedTo(room.size() - QSize(2, 2) * _TITLE_BAR))
        self.move(corner if fits else room.topLeft() + QPoint(_TITLE_BAR, _TITLE_BAR))
        self.setWindowState(other.windowState() & Qt.WindowState.WindowMaximized)

    def set_working(self, *, working: bool) -> None:
        """Show what needs a draft only when there is one."""
        self.status.setVisible(working)
        self.status.show_kept("")
        self._show_working(working=working)

    def _show_working(self, *, working: bool) -> None:
        self.head.set_working(working)
        for act in self.acts.of_draft:
            act.setEnabled(working)
        if not working:
            self.acts.show_steps(None, None)
            self.setWindowTitle(tr("拟稿"))

    def show_widget(self, widget: QWidget) -> None:
        """Show a widget in the place between bars and status bar."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def drop_widget(self, widget: QWidget) -> None:
        """Take a widget out for good."""
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        from editor.qt.keys.tab_order import next_stop  # noqa: PLC0415 - the first paint has no Tab

        stop = next_stop(self, QApplication.focusWidget(), 1 if next else -1)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.density = Density.of(event.size())
        self.head.set_density(self.density)
        if "status" in self.__dict__:
            self.status.set_density(self.width())
        self.fitted.emit(self.density)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_ending:
            self.close_asked.emit()
        event.setAccepted(self._is_ending or not self.receivers(_CLOSE_ASKED))
        if event.isAccepted():
            size = self.normalGeometry().size()
            self.state.remember("window", [size.width(), size.height()])
            self.state.remember("maximized", [int(self.isMaximized())])
            self.state.write()
            self.closed.emit()

    def end(self) -> None:
        """Close the window without a further question."""
        self._is_ending = True
        # Within closeEvent this is the event's answer already; after a save it closes the window.
        QTimer.singleShot(0, self, self.close)
