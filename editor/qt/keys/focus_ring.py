"""The ring around the button that has the focus: style sheets can't draw outside of a widget."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolButton, QWidget

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
        self._around: QWidget | None = None
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._around is not None and shiboken6.isValid(self._around):
            self._around.removeEventFilter(self)
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._around = None
        if isinstance(new, _RINGED) and (parent := new.parentWidget()) is not None:
            self._around, self._ring = new, _Ring(parent)
            new.installEventFilter(self)
            self._place()

    def _place(self) -> None:
        if self._ring is not None and self._around is not None:
            self._ring.setGeometry(self._around.geometry().adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
            self._ring.raise_()
            self._ring.setVisible(self._around.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False
