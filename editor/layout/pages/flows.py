"""What flows down the pages: each block of a document as bands, and pages end between bands."""

from itertools import accumulate
from typing import NamedTuple

from editor.layout.lines.boxes import Line, Rule
from editor.layout.lines.paragraphs import CELL_MARGIN, ROW_RULE, set_lines
from editor.layout.lines.setting import Frame, Setting
from editor.model.document.document import Cell, Paragraph, Placing, Table

_ROUNDING = 2  # twips; LibreOffice keeps column widths in parts of the table's


class Member(NamedTuple):
    """A line of a band: how far below the band's top it stands, its cell (None outside tables), and the line."""

    down: float
    cell: tuple[int, int] | None
    line: Line


class Band(NamedTuple):
    """What a page end does not part: a line of a paragraph, or a row of a table; its height and its lines."""

    height: float
    members: tuple[Member, ...]


class Flow(NamedTuple):
    """A block as bands. `head` is how many of them repeat on each page, `lead` the height that has to fit for the block to begin on a page.

    `keep` keeps it on the page where the next block begins; `page_break` starts a page; `edges` are a table's column edges in twips,
    `foot` the height of the rule that closes it on a page. `rule` is a line below a paragraph, or instead of
    it, measured down from the paragraph's lower edge; `frame` and `unnumbered` are the paragraph's own.
    """

    bands: tuple[Band, ...]
    height: float
    lead: float
    keep: bool = False
    page_break: bool = False
    head: int = 0
    edges: tuple[float, ...] = ()
    foot: float = 0
    rule: Rule | None = None
    frame: Placing = ""
    unnumbered: bool = False


def flow_of(block: Paragraph | Table, setting: Setting) -> Flow:
    """The flow of a block of a settled document."""
    return _of_paragraph(block, setting) if isinstance(block, Paragraph) else _of_table(block, setting)


def _of_paragraph(paragraph: Paragraph, setting: Setting) -> Flow:
    frame = _frame(paragraph, setting)
    bands = tuple(Band(line.height, (Member(0, None, line),)) for line in set_lines(paragraph, frame, setting))
    style = setting.profile.style(paragraph.style)
    weight = style.rule * 2.5
    thickness, down = (style.line, -style.line / 2) if style.bar else (weight, weight / 2)
    rule = Rule(frame.left, down, frame.left + frame.width, down, thickness, style.color) if thickness else None
    keep = paragraph.keep_next or (style.keep_next and not paragraph.runs_on)
    height = sum(band.height for band in bands) + weight
    starts = paragraph.page_break or paragraph.unnumbered
    return Flow(bands, height, bands[0].height + weight, keep, starts, foot=weight, rule=rule, frame=paragraph.frame, unnumbered=paragraph.unnumbered)


def _frame(paragraph: Paragraph, setting: Setting) -> Frame:
    """The type area's width; the head of a letter is wider (10.1)."""
    page = setting.profile.page
    if paragraph.frame == "letterhead":
        width = setting.profile.letter.width
        return Frame((page.width - width) / 2, width)
    return Frame(page.left, page.text_width)


def _of_table(table: Table, setting: Setting) -> Flow:
    page = setting.profile.page
    edges = [page.left + (page.text_width - sum(table.widths)) / 2]
    for width in table.widths:
        edges.append(edges[-1] + width)
    if table.joint:
        return _of_joint(table, edges, setting)
    bands = tuple(_row(number, row, edges, setting) for number, row in enumerate(table.rows))
    head = table.header_rows if table.header_rows < len(bands) else 0
    lead = sum(band.height for band in bands[: head + 1]) + ROW_RULE
    return Flow(bands, sum(band.height for band in bands) + ROW_RULE, lead, head=head, edges=tuple(edges), foot=ROW_RULE)


def _of_joint(table: Table, edges: list[float], setting: Setting) -> Flow:
    """Issuers above each other, and the last column's one cell in the middle of them all; without rules."""
    rows = [_cell(row[0], edges[0], edges[1], setting) for row in table.rows]
    heights = [sum(line.height for line in lines) for lines in rows]
    word = _cell(table.rows[0][-1], edges[-2], edges[-1], setting)
    members: list[Member] = []
    for number, (lines, down) in enumerate(zip(rows, accumulate(heights, initial=0.0), strict=False)):
        members += [Member(down + line.height * at, (number, 0), line) for at, line in enumerate(lines)]
    down = (sum(heights) - sum(line.height for line in word)) / 2
    members += [Member(down + line.height * at, (0, 1), line) for at, line in enumerate(word)]
    return Flow((Band(sum(heights), tuple(members)),), sum(heights), sum(heights))


def _row(number: int, row: tuple[Cell, ...], edges: list[float], setting: Setting) -> Band:
    """A row, its cells centred from top to bottom; the last cell of a short row reaches to the table's right edge."""
    cells = [_cell(cell, edges[at], edges[-1] if at == len(row) - 1 else edges[at + 1], setting) for at, cell in enumerate(row)]
    heights = [sum(line.height for line in lines) for lines in cells]
    tallest = max(heights, default=0.0)
    members: list[Member] = []
    for column, (lines, height) in enumerate(zip(cells, heights, strict=True)):
        down = ROW_RULE + (tallest - height) / 2
        for line in lines:
            members.append(Member(down, (number, column), line))
            down += line.height
    return Band(tallest + ROW_RULE, tuple(members))


def _cell(cell: Cell, left: float, right: float, setting: Setting) -> tuple[Line, ...]:
    frame = Frame(left + CELL_MARGIN, right - left - 2 * CELL_MARGIN - _ROUNDING, "right" if cell.numeric else None)
    return set_lines(cell.paragraph, frame, setting)
