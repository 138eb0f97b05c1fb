"""A few failing calls of each act, and real limits on the size of files."""

import random
import sys
from pathlib import Path

import pytest

from tests.proofs.calls.commands import COMMANDS
from tests.proofs.calls.failing import MakesAct, Proof
from tests.proofs.calls.journals import JOURNALS
from tests.proofs.calls.own_state import OWN_STATE
from tests.proofs.calls.real_disks import with_size_limits
from tests.proofs.calls.saves import SAVES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the paths of open files")
_SLOW = ("fill .pdf", "export .pdf", "render", "convert", "measure fonts")
_ACTS = {name: make for name, make in {**JOURNALS, **OWN_STATE, **COMMANDS, **SAVES}.items() if name not in _SLOW}
_MOST = 4


@pytest.mark.parametrize(("name", "make"), _ACTS.items(), ids=_ACTS)
def test_whatever_call_fails_the_old_or_the_new_file_is_there_and_the_person_is_told(name: str, make: MakesAct, tmp_path: Path) -> None:
    proof = Proof(tmp_path, random.Random(name))
    assert list(proof.of(name, make, _MOST)) == []
    assert proof.tries == _MOST


@pytest.mark.parametrize("name", ["save over", "go on with a journal", "change a setting"])
def test_files_that_may_not_grow_are_a_full_disk(name: str, tmp_path: Path) -> None:
    assert list(with_size_limits(tmp_path, name, _ACTS[name])) == []
