"""Tab walks a window as it is read: head, outline, fields, pages, status bar, and round again; nothing holds it, nothing is passed by."""

import gc
import itertools

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from editor.qt.app.main_window import MainWindow
from editor.qt.keys.focus_ring import FocusRing
from editor.qt.look import theme
from editor.qt.workspace.workspace import Workspace
from tests.qt.conftest import Boxes

_NO, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def _presses(key: Qt.Key, modifier: Qt.KeyboardModifier = _NO) -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, key, modifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _round(key: Qt.Key, modifier: Qt.KeyboardModifier = _NO) -> list[QWidget]:
    """All stops from the one with the focus until it has it again."""
    first, stops = QApplication.focusWidget(), []
    while (stop := _presses(key, modifier)) is not first and len(stops) < 60:
        stops.append(stop)
    assert QApplication.focusWidget() is first
    return [first, *stops]


@pytest.fixture
def workspace(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Workspace:
    """The panes, with the pages, and something to take back."""
    qtbot.waitUntil(lambda: "pages" in workspace.__dict__ and workspace.pages.view.laid is not None, timeout=20_000)
    workspace.session.set_value("主送", "市政府")
    return workspace


@pytest.mark.parametrize("key", ["单位", "公开", "项目"])
def test_tab_goes_through_head_outline_fields_pages_and_status_and_round_again(key: str, window: MainWindow, workspace: Workspace) -> None:
    workspace.navigator.go_to_field(key)
    workspace.fields.focus_field()
    stops = _round(Qt.Key.Key_Tab)
    regions = [window.frame.head, workspace.outline, workspace.fields, workspace.pages, window.frame.status]
    passed = [at for stop in stops for at, region in enumerate(regions) if region.isAncestorOf(stop)]
    assert [at for at, _ in itertools.groupby(passed)] == [2, 3, 4, 0, 1, 2]
    assert len(passed) == len(stops)


def test_shift_tab_goes_the_same_way_back(workspace: Workspace) -> None:
    workspace.navigator.go_to_field("人数")
    workspace.fields.focus_field()
    there, back = _round(Qt.Key.Key_Tab), _round(Qt.Key.Key_Tab, _SHIFT)
    assert back == [there[0], *there[:0:-1]]


def test_a_section_s_rows_are_walked_in_their_order_whatever_they_showed_before(workspace: Workspace) -> None:
    for key in ("项目", "主送", "单位"):
        workspace.navigator.go_to_field(key)
    workspace.fields.focus_field()
    rows = [workspace.fields.column.row_around(stop) for stop in _round(Qt.Key.Key_Tab)]
    keys = [key for key, _ in itertools.groupby(row.key for row in rows if row is not None)]
    assert keys == [row.key for row in workspace.fields.column.rows]


def test_nothing_that_tab_passes_on_its_way_is_unused_for_python_while_it_is_on_the_screen(box: Boxes) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    for key in ("公开", "项目"):
        box(key)
        _round(Qt.Key.Key_Tab)
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    gc.set_debug(0)
    unused = [one for one in gc.garbage if isinstance(one, QWidget) and shiboken6.isValid(one)]
    gc.garbage.clear()
    assert unused == []


def test_every_stop_has_a_name(workspace: Workspace) -> None:
    workspace.fields.focus_field()
    stops = _round(Qt.Key.Key_Tab)
    assert [stop for stop in stops if not (stop.accessibleName() or (isinstance(stop, QAbstractButton) and stop.text()))] == []


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_focus_can_be_seen_at_every_stop(look: theme.Look, window: MainWindow, workspace: Workspace, worn: QApplication) -> None:
    ring = FocusRing(worn)
    theme.put_on(worn, look)
    workspace.fields.focus_field()
    stops = _round(Qt.Key.Key_Tab)
    hidden = [stop for stop in stops if _marked(window.frame, stop, stop) <= _marked(window.frame, stop, _other(stops, stop)) + 20]
    theme.put_on(worn, "light")
    ring.deleteLater()
    assert hidden == []


def test_the_ring_around_a_button_is_cut_off_at_no_side(window: MainWindow, workspace: Workspace, worn: QApplication) -> None:
    ring = FocusRing(worn)
    workspace.fields.focus_field()
    buttons = [stop for stop in _round(Qt.Key.Key_Tab) if isinstance(stop, QPushButton | QToolButton)]
    cut = [button.text() for button in buttons if not _is_whole(window.frame, button)]
    ring.deleteLater()
    assert buttons
    assert cut == []


def _is_whole(window: QWidget, button: QWidget) -> bool:
    """Whether something of the ring is seen on all four sides of a button that has the focus."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    wide, high = button.width(), button.height()
    sides = (QRect(-4, 0, 4, high), QRect(wide, 0, 4, high), QRect(0, -4, wide, 4), QRect(0, high, wide, 4))
    return all(_points(window, side.translated(button.mapTo(window, QPoint(0, 0)))) for side in sides)


def test_a_table_without_rows_shows_that_it_has_the_focus(window: MainWindow, workspace: Workspace, box: Boxes) -> None:
    table = box("项目")
    QApplication.processEvents()
    assert not workspace.session.draft.value("项目")
    assert _points(window.frame, QRect(table.mapTo(window.frame, QPoint(0, 0)), table.size())) > 2 * table.width()


def _other(stops: list[QWidget], stop: QWidget) -> QWidget:
    """A stop far away."""
    return stops[(stops.index(stop) + len(stops) // 2) % len(stops)]


def _marked(window: QWidget, place: QWidget, focused: QWidget) -> int:
    """How many points in and around a place have the colour of the focus while something has it."""
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return _inked(window, place)


def _inked(window: QWidget, place: QWidget) -> int:
    """How many points in and around a place have the colour of the focus."""
    return _points(window, QRect(place.mapTo(window, QPoint(0, 0)), place.size()).adjusted(-4, -4, 4, 4))


def _points(window: QWidget, around: QRect) -> int:
    """How many points of a part of the window have the colour of the focus."""
    image = window.grab(around).toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = theme.color("focus").rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def test_the_focus_can_be_seen_on_the_pages_that_f6_went_to_and_when_the_window_comes_back(window: MainWindow, workspace: Workspace) -> None:
    workspace.fields.focus_field()
    view = workspace.pages.view
    before = _inked(window.frame, view)
    window.acts.next_pane.trigger()
    assert view.hasFocus()
    assert _inked(window.frame, view) > before + 1000
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(view, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))
    assert _inked(window.frame, view) > before + 1000
