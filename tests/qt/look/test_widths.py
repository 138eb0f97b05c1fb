"""Words that a widget makes room for are shown whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.qt.look import paint, theme
from editor.qt.widgets.chips import Chips

WORDS = ("3月5日", "a1", "2026-03-05", "3.5亿", "(二)1.5", "江畔市财政局", "1,234.5万", "W.W.i", "十二届八次", "12:30", "f", "")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("font", ["micro", "small", "body", "title"])
def test_no_word_is_cut_in_the_room_that_it_takes(worn: QApplication, words: str, font: theme.FontName) -> None:
    metrics = QFontMetrics(theme.font(font))
    assert metrics.elidedText(words, Qt.TextElideMode.ElideRight, paint.width_of(words, font)) == words


@pytest.mark.parametrize("value", [words for words in WORDS if len(words) > 1])
def test_a_chip_with_room_around_it_shows_its_value_whole(worn: QApplication, qtbot: QtBot, value: str) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    chips = Chips(pane)
    chips.resize(400, 24)
    chips.show_values([value])
    chip = chips.chips[0]
    shown = chip.grab().toImage()
    chip.resize(chip.width() + 40, chip.height())
    wider = chip.grab().toImage()
    words = QFontMetrics(theme.font("small")).boundingRect(value).right() + 12
    assert [shown.pixel(x, y) for x in range(12, words) for y in range(4, 20)] == [wider.pixel(x, y) for x in range(12, words) for y in range(4, 20)]
