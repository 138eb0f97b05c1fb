"""What was left out has a part of the list of its own, and what may be a field is taken with one key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.inspection import Proposal, ProposalKind
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.review.list.model import ReviewFilter
from editor.qt.review.screen import ReviewScreen
from editor.qt.review.text.line import PieceKind
from tests.qt.desk_fake import made_session
from tests.qt.review_fake import press, seen, show_review

HEADER = LeftOut("水务局 内部文件", SourcePlace(PlaceKind.HEADER), WhyLeftOut.HEADER)
PICTURE = LeftOut("图片“章”", SourcePlace.at_line(5), WhyLeftOut.PICTURE)


def _proposal(line: int, start: int, text: str, label: str, why: ProposalKind) -> Proposal:
    return Proposal(line, start, start + len(text), text, FieldType.TEXT, None, label, label, sample=text, why=why)


PROPOSALS = (
    _proposal(4, 2, "情况", "标题", ProposalKind.MARKED),
    _proposal(6, 0, "甲项目", "项目", ProposalKind.MARKED),
    _proposal(6, 6, "", "验收人", ProposalKind.LABEL),
)


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """A review with two things left out and three proposals."""
    found = replace(seen(), left_out=(HEADER, PICTURE), proposals=PROPOSALS)
    screen = show_review(window, qtbot, Opened(made_session().draft, "sample", "样稿", inspection=found))
    qtbot.waitUntil(screen.list.hasFocus, timeout=10000)
    return screen


def _rows(screen: ReviewScreen) -> list[str]:
    return [row.words for row in screen.list.rows.rows if row.field is None]


def _come_to(screen: ReviewScreen, words: str) -> None:
    rows = screen.list.rows
    at = next(n for n, row in enumerate(rows.rows) if row.words.startswith(words))
    screen.list.setCurrentIndex(rows.index(at, 0))


def _show_left_out(screen: ReviewScreen) -> None:
    screen.segment.parts[ReviewFilter.LEFT_OUT].click()


def test_where_nothing_was_left_out_there_is_no_part_for_it(screen: ReviewScreen) -> None:
    assert not screen.segment.parts[ReviewFilter.LEFT_OUT].isVisible()
    assert screen.segment.parts[ReviewFilter.NOISE].isVisible()


def test_on_opening_it_is_said_what_is_not_taken_in_as_it_is(shown: ReviewScreen) -> None:
    assert "没照原样收进来 2 处：版式里没有页眉、版式里放不了图片。" in shown.result.words


def test_each_row_says_the_words_where_they_stood_and_why(shown: ReviewScreen) -> None:
    part = shown.segment.parts[ReviewFilter.LEFT_OUT]
    assert (part.isVisible(), part.text()) == (True, "没收进来 2")
    _show_left_out(shown)
    assert _rows(shown) == ["水务局 内部文件  ·  页眉  ·  版式里没有页眉", "图片“章”  ·  第 6 行  ·  版式里放不了图片"]
    assert [row.act_words for row in shown.list.rows.rows] == ["放回", ""]


def test_enter_puts_words_back_as_a_line_and_undo_takes_them_away(shown: ReviewScreen, qtbot: QtBot) -> None:
    before = shown.session.inspection
    _show_left_out(shown)
    _come_to(shown, "水务局")
    press(qtbot, shown.list, Qt.Key.Key_Return)
    assert shown.session.inspection.source.lines == ("水务局 内部文件", *before.source.lines)
    assert shown.segment.parts[ReviewFilter.LEFT_OUT].text() == "没收进来 1"
    shown.text.show_line(0)
    assert shown.text.grab().height() > 0
    shown.session.step(back=True)
    assert shown.session.inspection == before
    assert shown.text.caret.line in shown.session.lines


def test_a_picture_stays_where_it_is(shown: ReviewScreen, qtbot: QtBot) -> None:
    before = shown.session.inspection
    _show_left_out(shown)
    _come_to(shown, "图片")
    press(qtbot, shown.list, Qt.Key.Key_Return)
    assert shown.session.inspection is before


def test_the_part_goes_with_its_last_row(shown: ReviewScreen, qtbot: QtBot) -> None:
    shown.session.do(lambda now: replace(now, left_out=(HEADER,)), "试")
    _show_left_out(shown)
    _come_to(shown, "水务局")
    press(qtbot, shown.list, Qt.Key.Key_Return)
    assert not shown.segment.parts[ReviewFilter.LEFT_OUT].isVisible()
    assert shown.segment.number == ReviewFilter.ALL
    assert shown.list.rows.filter == ReviewFilter.ALL


def test_proposals_stand_below_the_fields_by_kind(shown: ReviewScreen) -> None:
    assert _rows(shown)[-5:] == ["可能是填写项", "标了颜色的文字，2 处", "标题  “情况”", "项目  “甲项目”", "验收人"]
    assert [row.act_words for row in shown.list.rows.rows[-4:]] == ["全部采用", "采用", "采用", "采用"]


def test_enter_takes_one_proposal_and_the_row_of_a_kind_takes_all(shown: ReviewScreen, qtbot: QtBot) -> None:
    count = len(shown.session.seen.fields)
    _come_to(shown, "验收人")
    press(qtbot, shown.list, Qt.Key.Key_Return)
    assert [(slot.field, slot.start, slot.end) for slot in shown.session.inspection.slots][-1] == ("验收人", 6, 6)
    _come_to(shown, "标了颜色的文字")
    press(qtbot, shown.list, Qt.Key.Key_Return)
    assert len(shown.session.seen.fields) == count + 3
    assert shown.session.inspection.proposals == ()
    shown.session.step(back=True)
    assert len(shown.session.inspection.proposals) == 2


def test_a_proposal_in_the_text_is_marked_and_no_blank(shown: ReviewScreen) -> None:
    box = shown.text._rows.box(shown.text._rows.of(6, 0))
    kinds = [piece.kind for piece in box.shown.pieces]
    assert kinds == [PieceKind.PROPOSAL, PieceKind.PROPOSAL]
    assert shown.text.grab().height() > 0


def test_enter_on_a_proposal_in_the_text_takes_it(shown: ReviewScreen, qtbot: QtBot) -> None:
    shown.text.setFocus()
    shown.text.show_line(6)
    press(qtbot, shown.text, Qt.Key.Key_Return)
    assert "项目" in [field.key for field in shown.session.seen.fields]
