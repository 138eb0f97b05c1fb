"""The reader against texts with hand-made answers that lie beside the checkout."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.model.sample.source import SourceText
from editor.reading import inspect

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "cases"
BARS = {
    "slots": 0.99, "types": 0.98, "groups": 0.95, "headings": 0.99, "noise": 0.99, "title": 0.99, "addressee": 0.99, "signature": 0.99, "date": 0.99,
}  # fmt: skip

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the test texts do not lie beside this checkout")


def texts() -> Iterator[tuple[str, SourceText]]:
    for path in sorted(CASES.glob("[0-9][0-9][0-9]-*.txt")):
        yield path.name[:3], SourceText.of(path.read_text("utf-8"), path.name)


@pytest.fixture(scope="module")
def predictions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seen")
    for number, source in texts():
        (folder / f"{number}.json").write_text(json.dumps(inspect(source).to_json(), ensure_ascii=False), "utf-8")
    return folder


def score(*arguments: str) -> str:
    command = [sys.executable, str(CASES / "score.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def test_the_reader_reaches_its_bars(predictions: Path, tmp_path: Path) -> None:
    score(str(predictions), "--json", str(tmp_path / "score.json"))
    reached: dict[str, float] = json.loads((tmp_path / "score.json").read_text("utf-8"))
    assert {name: reached[name] for name in BARS if reached[name] < BARS[name]} == {}


def test_no_case_gets_less_than_half_of_its_groups(predictions: Path) -> None:
    rows = [line for line in score(str(predictions)).splitlines() if line[:3].isdigit()]
    groups = {row[:3]: float(row.split(" groups ")[1].split()[0]) for row in rows}
    named = {n for n in groups if any(s.get("group") for s in json.loads((CASES / "gold" / f"{n}.json").read_text("utf-8"))["slots"])}
    assert {n: groups[n] for n in sorted(named) if groups[n] < 0.5} == {}


def test_the_real_report_is_read_exactly() -> None:
    found = next(inspect(source) for number, source in texts() if number == "000")
    assert (len(found.slots), len(found.headings), len(found.noise_lines)) == (66, 9, 8)
    assert found.title is not None
    assert found.addressee == "X"


def test_no_name_of_any_case_ends_in_a_number_or_is_given_twice() -> None:
    for _, source in texts():
        labels = {slot.field: slot.label for slot in inspect(source).slots}
        assert len(set(labels.values())) == len(labels)
        assert [label for label in labels.values() if label[-1:].isdigit() or len(label) > 20] == []
