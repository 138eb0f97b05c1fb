"""A sample as it was decoded: lines of text, with what the file knew beyond its characters."""

from dataclasses import dataclass
from enum import StrEnum

from editor.model.sample.source_table import SourceTable


class MarkKind(StrEnum):
    """What a mark is in the file: a content control, a legacy form field, a mail-merge field, an empty cell with a label, underlined spaces or
    tabs; or what is no blank: highlighted text, which is a hint, and words that somebody wrote on a line, with the rest of the line around them.
    """

    CONTROL = "control"
    FIELD = "field"
    MERGE_FIELD = "mergefield"
    HIGHLIGHT = "highlight"
    CELL = "cell"
    UNDERLINE = "underline"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the file itself marks as a blank, or highlights.

    `start` and `end` are columns in the line; `name` is the control's alias, the field's name or the cell's label ("" if none).
    """

    line: int
    start: int
    end: int
    name: str = ""
    kind: MarkKind = MarkKind.CONTROL


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a sample.

    `lines` is `str.splitlines()` of the decoded text (for a Word file one line a paragraph, cells and text boxes in reading order);
    `encoding` is the guess that decoded it ("docx" for a Word file); `tables` are its tables in the order in which they begin.
    """

    lines: tuple[str, ...]
    name: str = ""
    encoding: str = "utf-8"
    marks: tuple[Mark, ...] = ()
    heading_levels: tuple[tuple[int, int], ...] = ()
    tables: tuple[SourceTable, ...] = ()

    @classmethod
    def of(cls, text: str, name: str = "", encoding: str = "utf-8") -> "SourceText":
        """A source text from a decoded string."""
        return cls(tuple(text.splitlines()), name, encoding)
