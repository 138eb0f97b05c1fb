"""A double click takes a phrase of Chinese text, never a whole paragraph."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.prose.phrases import PhraseText, phrase_at

TEXT = "下半年将实施投资项目，其中新增\ufffc个。"


@pytest.mark.parametrize(("at", "phrase"), [(0, "下半年"), (2, "下半年"), (7, "投资"), (9, "项目"), (10, "，"), (15, "\ufffc"), (99, "")])
def test_a_phrase_ends_where_a_reader_would_end_it_and_at_every_mark(at: int, phrase: str) -> None:
    start, end = phrase_at(TEXT, at)
    assert TEXT[start:end] == phrase


@pytest.mark.parametrize(
    ("text", "at", "phrase"),
    [
        ("万元，年内计划完成", 0, "万元"),
        ("万元，年内计划完成", 1, "万元"),
        ("投资3.5亿元用于建设", 5, "亿元"),
        ("占地120万平方米", 6, "万平方米"),
        ("到会1.2万人次", 6, "万人次"),
        ("百姓生活", 0, "百姓"),
    ],
)
def test_a_unit_is_taken_with_its_scale(text: str, at: int, phrase: str) -> None:
    start, end = phrase_at(text, at)
    assert text[start:end] == phrase


@pytest.mark.parametrize("part", [0.3, 0.8])
def test_a_double_click_takes_the_phrase_of_the_character_under_it(qtbot: QtBot, part: float) -> None:
    box = PhraseText()
    qtbot.addWidget(box)
    box.resize(600, 200)
    box.setPlainText(TEXT)
    box.show()
    cursor = QTextCursor(box.document())
    edges = []
    for at in (7, 8):
        cursor.setPosition(at)
        edges.append(box.cursorRect(cursor).center())
    at = QPointF(edges[0]) + (QPointF(edges[1]) - QPointF(edges[0])) * part
    where = QPointF(box.viewport().mapToGlobal(QPoint(0, 0))) + at
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, at, where, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(box.viewport(), event)
    assert box.textCursor().selectedText() == "投资"
