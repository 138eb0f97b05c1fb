"""A draft as JSON, of this version, older ones and newer ones."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from editor.model.draft import Draft
from editor.model.draft_file import FORMAT, UPGRADES, draft_from_json, draft_to_json, stored_draft, upgraded
from editor.model.problem import NigaoError
from editor.model.template_file import parse_template

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
