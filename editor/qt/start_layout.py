"""Widgets side by side and one below the other, and words in place of what is empty."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from editor.qt.labels import Words


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
