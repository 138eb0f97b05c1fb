"""What stands in a source and not in the template made of it: the words, where they stood, and why."""

from dataclasses import dataclass
from enum import StrEnum


class WhyLeftOut(StrEnum):
    """Why something of the source is not in the template. The member's value is what the command line writes."""

    ADVERT = "advert"
    SITE_TEXT = "site text"
    PAGE_NUMBER = "page number"
    TAKEN_OUT = "taken out"
    PICTURE = "picture"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text box"
    NOTE = "note"
    COMMENT = "comment"
    TRACKED = "tracked change"
    TAG = "tag"
    TABLE = "table"
    DIAGONAL = "diagonal line"
    LANDSCAPE = "landscape"
    COLUMNS = "columns"
    MOVED = "moved"
    CONTENTS = "contents"
    NO_PLACE = "no place"


NOISE = (WhyLeftOut.ADVERT, WhyLeftOut.SITE_TEXT, WhyLeftOut.PAGE_NUMBER)
"""What a site or a printer put around the text: nobody misses it."""
CHOSEN = frozenset((*NOISE, WhyLeftOut.TAKEN_OUT))
"""What nobody needs to be warned of: noise, and what the person took out."""


class PlaceKind(StrEnum):
    """What part of a source something stands in. The member's value is what the command line writes."""

    LINE = "line"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text box"
    NOTE = "note"
    PAGE = "page"


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

    def __str__(self) -> str:
        """The place as the command line's contract writes it: line 12, header, table 2, row 3."""
        if self.kind == PlaceKind.LINE:
            return f"{self.kind} {self.number}"
        row = f", row {self.row}" if self.row else ""
        return f"{self.kind} {self.number}{row}" if self.number else f"{self.kind}{row}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a source that is not in the template: its words (for a picture what it is called), its place, and why."""

    text: str
    place: SourcePlace
    why: WhyLeftOut

    def to_json(self) -> dict[str, str]:
        """The entry in the form of the command line's contract."""
        return {"text": self.text, "place": str(self.place), "why": self.why.value}
