"""Headings that text ran on behind, parted from it; and numbers of headings that were written by hand."""

import pytest

from editor.model.returned.lines import plain
from editor.model.template.template import Prose
from tests.desk.word_parts import Element, dropped, text_of, w
from tests.merging.cutting import cut_in_two, joined_with_next
from tests.merging.merged_reports import after, after_and_file, line_of, plain_texts_of, retype, texts_of
from tests.merging.written import all_drafts, report_of

HEADINGS = [
    ("会议精神贯彻情况报告", "压紧责任链条"),
    ("会议精神贯彻情况报告", "送资金"),
    ("会议精神贯彻情况报告", "送服务"),
    ("会议通知", "严格会议纪律"),
]


def _cut(body: Element, words: str, *, before_stop: bool, styled: bool) -> list[str]:
    line = line_of(body, words)
    whole = text_of(line)
    at = whole.index("。") + (not before_stop)
    made = cut_in_two(line, at)
    look = made.find(w("pPr"))
    if not styled and look is not None:
        dropped(look)
    return [whole[:at], whole[at:]]


@pytest.mark.parametrize(("name", "words"), HEADINGS)
@pytest.mark.parametrize("before_stop", [False, True])
@pytest.mark.parametrize("styled", [False, True])
def test_enter_behind_a_heading_loses_neither_stop_nor_sentence(name: str, words: str, *, before_stop: bool, styled: bool) -> None:
    stored = all_drafts()[name]
    lines: list[str] = []
    found = after(report_of(stored), lambda body: lines.extend(_cut(body, words, before_stop=before_stop, styled=styled)))
    texts = texts_of(found.draft)
    assert texts[texts.index(lines[0]) + 1] == lines[1]
    assert (found.loose, found.fields) == ((), ())
    section = next(section for section in found.draft.template.sections if words in section.heading)
    assert section.run_on == ""
    assert isinstance(section.blocks[0], Prose)
    before = next(one for one in stored.template.sections if words in one.heading)
    assert section.blocks[0].text.lstrip("。").count("{{") == before.run_on.count("{{")


def test_a_text_that_ran_on_and_was_rewritten_as_well_is_a_paragraph() -> None:
    def edit(body: Element) -> None:
        _cut(body, "送服务", before_stop=False, styled=False)
        retype(line_of(body, "分片包干"), "班子成员分片包干", "班子成员全部分片包干")

    texts = texts_of(after(report_of(all_drafts()["会议精神贯彻情况报告"]), edit).draft)
    at = texts.index("2.送服务。")
    assert texts[at + 1].startswith("班子成员全部分片包干，走访上下游企业41家")


@pytest.mark.parametrize(
    ("name", "was", "now"), [("会议通知", "三、", "八、"), ("会议纪要", "二、", "九、"), ("会议精神贯彻情况报告", "（二）", "（七）")]
)
def test_a_number_written_by_hand_is_told(name: str, was: str, now: str) -> None:
    found = after(report_of(all_drafts()[name]), lambda body: retype(line_of(body, was), was, now))
    ((change),) = found.changes
    assert (change.kind, change.was[: len(was)], change.now[: len(now)]) == ("loose", was, now)


def test_numbers_that_a_deleted_section_left_behind_are_not_told() -> None:
    def edit(body: Element) -> None:
        for words in ("一、传达学习", "召开党委理论"):
            dropped(line_of(body, words))

    assert after(report_of(all_drafts()["会议精神贯彻情况报告"]), edit).loose == ()


@pytest.mark.parametrize(("words", "number"), [("加快项目建设", "（二）"), ("取得的初步成效", "三、"), ("送资金", "1."), ("压紧责任链条", "（一）")])
@pytest.mark.parametrize("with_next", [False, True])
def test_a_heading_joined_with_its_neighbour_leaves_the_numbers_of_the_others(words: str, number: str, *, with_next: bool) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, f"{number}{words}")
        before = line.getprevious()
        if with_next or before is not None:
            joined_with_next(line if with_next or before is None else before)

    found, file = after_and_file(report_of(all_drafts()["会议精神贯彻情况报告"]), edit)
    assert plain_texts_of(found.draft) == file
    assert found.loose == ()


@pytest.mark.parametrize(
    ("words", "was", "forms"),
    [
        ("加快项目建设", "（二）", ("2.", "二、", "（2）", "(二)", "第二")),
        ("取得的初步成效", "三、", ("（三）", "3.", "3、", "三.", "第三部分　", "③")),
        ("送资金", "1.", ("（1）", "1、", "一是", "①", "1）")),
    ],
)
def test_a_number_in_another_form_is_told_and_leaves_the_numbers_of_the_others(words: str, was: str, forms: tuple[str, ...]) -> None:
    report = report_of(all_drafts()["会议精神贯彻情况报告"])
    for form in forms:
        found, file = after_and_file(report, lambda body, form=form: retype(line_of(body, was + words), was, form))
        told = [plain(change.now) for change in found.loose]
        assert (plain_texts_of(found.draft), [line for line in told if line in file]) == (plain_texts_of(report[0]), told), form
        assert len(told) == 1, form


def test_a_heading_without_its_number_has_none() -> None:
    found, file = after_and_file(report_of(all_drafts()["会议精神贯彻情况报告"]), lambda body: retype(line_of(body, "五、下一步"), "五、", ""))
    assert plain_texts_of(found.draft) == file
