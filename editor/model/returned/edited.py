"""A Word file as it came back: its paragraphs, and which of their text stands in the controls of fields."""

from dataclasses import dataclass, field
from typing import NamedTuple

from editor.model.template.field import cell_of


def key_of(path: str) -> str:
    """The key of the field that a path leads to, without row and column."""
    cell = cell_of(path)
    return cell.key if cell else path


@dataclass(frozen=True, slots=True)
class EditedRun:
    """Text of one origin: `path` is the field path whose control holds it, or "" for prose; `place` the number of that place, 0 where unknown."""

    text: str
    path: str = ""
    place: int = field(default=0, compare=False)


class FileCell(NamedTuple):
    """Where a cell stands: `table` counts the outermost tables of a file from 0 and is -1 outside of them; its row, its column in the table's grid,
    how many `columns` it spans, and whether it goes on from the cell `above`.
    """

    table: int = -1
    row: int = 0
    column: int = 0
    columns: int = 1
    above: bool = False


@dataclass(frozen=True, slots=True)
class EditedParagraph:
    """A paragraph of the file in reading order. `level` is its heading level by its style, from 1, or 0; `style` the name of its style in the file.
    In a table it has the place of its cell (see `FileCell`).
    """

    runs: tuple[EditedRun, ...] = ()
    level: int = 0
    table: int = -1
    row: int = 0
    column: int = 0
    columns: int = 1
    above: bool = False
    style: str = ""

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(run.text for run in self.runs)

    @property
    def paths(self) -> frozenset[str]:
        """The field paths whose controls stand in it."""
        return frozenset(run.path for run in self.runs if run.path)
