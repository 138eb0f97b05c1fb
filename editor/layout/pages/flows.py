"""What flows down the pages: each block of a document as bands. Pages end between bands, and inside one only where a page is too low for it."""

from collections.abc import Collection
from dataclasses import replace
from itertools import compress, count
from typing import NamedTuple

from editor.layout.lines.boxes import Line, Rule
from editor.layout.lines.paragraphs import set_lines, with_pitch
from editor.layout.lines.setting import LineFrame, LineSetting
from editor.layout.pages.bands import Band, Member, band_of
from editor.layout.pages.cells import cell_lines, with_tall_cells
from editor.layout.pages.ruling import Ruling, ruling_of
from editor.model.document.document import FramePlace, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import ROW_RULE

_FULL = 0.9  # of a page's room: a row that takes more may be parted


class Flow(NamedTuple):
    """A block as bands. `head` is how many of them repeat on each page, `lead` the height that has to fit for the block to begin on a page.

    `keep` keeps it on the page where the next block begins; `page_break` starts a page; `edges` are a table's column edges in twips,
    `foot` the height of the rule that closes it on a page, `ruling` which of its rules are drawn where that is not all. `rule` is a line below a
    paragraph, or instead of it, measured down from the paragraph's lower edge; `frame` and `unnumbered` are the paragraph's own.
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
    frame: FramePlace = FramePlace.NONE
    unnumbered: bool = False
    ruling: Ruling | None = None


def flow_of(block: Paragraph | Table, setting: LineSetting, like: Flow | None = None) -> Flow:
    """The flow of a block of a settled document; `like` is that of a paragraph which differs in its line pitch alone, so that its lines end alike."""
    return _of_paragraph(block, setting, like) if isinstance(block, Paragraph) else _of_table(block, setting)


def _of_paragraph(paragraph: Paragraph, setting: LineSetting, like: Flow | None) -> Flow:
    frame = _frame(paragraph, setting)
    same = [member.line for band in like.bands for member in band.members] if like else None
    lines = with_pitch(same, paragraph, setting) if same else set_lines(paragraph, frame, setting)
    bands = tuple([Band(line.height, ((Member(0, None, line),),)) for line in lines])
    style = setting.profile.style(paragraph.style)
    weight = style.rule * 2.5
    thickness, down = (style.line, -style.line / 2) if style.bar else (weight, weight / 2)
    rule = Rule(frame.left, down, frame.left + frame.width, down, thickness, style.color) if thickness else None
    keep = paragraph.keep_next or (style.keep_next and not paragraph.runs_on)
    height = sum(band.height for band in bands) + weight
    starts = paragraph.page_break or paragraph.unnumbered
    return Flow(bands, height, bands[0].height + weight, keep, starts, foot=weight, rule=rule, frame=paragraph.frame, unnumbered=paragraph.unnumbered)


def _frame(paragraph: Paragraph, setting: LineSetting) -> LineFrame:
    """The type area's width; the head of a letter is wider (10.1)."""
    page = setting.profile.page
    if paragraph.frame == FramePlace.LETTERHEAD:
        width = setting.profile.letter.width
        return LineFrame((page.width - width) / 2, width)
    return LineFrame(page.left, page.text_width)


def _of_table(table: Table, setting: LineSetting) -> Flow:
    page = setting.profile.page
    edges = [page.left + (page.text_width - sum(table.widths)) / 2]
    for width in table.widths:
        edges.append(edges[-1] + width)
    if table.joint:
        return _of_joint(table, edges, setting)
    ruling = ruling_of(table)
    bands = with_tall_cells(table, tuple(_row(number, table, edges, ruling, setting) for number in range(len(table.rows))), edges, setting)
    foot = table.look.closing_rule
    flow = Flow(bands, sum(band.height for band in bands) + foot, 0, edges=tuple(edges), foot=foot, ruling=ruling)
    return _parted(flow._replace(head=table.header_rows if table.header_rows < len(bands) else 0), table.parted)


def with_parted_rows(table: Table, flow: Flow, profile: LayoutProfile) -> tuple[Table, Flow]:
    """The table and its flow, settled which of its rows a page end may part: those that hardly find room below the head on a page of their own.

    Where the head itself leaves no room for a line below it, its rows are of them: such a head does not repeat. Other programs break some lines
    otherwise, so a row that fills nearly all of that room counts as well: LibreOffice loses the end of a row that must not be parted and does not
    fit below a repeated head.
    """
    page = profile.page
    room = (page.text_height - page.text_height % page.pitch) * _FULL - flow.foot
    head = sum(band.height for band in flow.bands[: flow.head])
    is_repeated = head + max((band.least() for band in flow.bands[flow.head :]), default=0.0) <= room
    below = room - head if is_repeated else room
    is_parted = (not is_repeated if at < flow.head else band.height > below for at, band in enumerate(flow.bands))
    parted = tuple(compress(count(), is_parted))
    return (replace(table, parted=parted), _parted(flow, parted)) if parted else (table, flow)


def _parted(flow: Flow, parted: Collection[int]) -> Flow:
    """The flow, those bands marked as ones that a page end may part, and what has to fit for it to begin on a page."""
    among = frozenset(parted)
    bands = tuple(band._replace(parted=at in among) for at, band in enumerate(flow.bands))
    head = 0 if 0 in among else flow.head
    first = bands[head].least() if bands[head:] and bands[head].parted else sum(band.height for band in bands[head : head + 1])
    return flow._replace(bands=bands, head=head, lead=sum(band.height for band in bands[:head]) + first + flow.foot)


def _of_joint(table: Table, edges: list[float], setting: LineSetting) -> Flow:
    """Issuers above each other, and the last column's one cell in the middle of them all; without rules."""
    names = [((number, 0), line) for number, row in enumerate(table.rows) for line in cell_lines(row[0], edges[0], edges[1], table.margin, setting)]
    word = [((0, 1), line) for line in cell_lines(table.rows[0][-1], edges[-2], edges[-1], table.margin, setting)]
    band = band_of((names, word), rule=0)
    return Flow((band,), band.height, band.height)


def _row(number: int, table: Table, edges: list[float], ruling: Ruling | None, setting: LineSetting) -> Band:
    """A row, its cells centred from top to bottom; the last cell of a short row reaches to the table's right edge. What is higher than a row is
    placed over several.
    """
    row, columns = table.rows[number], list[list[tuple[tuple[int, int], Line]]]()
    for column, cell in table.cells_of(number):
        if cell.rows == 1:
            right = edges[-1] if column + cell.columns >= len(row) else edges[column + cell.columns]
            lines = cell_lines(cell, edges[column], right, table.margin, setting)
            columns.append([((number, column), line) for line in lines])
    rule = ROW_RULE if ruling is None or any(ruling[number].above) else 0
    lowest = setting.profile.row_height(leaves=0 if number else table.look.closing_rule)
    return band_of(columns, rule, setting.profile.page.cell_margin, lowest - rule)
