"""A few ends of the program: what was typed a moment ago is there at the next start."""

from pathlib import Path

import pytest

from tests.proofs.ends.ending import ended_once
from tests.proofs.ends.situations import How, Situation

ENDS = [
    (Situation.TYPING, How.SESSION),
    (Situation.QUESTION, How.HANGUP),
    (Situation.REVIEW, How.TERM),
    (Situation.BLOCKED, How.TERM),
]


@pytest.mark.parametrize(("situation", "how"), ENDS)
def test_an_end_by_the_system_keeps_every_character_and_leaves_nothing(tmp_path: Path, situation: Situation, how: How) -> None:
    ending = ended_once(tmp_path, situation, how, "1")
    assert (ending.lost, [words for words in ending.wrong if not words.endswith(" s")]) == (0, [])
