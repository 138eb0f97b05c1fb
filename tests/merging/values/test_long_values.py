"""Values of several paragraphs that were cut, joined, copied, moved or typed into: no text is lost, and none stands twice."""

from copy import deepcopy

import pytest

from editor.merging import Merged, merged
from editor.model.returned.change import choice_of, take_all
from editor.model.returned.lines import plain, without_number
from editor.word import open_package, read_paragraphs
from tests.desk.elements import draft_of
from tests.desk.word_parts import (
    Element,
    controls_in,
    copied,
    dropped,
    in_style,
    loosened,
    paragraph,
    paragraphs_of,
    part_of,
    run,
    text_of,
    w,
    with_part,
)
from tests.merging.cutting import Kept, cut_in_two, joined_with_next
from tests.merging.merged_reports import Edit, line_of, texts_of
from tests.merging.written import all_drafts, report_of

FIELDS = {"专项资金请示": "项目现状", "会议纪要": "会议认为", "会议精神贯彻情况报告": "主要成效", "会议通知": "参会人员", "值守": "工作体会"}
REPORTS = {name: report_of(all_drafts()[name]) for name in (*FIELDS, "商洽函")}
SEVERAL = ("会议精神贯彻情况报告", "会议通知", "值守")


def _edited(name: str, edit: Edit) -> tuple[Merged, list[str]]:
    """The merge of an edited report, whose text is that of the file line by line, and the lines of the file."""
    stored, data = REPORTS[name]
    document = part_of(data, "word/document.xml")
    edit(document[0])
    package = open_package(with_part(data, "word/document.xml", document))
    found = merged(stored, package)
    assert found.loose == ()
    assert {choice_of(found.draft, change) for change in found.changes} <= {"word"}
    back = take_all(found.draft, found.changes[::-1], "here")
    assert (back.template.sections, [back.value(key) for key in stored.values]) == (stored.template.sections, [*stored.values.values()])
    return found, [without_number(plain(line)) for line in read_paragraphs(package) if line.strip()]


def _says_all(found: Merged, lines: list[str]) -> bool:
    return [without_number(plain(text)) for text in texts_of(found.draft)] == lines


def _of_value(body: Element, name: str) -> list[Element]:
    return [line for line in paragraphs_of(body) if any(_tag(control) == FIELDS[name] for control in controls_in(line))]


def _tag(control: Element) -> str | None:
    node = control.find(f"{w('sdtPr')}/{w('tag')}")
    return None if node is None else node.get(w("val"))


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("controls", ["both", "first", "second"])
@pytest.mark.parametrize("marks", ["first", "second"])
def test_a_value_that_was_cut_in_two_has_a_line_more(name: str, controls: Kept, marks: Kept) -> None:
    def edit(body: Element) -> None:
        line = _of_value(body, name)[0]
        words = next(control for control in controls_in(line) if _tag(control) == FIELDS[name])
        cut_in_two(line, text_of(line).index(text_of(words)) + len(text_of(words)) // 2, controls, marks)

    found, lines = _edited(name, edit)
    assert _says_all(found, lines)
    stored = str(REPORTS[name][0].value(FIELDS[name]))
    assert str(found.draft.value(FIELDS[name])).count("\n") == stored.count("\n") + 1


@pytest.mark.parametrize("name", SEVERAL)
def test_paragraphs_that_were_joined_are_one_line(name: str) -> None:
    found, lines = _edited(name, lambda body: joined_with_next(_of_value(body, name)[0]))
    assert _says_all(found, lines)
    assert found.draft.value(FIELDS[name]) == str(REPORTS[name][0].value(FIELDS[name])).replace("\n", "", 1)


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("count", [1, 2])
def test_paragraphs_typed_between_those_of_a_value_are_lines_of_it(name: str, count: int) -> None:
    typed = [f"另有一段{number}。" for number in range(count)]

    def edit(body: Element) -> None:
        for words in reversed(typed):
            _of_value(body, name)[0].addnext(paragraph(words, _of_value(body, name)[0]))

    found, lines = _edited(name, edit)
    assert _says_all(found, lines)
    assert "\n".join(typed) in str(found.draft.value(FIELDS[name]))


@pytest.mark.parametrize("style", ["Heading1", "IssuerSignature", "CopyTo"])
def test_what_is_no_text_between_the_paragraphs_of_a_value_is_not_of_it(style: str) -> None:
    stored, data = REPORTS["会议通知"]
    document = part_of(data, "word/document.xml")
    _of_value(document[0], "会议通知")[0].addnext(in_style("江畔市供水协会", style))
    found = merged(stored, open_package(with_part(data, "word/document.xml", document)))
    assert found.draft.value(FIELDS["会议通知"]) == stored.value(FIELDS["会议通知"])
    assert any("江畔市供水协会" in change.now for change in found.changes)


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("way", ["with its marks", "as Word does", "as plain text"])
def test_a_paragraph_copied_behind_itself_stands_twice(name: str, way: str) -> None:
    def edit(body: Element) -> None:
        line = _of_value(body, name)[-1]
        line.addnext(made := deepcopy(line) if way == "with its marks" else copied(line))
        for control in list(controls_in(made)) if way == "as plain text" else ():
            loosened(control)

    assert _says_all(*_edited(name, edit))


@pytest.mark.parametrize("name", SEVERAL)
def test_a_copy_far_above_is_text_and_not_the_value(name: str) -> None:
    def edit(body: Element) -> None:
        line_of(body, "一、").addnext(deepcopy(_of_value(body, name)[-1]))

    found, lines = _edited(name, edit)
    assert _says_all(found, lines)
    assert found.draft.value(FIELDS[name]) == REPORTS[name][0].value(FIELDS[name])


@pytest.mark.parametrize("name", SEVERAL)
def test_a_paragraph_that_lost_its_control_and_marks_is_still_of_the_value(name: str) -> None:
    def edit(body: Element) -> None:
        line = _of_value(body, name)[-1]
        for control in list(controls_in(line)):
            loosened(control)
        for mark in list(line.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            dropped(mark)

    assert _edited(name, edit)[0].changes == ()


def test_a_section_that_was_moved_takes_its_long_value_along() -> None:
    def edit(body: Element) -> None:
        at = line_of(body, "对照会议要求")
        for line in (line_of(body, "三、取得的初步成效"), *_of_value(body, "会议精神贯彻情况报告")):
            at.addnext(line)
            at = line

    assert _says_all(*_edited("会议精神贯彻情况报告", edit))


@pytest.mark.parametrize("heading", ["一、传达学习", "三、取得的初步成效", "四、存在的不足"])
def test_a_section_that_was_copied_stands_twice(heading: str) -> None:
    def edit(body: Element) -> None:
        first = line_of(body, heading)
        lines = [first]
        while not text_of(after := lines[-1].getnext()).startswith(("二、", "四、", "五、")):  # type: ignore[arg-type]
            lines.append(after)  # type: ignore[arg-type]
        at = lines[-1]
        for line in lines:
            at.addnext(made := copied(line))
            at = made

    found, lines = _edited("会议精神贯彻情况报告", edit)
    assert _says_all(found, lines)
    assert found.fields == ()


def test_words_typed_beside_a_paragraph_of_the_value_are_in_it() -> None:
    found, lines = _edited("值守", lambda body: line_of(body, "预案要常练").append(run("并且要记下来。")))
    assert _says_all(found, lines)
    assert str(found.draft.value("工作体会")).endswith("预案要常练。并且要记下来。")


@pytest.mark.parametrize(
    ("name", "words", "size"), [("会议精神贯彻情况报告", "召开党委理论", 3), ("商洽函", "一是对", 5), ("专项资金请示", "经测算", 4)]
)
@pytest.mark.parametrize("controls", ["both", "first", "second"])
def test_a_short_value_that_was_cut_in_two_has_a_line_break(name: str, words: str, size: int, controls: Kept) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, words)
        value = next(text_of(control) for control in controls_in(line) if len(text_of(control)) > size)
        cut_in_two(line, text_of(line).index(value) + size, controls)

    found, lines = _edited(name, edit)
    assert "".join(without_number(plain(text)) for text in texts_of(found.draft)) == "".join(lines)


def test_a_long_field_that_stands_twice_in_one_paragraph_is_as_it_was() -> None:
    text = '+++\nname = "某"\n[fields."说明"]\ntype = "longtext"\n+++\n照{{ 说明 }}{{ 说明 }}办。\n'
    stored, data = report_of(draft_of(text).with_values({"说明": "先查后修。"}))
    assert merged(stored, open_package(data)).draft == stored


@pytest.mark.parametrize("value", ["八个字的一段话。", "第一段。\n第二段。", "8"])
@pytest.mark.parametrize(
    "lines",
    [
        ("前{{ 说明 }}后", "{{ 说明 }}"),
        ("{{ 说明 }}", "{{ 说明 }}", "{{ 说明 }}"),
        ("{{ 说明 }}。", "甲，{{ 说明 }}", "{{ 说明 }}乙"),
        ("| {{ 说明 }} |", "{{ 说明 }}"),
    ],
)
def test_a_long_value_in_places_that_touch_each_other_is_as_it_was(value: str, lines: tuple[str, ...]) -> None:
    head = '+++\nname = "某"\n[fields."说明"]\ntype = "longtext"\n+++\n'
    stored, data = report_of(draft_of(head + "\n".join(lines) + "\n").with_value("说明", value))
    found = merged(stored, open_package(data))
    assert (found.draft, found.changes) == (stored, ())
