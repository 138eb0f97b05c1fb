"""The sentence around a field says what the document will say, filters, loops and repeats included."""

import pytest
from PySide6.QtWidgets import QApplication

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.session.tally import Tally
from editor.qt.fields.field_look import FieldLook, field_look
from editor.qt.fields.sentence import PartKind, SentencePart, sentence_of
from editor.qt.fields.sentence_line import elided
from tests.qt.report_fake import report_session


@pytest.fixture
def draft() -> Draft:
    session: Session = report_session()
    session.set_value("计划", "12.80")
    session.set_value("进度", ({"项目": "桥", "月份": "8"}, {"项目": "路", "月份": ""}))
    session.set_value("在建", ({"名称": "桥", "内容": "合龙"},))
    return session.draft


def _look(draft: Draft, key: str, section: str) -> FieldLook:
    return field_look(draft, key, section, Tally(draft))


def _said(parts: tuple[SentencePart, ...]) -> str:
    return "".join(part.text or "＿" for part in parts)


def test_a_filter_is_said_as_the_text_will_say_it(draft: Draft) -> None:
    look = _look(draft, "完成", "s1")
    assert _said(look.sentence) == "＿计划投资12.80亿元（大写人民币壹拾贰亿捌仟万元整），完成＿亿元"
    assert [part.kind for part in look.sentence].count("own") == 1


@pytest.mark.parametrize(
    ("typed", "words"), [("12.80", "人民币壹拾贰亿捌仟万元整"), ("三亿五千", ""), ("约5", ""), ("0.35", "人民币叁仟伍佰万元整"), ("", "")]
)
def test_an_exact_amount_is_shown_in_capitals_however_it_is_typed(draft: Draft, typed: str, words: str) -> None:
    assert _look(draft.with_value("计划", typed), "计划", "s1").in_words == words


def test_each_place_of_a_field_in_a_line_is_marked_by_itself(draft: Draft) -> None:
    first, second = draft.template.places_of["计划"]
    assert [part.text for part in sentence_of(draft, first) if part.kind == "own"] == ["12.80"]
    assert [part.text for part in sentence_of(draft, second) if part.kind == "own"] == ["人民币壹拾贰亿捌仟万元整"]


def test_rows_have_the_sentence_that_their_loop_writes(draft: Draft) -> None:
    assert _said(_look(draft, "进度", "s1").sentence) == "进度：桥在8月；路在＿月"


def test_a_repeated_section_shows_its_first_item(draft: Draft) -> None:
    assert _said(_look(draft, "在建", "s3").sentence) == "桥正在合龙"


def test_rows_that_nobody_filled_show_their_blanks(draft: Draft) -> None:
    assert _said(_look(draft.with_value("进度", ()), "进度", "s1").sentence) == "进度：＿在＿月"


def test_a_sentence_that_has_no_room_says_at_its_ends_that_it_goes_on(worn: QApplication) -> None:
    assert worn
    own, before, after = SentencePart("9", PartKind.OWN), SentencePart("截至上一个季度末和"), SentencePart("月底，已完成投资，占全年计划的")
    blank = SentencePart("", PartKind.SLOT)
    for parts, ends in (((own, after, blank), slice(-1, None)), ((blank, before, own), slice(0, 1))):
        for width in range(60, 320):
            shown = elided(parts, width)
            words = _said(tuple(shown))
            assert words[ends] == "…" or len(shown) == len(parts), (width, words)
