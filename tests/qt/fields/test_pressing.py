"""What is pressed stays under the pointer while the rows around it fold and unfold."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.fields.fields_pane import FieldsPane
from tests.qt.pointer import in_window, the_window

Box = Callable[[str], QWidget]


def _on_screen(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, 0))


def _press_and_let_go(widget: QWidget) -> tuple[QPoint, QPoint, QPoint]:
    """Where a widget stands before it is pressed, while it is, and when all is done."""
    places = [_on_screen(widget)]
    window, at = the_window(widget), in_window(widget)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=at)
    QTest.qWait(1)
    places.append(_on_screen(widget))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at)
    QTest.qWait(1)
    return places[0], places[1], _on_screen(widget)


@pytest.mark.parametrize("height", [900, 420])
@pytest.mark.parametrize(("first", "then"), [("日期", "月份"), ("日期", "公开"), ("投资", "月份"), ("公开", "日期")])
def test_the_pressed_field_stays_where_it_is(
    first: str, then: str, height: int, box: Box, fields: FieldsPane, window: MainWindow, session: Session
) -> None:
    # A value that can't be says so in a line of its own when it is left.
    window.frame.resize(1440, height)
    held = box(first)
    if isinstance(held, QLineEdit):
        QTest.keyClicks(held, "abc")
    row = fields.column.row_of(then)
    assert row is not None
    QTest.qWait(1)
    if not row.box.visibleRegion().contains(row.box.rect().center()):
        pytest.skip("not in sight")
    before, pressed, after = _press_and_let_go(row.box)
    assert (pressed, after) == (before, before)
    assert fields.column.row_around(QApplication.focusWidget()) is row


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_choice_that_is_pressed_opens_where_it_was_aimed_at(box: Box, fields: FieldsPane) -> None:
    box("日期")
    QTest.qWait(1)
    row = fields.column.row_of("方式")
    assert row is not None
    assert isinstance(row.box, QComboBox)
    before = _on_screen(row.box)
    QTest.mousePress(the_window(row.box), Qt.MouseButton.LeftButton, pos=in_window(row.box))
    QTest.qWait(1)
    assert row.box.view().isVisible()
    assert _on_screen(row.box) == before
    row.box.hidePopup()
    QTest.mouseRelease(the_window(row.box), Qt.MouseButton.LeftButton, pos=in_window(row.box))


def test_a_key_brings_the_first_row_back_to_the_top(box: Box, fields: FieldsPane) -> None:
    box("日期")
    QTest.qWait(1)
    row = fields.column.row_of("投资")
    assert row is not None
    _press_and_let_go(row.box)
    assert fields.column.rows[0].y() > 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.qWait(1)
    assert fields.column.rows[0].y() == 0
