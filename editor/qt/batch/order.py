"""What the window of a run holds: the draft or form, the sheet, its columns with their fields, how it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor.batch import (
    Batch,
    BatchSettings,
    ColumnMatch,
    DraftSource,
    FilledFormSource,
    RowTable,
    fillable,
    knows,
    matched,
    pasted_table,
    read_table,
    usual_pattern,
    with_number,
)
from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.session.session import FormFile
from editor.model.template.field import Field, Value
from editor.model.template.template import Template

if TYPE_CHECKING:
    from editor.layout import Laid

_NAME, _FOLDER = "name", "folder"


@dataclass(frozen=True)
class BatchOrder:
    """A run that is being prepared over one draft, which fills the `form` where it is one's. Every change gives a new order."""

    desk: Desk
    draft: Draft
    base: Path | None
    settings: BatchSettings
    form: FormFile | None = None
    table: RowTable | None = None
    chosen: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def title(self) -> str:
        """What the run is of, by which its choices are remembered."""
        return self.draft.template.name or (Path(self.form.name).stem if self.form is not None else "")

    @property
    def template(self) -> Template:
        """The template of the draft, with the name of the run where it has none."""
        return replace(self.draft.template, name=self.title)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that a column can fill."""
        return fillable(self.draft.template)

    @property
    def named(self) -> Template:
        """The template with the fields that a name may have."""
        return with_number(self.template)

    @property
    def pattern(self) -> str:
        """The pattern of the names."""
        return self.settings.name or usual_pattern(self.template)

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

    def as_before(self) -> "BatchOrder":
        """The order with the names and the folder that were chosen for the template before."""
        kept = self.desk.run_choices.of(self.title)
        folder = Path(kept[_FOLDER]) if kept.get(_FOLDER) else self.settings.folder
        return replace(self, settings=replace(self.settings, name=kept.get(_NAME, ""), folder=folder))

    def with_name(self, pattern: str) -> "BatchOrder":
        """The order with another pattern of the names, which is remembered."""
        self.desk.run_choices.remember(self.title, {_NAME: pattern})
        return replace(self, settings=replace(self.settings, name=pattern))

    def with_folder(self, folder: Path) -> "BatchOrder":
        """The order with another folder, which is remembered."""
        self.desk.run_choices.remember(self.title, {_FOLDER: str(folder)})
        return replace(self, settings=replace(self.settings, folder=folder))

    def with_outputs(self, *, word: bool, pdf: bool, one_file: bool, zipped: bool) -> "BatchOrder":
        """The order with other kinds of files; who lets go of the last kind of a row's files gets the other one."""
        if not (word or pdf):
            word, pdf = not self.settings.word, not self.settings.pdf
        return replace(self, settings=replace(self.settings, word=word, pdf=pdf, one_file=one_file, zipped=zipped))

    def with_sheet(self, path: Path, sheet: str = "") -> "BatchOrder":
        """The order with a sheet of a file, the one that fits best where none is named; raises NigaoError for one that can't be read."""
        return self._with_table(read_table(path, knows(self.draft.template), sheet))

    def with_range(self, cells: Sequence[Sequence[str]]) -> "BatchOrder":
        """The order with a range that was copied from a sheet; raises NigaoError for one that gives no rows."""
        return self._with_table(pasted_table(cells, knows(self.draft.template)))

    def _with_table(self, table: RowTable) -> "BatchOrder":
        """What was chosen for such columns before holds again."""
        return replace(self, table=table, chosen=self.desk.column_choices.of(self.title))

    def with_choice(self, title: str, key: str) -> "BatchOrder":
        """The order with another field for a column, which is remembered for the template; a field that another column filled leaves that."""
        freed = {match.column.title: "" for match in self.matches if key and match.field == key}
        chosen = {**freed, title: key}
        self.desk.column_choices.remember(self.title, chosen)
        return replace(self, chosen={**self.chosen, **chosen})

    def batch(self) -> Batch:
        """The run; raises NigaoError where it can be none."""
        assert self.table is not None
        pdf = None
        if self.settings.pdf and self.form is None:
            from editor.qt.paper.output import pdf_of  # noqa: PLC0415 - loaded by the first PDF

            pdf = pdf_of
        source = DraftSource(self.draft, self.base) if self.form is None else FilledFormSource(self.form, self.draft)
        return Batch(self.desk, source, self.table, self.matches, self.settings, pdf)

    def pages(self, values: Mapping[str, Value], cancelled: Callable[[], bool]) -> "Laid":
        """The pages with these values, of a form as LibreOffice prints them; raises NigaoError where they can't be made."""
        draft = self.draft.with_values(values)
        return self.desk.lay_out(draft) if self.form is None else self.desk.form_pages(self.form, draft, cancelled)
