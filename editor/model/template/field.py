"""A field: a named, typed value that fills one slot or many."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class FieldType(StrEnum):
    """What kind of value a field holds. The member's value is how template files, drafts and the command line write the type."""

    ORG = "org"
    PERSON = "person"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"
    PROJECT = "project"
    MEETING = "meeting"
    PLACE = "place"
    TEXT = "text"
    LONGTEXT = "longtext"
    CHOICE = "choice"
    FLAG = "flag"
    ROWS = "rows"

    @classmethod
    def named(cls, name: object) -> "FieldType | None":
        """The type of this name, or None when there is none."""
        return _BY_NAME.get(name) if isinstance(name, str) else None


_BY_NAME: Mapping[str, FieldType] = {member.value: member for member in FieldType}
KEY_LIMIT = 40
_BARRED_IN_KEYS = str.maketrans("", "", "{}|\"'\n\r")

_CELL = re.compile(r"(.+)\[(\d+)\]\.(.+)")


class AsItIs(str):
    """A text that a person wants written as it is, whatever the type of its field says of it."""

    __slots__ = ()


Row = Mapping[str, str]
Value = str | tuple[Row, ...]
"""Text as the person means it (numbers without grouping, dates and times ISO), or the rows of a rows field by column key."""


@dataclass(frozen=True, slots=True)
class Field:
    """A named, typed value. `key` never changes; `label` is what the person reads.

    `empty` says what an unfilled slot does in a clean copy: keep the blank, or remove its line or its section; a blank for the pen (signature, seal,
    opinion) is printed as a blank without a mark and does not count as unfilled.
    `rule` and `computed` are expressions over field keys; `columns` are the fields of a rows field.
    """

    key: str
    type: FieldType = FieldType.TEXT
    label: str = ""
    unit: str = ""
    hint: str = ""
    required: bool = True
    default: str = ""
    choices: tuple[str, ...] = ()
    sample: Value = ""
    rule: str = ""
    computed: str = ""
    empty: Literal["keep", "line", "section", "pen"] = "keep"
    columns: tuple["Field", ...] = ()

    @property
    def name(self) -> str:
        """What the person calls the field: its label, else its key."""
        return self.label or self.key

    @property
    def is_asked(self) -> bool:
        """Whether a person is asked for a value: one that may not stay empty and is not written by hand."""
        return self.required and self.empty != "pen"


def key_of(label: str, taken: Iterable[str] = ()) -> str:
    """The key for a label: NFC, at most 40 characters, without { } | quotes and line breaks, with _2, _3 when it is taken."""
    base = unicodedata.normalize("NFC", label).translate(_BARRED_IN_KEYS).strip()[:KEY_LIMIT] or "填写项"
    used = set(taken)
    key, number = base, 1
    while key in used:
        number += 1
        suffix = f"_{number}"
        key = base[: KEY_LIMIT - len(suffix)] + suffix
    return key


def cell_path(key: str, row: int, column: str) -> str:
    """The path of one cell of a rows field (row from 0), as runs and control tags name it."""
    return f"{key}[{row + 1}].{column}"


class RowsCell(NamedTuple):
    """One cell of a rows field: the field's key, its row from 0, the key of its column."""

    key: str
    row: int
    column: str


def cell_of(path: str) -> RowsCell | None:
    """The cell that a path names (see `cell_path`); None for any other path, as of a whole field."""
    match = _CELL.fullmatch(path) if "[" in path else None
    return RowsCell(match[1], int(match[2]) - 1, match[3]) if match and int(match[2]) else None


def name_at(path: str) -> str:
    """What a path names in its template: the field's key, or `key.column` for a cell."""
    cell = cell_of(path)
    return path if cell is None else f"{cell.key}.{cell.column}"


def is_filled(value: Value | None) -> bool:
    """Whether a value says something: a text that is not empty, or rows whose every cell is not empty."""
    if value is None or isinstance(value, str):
        return bool(value)
    return bool(value) and all(all(row.values()) for row in value)
