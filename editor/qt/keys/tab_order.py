"""The way of Tab through a window: as it is read, whatever the order its parts were made in. Panes, bars and rows come and go."""

from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget


def next_stop(window: QWidget, now: QWidget | None, step: int) -> QWidget | None:
    """The widget that Tab (1) or Shift+Tab (-1) goes to from the one with the focus, round the window; None when nothing takes the focus."""
    at = now if now is not None and window.isAncestorOf(now) else window
    if step > 0 and at is not window and (within := _end(at, step, itself=False)):
        return within
    while at is not window:
        parent = at.parentWidget()
        assert parent is not None
        for beside in _after(at, parent, step):
            if found := _end(beside, step):
                return found
        at = parent
        if step < 0 and _is_stop(at):
            return at
    return _end(window, step)


def _after(at: QWidget, parent: QWidget, step: int) -> list[QWidget]:
    """What follows among the parts of its parent, or comes before it, nearest first."""
    parts = _parts(parent)[::step]
    return parts[parts.index(at) + 1 :] if at in parts else []


def _end(widget: QWidget, step: int, *, itself: bool = True) -> QWidget | None:
    """The first stop (1) or the last one (-1) among a widget and all in it."""
    if itself and step > 0 and _is_stop(widget):
        return widget
    inner = next((found for part in _parts(widget)[::step] if (found := _end(part, step))), None)
    return widget if inner is None and itself and step < 0 and _is_stop(widget) else inner


def _parts(widget: QWidget) -> list[QWidget]:
    """What stands in a widget and can be seen, as it is read: from left to right, and where nothing stands beside it from top to bottom."""
    parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [part for part in parts if part.isVisible() and not part.isWindow()]
    return sorted(shown, key=cmp_to_key(_compared))


def _compared(one: QWidget, other: QWidget) -> int:
    upper, lower = one.geometry(), other.geometry()
    shared = min(upper.bottom(), lower.bottom()) - max(upper.top(), lower.top()) + 1
    is_beside = 2 * shared > min(upper.height(), lower.height())
    return upper.left() - lower.left() if is_beside else upper.top() - lower.top()


def _is_stop(widget: QWidget) -> bool:
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _hands_on(widget):
        return False
    # Of the choices in one frame Tab finds the one that is chosen; arrows go on from there.
    return not isinstance(widget, QRadioButton) or widget.isChecked() or not any(one.isChecked() for one in _beside(widget))


def _hands_on(widget: QWidget) -> bool:
    """Whether a widget hands the focus to another one.

    WORKAROUND PySide 6.9: a widget that another one gives belongs to that one in Python from then on, be it the one around it: Python would take
    both for unused and end them. The question for its parent puts that right.
    """
    other = widget.focusProxy()
    if other is not None:
        other.parentWidget()
    return other is not None


def _beside(choice: QRadioButton) -> list[QRadioButton]:
    parent = choice.parentWidget()
    return parent.findChildren(QRadioButton, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent is not None else [choice]
