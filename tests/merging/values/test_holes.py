"""A value is told from a hole by its control, its look and the draft: what stands in brackets may be either."""

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from editor.model.template.file import parse_template
from editor.word import Package, open_package, read_values
from tests.merging.written import report_of
from tests.office import save_again
from tests.word.papers import packed, parts_of

TEMPLATE = parse_template(
    '+++\nname = "甲"\n[fields."单位"]\ntype = "org"\n[fields."地点"]\ntype = "place"\nlabel = "会议地点"\n[fields."说明"]\ntype = "longtext"\n'
    '[fields."表"]\ntype = "rows"\ncolumns = [{key = "项", type = "text"}, {key = "数", type = "number"}]\n+++\n'
    "@标题 关于{{ 单位 }}的报告\n\n{{ 单位 }}在{{ 地点 }}开会。\n{{ 说明 }}\n| 项 | 数 |\n| {{ 表.项 }} | {{ 表.数 }} |\n| {{ 说明 }} | 合计 |\n"
)[0]
TEXTS = (
    *("〔单位〕", "〔会议地点〕", "〔地点〕", "甲〔单位〕乙", "{{ 单位 }}", "{{ 地点 }}和{% if %}"),
    *("XX", "某某", "____", "单击或点击此处输入文字。"),
)
FLAG, LOOK = "<w:showingPlcHdr/>", '<w:rStyle w:val="Slot"/>'
SOME: Mapping[str, Value] = {"单位": "〔单位〕", "表": ({"项": "〔项〕", "数": ""}, {"项": "", "数": "3"}), "说明": "〔说明〕\n〔单位〕"}
NONE: Mapping[str, Value] = {"地点": "〔单位〕"}


def _draft(values: Mapping[str, Value]) -> Draft:
    return Draft(TEMPLATE, values)


def _without(data: bytes, *patterns: str) -> Package:
    """The file after a program that takes these things out of its text."""
    parts = parts_of(data)
    document = parts["word/document.xml"].decode()
    for pattern in patterns:
        document = re.sub(pattern, "", document)
    return open_package(packed({**parts, "word/document.xml": document.encode()}))


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_back_as_the_value_it_is(text: str) -> None:
    draft = _draft({"单位": text, "地点": text, "说明": f"{text}\n{text}", "表": ({"项": text, "数": "1"}, {"项": text, "数": ""})})
    found = merged(*_read(draft))
    assert found.draft == draft
    assert found.changes == ()


def _read(draft: Draft) -> tuple[Draft, Package]:
    stored, data = report_of(draft)
    return stored, _without(data)


@pytest.mark.parametrize(("values", "lost"), list(product((SOME, NONE), ((), (FLAG,), (LOOK,), (FLAG, LOOK)))))
def test_holes_stay_holes_whatever_became_of_their_marks(values: Mapping[str, Value], lost: tuple[str, ...]) -> None:
    stored, data = report_of(_draft(values))
    found = merged(stored, _without(data, *lost))
    assert (found.draft, found.changes) == (stored, ())


@pytest.mark.parametrize("lost", [(), (FLAG,), (LOOK,)])
def test_without_the_draft_the_control_or_the_look_tells(lost: tuple[str, ...]) -> None:
    _, data = report_of(_draft(SOME))
    shown = {(place.path, place.text) for place in read_values(_without(data, *lost)) if place.filled}
    assert ("单位", "〔单位〕") in shown
    assert ("地点", "〔会议地点〕") not in shown


def test_what_is_typed_over_a_hole_is_a_value_in_brackets_too() -> None:
    stored, data = report_of(_draft({}))
    typed = packed({**parts_of(data), "word/document.xml": parts_of(data)["word/document.xml"].replace("〔会议地点〕".encode(), "〔甲地〕".encode())})
    assert merged(stored, open_package(typed)).draft.value("地点") == "〔甲地〕"


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("values", [SOME, NONE])
def test_libreoffice_saves_values_and_holes_apart(values: Mapping[str, Value], tmp_path: Path) -> None:
    stored, data = report_of(_draft(values))
    (tmp_path / "a.docx").write_bytes(data)
    found = merged(stored, open_package(save_again(tmp_path / "a.docx", tmp_path / "out").read_bytes()))
    assert (found.draft, found.changes) == (stored, ())
