"""In the list of the review a pressed row stays under the pointer, and what was aimed at is what happens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.inspection import Inspection, Proposal, ProposalKind, SlotSpan
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.review.list.model import ReviewFilter
from editor.qt.review.screen import ReviewScreen
from editor.qt.widgets.buttons import Button
from tests.qt.desk_fake import made_session
from tests.qt.pointer import in_window, the_window
from tests.qt.review_fake import in_hand, labels, show_review

COUNT = 30


@pytest.fixture
def long(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """A review with more fields than are in sight, the first five unsure, and two proposals."""
    lines = tuple(f"第{n}项投入X万元，由甲方{n}负责。" for n in range(COUNT))
    slots = tuple(
        SlotSpan(n, line.index("X"), line.index("X") + 1, "X", FieldType.MONEY, None, f"投入{n}", f"投入{n}", sure=0 if n < 5 else 2)
        for n, line in enumerate(lines)
    )
    proposals = tuple(
        Proposal(n, lines[n].index("甲"), lines[n].index("甲") + 2, "甲方", FieldType.ORG, None, f"单位{n}", f"单位{n}", why=ProposalKind.UNIT)
        for n in (3, 7)
    )
    inspection = Inspection(SourceText(lines), slots=slots, proposals=proposals)
    screen = show_review(window, qtbot, Opened(made_session().draft, "sample", "长单", inspection=inspection))
    qtbot.waitUntil(screen.list.hasFocus, timeout=10000)
    QTest.qWait(1)
    return screen


def _click(widget: QWidget, at: QPoint) -> None:
    QTest.mouseClick(the_window(widget), Qt.MouseButton.LeftButton, pos=in_window(widget, at))
    QTest.qWait(1)


def _row_at(screen: ReviewScreen, at: QPoint) -> int:
    return screen.list.indexAt(at).row()


@pytest.mark.parametrize("part", [ReviewFilter.ALL, ReviewFilter.UNSURE])
@pytest.mark.parametrize("steps", [1, 3, -2])
def test_the_row_under_the_pointer_stays_there_when_another_one_folds(long: ReviewScreen, part: ReviewFilter, steps: int) -> None:
    rows = long.list
    rows.show_part(part)
    if steps < 0:
        long.session.go_on(-steps)
    QTest.qWait(1)
    wanted = rows.rows.index(rows.currentIndex().row() + steps, 0)
    at = rows.visualRect(wanted).topLeft() + QPoint(60, 18)
    _click(rows.viewport(), at)
    assert _row_at(long, at) == wanted.row() == rows.currentIndex().row()
    assert rows.visualRect(wanted).contains(at)
    assert in_hand(long) == rows.rows.rows[wanted.row()].field.label  # type: ignore[union-attr]
    # The head of the row, not its panel, is still what the pointer is on.
    assert not rows.panel.geometry().contains(at)


def test_the_room_above_goes_with_the_next_key(long: ReviewScreen) -> None:
    rows = long.list
    target = rows.rows.index(4, 0)
    _click(rows.viewport(), rows.visualRect(target).topLeft() + QPoint(60, 18))
    assert rows.visualRect(rows.rows.index(0, 0)).height() > 100
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.visualRect(rows.rows.index(0, 0)).height() < 50


def test_accepting_by_clicks_brings_the_next_field_under_the_pointer(long: ReviewScreen) -> None:
    button = next(b for b in long.list.panel.findChildren(Button) if "认可" in b.text())
    before = button.mapToGlobal(QPoint(0, 0))
    for number in range(4):
        assert in_hand(long) == f"投入{number}"
        _click(button, button.rect().center())
        assert button.mapToGlobal(QPoint(0, 0)) == before
    assert long.session.inspection.accepted == {f"投入{number}" for number in range(4)}


def test_accepting_by_clicks_does_so_in_a_short_list_too(screen: ReviewScreen) -> None:
    QTest.qWait(1)
    button = next(b for b in screen.list.panel.findChildren(Button) if "认可" in b.text())
    before = button.mapToGlobal(QPoint(0, 0))
    for number in range(1, 4):
        _click(button, button.rect().center())
        assert len(screen.session.inspection.accepted) == number
        assert button.mapToGlobal(QPoint(0, 0)) == before
    # Below the last row is nothing to press.
    held = in_hand(screen)
    _click(screen.list.viewport(), screen.list.viewport().rect().bottomLeft() + QPoint(40, -10))
    assert in_hand(screen) == held


def test_a_double_click_on_an_act_does_it_once(long: ReviewScreen) -> None:
    button = next(b for b in long.list.panel.findChildren(Button) if "不是空位" in b.text())
    QTest.mouseDClick(the_window(button), Qt.MouseButton.LeftButton, pos=in_window(button))
    assert len(labels(long)) == COUNT - 1


def test_an_act_at_the_end_of_a_row_is_done_only_where_it_was_pressed(long: ReviewScreen) -> None:
    rows = long.list
    row = next(n for n, shown in enumerate(rows.rows.rows) if shown.proposals and len(shown.proposals) == 1)
    index = rows.rows.index(row, 0)
    rows.scrollTo(index)
    QTest.qWait(1)
    window, end = the_window(rows), QPoint(rows.viewport().width() - 30, rows.visualRect(index).center().y())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=in_window(rows.viewport(), end - QPoint(0, 36)))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=in_window(rows.viewport(), end))
    assert len(labels(long)) == COUNT
    end.setY(rows.visualRect(index).center().y())
    _click(rows.viewport(), end)
    assert len(labels(long)) == COUNT + 1
