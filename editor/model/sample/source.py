"""A sample as it was decoded: lines of text, with what the file knew beyond its characters."""

from dataclasses import dataclass
from enum import StrEnum

from editor.model.sample.left_out import LeftOut
from editor.model.sample.source_table import SourceTable
from editor.model.template.field import FieldType


class MarkKind(StrEnum):
    """What a mark is in the file: a content control, a legacy form field, a mail-merge field, an empty cell with a label, underlined spaces or
    tabs, a tag of another program's template; or what is no blank: highlighted text, which is a hint, and words that somebody wrote on a line,
    with the rest of the line around them.
    """

    CONTROL = "control"
    FIELD = "field"
    MERGE_FIELD = "mergefield"
    HIGHLIGHT = "highlight"
    CELL = "cell"
    UNDERLINE = "underline"
    WRITTEN = "written"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the file itself marks as a blank, or highlights.

    `start` and `end` are columns in the line; `name` is the control's alias, the field's name or the cell's label ("" if none).
    The file may tell more of the value: its `type`, the `choices` that there are, the `picture` by which it is written (0.00, yyyy年M月d日);
    `letters` says how its Latin letters stand (upper, lower, title, capitalize), `before` and `behind` what stands around it where there is a value;
    `repeated` is the name of the rows of which it is a part.
    """

    line: int
    start: int
    end: int
    name: str = ""
    kind: MarkKind = MarkKind.CONTROL
    type: FieldType | None = None
    choices: tuple[str, ...] = ()
    picture: str = ""
    repeated: str = ""
    letters: str = ""
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a sample.

    `lines` is `str.splitlines()` of the decoded text (for a Word file one line a paragraph, cells and text boxes in reading order);
    `encoding` is the guess that decoded it ("docx" for a Word file); `tables` are its tables in the order in which they begin;
    `left_out` is what the file holds and its lines do not.
    """

    lines: tuple[str, ...]
    name: str = ""
    encoding: str = "utf-8"
    marks: tuple[Mark, ...] = ()
    heading_levels: tuple[tuple[int, int], ...] = ()
    tables: tuple[SourceTable, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def of(cls, text: str, name: str = "", encoding: str = "utf-8") -> "SourceText":
        """A source text from a decoded string."""
        return cls(tuple(text.splitlines()), name, encoding)
