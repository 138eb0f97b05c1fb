"""What stands in a source and not in the template made of it: the words, where they stood, and why."""

from dataclasses import dataclass
from enum import StrEnum


class WhyLeftOut(StrEnum):
    """Why something of the source is not in the template. The member's value is what the command line writes."""

    ADVERT = "advert"
    SITE_TEXT = "site text"
    PAGE_NUMBER = "page number"


class PlaceKind(StrEnum):
    """What part of a source something stands in. The member's value is what the command line writes."""

    LINE = "line"


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where something stands in a source: in a line (`number` from 0), in a row of a table (both from 1), or in another part of the file."""

    kind: PlaceKind
    number: int = 0
    row: int = 0

    @classmethod
    def at_line(cls, line: int) -> "SourcePlace":
        """The place of a line, counted from 0."""
        return cls(PlaceKind.LINE, line)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a source that is not in the template: its words (for a picture what it is called), its place, and why."""

    text: str
    place: SourcePlace
    why: WhyLeftOut
