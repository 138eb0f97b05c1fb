"""The ring around the button that has the focus: style sheets can't draw outside of a widget."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QCheckBox, QPushButton, QToolButton, QWidget

from editor.qt.look import paint

_RINGED = (QPushButton, QToolButton, QCheckBox)
_ROOM = 3


def running_app() -> QApplication:
    """The running application, which tells where the focus goes."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        token = "focus" if self.isActiveWindow() else "edge"
        paint.rounded(QPainter(self), QRectF(self.rect()), 8, None, token, 2)


class FocusRing(QObject):
    """Follows the focus through the program and draws the ring beside its widget, so that it scrolls along."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring, self._watched = None, []
        if isinstance(new, _RINGED) and new.parentWidget() is not None:
            self._watched = _up_to_room(new)
            self._ring = _Ring(_parent(self._watched[-1]))
            for widget in self._watched:
                widget.installEventFilter(self)
            self._place()

    def _place(self) -> None:
        if self._ring is not None and shiboken6.isValid(self._ring):
            around, room = self._watched[0], _parent(self._watched[-1])
            self._ring.setGeometry(_ringed(around, room))
            self._ring.raise_()
            self._ring.setVisible(around.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._watched and event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def _ringed(widget: QWidget, room: QWidget) -> QRect:
    """Where the ring of a widget lies in one around it."""
    return QRect(widget.mapTo(room, QPoint()), widget.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)


def _up_to_room(widget: QWidget) -> list[QWidget]:
    """The widget, and those around it up to the last one whose parent does not cut its ring off; what is scrolled keeps the ring."""
    found = [widget]
    while not (room := _parent(found[-1])).rect().contains(_ringed(widget, room)):
        beyond = room.parentWidget()
        if room.isWindow() or beyond is None or isinstance(beyond, QAbstractScrollArea):
            break
        found.append(room)
    return found
