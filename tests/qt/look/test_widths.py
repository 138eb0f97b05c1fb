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


UGLY = "“会议日期”写的是“2O26-09-12”：“2O26-09-12”看不出𠮷是哪一天。"


@pytest.mark.parametrize("words", [UGLY, "W" * 90, "The meeting was put off, see the letter of 12 May.", "甲 乙", ""])
@pytest.mark.parametrize("width", [40, 120, 300])
def test_lines_hold_every_letter_and_none_is_wider_than_its_room(worn: QApplication, words: str, width: int) -> None:
    lines = paint.lines_of(words, "small", width, 99)
    assert "".join(lines) == words
    assert all(paint.width_of(line.rstrip(), "small") <= width for line in lines)


def test_what_is_beyond_the_last_line_is_elided_and_words_stay_whole(worn: QApplication) -> None:
    lines = paint.lines_of(UGLY, "small", 120, 2)
    assert (len(lines), lines[1].endswith("…"), paint.width_of(lines[1], "small") <= 120) == (2, True, True)
    assert {line.split()[-1] for line in paint.lines_of("The meeting described", "small", 70, 9)} <= {"The", "meeting", "described"}
