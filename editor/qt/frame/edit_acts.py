"""剪切, 复制, 粘贴 and 全选 in the menu: each does to whatever has the focus what its key does there."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from editor.model.words import tr

_TextBox = QLineEdit | QPlainTextEdit | QTextEdit


class EditActs:
    """The acts of one window. Their keys are shown in the menu and go to the boxes themselves, as ever."""

    def __init__(self, window: QWidget) -> None:
        keys = QKeySequence.StandardKey
        self.cut = _act(window, tr("剪切"), keys.Cut)
        self.copy = _act(window, tr("复制"), keys.Copy)
        self.paste = _act(window, tr("粘贴"), keys.Paste)
        self.select_all = _act(window, tr("全选"), keys.SelectAll)

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

        focus = QApplication.focusWidget()
        box, rows = _box_of(focus), isinstance(focus, QAbstractItemView)
        chosen, writable = box is not None and _has_selection(box), box is not None and not box.isReadOnly()
        holds_words = any(text_and_html(QGuiApplication.clipboard().mimeData()))
        self.cut.setEnabled(chosen and writable)
        self.copy.setEnabled(chosen or rows)
        self.paste.setEnabled(holds_words and (writable or rows))
        self.select_all.setEnabled(rows or (box is not None and _has_text(box)))


def _act(window: QWidget, words: str, key: QKeySequence.StandardKey) -> QAction:
    act = QAction(words, window)
    act.setShortcuts(key)
    # The key itself belongs to the box that has the focus: no shortcut of the window may come before it.
    act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    act.triggered.connect(lambda: _press(act.shortcut()))
    return act


def _press(keys: QKeySequence) -> None:
    """Press keys in what has the focus."""
    focus, pressed = QApplication.focusWidget(), keys[0]  # pyright: ignore[reportIndexIssue] - missing in the stubs
    if focus is not None:
        QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers()))


def _box_of(focus: QWidget | None) -> _TextBox | None:
    found = focus.lineEdit() if isinstance(focus, QComboBox) else focus
    return found if isinstance(found, _TextBox) else None


def _has_selection(box: _TextBox) -> bool:
    return box.hasSelectedText() if isinstance(box, QLineEdit) else box.textCursor().hasSelection()


def _has_text(box: _TextBox) -> bool:
    return bool(box.text()) if isinstance(box, QLineEdit) else not box.document().isEmpty()
