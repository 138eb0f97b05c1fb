"""Widgets side by side and one below the other, and words in place of what is empty."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from editor.qt.look import paint, theme
from editor.qt.look.labels import Words


class PaneHead(QWidget):
    """A row of things on a pane's ground with the common hairline below; fill it through `row`."""

    def __init__(self, ground: str, left: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(left, 0, 12, 1)
        self.row.setSpacing(8)
        self.setFixedHeight(52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)


class _Handle(QSplitterHandle):
    """The hairline between two panes."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, middle = QPainter(self), self.width() // 2
        paint.hairline(painter, middle, 0, middle, self.height())


class Splitter(QSplitter):
    """Panes side by side with a hairline between them."""

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


Part = TypeVar("Part", bound=QWidget)


class Rarely(Generic[Part]):
    """Makes the part once and shows or hides it."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._made: Part | None = None

    @property
    def shown(self) -> Part | None:
        """The part where it is shown, else None."""
        return None if self._made is None or self._made.isHidden() else self._made

    def show(self, wanted: bool) -> Part | None:
        """Show the part, or with False hide it; gives what is shown now."""
        if wanted and self._made is None:
            self._made = self._make()
        if self._made is not None and self._made.isHidden() == wanted:
            self._made.setVisible(wanted)
        return self.shown


def row(*widgets: QWidget | None) -> QWidget:
    """Widgets side by side; None is where the room goes."""
    holder = QWidget()
    _fill(QHBoxLayout(holder), 12, widgets)
    return holder


def fill_stack(holder: QWidget, spacing: int, *widgets: QWidget | None) -> None:
    """Put widgets into one, one below the other; None is where the room goes."""
    _fill(QVBoxLayout(holder), spacing, widgets)


def _fill(layout: QBoxLayout, spacing: int, widgets: Sequence[QWidget | None]) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)


def show_one(content: QWidget, none: Words, words: str, *, full: bool) -> None:
    """Show the content, or where there is none, the words that say so."""
    none.say(words)
    content.setVisible(full)
    none.setVisible(not full)
