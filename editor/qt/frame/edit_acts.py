"""剪切, 复制, 粘贴 and 全选 in the menu: each does to whatever has the focus what its key does there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from editor.model.words import tr
from editor.qt.keys.focus_ring import running_app

_TextBox = QLineEdit | QPlainTextEdit | QTextEdit
_Menus = QMenuBar | QMenu


class EditActs(QObject):
    """The acts of one window. Their keys are shown in the menu and go to the boxes themselves, as ever. What had the focus before the bar of menus
    took it (F10, Alt) is what they are for.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._last: QWidget | None = None
        running_app().focusChanged.connect(self._remember)
        keys = QKeySequence.StandardKey
        self.cut = self._act(tr("剪切"), keys.Cut)
        self.copy = self._act(tr("复制"), keys.Copy)
        self.paste = self._act(tr("粘贴"), keys.Paste)
        self.select_all = self._act(tr("全选"), keys.SelectAll)

    def _act(self, words: str, key: QKeySequence.StandardKey) -> QAction:
        act = QAction(words, self.parent())
        act.setShortcuts(key)
        # The key itself belongs to the box that has the focus: no shortcut of the window may come before it.
        act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        act.triggered.connect(lambda: self._press(act.shortcut()))
        return act

    @property
    def all(self) -> tuple[QAction, ...]:
        """The four acts in the order of the menu."""
        return self.cut, self.copy, self.paste, self.select_all

    def follow(self, menu: QMenu) -> None:
        """Show in a menu, each time that it is opened, what can be done there where the focus is."""
        menu.aboutToShow.connect(self._show)
        menu.aboutToHide.connect(lambda: [act.setEnabled(True) for act in self.all])

    def _show(self) -> None:
        from editor.qt.system.clipboard import text_and_html  # noqa: PLC0415 - the first paint has no paste

        focus = self._focus()
        box, rows = _box_of(focus), isinstance(focus, QAbstractItemView)
        chosen, writable = box is not None and _has_selection(box), box is not None and not box.isReadOnly()
        holds_words = any(text_and_html(QGuiApplication.clipboard().mimeData()))
        self.cut.setEnabled(chosen and writable)
        self.copy.setEnabled(chosen or rows)
        self.paste.setEnabled(holds_words and (writable or rows))
        self.select_all.setEnabled(rows or (box is not None and _has_text(box)))

    def _remember(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, _Menus):
            self._last = new

    def _focus(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        if not isinstance(focus, _Menus):
            return focus
        return self._last if self._last is not None and isValid(self._last) else None

    def _press(self, keys: QKeySequence) -> None:
        """Press keys in what has the focus."""
        focus, pressed = self._focus(), keys[0]  # pyright: ignore[reportIndexIssue] - missing in the stubs
        if focus is not None:
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers()))


def _box_of(focus: QWidget | None) -> _TextBox | None:
    found = focus.lineEdit() if isinstance(focus, QComboBox) else focus
    return found if isinstance(found, _TextBox) else None


def _has_selection(box: _TextBox) -> bool:
    return box.hasSelectedText() if isinstance(box, QLineEdit) else box.textCursor().hasSelection()


def _has_text(box: _TextBox) -> bool:
    return bool(box.text()) if isinstance(box, QLineEdit) else not box.document().isEmpty()
