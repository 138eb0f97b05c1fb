"""On the pages what is clicked stays under the pointer, and Enter behind the last blank takes no value away."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from editor.qt.pages.pages_view import PagesView

pytestmark = [pytest.mark.needs("font:Noto Sans CJK SC")]


@pytest.fixture
def values() -> Mapping[str, str]:
    return {"成文日期": "2026年3月12日", "棵数0": "1200", "棵数3": "1200"}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_behind_the_last_slot_enter_says_so_and_what_is_typed_takes_no_value_away(view: PagesView) -> None:
    view.set_current("成文日期", 1)
    assert view.open_editor()
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    assert QToolTip.text() == "这是最后一处空位。"
    QToolTip.hideText()
    assert view.editor.hasFocus()
    assert view.editor.text() == "2026年3月12日"


@pytest.mark.parametrize("edge", [30, 700])
def test_a_clicked_slot_stays_under_the_pointer(view: PagesView, edge: int) -> None:
    view.set_current("棵数3", 1)
    rect = view.slot_rect("棵数3")
    assert rect is not None
    view.set_current("棵数0", 1)
    bar = view.verticalScrollBar()
    rect = view.slot_rect("棵数3")
    assert rect is not None
    bar.setValue(bar.value() + rect.top() - edge)
    before = view.slot_rect("棵数3")
    assert before is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=before.center())
    assert view.current == ("棵数3", 1)
    assert view.slot_rect("棵数3") == before
