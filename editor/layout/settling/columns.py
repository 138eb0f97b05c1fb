"""The columns of a table: as wide as what stands in them asks for, none so narrow that a number breaks, and where the page has no room for that, in
smaller characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import sqrt
from typing import NamedTuple

from editor.layout.lines.boxes import Laid
from editor.layout.lines.breaking import may_break
from editor.layout.lines.nominal import WIDER, TextExtent, extent_of, size_and_spacing
from editor.layout.lines.viewer import WORD
from editor.model.document.document import Cell, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import CELL_MARGIN

_ROUNDED = 20  # twips beside a cell's text and its margins: rules, and what programs round away
_NARROW, _LEAST = 40, 30  # twips left and right of a cell's text where there is little room, and where there is too little
_USUAL, _FEWEST = 3, 2  # characters of a text on a line at least, unless it has fewer: where there is little room, and where there is too little
_SHORT, _EASY = 9, 6  # characters of a text that stands on one line (a date, a name with its post), and those that a longer one has on a line
_FIGURE = re.compile(r"[-+]?\d[\d.,:/-]*\d[%‰]?")
_DATE = re.compile(r"\d+年\d+月(?:\d+日)?|\d+月\d+日")
_LATIN = re.compile(r"[!-~\u00a1-\u024f]")
_HALVINGS = 40  # of a span in which the right factor lies
_MOST = 4  # a piece that takes more than this part of the page is no number: it may be broken


class _Wants(NamedTuple):
    """What the columns ask for in twips, each time more: so that no number breaks, that text has two characters on a line, that it has three (a head
    two lines), that short texts stand on one line and long ones have six characters, that short heads stand on one too, all of it; and how much there
    is, between the longest text and the usual one.
    """

    unbroken: list[float]
    fewest: list[float]
    least: list[float]
    easy: list[float]
    whole: list[float]
    wanted: list[float]
    much: list[float]


_UNBROKEN, _TWO, _ALL_EASY, _LEVELS = 0, 1, 3, 5  # of what columns want, and how many things none goes below
_SMALL = 15  # half-points of 六号
# What has no room, and the half-points (小四 to 七号) with the twips beside the text that are tried then; where two characters have none in 六号,
# numbers alone count.
_STEPS = (
    *((_ALL_EASY, 24, CELL_MARGIN), (_ALL_EASY, 21, CELL_MARGIN), (_ALL_EASY, 18, CELL_MARGIN), (_ALL_EASY, 18, _NARROW)),
    *((_TWO, _SMALL, _NARROW), (_TWO, _SMALL, _LEAST), (_UNBROKEN, 13, _LEAST), (_UNBROKEN, 11, _LEAST)),
)


def with_columns(table: Table, profile: LayoutProfile) -> Table:
    """The table with the widths of its columns in twips, which fill the type area, and with smaller characters where it needs them.

    The largest size down to 小五 in which all is easy to read, else 小五 and 六号 where no column is too narrow, below that the largest in which no
    number breaks, at the worst the smallest one. Of issuers that nothing settled with the head, each half of the width.
    """
    room = profile.page.text_width
    if table.joint or not table.columns:
        return replace(table, widths=(room // 2, room - room // 2) if table.joint else ())
    texts = list(_texts_of(table, profile))
    made, wants = (None, table.margin), _wants(table, texts, room, table.margin)
    for asked, size, margin in _STEPS:
        if sum(wants[asked]) <= room:
            break
        made, wants = (size, margin), _wants(table, texts, room, margin, size)
    size, margin = made
    rows = table.rows if size is None else tuple(tuple(_sized(cell, size, profile) for cell in row) for row in table.rows)
    return replace(table, rows=rows, margin=margin, widths=_widths(table.look.widths, wants, room))


def crowded_tables(laid: Laid, profile: LayoutProfile) -> tuple[tuple[int, bool], ...]:
    """The tables that are hard to read: the number of columns of each, and whether its characters are smaller than 六号; where they are not, a column
    has no room for two of them on a line.
    """
    found: list[tuple[int, bool]] = []
    for table in (block for block in laid.document.blocks if isinstance(block, Table) and block.margin < _NARROW):
        own = (cell.paragraph for row in table.rows for cell in row)
        is_tiny = max((paragraph.size or profile.style(paragraph.style).size for paragraph in own), default=_SMALL) < _SMALL
        if is_tiny or sum(_wants(table, list(_texts_of(table, profile)), profile.page.text_width, table.margin).fewest) > sum(table.widths):
            found.append((table.columns, is_tiny))
    return tuple(found)


def parted_figures(laid: Laid) -> tuple[str, ...]:
    """The figures in tables of a laid document that a line end parts: their columns have no room for them in the smallest characters."""
    narrow = {at for at, block in enumerate(laid.document.blocks) if isinstance(block, Table) and block.margin < _NARROW}
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


class _Text(NamedTuple):
    """The text of a cell: its row, first column and number of columns, what it takes in any size, its own size and spacing, and that of its style."""

    row: int
    column: int
    columns: int
    lines: list[TextExtent]
    pieces: list[tuple[TextExtent, float]]  # numbers and short words, and how much wider they may be
    dates: list[TextExtent]
    size: int
    spacing: int
    of_style: int

    def longest(self, size: int) -> int:
        """The width of its longest line in a size, in twips."""
        return max([line.width(size, self.spacing) for line in self.lines])

    def longest_piece(self, size: int, most: float) -> float:
        """The width of its longest number or short word in a size that is no wider than that, in twips."""
        widths = [piece.width(size, self.spacing) * wider for piece, wider in self.pieces]
        return max([width for width in widths if width <= most], default=0.0)

    def longest_date(self, size: int) -> float:
        """The width of its longest date in a size, in twips."""
        return max([date.width(size, self.spacing) * WIDER for date in self.dates], default=0.0)


def _texts_of(table: Table, profile: LayoutProfile) -> Iterator[_Text]:
    """The texts of all cells. They are measured once, for however many sizes are tried."""
    for row in range(len(table.rows)):
        for column, cell in table.cells_of(row):
            text = cell.paragraph.text
            pieces, dates = _pieces(text)
            size, spacing = size_and_spacing(cell.paragraph, profile)
            lines = [extent_of(line) for line in text.split("\n")]
            yield _Text(row, column, cell.columns, lines, pieces, dates, size, spacing, profile.style(cell.paragraph.style).size)


def _wants(table: Table, texts: Sequence[_Text], room: int, margin: int, most: int | None = None) -> _Wants:
    """What the columns ask for with this margin, where no text is larger than `most` half-points."""
    around = 2 * margin + _ROUNDED
    unbroken, fewest, least, easy, whole, wanted, much = wants = _Wants(*([float(around)] * table.columns for _ in _Wants._fields))
    several: list[tuple[range, float]] = []
    for text in texts:
        size = text.size if most is None or text.of_style <= most else most
        longest = text.longest(size) + around
        column, character = text.column, 10 * size + text.spacing
        if text.columns > 1:
            several.append((range(column, min(column + text.columns, table.columns)), longest))
            continue
        figure, date = text.longest_piece(size, room / _MOST), text.longest_date(size)
        unbroken[column] = max(unbroken[column], min(longest, character + around), figure + around)
        fewest[column] = max(fewest[column], min(longest, _FEWEST * character + around), unbroken[column])
        line = longest if text.row >= table.header_rows else (longest - around + character) / 2 + around  # a head may stand on two
        usual, easily, short = (count * character + around for count in (_USUAL, _EASY, _SHORT))
        least[column] = max(least[column], fewest[column], date + around, min(line, usual))
        easy[column] = max(easy[column], least[column], line if line <= short else easily)
        whole[column] = max(whole[column], easy[column], longest if longest <= easily else 0)
        wanted[column] = max(wanted[column], longest, usual, least[column])
        much[column] += longest / len(table.rows)
    for places, longest in several:
        more = max(0.0, longest - sum(wanted[at] for at in places)) / max(1, len(places))
        for at in places:
            wanted[at] += more
    return wants._replace(much=[sqrt(usual * most) for usual, most in zip(much, wanted, strict=True)])


def _pieces(text: str) -> tuple[list[tuple[TextExtent, float]], list[TextExtent]]:
    """The numbers and short words with how much wider each may be, and the dates: a hyphen is no place for a line end, it may be a sign."""
    if not _LATIN.search(text):
        return [], []
    ends = (at for at in range(1, len(text)) if text[at - 1] == "\n" or (text[at - 1] != "-" and may_break(text, at, WORD)))
    pieces = [text[start:end].strip() for start, end in pairwise((0, *ends, len(text)))]
    return [(extent_of(piece), WIDER if _LATIN.search(piece) else 1) for piece in pieces], [extent_of(found[0]) for found in _DATE.finditer(text)]


def _widths(said: Sequence[int], wants: _Wants, room: int) -> tuple[int, ...]:
    """Room shared out: in the proportion that the table says, none narrower than the least; else what is wanted and the rest in proportion to it;
    else by how much there is of each, none narrower than there is room for.
    """
    everywhere = [float(room)] * len(wants.wanted)
    if len(said) == len(wants.least) and sum(wants.least) <= room:
        widths = _shared(said, wants.least, everywhere, room)
    elif sum(wants.wanted) <= room:
        widths = _shared(wants.wanted, wants.wanted, everywhere, room)
    else:
        widths = _shared(wants.much, _lows(wants, room), wants.wanted, room)
    edges = [int(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(end - start for start, end in pairwise((*edges[:-1], room)))


def _lows(wants: _Wants, room: int) -> list[float]:
    """What no column goes below: the most for which all have room, and more for those that lack least of it, so that the widest gives way first."""
    fitting = max((level for level in range(_LEVELS) if sum(wants[level]) <= room), default=_UNBROKEN)
    lows, more = list(wants[fitting]), wants[min(fitting + 1, _LEVELS - 1)]
    left = room - sum(lows)
    for lacking, column in sorted((most - low, column) for column, (low, most) in enumerate(zip(lows, more, strict=True))):
        if lacking > left:
            break
        lows[column], left = more[column], left - lacking
    return lows


def _shared(shares: Sequence[float], lows: Sequence[float], highs: Sequence[float], room: float) -> list[float]:
    """The room in the proportion of the shares, none below its low or above its high; less room than the lows ask for in proportion to them."""
    few, many, widths = 0.0, room / min(shares), list(lows)
    for _ in range(_HALVINGS):
        factor = (few + many) / 2
        widths = [min(max(factor * share, low), high) for share, low, high in zip(shares, lows, highs, strict=True)]
        few, many = (factor, many) if sum(widths) < room else (few, factor)
    return [room * width / sum(widths) for width in widths]
