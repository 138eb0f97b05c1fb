"""Repetitions that an edited file has in another order, or without some of them: a move of rows, and fewer of them.

They are known by the controls in them, else by their text without its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from editor.merging.text.state.base import Base
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.returned.lines import OurLine, TheirLine, our_lines, plain, their_lines, without_number
from editor.model.template.field import cell_of, cell_path
from editor.model.text.aligning import aligned, likeness

_ALIKE = 0.5


class RowOrder(NamedTuple):
    """Which rows (from 0) of the field `key` a file has left in the section of this id, in its order; `titles` are the heads of all rows."""

    key: str
    section: str
    rows: tuple[int, ...]
    titles: tuple[str, ...]

    @property
    def gone(self) -> tuple[int, ...]:
        """The rows that the file has no more."""
        return tuple(row for row in range(len(self.titles)) if row not in self.rows)

    @property
    def moved(self) -> tuple[int, ...]:
        """The rows that stand elsewhere among those that are left."""
        pairs = aligned([f"{row}" for row in sorted(self.rows)], [f"{row}" for row in self.rows])
        return tuple(self.rows[pair.theirs] for pair in pairs if pair.moved and pair.theirs is not None)


def row_orders(draft: Draft, document: Document, paragraphs: Sequence[EditedParagraph]) -> dict[str, RowOrder]:
    """By field, how the rows that a section repeats over stand in an edited file; only where they stand otherwise than in the draft."""
    lines = our_lines(document)
    base = Base(draft, list(_first_lines(lines)))
    theirs = their_lines(paragraphs) if base.spots else []
    found: dict[str, RowOrder] = {}
    for owner in dict.fromkeys(spot.owner for spot in base.spots.values()):
        head = draft.template.by_id[owner]
        key = head.repeat[1] if head.repeat else ""
        blocks = _Repetitions.of(base, owner, lines)
        rows = None if key in found else blocks.order(theirs, _rows_with_controls(key, paragraphs))
        if rows and rows != tuple(range(len(blocks.titles))):
            found[key] = RowOrder(key, owner, rows, blocks.titles)
    return found


def _first_lines(lines: Sequence[OurLine]) -> Iterator[OurLine]:
    """The lines that don't go on with a value of the line before them."""
    before: set[tuple[str, int]] = set()
    for line in lines:
        here = {(run.field, run.place) for run in line.composed if run.field is not None and not run.derived}
        if not here & before:
            yield line
        before = here


def _rows_with_controls(key: str, paragraphs: Sequence[EditedParagraph]) -> frozenset[int]:
    cells = (cell_of(path) for paragraph in paragraphs for path in paragraph.paths)
    return frozenset(cell.row for cell in cells if cell and cell.key == key)


@dataclass(frozen=True)
class _Repetitions:
    """The lines of a repeated section as the draft has them: row by the places in them and by their text, and the text of each row's lines."""

    places: Mapping[tuple[str, int], int]
    texts: Mapping[str, int]
    lines: Sequence[Sequence[str]]
    known: AbstractSet[str]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, base: Base, owner: str, all_lines: Sequence[OurLine]) -> "_Repetitions":
        """The repetitions of the section of this id among all lines of a draft; the base has the first one of each item."""
        spots = [(base.lines[number], spot.row) for number, spot in base.spots_of(owner).items()]
        places = {(run.field, run.place): row for line, row in spots for run in line.composed if run.field is not None and not run.derived}
        others = [_bare(line.text) for line in all_lines]
        texts = {text: row for line, row in spots if others.count(text := _bare(line.text)) == 1}
        count = 1 + max(row for _, row in spots)
        lines = [[line for line, own in spots if own == row] for row in range(count)]
        titles = tuple(row[0].text if row else "" for row in lines)
        return cls(places, texts, [[_bare(line.text) for line in row] for row in lines], set(others), titles)

    def order(self, theirs: Sequence[TheirLine], with_controls: AbstractSet[int]) -> tuple[int, ...] | None:
        """The rows in the order of the file; None where their lines stand among each other. A row of which anything may be left is left."""
        told = [(line, self._row_of(line)) for line in theirs]
        rows = [row for row, _ in groupby(row for _, row in told if row is not None)]
        if len(set(rows)) < len(rows):
            return None
        new = [text for line, row in told if row is None and (text := _bare(line.text)) not in self.known]
        for row in sorted(set(range(len(self.titles))) - set(rows)):
            if (new and not with_controls) or row in with_controls or any(likeness(one, text) >= _ALIKE for one in self.lines[row] for text in new):
                rows.insert(next((at + 1 for at, other in enumerate(rows) if other == row - 1), 0), row)
        return tuple(rows)

    def _row_of(self, line: TheirLine) -> int | None:
        told = {self._row_at(run) for run in _runs_of(line) if run.path} - {None}
        return told.pop() if len(told) == 1 else self.texts.get(_bare(line.text)) if not told else None

    def _row_at(self, run: EditedRun) -> int | None:
        if run.place:
            return self.places.get((run.path, run.place))
        rows = {row for (path, _), row in self.places.items() if path == run.path}
        return rows.pop() if len(rows) == 1 else None


def _bare(text: str) -> str:
    return without_number(plain(text))


def _runs_of(line: TheirLine) -> Iterator[EditedRun]:
    paragraphs = [line.paragraph] if line.paragraph else [paragraph for row in line.rows for paragraph in row]
    return (run for paragraph in paragraphs for run in paragraph.runs)


def with_orders(draft: Draft, orders: Mapping[str, RowOrder]) -> Draft:
    """The draft with its rows as a file has them."""
    for key, order in orders.items():
        rows = draft.value(key)
        draft = draft if isinstance(rows, str) else draft.with_value(key, tuple(rows[row] for row in order.rows))
    return draft


def path_in(orders: Mapping[str, RowOrder], path: str) -> str:
    """The path of a cell by the new number of its row; "" for that of a row that is gone."""
    cell = cell_of(path)
    order = orders.get(cell.key) if cell else None
    if cell is None or order is None:
        return path
    return cell_path(cell.key, order.rows.index(cell.row), cell.column) if cell.row in order.rows else ""


def in_orders(orders: Mapping[str, RowOrder], paragraphs: Sequence[EditedParagraph]) -> list[EditedParagraph]:
    """The paragraphs of a file with the paths of cells by the new numbers of their rows."""
    return [replace(p, runs=tuple(replace(run, path=path_in(orders, run.path)) for run in p.runs)) for p in paragraphs]
