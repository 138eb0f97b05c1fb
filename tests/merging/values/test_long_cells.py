"""Cells of several lines, printed as paragraphs by a repetition, a loop or a heading's text: each stays one value, whoever wrote the file."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from editor.merging import Merged, merged
from editor.model.draft.draft import Draft
from editor.model.returned.lines import plain, without_number
from editor.word import open_package, read_paragraphs
from tests.desk.elements import draft_of
from tests.desk.word_parts import Element, controls_in, dropped, part_of, text_of, w, with_part
from tests.merging.cutting import cut_in_two
from tests.merging.merged_reports import Edit, line_of, retype, texts_of
from tests.merging.written import report_of

HEAD = """+++
name = "某"
[fields."表"]
type = "rows"
columns = [{ key = "名", type = "text" }, { key = "内", type = "KIND" }]
+++
@标题 关于办事的报告
开头一段。
# 工作
"""
SHAPES = {
    "a line of its own": "## {{ 行.名 }} {每 行 in 表}\n{{ 行.内 }}\n",
    "a sentence": "## {{ 行.名 }} {每 行 in 表}\n先{{ 行.内 }}。\n",
    "behind a heading": "## {{ 行.名 }} {每 行 in 表} | {{ 行.内 }}。\n",
    "a loop": '如下：{% for 行 in 表 %}{{ loop.index | 一是 }}{{ 行.内 }}{{ "。" if loop.last else "；" }}{% endfor %}完毕。\n',
}
ROWS = ({"名": "甲", "内": "办一件\n办二件\n办三件"}, {"名": "乙", "内": "只一行"}, {"名": "丙", "内": "两行之一\n两行之二"})
NAMES = {row["名"] for row in ROWS}
KINDS = ("longtext", "text")


def _stored(shape: str, kind: str = "longtext") -> Draft:
    return draft_of(HEAD.replace("KIND", kind) + SHAPES[shape] + "# 其他\n完了。\n").with_value("表", ROWS)


def _edited(stored: Draft, edit: Edit) -> tuple[Merged, list[str]]:
    """The merge of an edited report, and the lines of its file."""
    _, data = report_of(stored)
    document = part_of(data, "word/document.xml")
    edit(document[0])
    package = open_package(with_part(data, "word/document.xml", document))
    return merged(stored, package), [without_number(plain(line)) for line in read_paragraphs(package) if line.strip()]


def _contents(found: Merged) -> list[str]:
    rows = found.draft.value("表")
    assert not isinstance(rows, str)
    return [row["内"] for row in rows]


def _says_all(found: Merged, lines: list[str]) -> bool:
    return found.loose == () and [without_number(plain(text)) for text in texts_of(found.draft)] == lines


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", KINDS)
def test_in_a_file_that_was_only_written_anew_nothing_changed(shape: str, kind: str) -> None:
    stored = _stored(shape, kind)
    found, _ = _edited(stored, lambda _body: None)
    assert (found.draft, found.changes) == (stored, ())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("was", "now"), [("办一件", "办好头一件"), ("办二件", "办{{ 件 }}"), ("办三件", "办完"), ("两行之二", "末")])
def test_a_line_of_a_cell_that_was_typed_over_is_in_the_cell(shape: str, was: str, now: str) -> None:
    found, lines = _edited(_stored(shape), lambda body: retype(body, was, now))
    assert _says_all(found, lines)
    assert _contents(found) == [row["内"].replace(was, now) for row in ROWS]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_line_between_two_of_a_cell_that_was_deleted_is_gone_from_the_cell(shape: str) -> None:
    found, lines = _edited(_stored(shape), lambda body: dropped(line_of(body, "办二件")))
    assert _says_all(found, lines)
    assert _contents(found)[0] == "办一件\n办三件"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_paragraph_that_was_begun_in_a_cell_is_one_more_line_of_it(shape: str) -> None:
    found, lines = _edited(_stored(shape), lambda body: [cut_in_two(line_of(body, "办二件"), 2)].clear())
    assert _says_all(found, lines)
    assert _contents(found)[0] == "办一件\n办二\n件\n办三件"


@pytest.mark.parametrize("shape", ["a line of its own", "a sentence", "behind a heading"])
def test_rows_that_were_moved_take_all_their_lines_along(shape: str) -> None:
    def edit(body: Element) -> None:
        first = _lines_of(body, "甲")
        at = _lines_of(body, "丙")[-1]
        for line in first:
            at.addnext(line)
            at = line
        retype(body, "办二件", "办好第二件")

    found, lines = _edited(_stored(shape), edit)
    assert _says_all(found, lines)
    assert _contents(found) == ["只一行", "两行之一\n两行之二", "办一件\n办好第二件\n办三件"]


def _lines_of(body: Element, name: str) -> list[Element]:
    """The paragraphs of a repetition: from its heading to the next one."""
    lines = list(body)
    heads = [at for at, line in enumerate(lines) if any(text_of(control) in NAMES for control in controls_in(line)) or text_of(line) == "二、其他"]
    first = next(at for at in heads if name in [text_of(control) for control in controls_in(lines[at])])
    return lines[first : next(at for at in heads if at > first)]


def test_the_same_field_twice_in_a_row_in_a_cell_is_two_slots() -> None:
    text = '+++\nname = "某"\n[fields."数"]\ntype = "money"\n+++\n| 甲 | {{ 数 }}{{ 数 }} |\n'
    stored = draft_of(text).with_value("数", "未定")
    found, _ = _edited(stored, lambda _body: None)
    assert (found.draft, found.changes) == (stored, ())


def test_a_long_value_in_an_addressee_below_the_text_and_twice_in_a_cell_is_as_it_was() -> None:
    head = '+++\nname = "某"\n[fields."说"]\ntype = "longtext"\n+++\n@标题 通知\n@主送机关 {{ 说 }}\n'
    stored = draft_of(head + "照{{ 说 }}办。\n| 甲{{ 说 }}乙{{ 说 }} |\n@署名 某县\n").with_value("说", "头一行\n又一行\n" * 8 + "末一行")
    found = merged(stored, open_package(report_of(stored, addressee_last=True)[1]))
    assert (found.draft, found.changes) == (stored, ())


def _fields(count: int) -> Draft:
    """A table with a field of three lines in each cell."""
    fields = "".join(f'[fields."值{n}"]\ntype = "longtext"\n' for n in range(count))
    text = f'+++\nname = "某"\n{fields}+++\n@标题 报告\n' + "".join(f"| {{{{ 值{n} }}}} |\n" for n in range(count))
    return draft_of(text).with_values({f"值{n}": f"第{n}件甲\n第{n}件乙\n丙" for n in range(count)})


def _rows(count: int) -> Draft:
    return _stored("a line of its own").with_value("表", tuple({"名": f"甲{n}", "内": f"第{n}件甲\n第{n}件乙\n丙"} for n in range(count)))


def _calls_to_merge(stored: Draft) -> int:
    """How many functions are called to take over a file in which a line of each cell was typed over."""
    data = report_of(stored)[1]
    document = part_of(data, "word/document.xml")
    for text in document.iter(w("t")):
        text.text = (text.text or "").replace("件乙", "件好")
    package, calls = open_package(with_part(data, "word/document.xml", document)), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        found = merged(stored, package)
    finally:
        sys.setprofile(None)
    assert found.changes
    assert found.loose == ()
    return calls


@pytest.mark.parametrize("make", [_fields, _rows])
def test_twice_as_many_cells_that_were_all_changed_cost_twice_as_much(make: Callable[[int], Draft]) -> None:
    assert _calls_to_merge(make(60)) < 2.3 * _calls_to_merge(make(30))


def test_a_line_of_which_a_file_can_hold_nothing_is_no_change_of_its_value() -> None:
    head = '+++\nname = "某"\n[fields."说"]\ntype = "longtext"\n+++\n@标题 通知\n'
    stored = draft_of(head + "{{ 说 }}。为此，提出意见：\n").with_value("说", "\x7f\n头一行\n\x07\n又一行")
    found, _ = _edited(stored, lambda _body: None)
    assert (found.draft, found.changes) == (stored, ())
