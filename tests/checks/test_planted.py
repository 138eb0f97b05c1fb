"""What the rules find of faults that were planted in clean texts, and what they say of clean ones."""

import pytest

from editor.checks import rules_of
from tests.checks.measure import all_planted, false_alarms, score
from tests.checks.planting import CLEAN


@pytest.mark.parametrize("seed", [1, 2026])
def test_planted_faults_are_found_where_they_stand_and_mended_right(seed: int) -> None:
    texts, told = all_planted(seed), list[str]()
    got = score(texts, told)
    assert got.planted >= 400
    assert got.found >= 0.95 * got.planted, told
    assert got.right >= 0.9 * got.fixes, told


def test_a_fault_is_planted_for_every_rule_that_decides() -> None:
    assert {rule.name for rule in rules_of()} == {one.rule for one in all_planted(1)}


def test_clean_paragraphs_and_documents_are_left_alone() -> None:
    assert len(CLEAN) >= 100
    told = [f"{finding.rule}: {finding.words} in {text[:40]}" for text, finding in false_alarms()]
    assert len(told) < 0.2 * sum(map(len, CLEAN)) / 1000, told
