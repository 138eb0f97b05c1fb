"""What flows down the pages: each block of a document as bands, lines side by side of one height, that a page end may part."""

from typing import NamedTuple

from editor.layout.boxes import Line
from editor.layout.paragraphs import Frame, Setting, set_lines
from editor.layout.tables import CELL_MARGIN, ROW_RULE
from editor.model.document import Cell, Paragraph, Table


class Band(NamedTuple):
    """Lines that stand side by side: their height, each line with its cell (None outside tables), and whether a table's row ends here."""

    height: float
    members: tuple[tuple[tuple[int, int] | None, Line], ...]
    row_end: bool = False


class Flow(NamedTuple):
    """A block as bands. `head` is how many of them repeat on each page, `lead` the height that has to fit for the block to begin on a page.

    `keep` keeps it on the page where the next block begins; `page_break` starts a page; `edges` are a table's column edges in twips.
    """

    bands: tuple[Band, ...]
    height: float
    lead: float
    keep: bool = False
    page_break: bool = False
    head: int = 0
    edges: tuple[float, ...] = ()


def flow_of(block: Paragraph | Table, setting: Setting) -> Flow:
    """The flow of a block of a settled document."""
    return _of_paragraph(block, setting) if isinstance(block, Paragraph) else _of_table(block, setting)


def _of_paragraph(paragraph: Paragraph, setting: Setting) -> Flow:
    page = setting.profile.page
    bands = tuple(Band(line.height, ((None, line),)) for line in set_lines(paragraph, Frame(page.left, page.text_width), setting))
    keep = paragraph.keep_next or setting.profile.style(paragraph.style).keep_next
    return Flow(bands, sum(band.height for band in bands), bands[0].height, keep, paragraph.page_break)


def _of_table(table: Table, setting: Setting) -> Flow:
    edges = [float(setting.profile.page.left)]
    for width in table.widths:
        edges.append(edges[-1] + width)
    bands: list[Band] = []
    head = 0
    for number, row in enumerate(table.rows):
        bands.extend(_row(number, row, edges, setting))
        head = len(bands) if number < table.header_rows else head
    lead = sum(band.height for band in bands[: head + 1])
    return Flow(tuple(bands), sum(band.height for band in bands), lead, head=head, edges=tuple(edges))


def _row(number: int, row: tuple[Cell, ...], edges: list[float], setting: Setting) -> list[Band]:
    cells = [_cell(cell, edges[column], edges[column + 1], setting) for column, cell in enumerate(row)]
    count = max((len(lines) for lines in cells), default=0)
    bands: list[Band] = []
    for at in range(count):
        members = tuple(((number, column), lines[at]) for column, lines in enumerate(cells) if at < len(lines))
        last = at == count - 1
        bands.append(Band(max(line.height for _, line in members) + (ROW_RULE if last else 0), members, last))
    return bands


def _cell(cell: Cell, left: float, right: float, setting: Setting) -> tuple[Line, ...]:
    frame = Frame(left + CELL_MARGIN, right - left - 2 * CELL_MARGIN, "right" if cell.numeric else None)
    return set_lines(cell.paragraph, frame, setting)
