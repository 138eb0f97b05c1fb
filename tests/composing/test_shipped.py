"""The templates and the sample that come with the program."""

import re
from pathlib import Path

import pytest

from editor.composing import check_template, compose
from editor.model.document.document import Document
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import problems_of
from editor.model.template.field import FieldType, is_filled
from editor.model.template.file import parse_template, print_template
from editor.model.template.template import Prose, Template
from editor.shipped import shipped_path
from tests.composing.drafts import lines_of, text_of
from tests.shipped import FILES

SAMPLES = sorted(shipped_path("samples").glob("*.txt"))
each_template = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def parsed(path: Path) -> Template:
    template, problems = parse_template(path.read_text("utf-8"))
    assert problems == ()
    return template


def filled(template: Template) -> Draft:
    """The template with its own sample values, everything optional switched on."""
    samples = {f.key: f.sample for f in template.fields if not f.computed}
    return Draft(template, samples, {section.id: True for section in template.sections if section.optional})


def test_each_form_of_the_standard_can_be_tried_with_a_shipped_template() -> None:
    assert {parsed(path).kind for path in FILES} >= {"报告", "通知", "请示", "函", "纪要"}
    assert {parsed(path).form for path in FILES} >= {"", "公文", "信函", "纪要"}


def shown(document: Document) -> str:
    """The text without the years of document numbers, which stand in the brackets that unfilled slots have."""
    return re.sub(r"〔20\d\d〕", "", text_of(document))


@each_template
def test_a_shipped_template_has_no_problems_and_is_written_as_it_was_read(path: Path) -> None:
    template = parsed(path)
    assert check_template(template) == ()
    assert print_template(template).encode() == path.read_bytes()
    assert all((template.name, template.kind, template.about, template.tags))
    assert template.title or template.kind == "命令"  # an order has a mark and a number, and no title (10.2)


@each_template
def test_every_field_is_declared_has_a_place_and_a_sample_value_of_its_type(path: Path) -> None:
    template = parsed(path)
    text = path.read_text("utf-8")
    assert [f.key for f in template.fields if f'[fields."{f.key}"]' not in text] == []
    assert [f.key for f in template.fields if not template.places_of[f.key]] == []
    assert [f.key for f in template.fields if not f.computed and not is_filled(f.sample)] == []
    assert problems_of(filled(template)) == ()


@each_template
def test_filled_with_its_samples_it_is_complete(path: Path) -> None:
    result = compose(filled(parsed(path)))
    assert result.problems == ()
    assert all(run.filled for run in result.document.runs())
    assert not re.search(r"[〔{}]|%\}|，，|。。|；。", shown(result.document))


@each_template
def test_with_nothing_filled_every_field_shows_its_name(path: Path) -> None:
    template = parsed(path)
    result = compose(Draft(template))
    assert result.problems == ()
    waiting = {run.field for run in result.document.runs() if run.field and not run.filled}
    asked = {f.key for f in Draft(template).unfilled if f.required and f.type not in ("rows", "flag")}
    assert asked <= waiting


@each_template
def test_a_clean_copy_without_the_fields_that_may_be_empty_is_whole(path: Path) -> None:
    template = parsed(path)
    needed = {f.key: f.sample for f in template.fields if f.required and not f.computed}
    flags = {f.key: "否" for f in template.fields if f.type == "flag"}
    document = compose(Draft(template, {**needed, **flags}), final=True).document
    assert "〔" not in shown(document)
    assert lines_of(document)[-1]


def test_the_shipped_templates_use_every_type_of_field() -> None:
    fields = [f for path in FILES for described in parsed(path).fields for f in (described, *described.columns)]
    assert {f.type for f in fields} == set(FieldType)


def test_the_shipped_templates_show_what_templates_can_do() -> None:
    sections = [section for path in FILES for section in parsed(path).sections]
    prose = [block.text for section in sections for block in section.blocks if isinstance(block, Prose)]
    assert any(section.optional for section in sections)
    assert any(section.run_on for section in sections)
    assert any(section.part == "attachment" for section in sections)
    assert any("| 一是" in text for text in prose)
    assert any(isinstance(block, Grid) for section in sections for block in section.blocks)


@each_sample
def test_a_shipped_sample_is_a_report_of_ordinary_blanks_under_an_advert(path: Path) -> None:
    text = path.read_text("utf-8")
    advert, body = re.split(r"\n(?=关于)", text, maxsplit=1)
    assert "微信" in advert
    blanks = re.findall(r"X+年X+月X+日|X+月X+日|X+", body)
    assert 20 <= len(blanks) <= 30
    assert 750 <= len(re.sub(r"\s", "", body)) <= 1200
