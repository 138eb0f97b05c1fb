"""The columns of a table: as wide as what stands in them asks for, none so narrow that a number breaks, and where the page has no room for that, in
smaller characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from editor.layout.lines.boxes import Laid
from editor.layout.lines.breaking import may_break
from editor.layout.lines.nominal import nominal_width
from editor.layout.lines.viewer import WORD
from editor.model.document.document import Cell, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import CELL_MARGIN

_ROUNDED = 20  # twips beside a cell's text and its margins: rules, and what programs round away
_NARROW = 40  # twips left and right of a cell's text at least
_USUAL, _FEWEST = 3, 2  # characters that a column of text shows: where that goes without smaller ones, and where it has so many at all
# Half-points (小四, 五号, 小五, 六号), and for numbers that would break alone less room beside them, then 小六, 七号.
_SMALLER = ((24, CELL_MARGIN), (21, CELL_MARGIN), (18, CELL_MARGIN), (15, CELL_MARGIN))
_SMALLEST = ((15, _NARROW), (13, _NARROW), (11, _NARROW))
_WIDER = 1.12  # Latin letters and digits are wider than half an em in some fonts
_FIGURE = re.compile(r"[-+]?\d[\d.,:/-]*\d[%‰]?")
_LATIN = re.compile(r"[!-~\u00a1-\u024f]")
_MOST = 4  # a piece that takes more than this part of the page is no number: it may be broken


class _Wants(NamedTuple):
    """What the columns ask for in twips: so that no number breaks, that text has two characters on a line, that it has three, and all of it."""

    unbroken: list[float]
    fewest: list[float]
    least: list[float]
    wanted: list[float]


def with_columns(table: Table, profile: LayoutProfile) -> Table:
    """The table with the widths of its columns in twips, which fill the type area, and with smaller characters where it needs them.

    The largest size is taken in which no column is too narrow, below 六号 the largest in which no number breaks, the text nearer to the rules, at the
    worst the smallest one. Of issuers that nothing settled with the head, each half of the width.
    """
    room = profile.page.text_width
    if table.joint or not table.columns:
        return replace(table, widths=(room // 2, room - room // 2) if table.joint else ())
    made, wants = table, _wants(table, profile)
    for step in (*_SMALLER, *_SMALLEST):
        if sum(wants.unbroken if step in _SMALLEST else wants.fewest) <= room:
            break
        size, margin = step
        made = replace(table, rows=tuple(tuple(_sized(cell, size, profile) for cell in row) for row in table.rows), margin=margin)
        wants = _wants(made, profile)
    return replace(made, widths=_widths(table.look.widths, wants, room))


def parted_figures(laid: Laid) -> tuple[str, ...]:
    """The figures in tables of a laid document that a line end parts: their columns have no room for them in the smallest characters."""
    narrow = {at for at, block in enumerate(laid.document.blocks) if isinstance(block, Table) and block.margin < CELL_MARGIN}
    cells: dict[tuple[int, int, tuple[int, int]], list[str]] = {}
    for page in laid.pages if narrow else ():
        for box in page.lines:
            if box.block in narrow and box.cell is not None:
                cells.setdefault((page.number, box.block, box.cell), []).append(box.text)
    return tuple(dict.fromkeys(figure for lines in cells.values() for figure in _parted(lines)))


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """The figures that begin on one of the lines of a cell and end on another."""
    text, ends = "".join(lines), set(accumulate(map(len, lines)))
    return (found[0] for found in _FIGURE.finditer(text) if any(found.start() < end < found.end() for end in ends))


def _sized(cell: Cell, size: int, profile: LayoutProfile) -> Cell:
    """The cell in that size, where its own is larger."""
    own = profile.style(cell.paragraph.style).size
    return cell if own <= size else replace(cell, paragraph=replace(cell.paragraph, size=size))


def _wants(table: Table, profile: LayoutProfile) -> _Wants:
    around = 2 * table.margin + _ROUNDED
    unbroken, fewest, least, wanted = ([float(around)] * table.columns for _ in range(4))
    most = profile.page.text_width / _MOST
    several: list[tuple[range, float]] = []
    for row in range(len(table.rows)):
        for column, cell in table.cells_of(row):
            longest = max(nominal_width(line, cell.paragraph, profile) for line in cell.paragraph.text.split("\n")) + around
            if cell.columns > 1:
                several.append((range(column, min(column + cell.columns, table.columns)), longest))
                continue
            character = _character(cell.paragraph, profile)
            piece = max((width for width in _pieces(cell.paragraph, profile) if width <= most), default=0.0)
            unbroken[column] = max(unbroken[column], min(longest, character + around), piece + around)
            fewest[column] = max(fewest[column], min(longest, _FEWEST * character + around), unbroken[column])
            least[column] = max(least[column], _USUAL * character + around, unbroken[column])
            wanted[column] = max(wanted[column], longest, least[column])
    for places, longest in several:
        more = max(0.0, longest - sum(wanted[at] for at in places)) / max(1, len(places))
        for at in places:
            wanted[at] += more
    return _Wants(unbroken, fewest, least, wanted)


def _character(paragraph: Paragraph, profile: LayoutProfile) -> float:
    return nominal_width("字", paragraph, profile)


def _pieces(paragraph: Paragraph, profile: LayoutProfile) -> Iterator[float]:
    """The widths of what a line end may not part in a text with letters or digits: a hyphen is not one of the places, it may be a sign."""
    text = paragraph.text
    if _LATIN.search(text):
        ends = (at for at in range(1, len(text)) if text[at - 1] == "\n" or (text[at - 1] != "-" and may_break(text, at, WORD)))
        for start, end in pairwise((0, *ends, len(text))):
            piece = text[start:end].strip()
            yield nominal_width(piece, paragraph, profile) * (_WIDER if _LATIN.search(piece) else 1)


def _widths(said: Sequence[int], wants: _Wants, room: int) -> tuple[int, ...]:
    """Room shared out: in the proportion that the table says, else what is wanted and the rest in proportion to it; none gets less than the least
    as long as there is room for that, else as long as it is no number that breaks.
    """
    unbroken, fewest, least, wanted = wants
    if sum(least) > room:
        said, least, wanted = (), fewest if sum(fewest) <= room else unbroken, least
    shares = [float(width) for width in said] if len(said) == len(least) else wanted
    widths = [room * share / sum(shares) for share in shares]
    if sum(least) >= room:
        widths = [room * width / sum(least) for width in least]
    elif any(width < low for width, low in zip(widths, least, strict=True)):
        over = [max(0.0, width - low) for width, low in zip(widths if shares is not wanted else wanted, least, strict=True)]
        part = (room - sum(least)) / sum(over)
        widths = [low + more * part for low, more in zip(least, over, strict=True)]
    edges = [int(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(end - start for start, end in pairwise((*edges[:-1], room)))
