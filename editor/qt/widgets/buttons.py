"""Buttons: plain, primary, ghost, link and icon. They follow the look, say name and key in a tooltip and to screen readers."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from editor.qt.look import icons, theme


class ButtonKind(StrEnum):
    """What a button with words looks like; the value is the property that the style sheet knows it by."""

    PLAIN = ""
    PRIMARY = "primary"
    GHOST = "ghost"
    LINK = "link"


class Button(QPushButton):
    """A button with words; it may carry an icon."""

    def __init__(self, words: str, kind: ButtonKind = ButtonKind.PLAIN, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon, self._token, self._kind = icon, "", kind
        if kind:
            self.setProperty(kind.value, True)
        self.setFont(theme.font("bold" if kind is ButtonKind.PRIMARY else "body"))
        self.setFixedHeight(32)
        self.setAutoDefault(False)
        self._recolour()

    def show_icon(self, icon: str, token: str) -> None:
        """Carry another icon, in a colour of its own; "" for none."""
        self._icon, self._token = icon, token
        self.setIcon(QIcon())
        self._recolour()

    def _recolour(self) -> None:
        if self._icon:
            token = self._token or {ButtonKind.PRIMARY: "onbrand", ButtonKind.LINK: "focus"}.get(self._kind, "text2")
            self.setIcon(icons.icon(self._icon, 16, token))
            self.setIconSize(QSize(16, 16))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button without words: its name and key stand in the tooltip."""

    def __init__(self, icon: str, name: str, key: str = "", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
        self.setFixedSize(32, 32)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rename(name, key)
        self.show_icon(icon)

    def rename(self, name: str, key: str = "") -> None:
        """Give the button another name and key."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {key}" if key else name)

    def show_icon(self, icon: str) -> None:
        """Show another drawing."""
        self._icon = icon
        self.setIcon(icons.icon(icon, self._size, "text2"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_icon(self._icon)


_ARROW = 24


class DropButton(Button):
    """`menu` is what it opens, by a click, by Enter and by Space."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.menu_below = QMenu(self)
        self.setFixedHeight(28)
        self.setStyleSheet(f"padding: 0 {_ARROW}px 0 10px; text-align: left;")
        self.clicked.connect(self._drop)

    def _drop(self) -> None:
        self.menu_below.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _ARROW + 14, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).drawPixmap(self.width() - 22, (self.height() - 16) // 2, icons.pixmap("down", 16, "text2"))
