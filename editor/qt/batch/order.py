"""What the window of a run holds: the draft, the sheet, its columns with their fields, what was found in its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from editor.batch import Batch, BatchSettings, ColumnMatch, DraftSource, RowTable, RowValues, fillable, knows, matched, read_table
from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.text.series import in_row
from editor.qt.messages.workers import Work


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row that was looked through: its number, what its first cell shows, the name of its file, what is wrong with it."""

    number: int
    shown: str
    name: str
    found: RowValues


@dataclass(frozen=True)
class BatchOrder:
    """A run that is being prepared over one draft. Every change gives a new one."""

    desk: Desk
    draft: Draft
    base: Path | None
    settings: BatchSettings
    table: RowTable | None = None
    chosen: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that a column can fill."""
        return fillable(self.draft.template)

    @property
    def matches(self) -> tuple[ColumnMatch, ...]:
        """The columns with their fields."""
        return matched(self.table.columns, self.draft.template, self.chosen) if self.table is not None else ()

    @property
    def same(self) -> tuple[tuple[str, str], ...]:
        """Names and values of the fields that are the same in all documents."""
        taken = {match.field for match in self.matches}
        values = ((one.name, self.draft.value(one.key)) for one in self.fields if one.key not in taken)
        return tuple((name, value) for name, value in values if isinstance(value, str))

    def with_sheet(self, path: Path) -> "BatchOrder":
        """The order with the sheet of a file and what was chosen for such columns before; raises NigaoError for one that can't be read."""
        table = read_table(path, knows(self.draft.template))
        return replace(self, table=table, chosen=self.desk.column_choices.of(self.draft.template.name))

    def with_choice(self, title: str, key: str) -> "BatchOrder":
        """The order with another field for a column, which is remembered for the template; a field that another column filled leaves that."""
        freed = {match.column.title: "" for match in self.matches if key and match.field == key}
        chosen = {**freed, title: key}
        self.desk.column_choices.remember(self.draft.template.name, chosen)
        return replace(self, chosen={**self.chosen, **chosen})

    def batch(self) -> Batch:
        """The run; raises NigaoError where it can be none."""
        assert self.table is not None
        pdf = None
        if self.settings.pdf:
            from editor.qt.paper.output import pdf_of  # noqa: PLC0415 - loaded by the first PDF

            pdf = pdf_of
        return Batch(self.desk, DraftSource(self.draft, self.base), self.table, self.matches, self.settings, pdf)


def checked_rows(batch: Batch, work: Work) -> Iterator[CheckedRow]:
    """Every row looked through, one after the other, until the work is cancelled."""
    for number in batch.numbers:
        if work.cancelled():
            return
        row = batch.table.rows.row(number)
        shown = next((text for column in batch.table.columns if (text := row.text(column.at))), "")
        yield CheckedRow(number, shown, batch.names[number - 1].name, batch.checked(number))


def hinted_rows(batch: Batch, rows: Sequence[CheckedRow]) -> list[CheckedRow]:
    """The rows that will do and want a look: their names had to be changed."""
    return [row for row in rows if not row.found.problems and batch.name_words(row.number)]


def told_rows(batch: Batch, rows: Sequence[CheckedRow]) -> list[tuple[int, str, str, bool]]:
    """The rows of which something is to be said: number, first cell, the words, whether that keeps it from being a document; those first."""
    wrong = [(row.number, row.shown, in_row(problem.text for problem in row.found.problems), True) for row in rows if row.found.problems]
    return wrong + [(row.number, row.shown, batch.name_words(row.number), False) for row in hinted_rows(batch, rows)]
