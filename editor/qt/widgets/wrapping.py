"""A row of widgets that goes on in a further line where it has no more room."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class WrappingRow(QWidget):
    """Widgets beside each other in as many lines as their width asks for; the last one stands at the right end of its line."""

    def __init__(self, space: int = 6) -> None:
        super().__init__()
        self._space, self._held = space, list[QWidget]()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        self._held.append(widget)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        """Where the widgets stand in a row of that width."""
        places: list[QRect] = []
        at, height = QPoint(0, 0), 0
        for widget in self._held:
            size = QSize(0, 0) if widget.isHidden() else widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + height + self._space)
                height = 0
            places.append(QRect(at, size))
            at, height = QPoint(at.x() + size.width() + self._space, at.y()), max(height, size.height())
        if places:
            places[-1].moveRight(max(places[-1].right(), width - 1))
        return places

    def minimumSizeHint(self) -> QSize:
        widest = max((place.width() for place in self._places(0)), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def event(self, event: QEvent) -> bool:
        # A button of ours has other words.
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay()
            self.updateGeometry()
        return super().event(event)

    def _lay(self) -> None:
        for widget, place in zip(self._held, self._places(self.width()), strict=True):
            widget.setGeometry(place)
