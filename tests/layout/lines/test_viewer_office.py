"""Our lines are LibreOffice's lines (the long proof: tests/benchmarks/prove_lines.py)."""

import os
import random
from pathlib import Path

import pytest

from editor.layout import LIBREOFFICE, FontBook, settle
from editor.model.document.profile import LayoutProfile
from tests.layout.judge import judged, offsets
from tests.layout.making import document, plain
from tests.layout.texts import TextMaker

pytestmark = pytest.mark.needs("soffice")


def test_lines_and_pages_are_those_of_libreoffice(profile: LayoutProfile, pinned_fonts: Path, tmp_path: Path) -> None:
    # The common run asks the same of every change.
    seed = 515_151 if "CI" in os.environ else random.randrange(10**6)
    print(f"seed {seed}")
    verdicts = list(judged([TextMaker(seed + number).document() for number in range(6)], tmp_path, profile))
    lines, same = sum(verdict.lines for verdict in verdicts), sum(verdict.same_lines for verdict in verdicts)
    assert same / lines >= 0.98, [verdict.differences for verdict in verdicts]
    assert [verdict.name for verdict in verdicts if not verdict.same_pages] == []


def test_a_page_of_ideographs_has_22_lines_of_28_in_libreoffice(profile: LayoutProfile, pinned_fonts: Path, tmp_path: Path) -> None:
    (verdict,) = judged([document(plain("字" * 28 * 44))], tmp_path, profile)
    assert verdict.theirs == [[*["字" * 28] * 22, f"—{page}—"] for page in (1, 2)]


def test_characters_stand_where_libreoffice_draws_them(profile: LayoutProfile, pinned_fonts: Path, tmp_path: Path) -> None:
    made = TextMaker(20).document()
    (verdict,) = judged([made], tmp_path, profile)
    assert verdict.differences == []
    laid = settle(made, profile, FontBook.of(profile), LIBREOFFICE)
    right, down = zip(*offsets(laid, tmp_path / f"{verdict.name}.pdf"), strict=True)
    assert len(right) > 0.97 * sum(len(box.text) for page in laid.pages for box in page.lines)
    # Half a millimetre and a third of a point; the PDF itself counts in tenths of a point.
    assert sorted(map(abs, right))[int(0.97 * len(right))] < 28
    assert sorted(map(abs, down))[int(0.99 * len(down))] < 7
