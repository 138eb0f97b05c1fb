"""What in a Word file reaches outside of it: codes that fetch, targets elsewhere, programs, and text that nobody sees."""

from enum import StrEnum
from typing import NamedTuple


class OutsideKind(StrEnum):
    """In what way it reaches outside."""

    FIELD = "field"
    PICTURE = "picture"
    LINK = "link"
    OBJECT = "object"
    DOCUMENT = "document"
    TEMPLATE = "template"
    DATA = "data"
    MACRO = "macro"
    CONTROL = "control"
    EXTENSION = "extension"
    HIDDEN = "hidden"
    OTHER = "other"


STAYS_BEHIND: frozenset[OutsideKind] = frozenset(
    (OutsideKind.DOCUMENT, OutsideKind.TEMPLATE, OutsideKind.DATA, OutsideKind.MACRO, OutsideKind.CONTROL, OutsideKind.EXTENSION, OutsideKind.OTHER)
)
"""The kinds that stand beside the text, not in it: a file that lacks them is short of something that no line of it shows."""


class Outside(NamedTuple):
    """A thing that reaches outside, or is hidden: its kind, and what it says (the code, the target, the text)."""

    kind: OutsideKind
    text: str = ""
