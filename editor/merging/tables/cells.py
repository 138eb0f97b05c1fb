"""The cells of a table that came back: where each stands, which cells are one, which rows sum up others, which of our columns each column is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from editor.model.document.grid import Merge
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import plain

Row = Sequence[EditedParagraph]
_LONGEST = 12
_TOTAL = re.compile(r".*(?:合计|总计|小计|共计|累计|总和|总数|汇总|平均|平均值|平均数|均值)(?:[（(].*[）)])?[：:]?")
_NOTE = re.compile("(?:注|备注|附注|说明)[0-9]{0,2}[：:]")


class TheirCell(NamedTuple):
    """A cell: its column in the grid, how many it spans, whether it goes on from the cell above, and its paragraphs."""

    column: int
    columns: int
    above: bool
    paragraphs: tuple[EditedParagraph, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Its column and how many it spans."""
        return self.column, self.columns

    @property
    def text(self) -> str:
        """Its paragraphs without spaces."""
        return plain("".join(paragraph.text for paragraph in self.paragraphs))


def cells_of(row: Row) -> list[TheirCell]:
    """The cells of a row in their order."""
    found: list[TheirCell] = []
    for column, cell in groupby(row, key=lambda paragraph: paragraph.column):
        paragraphs = tuple(cell)
        found.append(TheirCell(column, paragraphs[0].columns, paragraphs[0].above, paragraphs))
    return found


def width_of(rows: Sequence[Sequence[TheirCell]]) -> int:
    """How many columns the grid of these rows has."""
    return max((cell.column + cell.columns for row in rows for cell in row), default=0)


def merges_of(rows: Sequence[Sequence[TheirCell]]) -> Iterator[Merge]:
    """The cells over several places, row by row."""
    going: dict[int, Merge] = {}
    for at, row in enumerate((*rows, ())):
        here: dict[int, Merge] = {}
        for cell in row:
            before = going.get(cell.column)
            goes_on = cell.above and before is not None and before.columns == cell.columns
            here[cell.column] = before._replace(rows=before.rows + 1) if goes_on and before else Merge(at, cell.column, 1, cell.columns)
        ended = (merge for column, merge in going.items() if here.get(column, merge)[:2] != merge[:2] or column not in here)
        yield from (merge for merge in ended if merge.is_several)
        going = here


def is_beside(row: Sequence[TheirCell]) -> bool:
    """Whether a row is no data: it sums up others, its first words say so, or it says nothing but a note on them."""
    said = [cell.text for cell in row if cell.text]
    first = said[0] if said else ""
    is_note = len(said) == 1 < len(row) and _NOTE.match(first) is not None
    return is_note or (len(first) <= _LONGEST and _TOTAL.fullmatch(first) is not None)


def columns_of(pairs: Sequence[tuple[Sequence[tuple[int, str]], Sequence[tuple[int, str]]]], ours: int, theirs: int) -> list[int | None]:
    """For each of their columns the one of ours that it is, None for a new one. `pairs` are rows that belong together, each with the columns and
    the keys of its cells: the columns whose cells say the same are one, and so are those between them where there are as many of both.
    """
    votes = Counter((here, there) for mine, yours in pairs for here, key in mine for there, other in yours if key and key == other)
    found: dict[int, int] = {}
    for (here, there), _ in sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]), vote[0])):
        if there not in found and here not in found.values():
            found[there] = here
    return list(_with_gaps(found, ours, theirs))


def _with_gaps(found: dict[int, int], ours: int, theirs: int) -> Iterator[int | None]:
    """The columns in order, with those that nobody voted for between their neighbours."""
    start = 0
    for there in (*sorted(found), theirs):
        before, behind = found.get(start - 1, -1) if start else -1, found.get(there, ours)
        left = [here for here in range(before + 1, behind) if here not in found.values()]
        yield from left if len(left) == there - start else [None] * (there - start)
        if there < theirs:
            yield found[there]
        start = there + 1
