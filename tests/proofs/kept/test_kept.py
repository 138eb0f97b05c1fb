"""The proof with few tries: whatever opens is journaled, saved and opened again, equal."""

import random
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.proofs.kept.drafts import random_draft
from tests.proofs.kept.keeping import lost, opened
from tests.proofs.kept.mutants import mutant, originals
from tests.shipped import KNOWN


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Folders.under(tmp_path / "home"))


def test_mutants_of_templates_are_kept(desk: Desk, tmp_path: Path) -> None:
    texts = originals(KNOWN)
    for number in range(60):
        chance = random.Random(number)
        draft = opened(desk, mutant(chance, texts), tmp_path, chance)
        assert draft is None or lost(desk, draft, tmp_path, whole=number % 6 == 0) == "", number


def test_random_drafts_are_kept(desk: Desk, tmp_path: Path) -> None:
    for number in range(40):
        assert lost(desk, random_draft(random.Random(number)), tmp_path, whole=number % 5 == 0) == "", number
