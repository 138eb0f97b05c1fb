"""Widgets side by side and one below the other, and words in place of what is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from editor.qt.labels import Words


def row(*widgets: QWidget | None) -> QWidget:
    """Widgets side by side; None is where the room goes."""
    return _laid(QHBoxLayout(), 12, widgets)


def stack(*widgets: QWidget | None) -> QWidget:
    """Widgets one below the other; None is where the room goes."""
    return _laid(QVBoxLayout(), 8, widgets)


def _laid(layout: QBoxLayout, spacing: int, widgets: Sequence[QWidget | None]) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def show_one(content: QWidget, none: Words, words: str, *, full: bool) -> None:
    """Show the content, or where there is none, the words that say so."""
    none.say(words)
    content.setVisible(full)
    none.setVisible(not full)


def box_and_state(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag]:
    """Where a delegate is to draw and the state of the item."""
    return QRect(option.rect), option.state  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave the fields of options out
