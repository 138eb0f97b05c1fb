"""The proof with few tries of each kind."""

from pathlib import Path

import pytest

from tests.proofs.flips.damage import Outcome, of_bits, of_lines, sampled
from tests.proofs.flips.journals import journals, tried
from tests.proofs.flips.reports import SavedReport


@pytest.mark.parametrize("name", ["journal", "journal with the one before", "review"])
def test_a_damaged_journal_is_told_or_harmless(name: str, tmp_path: Path) -> None:
    with journals(tmp_path) as kept:
        one = kept[name]
        for damage in (*sampled(of_bits(one.data), 200, 7), *sampled(of_lines(one.data), 60, 7)):
            assert tried(one, damage) is not Outcome.BROKEN, damage


def test_a_damaged_report_is_told_or_harmless(tmp_path: Path) -> None:
    report = SavedReport(tmp_path)
    for damage in sampled(of_bits(report.data), 100, 7):
        assert report.tried(damage) is not Outcome.BROKEN, damage
    for damages in report.of_parts().values():
        for damage in sampled(damages, 20, 7):
            assert report.tried(damage) is not Outcome.BROKEN, damage
