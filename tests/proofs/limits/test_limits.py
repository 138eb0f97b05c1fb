"""What is long, deep or many ends, or is refused with the limit: the members that are fast."""

from pathlib import Path

import pytest

from tests.proofs.limits.members import MEMBERS
from tests.proofs.limits.trying import tried

SIZES = {"some-and-some": 4_000, "tabs": 4_000, "loops": 20, "value-everywhere": 80_000}


@pytest.mark.parametrize("name", SIZES)
def test_every_command_ends_with_what_it_was_asked_for_or_with_a_sentence(name: str, tmp_path: Path) -> None:
    wrong = [str(one) for one in tried(name, MEMBERS[name], tmp_path, SIZES[name]) if not one.is_right]
    assert wrong == []
