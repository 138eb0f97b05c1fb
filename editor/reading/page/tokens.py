"""A blank as it was found in a line, before its meaning is known."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from editor.model.template.field import FieldType
from editor.reading.page.lexicon import words

SPACES = " \u3000\t"


class BlankShape(StrEnum):
    """How a blank was written: as a run of X or underscores, as a gap, in brackets, as words that ask for it, or marked by the file itself."""

    RUN = "run"
    GAP = "gap"
    BRACKET = "bracket"
    PROMPT = "prompt"
    MARK = "mark"


class TokenCell(NamedTuple):
    """The cell that a blank stands in: its table, its row, its column where the blank is all that the cell holds, and the party of a contract
    that its column speaks of.
    """

    table: int
    row: int
    column: int | None
    party: str = ""


@dataclass(frozen=True, slots=True)
class BlankToken:
    """A blank: columns, text, and how it was written; `name` is what the sample calls it.

    `parts` names the date's parts that the blank holds (年月日, 月日 …), "" when it is no date; `type` is what the file itself says of its value.
    `is_tag` says that the name is one that the file gives its field (a tag, a merge field, a control): it is always a key. `cell` is the
    cell of a table that it stands in.
    """

    line: int
    start: int
    end: int
    text: str
    shape: BlankShape = BlankShape.RUN
    name: str = ""
    parts: str = ""
    type: FieldType | None = None
    is_tag: bool = False
    cell: TokenCell | None = None

    def reaching(self, end: int, line: str, name: str = "", parts: str = "") -> "BlankToken":
        """The same blank, reaching to a later column."""
        return replace(self, end=end, text=line[self.start : end], name=name or self.name, parts=parts or self.parts)


def unit_after(text: str) -> str:
    """The unit of measure or part of a date that a text starts with, "" when it only looks like one."""
    text = text.lstrip(SPACES)
    unit = words("units", "money", "percent", "number", "year", "month", "date").at_start(text)
    return "" if len(words("units", "exceptions").at_start(text)) > len(unit) else unit


def kind_after(text: str) -> str:
    """The longest word that names a thing (市, 公司, 项目 …) or a unit at the start of a text, "" if none."""
    suffix = words("suffixes").at_start(text)
    unit = unit_after(text)
    return max(suffix, unit, key=len)
