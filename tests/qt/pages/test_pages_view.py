"""The pages in the window: clicks, typing in place, following, zoom, tint, screen readers."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.look import theme
from editor.qt.pages.pages_view import PagesView
from tests.qt.made_pages import UNIT, colors_of, laid_out
from tests.qt.pages.conftest import VALUES

pytestmark = [pytest.mark.needs("font:Noto Sans CJK SC")]


def _click(view: PagesView, path: str, place: int = 0) -> None:
    rect = view.slot_rect(path, place)
    assert rect is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())


def test_a_click_on_a_slot_tells_its_field_and_its_place(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.slot_clicked) as told:
        _click(view, UNIT, 2)
    assert told.args == [UNIT, 2]
    assert view.current == (UNIT, 2)


def test_a_click_beside_the_slots_tells_nothing(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.slot_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(320, 100))


def test_a_click_just_beside_a_short_slot_still_is_on_it(view: PagesView) -> None:
    rect = view.slot_rect("成活率0")
    assert rect is not None
    slot = view.slot_at(QPointF(rect.right() + 2, rect.center().y()))
    assert slot is not None
    assert slot.mark.field == "成活率0"


def test_typing_on_a_clicked_slot_tells_the_new_text_with_its_field(view: PagesView, qtbot: QtBot) -> None:
    _click(view, "成活率0")
    with qtbot.waitSignal(view.text_edited) as told:
        QTest.keyClicks(view.editor, "9")
    assert told.args == ["成活率0", "9"]


def test_typing_without_a_click_opens_the_editor_on_the_slot_in_hand(view: PagesView, qtbot: QtBot) -> None:
    view.set_current("成活率0", 1)
    with qtbot.waitSignal(view.text_edited) as told:
        QTest.keyClicks(view, "8")
    assert told.args == ["成活率0", "8"]
    assert view.editor.isVisible()


def test_the_editor_stands_over_its_slot_and_says_there_where_the_caret_is(view: PagesView) -> None:
    _click(view, "棵数0")
    rect = view.slot_rect("棵数0")
    assert rect is not None
    assert view.editor.geometry().intersects(rect)
    caret = view.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert caret.height() > 0
    assert view.editor.rect().contains(caret.center())


def test_a_field_that_only_the_form_can_edit_is_told_to_it(view: PagesView, qtbot: QtBot) -> None:
    _click(view, "成活率0")
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    view.set_current("明细[0].1", 1)
    with qtbot.waitSignal(view.slot_activated) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["明细[0].1", 1]
    assert not view.editor.isVisible()


def test_enter_goes_to_the_next_slot_and_shift_enter_to_the_one_before(view: PagesView, qtbot: QtBot) -> None:
    _click(view, "棵数0")
    with qtbot.waitSignal(view.slot_clicked) as told:
        QTest.keyClick(view.editor, Qt.Key.Key_Return)
    assert told.args == ["成活率0", 1]
    with qtbot.waitSignal(view.slot_clicked) as told:
        QTest.keyClick(view.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == ["棵数0", 1]


def test_escape_closes_the_editor_and_the_pages_keep_the_focus(view: PagesView, qtbot: QtBot) -> None:
    _click(view, "棵数0")
    with qtbot.waitSignal(view.editing_finished):
        QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    assert not view.editor.isVisible()
    assert view.hasFocus()


def test_the_editor_follows_its_slot_and_shows_what_the_draft_has_now(view: PagesView) -> None:
    _click(view, UNIT, 2)
    VALUES[UNIT] = "青石镇人民政府"
    view.show_laid(laid_out(8, "青石镇人民政府"))
    assert view.editor.text() == "青石镇人民政府"
    VALUES[UNIT] = "蓝桥镇人民政府"


def test_letters_that_are_still_being_composed_are_not_told(view: PagesView, qtbot: QtBot) -> None:
    _click(view, "成活率0")
    with qtbot.assertNotEmitted(view.text_edited):
        QApplication.sendEvent(view.editor, QInputMethodEvent("jiu", []))
    committed = QInputMethodEvent()
    committed.setCommitString("九")
    with qtbot.waitSignal(view.text_edited) as told:
        QApplication.sendEvent(view.editor, committed)
    assert told.args == ["成活率0", "九"]


def _composes(view: PagesView, letters: str, chosen: str = "") -> None:
    event = QInputMethodEvent(letters, [])
    event.setCommitString(chosen)
    QApplication.sendEvent(view, event)


def test_what_is_composed_on_the_page_shows_at_the_slot_and_keeps_the_focus_until_it_is_chosen(view: PagesView, qtbot: QtBot) -> None:
    view.setFocus()
    view.set_current("成活率0")
    with qtbot.assertNotEmitted(view.text_edited):
        _composes(view, "j")
        _composes(view, "jiu")
    # An input method forgets its letters when the focus goes elsewhere.
    assert (view.editor.isVisible(), view.hasFocus()) == (True, True)
    with qtbot.waitSignal(view.text_edited) as told:
        _composes(view, "", "九")
    _composes(view, "")
    assert (told.args, view.editor.text(), view.editor.hasFocus()) == (["成活率0", "九"], "九", True)


def test_an_input_method_that_composes_nothing_opens_no_editor(view: PagesView) -> None:
    view.setFocus()
    view.set_current("成活率0")
    _composes(view, "")
    assert not view.editor.isVisible()


def test_a_key_after_composing_goes_into_the_editor(view: PagesView, qtbot: QtBot) -> None:
    view.setFocus()
    view.set_current("成活率0")
    _composes(view, "jiu")
    _composes(view, "", "9")
    qtbot.keyClicks(view, "5")
    assert (view.editor.text(), view.editor.hasFocus()) == ("95", True)


def test_the_tint_can_be_switched_off_and_the_yellow_cannot(view: PagesView) -> None:
    colors = theme.current().colors
    assert {colors["fill"], colors["slot"]} <= colors_of(view)
    view.set_tint(False)
    assert colors["fill"] not in colors_of(view)
    assert colors["slot"] in colors_of(view)


def test_a_slot_in_the_middle_of_the_view_is_not_scrolled_to(view: PagesView) -> None:
    view.verticalScrollBar().setValue(100)
    rect = view.slot_rect("棵数0")
    assert rect is not None
    assert 0.2 * view.viewport().height() < rect.top() < 0.8 * view.viewport().height()
    view.set_current("棵数0", 1)
    assert view.verticalScrollBar().value() == 100


def test_a_slot_out_of_sight_is_scrolled_to_the_middle(view: PagesView) -> None:
    view.set_current("棵数7", 1)
    rect = view.slot_rect("棵数7")
    assert rect is not None
    assert abs(rect.center().y() - view.viewport().rect().center().y()) < 0.2 * view.viewport().height()
    assert view.current_page > 1


def test_the_page_in_sight_is_told_as_the_pages_are_scrolled(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.page_changed) as told:
        view.go_to_page(2)
    assert told.args == [2, view.page_count]


def test_ctrl_and_wheel_zooms_around_the_pointer_within_limits(view: PagesView) -> None:
    before = view.zoom
    _wheel(view, 120)
    assert view.zoom == pytest.approx(1.1 * before)
    for _ in range(60):
        _wheel(view, 120)
    assert view.zoom == 4.0
    for _ in range(60):
        _wheel(view, -120)
    assert view.zoom == 0.25


def _wheel(view: PagesView, delta: int) -> None:
    spot, none = QPointF(200, 200), QPoint()
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(view.viewport(), QWheelEvent(spot, spot, none, QPoint(0, delta), buttons, keys, Qt.ScrollPhase.NoScrollPhase, False))


def test_page_width_fills_the_view_and_a_whole_page_fits_into_it(view: PagesView) -> None:
    width = view.zoom
    assert view.horizontalScrollBar().maximum() == 0
    view.set_mode("page")
    assert view.zoom < width
    view.set_mode("spread")
    assert view.horizontalScrollBar().maximum() == 0


def test_the_page_keys_turn_the_pages(view: PagesView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_page == view.page_count
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_page == 1
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0


def test_dark_pages_are_dimmed_unless_paper_is_to_stay_white(view: PagesView, qapp: QApplication) -> None:
    theme.put_on(qapp, "dark")
    assert "#E2DFD7" in colors_of(view)
    view.set_white_paper(True)
    assert "#FFFFFF" in colors_of(view)
    assert "#E2DFD7" not in colors_of(view)


def test_without_pages_there_is_only_the_desk(view: PagesView) -> None:
    view.set_current(UNIT, 1)
    view.show_laid(None)
    assert colors_of(view) == {theme.current().colors["desk"]}
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_page == 0


def test_at_four_hundred_percent_the_page_is_drawn_the_same(view: PagesView) -> None:
    view.set_zoom(4.0)
    view.set_current("成活率0", 1)
    assert theme.current().colors["slot"] in colors_of(view)


def test_a_screen_reader_finds_the_slots_in_view_by_name_and_place(view: PagesView) -> None:
    view.proxies.refresh()
    slots = [QAccessible.queryAccessibleInterface(proxy) for proxy in view.proxies.shown]
    assert [slot.text(QAccessible.Text.Name) for slot in slots][:4] == [f"“{UNIT}”", "“棵数0”", "“成活率0”，未填", f"“{UNIT}”"]
    assert {slot.role() for slot in slots} == {QAccessible.Role.EditableText}
    assert slots[1].text(QAccessible.Text.Value) == "1200"
    rect = view.slot_rect("棵数0")
    assert rect is not None
    assert slots[1].rect().topLeft() == view.viewport().mapToGlobal(rect.topLeft())


def test_what_the_screen_reader_finds_follows_the_pages(view: PagesView) -> None:
    view.proxies.refresh()
    view.go_to_page(2)
    view.proxies.refresh()
    assert "“棵数0”" not in [proxy.accessibleName() for proxy in view.proxies.shown]
    view.show_laid(None)
    view.proxies.refresh()
    assert view.proxies.shown == []


def test_what_is_there_for_screen_readers_lets_clicks_through_to_the_slots(view: PagesView, qtbot: QtBot) -> None:
    view.proxies.refresh()
    spot = view.slot_rect("棵数0")
    assert spot is not None
    window = view.window().windowHandle()
    place = view.viewport().mapTo(view.window(), spot.center())
    with qtbot.waitSignal(view.slot_clicked) as told:
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert told.args == ["棵数0", 1]
