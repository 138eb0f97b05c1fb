"""What a rule remarks: the words, where they stand, why, and what should stand there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from editor.checks.terms.text import Extent, Passage


class Level(StrEnum):
    """How far a rule can be trusted: A decides, B hints and is off unless asked for."""

    SURE = "A"
    HINT = "B"


class FindingPlace(NamedTuple):
    """Where a finding stands: the heading above, the line of the source, the columns in it, and the number of the passage."""

    section: str
    line: int
    start: int
    end: int
    passage: int


@dataclass(frozen=True)
class Found:
    """What a finder gives: the passage, the stretch in it, what should stand there (None: a person has to say), and values for the reason."""

    passage: Passage
    at: Extent
    fix: str | None = None
    said: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def words(self) -> str:
        """The words that the finding is about."""
        return self.passage.text[self.at.start : self.at.end]


@dataclass(frozen=True)
class Finding:
    """校核意见: the name of the rule, its level, place and words, the reason with its clause, the fix where it is certain, the sentence.

    `title` is the name of the rule as the person reads it.
    """

    rule: str
    level: Level
    place: FindingPlace
    at: Extent
    words: str
    why: str
    fix: str | None
    sentence: str
    title: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether its rule decides (class A) and does not only hint."""
        return self.level == Level.SURE

    def to_json(self) -> dict[str, Any]:
        """The finding in the form of the command line's contract."""
        place = {"section": self.place.section, "line": self.place.line, "start": self.place.start, "end": self.place.end}
        return {"rule": self.rule, "level": self.level.value, "place": place, "text": self.words, "why": self.why, "fix": self.fix}
