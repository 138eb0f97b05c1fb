"""The texts that the reader is judged by: the program's own, and the real report that lies beside a checkout."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import ROOT

CASES = ROOT / "tests" / "reading" / "cases"
MORE = CASES / "more"
JOINS = CASES / "joins"
OFFICES = CASES / "offices"
TRADES = CASES / "trades"
BESIDE = ROOT.parent / "shared" / "cases"
# Somebody's real report: for these tests alone, so that it is no part of the project.
SEED = next(iter(sorted(BESIDE.glob("000-*.txt"))), BESIDE / "000.txt")
needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="the real report, case 000, does not lie beside this checkout")


def texts_in(folder: Path) -> Iterator[Path]:
    """The texts of a folder in the order of their numbers."""
    yield from sorted(folder.glob("[0-9][0-9][0-9]-*.txt"))


def number_of(path: Path) -> str:
    """The number of a text, which also names its answers: gold/NNN.json."""
    return path.name[:3]


SEEDED = pytest.param(SEED, id="000", marks=needs_seed)
OWN = [pytest.param(path, id=number_of(path)) for path in texts_in(CASES)]
FURTHER = [pytest.param(path, id=number_of(path)) for path in texts_in(MORE)]
