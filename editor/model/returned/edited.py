"""A Word file as it came back: its paragraphs, and which of their text stands in the controls of fields."""

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class EditedParagraph:
    """A paragraph of the file in reading order. `level` is its heading level by its style, from 1, or 0; `table` counts the outermost tables
    from 0, with `row` and `column` in it, and is -1 outside tables.
    """

    runs: tuple[EditedRun, ...] = ()
    level: int = 0
    table: int = -1
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(run.text for run in self.runs)

    @property
    def paths(self) -> frozenset[str]:
        """The field paths whose controls stand in it."""
        return frozenset(run.path for run in self.runs if run.path)
