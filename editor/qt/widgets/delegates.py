"""What a delegate is told about the item that it draws."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def box_and_state(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag]:
    """Where a delegate is to draw and the state of the item."""
    return QRect(option.rect), option.state  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave the fields of options out
