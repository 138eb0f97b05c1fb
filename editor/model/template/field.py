"""A field: a named, typed value that fills one slot or many."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

FieldType = Literal[
    "org",
    "person",
    "number",
    "money",
    "percent",
    "date",
    "month",
    "year",
    "project",
    "meeting",
    "place",
    "text",
    "longtext",
    "choice",
    "flag",
    "rows",
]
FIELD_TYPES: tuple[FieldType, ...] = get_args(FieldType)
KEY_LIMIT = 40
_BARRED_IN_KEYS = str.maketrans("", "", "{}|\"'\n\r")

Row = Mapping[str, str]
Value = str | tuple[Row, ...]
"""Text as the person means it (numbers without grouping, dates ISO), or the rows of a rows field by column key."""


@dataclass(frozen=True, slots=True)
class Field:
    """A named, typed value. `key` never changes; `label` is what the person reads.

    `empty` says what an unfilled slot does in a clean copy: keep the blank, or remove its line or its section.
    `rule` and `computed` are expressions over field keys; `columns` are the fields of a rows field.
    """

    key: str
    type: FieldType = "text"
    label: str = ""
    unit: str = ""
    hint: str = ""
    required: bool = True
    default: str = ""
    choices: tuple[str, ...] = ()
    sample: Value = ""
    rule: str = ""
    computed: str = ""
    empty: Literal["keep", "line", "section"] = "keep"
    columns: tuple["Field", ...] = ()

    @property
    def name(self) -> str:
        """What the person calls the field: its label, else its key."""
        return self.label or self.key


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


def is_filled(value: Value | None) -> bool:
    """Whether a value says something: a text that is not empty, or rows whose every cell is not empty."""
    if value is None or isinstance(value, str):
        return bool(value)
    return bool(value) and all(all(row.values()) for row in value)
