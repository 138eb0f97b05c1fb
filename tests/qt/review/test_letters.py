"""Single letters are commands of the review only while its list or its text has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.qt.review.list.panel import NameBox
from editor.qt.review.screen import ReviewScreen

LETTERS = (Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_M, Qt.Key.Key_R, Qt.Key.Key_T, Qt.Key.Key_L, Qt.Key.Key_Delete, Qt.Key.Key_F2)


def _stops(screen: ReviewScreen) -> list[QWidget]:
    widgets = (widget for widget in screen.window().findChildren(QWidget) if widget.isVisible() and widget.isEnabled())
    stops = (widget for widget in widgets if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None)
    return [widget for widget in stops if widget not in (screen.list, screen.text)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_letters_anywhere_else_change_nothing_and_take_the_focus_nowhere(screen: ReviewScreen) -> None:
    screen.ask_name(["通知"])
    before = screen.session.inspection
    stops = _stops(screen)
    names = {type(stop).__name__ for stop in stops}
    assert {"NameBox", "TypeBox", "Button", "QLineEdit", "_Part"} <= names
    for stop in stops:
        stop.setFocus()
        for letter in LETTERS:
            QTest.keyClick(stop, letter)
            assert screen.session.inspection is before, (stop, letter)
            assert QApplication.focusWidget() is stop, (stop, letter)
        if isinstance(stop, NameBox):
            # There they are text.
            stop.show_name("")
            stop.setText("")
