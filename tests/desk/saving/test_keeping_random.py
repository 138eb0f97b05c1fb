"""Reports with random things and random edits of their text: what is no text is there after the next save, or told."""

import random
from collections import Counter
from pathlib import Path

import pytest

from editor.desk import Desk, with_samples
from editor.word import open_package, read_foreign
from tests.desk.made import desk_in
from tests.merging.edit_scripts import ACTS, Step, edited
from tests.word.grafting.random_things import AROUND, PARTLY, POINTS, Put, with_things

NAMES = ("专项资金请示", "会议纪要", "商洽函", "会议精神贯彻情况报告", "会议通知")
ACCEPTED = {"insertion", "deletion", "numbering"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def reports(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("reports") / "a.docx"
    made: dict[str, bytes] = {}
    for name in NAMES:
        desk.save_word(with_samples(desk.open_any(name).draft), path)
        made[name] = path.read_bytes()
    return made


def _things(data: bytes) -> Counter[tuple[str, str]]:
    return Counter((thing.kind, thing.text) for thing in read_foreign(open_package(data)) if thing.kind not in PARTLY | ACCEPTED)


@pytest.mark.parametrize("seed", range(8))
def test_each_thing_is_there_or_told_whatever_was_done_to_the_text(seed: int, desk: Desk, reports: dict[str, bytes], tmp_path: Path) -> None:
    dice, path = random.Random(seed), tmp_path / "a.docx"
    kinds = (*POINTS, *AROUND, "picture paragraph")
    puts = [Put(dice.choice(kinds), dice.randrange(100), dice.randrange(21), dice.randrange(1, 5)) for _ in range(6)]
    steps = [Step(dice.choice(ACTS), dice.randrange(60), dice.randrange(60)) for _ in range(dice.randrange(4))]
    base, _ = edited(with_things(reports[NAMES[seed % len(NAMES)]], puts), steps)
    path.write_bytes(base)
    opened = desk.open(path)
    told = Counter((thing.kind, thing.text) for thing in desk.losses(opened.draft, path) if thing.kind not in PARTLY)
    desk.save_word(opened.draft, path)
    first, again = path.read_bytes(), desk.open(path)
    assert _things(first) + told == _things(base)
    assert (again.draft, again.changes) == (opened.draft, ())
    desk.save_word(again.draft, path)
    assert path.read_bytes() == first
