"""Text that looks like marks of the template file is text before and after the file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.field import Field, FieldType
from editor.model.template.file import parse_template, print_template
from editor.model.template.markup import joined_markup, literal, plain_text
from editor.model.template.template import Block, Element, Prose, Section, SectionPart, Template

WORDS = st.sampled_from(
    (
        *("{可选}", "{可选, 写}", "{每 行 in 表}", "{不编号}", " | ", "| a |", "{表}", "+++", "# ", "@署名 "),
        *("{{ 单位 }}", "{{", "{%", "\\", "\\u{41}", "<", "\u3000"),
    )
)
TEXT = st.lists(WORDS | st.text(st.characters(exclude_categories=()), max_size=4), max_size=6).map("".join)
MARKUP = st.lists(st.tuples(TEXT, st.booleans()), max_size=3).map(lambda pieces: joined_markup(_pieces(pieces)))
GRID = st.lists(st.lists(MARKUP, max_size=3).map(tuple), min_size=1, max_size=2).map(lambda rows: Grid(tuple(rows)))
BLOCKS = st.lists(MARKUP.map(Prose) | GRID, max_size=3)
FIELDS = (Field("单位", FieldType.ORG), Field("金额，元", FieldType.ROWS, columns=(Field("项"),)))


def _pieces(texts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    return [piece for text, has_slot in texts for piece in ((text, False), *((("{{ 单位 }}", True),) if has_slot else ()))]


def _template(heading: str, run_on: str, blocks: list[Block], *, marked: bool) -> Template:
    repeat = ("行", "金额，元") if marked else None
    section = Section("s1", SectionPart.BODY, 2, heading, run_on, tuple(blocks), optional=marked, on=not marked, repeat=repeat, numbered=not marked)
    head = Section("head", SectionPart.ELEMENTS, blocks=(Element("标题", heading),))
    opening = Section("opening", SectionPart.OPENING, blocks=(Prose(run_on), *blocks))
    attachment = Section("a1", SectionPart.ATTACHMENT, heading=heading, numbered=False, blocks=tuple(blocks))
    return Template(name="试", fields=FIELDS, sections=(head, opening, section, attachment))


@given(MARKUP, MARKUP, BLOCKS, st.booleans())
def test_any_text_anywhere_comes_back_from_the_file(heading: str, run_on: str, blocks: list[Block], marked: bool) -> None:
    template = _template(heading, run_on, blocks, marked=marked)
    draft = Draft(template, {"单位": "〔单位〕"})
    assert draft_from_json(draft_to_json(draft)) == draft
    read, _ = parse_template(print_template(template))
    assert [s for s in read.sections if s.id == "s1"] == [template.by_id["s1"]] or any(s.part == SectionPart.CLOSING for s in read.sections)


@given(TEXT)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert plain_text(literal(text)) == text
    assert plain_text(joined_markup([(text, False), ("{{ 单位 }}", True), (text, False)])) == f"{text}▢{text}"


@pytest.mark.parametrize(
    ("line", "heading", "run_on"),
    [
        ("# 甲 \\| 乙", "甲 | 乙", ""),
        ("# 甲 \\| 乙 | 丙", "甲 | 乙", "丙"),
        ("# 甲\\{可选}", "甲{可选}", ""),
        ("# 甲 \\{可选} {可选}", "甲 {可选}", ""),
        ("# {% if 单位 %}甲{% endif %}", "{% if 单位 %}甲{% endif %}", ""),
        ("# 甲\\| 乙", "甲\\| 乙", ""),
    ],
)
def test_a_backslash_makes_text_of_a_mark(line: str, heading: str, run_on: str) -> None:
    template, problems = parse_template(f'+++\n[fields."单位"]\ntype = "org"\n+++\n{line}\n')
    assert problems == ()
    assert [(s.heading, s.run_on) for s in template.sections] == [(heading, run_on)]
    assert print_template(replace(template, origin="")).endswith(f"\n{line}\n")


def test_braces_that_hold_no_mark_stay_in_the_heading_and_are_told() -> None:
    template, problems = parse_template("+++\n+++\n# 标题 {可 选}\n")
    assert template.sections[0].heading == "标题 {可 选}"
    assert [problem.line for problem in problems] == [2]


def test_two_tables_behind_each_other_stay_two() -> None:
    two = Section("opening", SectionPart.OPENING, blocks=(Grid((("一",),)), Grid((("二",), ("三",))), Prose("{表}")))
    template = Template(sections=(two,))
    assert parse_template(print_template(template))[0].sections == (two,)
    assert parse_template("+++\n+++\n{表}\n| 一 |\n")[0].sections[0].blocks == (Prose("{表}"), Grid((("一",),)))
