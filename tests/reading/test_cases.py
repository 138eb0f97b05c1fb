"""The reader against texts with hand-made answers: what it reads today, it reads tomorrow."""

import json
from functools import cache
from pathlib import Path

import pytest

from editor.model.sample.inspection import Inspection
from editor.model.sample.source import SourceText
from editor.reading import inspect
from tests.cases import BESIDE, CASES, FURTHER, JOINS, MORE, OFFICES, OWN, SEED, SEEDED, TRADES, needs_seed, number_of
from tests.reading.score import Counts, scored, together

# What `python -m tests.reading.score` prints, for 000 with --only. A figure that rises is put up here; none falls.
SEED_FLOORS = {
    "slots": 1.0, "types": 0.864, "groups": 0.952, "headings": 1.0, "noise": 1.0, "title": 1.0, "addressee": 1.0, "signature": 1.0, "date": 1.0,
}  # fmt: skip
FLOORS = {
    "slots": 1.0, "types": 0.994, "groups": 0.951, "headings": 1.0, "noise": 1.0, "title": 1.0, "addressee": 1.0, "signature": 1.0, "date": 1.0,
}  # fmt: skip
# Texts that came later, of kinds that the reader was not made with.
MORE_FLOORS = {
    "slots": 0.987, "types": 0.981, "groups": 0.936, "headings": 1.0, "noise": 1.0, "title": 1.0, "addressee": 1.0, "signature": 1.0, "date": 1.0,
}  # fmt: skip
# Texts that provoke joining what is not the same: several parties, lists of persons, parts and wholes, own and quoted numbers.
JOINS_FLOORS = {
    "slots": 1.0, "types": 0.97, "groups": 0.887, "headings": 1.0, "noise": 1.0, "title": 1.0,
    "addressee": 0.975, "signature": 0.975, "date": 0.975,
}  # fmt: skip
# Texts as offices of several kinds write them; most of them provoke joining what is not the same.
OFFICES_FLOORS = {
    "slots": 0.997, "types": 0.989, "groups": 0.924, "headings": 1.0, "noise": 1.0, "title": 1.0, "addressee": 1.0, "signature": 1.0, "date": 1.0,
}  # fmt: skip
# Texts as clerks of further trades write them, with parties, posts and figures of one kind that are not the same.
TRADES_FLOORS = {
    "slots": 0.997, "types": 0.989, "groups": 0.89, "headings": 1.0, "noise": 1.0, "title": 0.95, "addressee": 1.0, "signature": 0.95, "date": 1.0,
}  # fmt: skip
_SETS = {CASES: FLOORS, MORE: MORE_FLOORS, JOINS: JOINS_FLOORS, OFFICES: OFFICES_FLOORS, TRADES: TRADES_FLOORS}
_NAMES = [folder.name for folder in _SETS]


def seen(path: Path) -> Inspection:
    return inspect(SourceText.of(path.read_text("utf-8"), path.name))


@cache
def counts_of(folder: Path) -> dict[str, Counts]:
    return {number_of(path): counts for path, counts in scored(folder)}


def below(floors: dict[str, float], counts: Counts) -> dict[str, str]:
    return {name: f"{counts[name]} < {floor}" for name, floor in floors.items() if round(counts[name].f1, 3) < floor}


@pytest.mark.parametrize(("folder", "floors"), _SETS.items(), ids=_NAMES)
def test_no_figure_falls(folder: Path, floors: dict[str, float]) -> None:
    assert below(floors, together(counts_of(folder).values())) == {}


@needs_seed
def test_no_figure_of_the_real_report_falls() -> None:
    assert below(SEED_FLOORS, counts_of(BESIDE)["000"]) == {}


@pytest.mark.parametrize("folder", _SETS, ids=_NAMES)
def test_every_text_has_its_answers(folder: Path) -> None:
    answers = {path.stem: json.loads(path.read_text("utf-8"))["_meta"]["file"] for path in sorted((folder / "gold").glob("*.json"))}
    assert answers == {number_of(path): path.name for path in sorted(folder.glob("*.txt"))}
    assert counts_of(folder).keys() == answers.keys()


@pytest.mark.parametrize("path", [SEEDED, *OWN])
def test_no_case_gets_less_than_half_of_its_groups(path: Path) -> None:
    groups = counts_of(path.parent)[number_of(path)]["groups"]
    assert not groups.wanted or groups.f1 >= 0.5


@needs_seed
def test_the_real_report_is_read_exactly() -> None:
    found = seen(SEED)
    assert (len(found.slots), len(found.headings), len(found.noise_lines)) == (66, 9, 8)
    assert found.title is not None
    assert found.addressee == "X"


@pytest.mark.parametrize("path", [SEEDED, *OWN, *FURTHER])
def test_no_name_ends_in_a_number_or_is_given_twice(path: Path) -> None:
    labels = {slot.field: slot.label for slot in seen(path).slots}
    assert len(set(labels.values())) == len(labels)
    assert [label for label in labels.values() if label[-1:].isdigit() or len(label) > 20] == []
