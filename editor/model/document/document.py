"""A document: the composed blocks, ready to be laid out or written; every run knows the field that it came from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from editor.model.document.table_look import CELL_MARGIN, PLAIN_LOOK, Side, TableLook

BODY_STYLES = ("正文", "正文字符")


class FramePlace(StrEnum):
    """What a paragraph is held by: nothing, the foot of the page, the head of a letter."""

    NONE = ""
    FOOT = "foot"
    LETTERHEAD = "letterhead"


class Tab(NamedTuple):
    """Where text goes on behind a tab, in twips from the left edge of the type area: it begins there, or, with `end`, it ends there."""

    at: int
    end: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look and one origin.

    `style` is "" for the paragraph's own look, else the name of a character style of the profile ("正文", "黑体", "楷体", "加粗").
    `field` is the path of the field that fills the run (its key, or `key[2].column` for a cell of a rows field), `label` its name,
    `place` counts the field's places in the document from 1. An unfilled run has an empty text and `filled` False: it is shown as 〔label〕.
    `derived` marks text computed from the field (大写金额): it follows the value, but is not the value. `said` is what of the value the words before
    and behind it say already, so that the text goes without it.
    """

    text: str
    style: str = ""
    field: str | None = None
    label: str = ""
    place: int = 0
    filled: bool = True
    derived: bool = False
    said: tuple[str, str] = ("", "")

    @property
    def shown(self) -> str:
        """The text that stands on the page: the value, or 〔label〕 for an unfilled slot."""
        return self.text if self.filled else f"〔{self.label}〕"


@dataclass(frozen=True, slots=True)
class Indents:
    """Indents in twips that layout settled for one paragraph, over those of its style."""

    left: int = 0
    right: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `style` names a paragraph style of the layout profile (正文, 标题, 一级标题, 署名, 空行 …).

    `section` and `block` say where in the draft it comes from (see `Section.markups` for the numbers of blocks).
    `breaks` are the offsets in the shown text before which a line break is settled (a title broken at phrases);
    `indents` are settled by layout (署名, 成文日期); `page_break` starts a page; `spacing` and `line` tighten it, in twips, over the style's own.
    `size` is the size of its characters in half-points, settled where it has to fit a width; `tabs` are where the text goes on behind its tabs.
    `side` is how its lines are aligned where a line before a long word would be drawn apart over the width; also settled.
    `frame` takes it out of the flow: to the foot of the type area (版记), or to the head of a
    letter. `unnumbered` starts pages without numbers.
    """

    style: str
    runs: tuple[Run, ...] = ()
    section: str = ""
    block: int = 0
    breaks: tuple[int, ...] = ()
    indents: Indents | None = None
    page_break: bool = False
    keep_next: bool = False
    spacing: int | None = None
    line: int | None = None
    size: int | None = None
    tabs: tuple[Tab, ...] = ()
    frame: FramePlace = FramePlace.NONE
    unnumbered: bool = False
    side: Side = Side.OWN

    @property
    def text(self) -> str:
        """The text that stands on the page."""
        return "".join(run.shown for run in self.runs)

    @property
    def heading(self) -> str:
        """The text up to the body text that runs on behind it."""
        return "".join(run.shown for run in takewhile(lambda run: run.style not in BODY_STYLES, self.runs))

    @property
    def runs_on(self) -> bool:
        """Whether body text runs on behind a heading: such a heading does not stand alone and need not keep to the next paragraph."""
        return any(run.style in BODY_STYLES for run in self.runs)


_LONG_WORD = re.compile(r"[!-~\u00a1-\u024f]{8,}")


def has_long_word(text: str) -> bool:
    """Whether there are letters and digits in a text that no line end parts and that take four characters and more, as an address."""
    return _LONG_WORD.search(text) is not None


class GoesOn(StrEnum):
    """What a place of a table's grid belongs to: a cell of its own, the cell above, the cell at its left."""

    OWN = ""
    ABOVE = "above"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of a table's grid: its paragraph and whether it holds a number (right-aligned).

    A cell over several `rows` and `columns` stands at the first of its places; at the others is an empty one that `goes_on` from it. The first
    of each further row goes on from above and counts the columns, too. `side` is how its text is aligned where that is not the style's own.
    """

    paragraph: Paragraph
    numeric: bool = False
    rows: int = 1
    columns: int = 1
    goes_on: GoesOn = GoesOn.OWN
    side: Side = Side.OWN


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first `header_rows` rows repeat on each page; `widths` are the column widths in twips, settled by layout.

    `parted` are the numbers of the rows that a page end may part because they are about as high as a page, also settled; these do not repeat.
    A `joint` table has no rules, and its last column is one cell over all rows (several issuers and 文件 beside them). `look` is what the
    template says of widths and rules; `margin`, also settled, the twips left and right of a cell's text. The last cell of a short row reaches to
    the table's right edge.
    """

    rows: tuple[tuple[Cell, ...], ...]
    section: str = ""
    block: int = 0
    header_rows: int = 1
    widths: tuple[int, ...] = ()
    joint: bool = False
    parted: tuple[int, ...] = ()
    look: TableLook = PLAIN_LOOK
    margin: int = CELL_MARGIN

    @property
    def columns(self) -> int:
        """The number of its columns."""
        return max(map(len, self.rows), default=0)

    def cells_of(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The cells of a row with their columns as they stand in a file: where one goes on from above is an empty one, from the left none."""
        return ((column, cell) for column, cell in enumerate(self.rows[row]) if cell.goes_on != GoesOn.LEFT)


def paragraphs_of(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """Every paragraph of some blocks in their order, those in table cells included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (cell.paragraph for row in block.rows for cell in row)


def holes_in(blocks: Iterable[Paragraph | Table]) -> tuple[str, ...]:
    """The paths of the fields of which 〔label〕 stands on the page, each once, in document order.

    This alone says what would print as a hole: counts, marks, jumps, exit codes and clean copies all come from here. What is left for the pen is no
    hole, and what goes where it is empty is not on the page.
    """
    paths = [run.field for paragraph in paragraphs_of(blocks) for run in paragraph.runs if not run.filled and run.field is not None]
    return tuple(dict.fromkeys(paths))


@dataclass(frozen=True, slots=True)
class Document:
    """The composed blocks. `title` is the plain title, `layout` the name of the layout profile, `template` the template's name."""

    blocks: tuple[Paragraph | Table, ...]
    title: str = ""
    layout: str = "gbt9704"
    template: str = ""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in document order, those in table cells included."""
        return paragraphs_of(self.blocks)

    def attachment_titles(self) -> frozenset[int]:
        """The numbers of the blocks that are the titles of attachments (7.3.7); in the outline of a file they stand as headings of level 1 do."""
        found, waits = set[int](), False
        for number, block in enumerate(self.blocks):
            style = block.style if isinstance(block, Paragraph) else ""
            if waits and style == "标题":
                found.add(number)
            waits = style == "附件" or (waits and style == "空行")
        return frozenset(found)

    def runs(self) -> Iterator[Run]:
        """Every run in document order."""
        for paragraph in self.paragraphs():
            yield from paragraph.runs
