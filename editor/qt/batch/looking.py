"""Looking through the rows before a run: what is to be said of them, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from editor.batch import Batch, RowProblem
from editor.model.template.field import FieldType
from editor.model.text.series import in_row
from editor.model.words import tr

_OF = (FieldType.ORG, FieldType.PERSON, FieldType.PROJECT, FieldType.MEETING)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of which something is to be said: its number, what its first cell shows, the words, whether that keeps it from being a document.

    `wrong` is the first thing that a cell can mend, `cell` what that shows now; `pages` are the rows whose pages tell more.
    """

    number: int
    shown: str
    words: str
    is_wrong: bool = False
    wrong: RowProblem | None = None
    cell: str = ""
    pages: tuple[int, ...] = ()


@dataclass
class Looked:
    """What was found so far: how many rows were looked through, and those of which something is to be said."""

    count: int = 0
    last: str = ""
    told: dict[int, ToldRow] = field(default_factory=dict[int, ToldRow])

    @property
    def wrong(self) -> int:
        """How many rows give no document."""
        return sum(row.is_wrong for row in list(self.told.values()))

    @property
    def rows(self) -> list[ToldRow]:
        """The rows of which something is to be said, those that give no document first."""
        return sorted(self.told.values(), key=lambda row: (not row.is_wrong, row.number))

    def look(self, batch: Batch, number: int) -> None:
        """Look at a row, for the first time or anew."""
        found = told(batch, number)
        self.last = shown(batch, number)
        if found is not None:
            self.told[number] = found
        else:
            self.told.pop(number, None)


def look_through(batch: Batch, looked: Looked, is_over: Callable[[], bool], rest: Callable[[], None]) -> None:
    """Look at every row, one after the other, with a rest between, until it is over."""
    for number in batch.numbers:
        if is_over():
            return
        rest()
        looked.look(batch, number)
        looked.count += 1


def mend(batch: Batch, looked: Looked, number: int, text: str) -> None:
    """Let the cell that is wrong in a row say something else in this run, and look at that row anew, and at those whose names follow from it."""
    row = looked.told[number]
    assert row.wrong is not None
    before = batch.names
    batch.amend(number, row.wrong.column, text)
    changed = (at for at, (was, now) in enumerate(zip(before, batch.names, strict=True), start=1) if was != now)
    for at in {number, *changed}.intersection(batch.numbers):
        looked.look(batch, at)


def shown(batch: Batch, number: int) -> str:
    """Whom or what a row is of: the cell of the first column for an office, a person, a project or a meeting, else the first that is not empty."""
    row, by_key = batch.table.rows.row(number), batch.template.by_key
    for match in batch.matches:
        if match.field and by_key[match.field].type in _OF:
            return row.text(match.column.at) or tr("（没有{title}）", title=match.column.title)
    return next((text for column in batch.table.columns if (text := row.text(column.at))), "")


def told(batch: Batch, number: int) -> ToldRow | None:
    """What is to be said of a row: why it gives no document, else that its name had to be changed."""
    problems = batch.checked(number).problems
    if problems:
        wrong = next((problem for problem in problems if problem.column >= 0), None)
        cell = batch.table.rows.row(number).text(wrong.column) if wrong is not None else ""
        return ToldRow(number, shown(batch, number), in_row(problem.text for problem in problems), True, wrong, cell, (number,))
    if words := batch.name_words(number):
        twin = batch.names[number - 1].twin
        return ToldRow(number, shown(batch, number), words, pages=(twin, number) if twin else (number,))
    return None
