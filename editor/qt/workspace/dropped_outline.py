"""The outline as a drop-down over the fields, where there is no room for it beside them."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from editor.qt.keys.focus_ring import running_app
from editor.qt.outline.outline_pane import OutlinePane
from editor.qt.widgets.panes import Splitter

_MOST, _EDGE = 320, 24


class DroppedOutline(QObject):
    """Lays the outline over what it is dropped down on; `back` tells that it stands in its place again."""

    back = Signal()

    def __init__(self, outline: OutlinePane, splitter: Splitter, over: QWidget) -> None:
        super().__init__(over)
        self._outline, self._splitter, self._over = outline, splitter, over

    @property
    def is_down(self) -> bool:
        """Whether it is dropped down."""
        return self._outline.parentWidget() is self._over

    def drop(self, below: int) -> None:
        """Show it so many pixels below the top of the panes, until something is chosen or the focus goes elsewhere in the window."""
        top = self._splitter.y() + below
        self._outline.setParent(self._over)
        self._outline.setGeometry(QRect(0, top, min(_MOST, self._over.width() - _EDGE), self._over.height() - top))
        self._outline.show()
        self._outline.raise_()
        self._outline.tree.setFocus()
        running_app().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self._over.window() and not self._outline.isAncestorOf(new):
            self.put_back()

    def put_back(self) -> bool:
        """Put it back into its place; False when it is there."""
        if not self.is_down:
            return False
        running_app().focusChanged.disconnect(self._on_focus_changed)
        self._outline.hide()
        self._splitter.insertWidget(0, self._outline)
        self.back.emit()
        return True
