"""What version 0.1.0 wrote opens with the text, the values and the undo that it had then: 100 reports of which 30 were saved again by LibreOffice
and 20 edited as in Word, templates, journals of drafts and reviews, and the person's own folders. `make.py` made them.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from tests.old.told import KINDS, Told, files, told

CORPUS = Path(__file__).parent / "0.1.0"


@cache
def _expected(kind: str) -> dict[str, Told]:
    lines = (CORPUS / f"{kind}.jsonl").read_text("utf-8").split("\n")
    return {said.pop("file"): said for said in map(json.loads, filter(None, lines))}


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_is_there(kind: str) -> None:
    assert [path.name for path in files(CORPUS, kind)] == list(_expected(kind))


@pytest.mark.parametrize("name", _expected("reports"))
def test_a_report_has_its_text_values_changes_and_undo(name: str, tmp_path: Path) -> None:
    _agree("reports", name, tmp_path)


@pytest.mark.parametrize("name", _expected("templates"))
def test_a_template_has_its_fields_and_its_text(name: str, tmp_path: Path) -> None:
    _agree("templates", name, tmp_path)


@pytest.mark.parametrize("name", _expected("journals"))
def test_an_unsaved_draft_is_recovered(name: str, tmp_path: Path) -> None:
    _agree("journals", name, tmp_path)


@pytest.mark.parametrize("name", _expected("reviews"))
def test_an_unused_review_is_recovered(name: str, tmp_path: Path) -> None:
    _agree("reviews", name, tmp_path)


def test_the_folders_of_the_person_hold_what_they_held(tmp_path: Path) -> None:
    _agree("home", "home", tmp_path)


# What a later version tells of a review, of which this one knew nothing.
_TOLD_SINCE = {"left_out", "proposals"}
# Settings that came later.
_SET_SINCE = {"hints"}
# Reports edited in Word that are read better since: a value whose words stand nowhere in the file is empty and told, a column that was added stays,
# an element that was moved is told.
_READ_SINCE: dict[str, Told] = json.loads((Path(__file__).parent / "since.json").read_text("utf-8"))


def _agree(kind: str, name: str, room: Path) -> None:
    """Compare part by part, so that the first one that differs is named."""
    found = told(kind, CORPUS / kind / name if kind != "home" else CORPUS / kind, room / "room")
    expected = _expected(kind)[name] | (_READ_SINCE.get(name, {}) if kind == "reports" else {})
    if kind == "home":
        found = {**found, "settings": {name: value for name, value in found["settings"].items() if name not in _SET_SINCE}}
    for part in (found | expected).keys() - _TOLD_SINCE:
        assert found.get(part) == expected.get(part), f"{name}: {part}"
