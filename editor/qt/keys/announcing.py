"""What screen readers say at once, wherever the focus is."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let screen readers say words that belong to a widget; nothing happens where there is none."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def alert(widget: QWidget, words: str) -> None:
    """Let screen readers say words that the person should hear of: as an alert where the desktop has such, and as an announcement."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
        announce(widget, words)


def tell_where(widget: QWidget, words: str) -> None:
    """Describe where the person is in a widget that paints its lines itself, and say so when that is elsewhere than before."""
    if words != widget.accessibleDescription():
        widget.setAccessibleDescription(words)
        announce(widget, words)
