"""What a screen reader finds in the window, without one: names of what takes the focus or can be pressed, and of the rows of lists."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says: the widget's own, or that of the label beside it."""
    told = QAccessible.queryAccessibleInterface(widget)
    own = told.text(QAccessible.Text.Name)
    labels = [label.text(QAccessible.Text.Name) for label, _ in told.relations(QAccessible.RelationFlag.Label)]
    if isinstance(widget, QComboBox) and not widget.isEditable():
        # On Linux the name of a list is what is chosen in it.
        return "".join(labels)
    return own or "".join(labels)


def nameless() -> list[str]:
    """What is on the screen, takes the focus or can be pressed, and has no name; rows of lists without words too."""
    # WORKAROUND PySide 6.9: allWidgets has given widgets that were half gone, and crashed on them.
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    widgets = [widget for top in tops for widget in (top, *top.findChildren(QWidget))]
    seen = [widget for widget in dict.fromkeys(widgets) if widget.isVisible() and widget.isEnabled()]
    mute = [_where(widget) for widget in seen if _matters(widget) and not name_of(widget).strip()]
    return mute + [f"{_where(view)} {row}" for view in seen if isinstance(view, QAbstractItemView) for row in _silent_rows(view)]


def role_of(widget: QWidget) -> QAccessible.Role:
    """What a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).role()


def _matters(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return True
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.isWindow() and widget.focusProxy() is None


def _where(widget: QWidget) -> str:
    line = [type(widget).__name__]
    while (parent := widget.parentWidget()) is not None:
        line.append(type(parent).__name__)
        widget = parent
    return " < ".join(line[:5])


def _silent_rows(view: QAbstractItemView) -> Iterator[str]:
    for index in _indexes(view.model(), QModelIndex()):
        words = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
        if not str(words or "").strip() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            yield f"row {index.row()}, column {index.column()}"


def _indexes(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    row = 0
    while model.hasIndex(row, 0, parent):
        column = 0
        while model.hasIndex(row, column, parent):
            yield model.index(row, column, parent)
            column += 1
        yield from _indexes(model, model.index(row, 0, parent))
        row += 1


def described(widget: QWidget) -> str:
    """What a screen reader says beside the name."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
