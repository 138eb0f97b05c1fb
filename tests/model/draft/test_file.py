"""A draft as JSON, of this version, older ones and newer ones."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from editor.model.draft.draft import Draft
from editor.model.draft.file import FORMAT, UPGRADES, draft_from_json, draft_to_json, stored_draft, upgraded
from editor.model.problem import NigaoError
from editor.model.template.file import parse_template
from editor.model.template.template import Prose, Section

DRAFT = Draft(parse_template("+++\nname = '报'\n+++\n{{ 单位 }}来函。\n")[0]).with_value("单位", "县水务局")


def _with(**changed: object) -> str:
    return json.dumps({**json.loads(draft_to_json(DRAFT)), **changed})


def _renamed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What format 2 could be: `values` is called `given`."""
    return {**{key: value for key, value in data.items() if key != "values"}, "given": data["values"], "format": 2}


def _parted(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What format 3 could be: each value says that it is a text."""
    return {**data, "given": {key: {"text": value} for key, value in data["given"].items()}, "format": 3}


def test_there_is_a_way_from_every_older_format() -> None:
    assert 1 + len(UPGRADES) == FORMAT


def test_older_data_passes_all_formats_in_between() -> None:
    first = json.loads(draft_to_json(DRAFT))
    third = upgraded({**first, "format": 1}, (_renamed, _parted))
    assert (third["format"], third["given"], "values" in third) == (3, {"单位": {"text": "县水务局"}}, False)
    assert upgraded(_renamed({**first, "format": 1}), (_renamed, _parted)) == third


def test_data_of_today_is_left_as_it_is() -> None:
    data = {**json.loads(draft_to_json(DRAFT)), "format": 3}
    assert upgraded(data, (_renamed, _parted)) is data


def test_a_draft_of_today_is_not_newer() -> None:
    assert stored_draft(draft_to_json(DRAFT)) == (DRAFT, False)


def test_a_newer_draft_is_read_as_far_as_it_is_understood() -> None:
    assert stored_draft(_with(format=FORMAT + 1, colours=["blue"])) == (DRAFT, True)
    assert stored_draft(_with(format=FORMAT + 7, values=None)) == (None, True)


def test_a_newer_draft_is_no_draft_to_work_on() -> None:
    with pytest.raises(NigaoError, match="更新"):
        draft_from_json(_with(format=FORMAT + 1))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '"x"', "{}", _with(format=0), _with(format="1"), _with(format=True), _with(values=[]), "[" * 9000]
)
def test_damaged_data_is_refused_with_words(text: str) -> None:
    with pytest.raises(NigaoError, match="损坏"):
        stored_draft(text)


def _again(draft: Draft) -> Draft:
    return draft_from_json(draft_to_json(draft))


CLOSED = Draft(parse_template("+++\n+++\n@标题 报告\n\n引言。\n\n# 一事\n正文。\n\n# 余事 {可选}\n其他。\n\n特此报告。\n\n@署名 县水务局\n")[0])


def test_a_closing_in_other_words_stays_a_closing() -> None:
    closing = CLOSED.template.sections[-2]
    assert closing.part == "closing"
    reworded = replace(closing, blocks=(Prose("以上情况，请予审阅。"), *closing.blocks[1:]))
    other = CLOSED.with_template(CLOSED.template.with_section(reworded))
    assert _again(other) == other
    assert "closing" in {section.part for section in _again(other).written}
    assert "shape" not in json.loads(draft_to_json(CLOSED))


def test_sections_without_a_heading_keep_their_blocks_and_their_ids() -> None:
    sections = list(CLOSED.template.sections)
    at = next(n for n, section in enumerate(sections) if section.part == "closing")
    sections[at] = replace(sections[at], blocks=(Prose("一句。"), Prose("特此报告。"), Prose("又一句。")))
    sections.insert(at, Section("more", "opening", blocks=(Prose("插进来的。"),)))
    other = CLOSED.with_template(replace(CLOSED.template, sections=tuple(sections))).with_switch("s2", on=True)
    assert _again(other) == other
    assert [section.id for section in _again(other).template.sections] == [section.id for section in sections]


@pytest.mark.parametrize("shape", [[], [["body", True, 1]], [["closing", False, -1]] * 6, [["nothing", False, 99]] * 6])
def test_a_shape_that_does_not_fit_is_left_aside(shape: object) -> None:
    text = json.dumps({**json.loads(draft_to_json(CLOSED)), "shape": shape})
    assert stored_draft(text).draft == CLOSED or len(stored_draft(text).draft.template.sections) == len(CLOSED.template.sections)  # type: ignore[union-attr]


@pytest.mark.parametrize("shape", ["x", 7, [1], [["body"]], [["body", True, "viele"]], {"a": 1}])
def test_a_shape_of_another_form_is_damage(shape: object) -> None:
    with pytest.raises(NigaoError, match="损坏"):
        stored_draft(json.dumps({**json.loads(draft_to_json(CLOSED)), "shape": shape}))
