"""A bar that asks for a name: what stands in the box is seen from its beginning, whole where there is room."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.messages.ask_bar import AskBar

LONG = "关于江畔市滨江新区老旧小区供水管网改造工程进展情况的报告"


@pytest.fixture
def bar(worn: QApplication, qtbot: QtBot) -> AskBar:
    shown = AskBar()
    qtbot.addWidget(shown)
    return shown


@pytest.mark.parametrize("width", [1280, 480])
def test_a_long_name_is_seen_from_its_beginning_and_replaced_by_what_is_typed(bar: AskBar, width: int) -> None:
    bar.resize(width, bar.height())
    bar.ask("存为模板，叫", "存进模板库", name=LONG)
    bar.offer_folders(("水务",), "")
    assert (bar.box.cursorPosition(), bar.box.selectedText()) == (0, LONG)
    if width == 1280:
        assert bar.box.width() >= bar.box.fontMetrics().horizontalAdvance(LONG) + 16


def test_a_refusal_is_told_and_goes_with_the_next_question(bar: AskBar) -> None:
    bar.ask("叫", "改名")
    bar.ok.click()
    assert (bar.isVisible(), bar.trouble) == (True, "先写个名称。")
    bar.ask("叫", "改名", name="工期")
    assert bar.trouble == ""
