"""Whether a foreign Word file is a form, filled in place, or a sample, laid out by the profile."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.source import MarkKind

if TYPE_CHECKING:
    from editor.word import Package

_MARKED = frozenset((MarkKind.CONTROL, MarkKind.FIELD, MarkKind.MERGE_FIELD, MarkKind.CELL, MarkKind.TAG))
_SIGNS = (b"<w:tbl", b":tbl>", b":tbl ", b":sdt>", b":sdt ", b"MERGEFIELD", b"DOCPROPERTY", b":ffData", b"{")


class FileKindOfForm(Enum):
    """What a Word file is read as; a sample that may be a form as well is doubtful."""

    FORM = auto()
    SAMPLE = auto()
    DOUBTFUL = auto()


def may_be_form(package: "Package") -> bool:
    """A quick look: a file without tables, controls, fields and tags is a sample, and need not be read to know it."""
    data = package.part(package.main)
    return any(sign in data for sign in _SIGNS)


def judged(seen: Inspection) -> FileKindOfForm:
    """What a file is by the blanks of its text: a form where most of them stand in tables, in content controls, merge fields and legacy fields, or
    are tags. Without blanks it is a sample, and where half of them stand in sentences, in doubt.
    """
    cells = {line for table in seen.source.tables for line in table.lines}
    marked = {(mark.line, mark.start) for mark in seen.source.marks if mark.kind in _MARKED}
    codes = sum(1 for code in seen.codes if code.text)
    apart = codes + sum(slot.line in cells or (slot.line, slot.start) in marked or _is_tag(slot) for slot in seen.slots)
    if 2 * apart > len(seen.slots) + codes:
        return FileKindOfForm.FORM
    return FileKindOfForm.DOUBTFUL if 3 * apart > len(seen.slots) + codes else FileKindOfForm.SAMPLE


def _is_tag(slot: SlotSpan) -> bool:
    return slot.text.startswith("{{")
