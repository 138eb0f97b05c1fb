"""Pasting from other programs gives clean text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.system.clipboard import pasted_line, pasted_text

Box = Callable[[str], QWidget]


@pytest.mark.parametrize(
    ("copied", "meant"),
    [
        ("江畔城投\r\n公司\r\n", "江畔城投公司"),
        ("first line\r\nsecond", "first line second"),
        ("\ufeff江畔\u200b城投\u00ad", "江畔城投"),
        ("共\u00a012\u202f项", "共 12 项"),
        ("甲\t乙\n", "甲 乙"),
        ("江畔\u2028城投", "江畔城投"),
        ("\ufffc江畔", "江畔"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_one_line_is_pasted_clean(copied: str, meant: str) -> None:
    assert pasted_line(copied) == meant


def test_lines_of_a_long_text_stay_and_lose_what_can_not_be_seen() -> None:
    assert pasted_text("一是抓进度。\r\n\u200b二是保质量。 \v三是防风险。\n\n") == "一是抓进度。\n二是保质量。\n三是防风险。"


def _copy_from_word(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<p style='color:red'><b>{text}</b></p>")
    QApplication.clipboard().setMimeData(data)


def test_a_paste_into_a_box_is_clean_and_in_the_draft(box: Box, session: Session, qtbot: QtBot) -> None:
    _copy_from_word("江畔\u200b城投\r\n公司\r\n")
    qtbot.keyClick(box("单位"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.draft.value("单位") == "江畔城投公司"


def test_a_number_copied_with_its_grouping_is_a_number(box: Box, session: Session, qtbot: QtBot) -> None:
    _copy_from_word("\u00a012,800.50\r\n")
    qtbot.keyClick(box("投资"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.draft.value("投资") == "12800.50"


def test_a_paste_into_long_text_keeps_its_lines_and_no_formats(box: Box, session: Session, qtbot: QtBot) -> None:
    _copy_from_word("一是抓进度。\r\n二是\u200b保质量。")
    qtbot.keyClick(box("做法"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.draft.value("做法") == "一是抓进度。\n二是保质量。"
