"""A run: what it is made of and where it goes, what is to be known before it, and the run itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from editor.batch.crew import Cancelled, processes_for, results_of
from editor.batch.finishing import clear_folder, write_whole
from editor.batch.making import BatchSource, stamp_of
from editor.batch.matching import ColumnMatch
from editor.batch.naming import NamePattern, Names, RowName
from editor.batch.record import RowFinding, RunRecord, part_name, sheet_of_findings
from editor.batch.table import RowTable, row_numbers
from editor.batch.values import RowValues, ValueReader
from editor.batch.work import BatchJob, RowResult, RowStatus, RowTask, RowWork
from editor.desk import CopyStyle, Desk, DrawPdf
from editor.looking import is_taken
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.words import catalog_in_use, tr
from editor.storage.files.writing import failed_words, write_safely
from editor.storage.library.library import file_name


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How a run writes: where, under which names, what. `part` are the first and the last row of it; with `processes` None there are as many as
    there are cores.
    """

    folder: Path
    name: str = ""
    pdf: bool = False
    word: bool = True
    one_file: bool = False
    zipped: bool = False
    final: bool = False
    force: bool = False
    resume: bool = False
    part: tuple[int, int] | None = None
    processes: int | None = None

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of a row's files."""
        return tuple(ending for ending, wanted in ((".docx", self.word), (".pdf", self.pdf)) if wanted)


@dataclass(frozen=True, slots=True)
class BatchEnd:
    """How a run ended: what became of its rows, how many were not done, the files that hold all rows, and why it stopped on the way."""

    results: tuple[RowResult, ...]
    not_done: int = 0
    files: tuple[Path, ...] = ()
    stopped: str = ""

    def count(self, *states: RowStatus) -> int:
        """How many rows came to one of these states."""
        return sum(result.state in states for result in self.results)


class Batch:
    """The documents of one table."""

    def __init__(
        self, desk: Desk, source: BatchSource, table: RowTable, matches: Sequence[ColumnMatch], settings: BatchSettings, pdf: DrawPdf | None = None
    ) -> None:
        """`pdf` draws pages. Raises NigaoError: no column fills a field, the pattern of the names is wrong, the source can't be opened."""
        self.table, self.settings, self.matches = table, settings, tuple(matches)
        style = CopyStyle.FINAL if settings.final else CopyStyle.PLAIN if settings.one_file else CopyStyle.REPORT
        copies = source.copies(desk, style, pdf)
        self.template = copies.template if copies.template.name else replace(copies.template, name=source.name)
        if not any(match.field for match in matches):
            text = tr("“{path}”的列和填写项一个也对不上。列名改成填写项的名称；用 fields 看有哪些。", path=table.path)
            raise NigaoError(text, ExitCode.WRONG_USE)
        self._pattern = NamePattern(settings.name, self.template)
        self._record = RunRecord(settings.folder, settings.part)
        self._rows_folder = settings.folder / f".nigao-batch{part_name(settings.part)}" if settings.one_file else settings.folder
        columns = [(match.column.title, match.field) for match in self.matches]
        self._job = BatchJob(
            source=source,
            sheet=table.path,
            matches=self.matches,
            folder=self._rows_folder,
            endings=settings.endings,
            style=style,
            stamp=stamp_of(source, style.name, settings.endings, columns),
            folders=desk.folders,
            force=settings.force and not settings.one_file,
            resume=settings.resume or settings.one_file,
            pdf=pdf,
            catalog=catalog_in_use(),
        )
        self._work = RowWork(self._job, copies)
        self._results: list[RowResult] = []
        self._stopped = ""

    @cached_property
    def names(self) -> tuple[RowName, ...]:
        """The names of all rows, also of those that other parts do: they are the same in each."""
        names, reader, keys = Names(self._pattern), ValueReader(self.table.path, self.matches, self.template), self._pattern.keys
        rows = (self.table.rows.row(number) for number in row_numbers(self.table.rows, None))
        return tuple(names.of(row.number, reader.read(row, keys).values if keys else {}) for row in rows)

    @property
    def results_file(self) -> Path:
        """The sheet of results that `finish` writes."""
        return self._record.sheet

    @property
    def numbers(self) -> range:
        """The numbers of the rows that this run does."""
        return row_numbers(self.table.rows, self.settings.part)

    def name_problems(self) -> tuple[Problem, ...]:
        """The names that had to be changed, in one sentence of each kind."""
        twins = [(at, self.names[at - 1]) for at in self.numbers if self.names[at - 1].twin]
        barred = [self.names[at - 1] for at in self.numbers if self.names[at - 1].plain]
        said: list[str] = []
        if twins:
            at, first = twins[0]
            about = {"count": len(twins), "row": at, "other": first.twin, "name": first.name}
            said.append(tr("有 {count} 行的文件名和前面的重名，末尾加了数：第 {row} 行和第 {other} 行重名，叫“{name}”。", **about))
        if barred:
            about = {"count": len(barred), "was": barred[0].plain, "name": barred[0].name}
            said.append(tr("有 {count} 行的文件名有不能用的字，改了：“{was}”叫“{name}”。", **about))
        return tuple(map(Problem, said))

    @property
    def may_go_on(self) -> bool:
        """Whether a run was stopped in the folder and can be taken up."""
        return self._record.is_open

    def name_words(self, number: int) -> str:
        """What had to be changed of a row's name; "" where nothing was."""
        found = self.names[number - 1]
        if found.twin:
            return tr("与第 {row} 行重名，文件名是“{name}”。", row=found.twin, name=found.name)
        return tr("文件名有不能用的字，改成“{name}”。", name=found.name) if found.plain else ""

    def checked(self, number: int) -> RowValues:
        """The values of a row and all that keeps it from being a document; nothing is written."""
        return self._work.checked(self.table.rows.row(number))

    def amend(self, number: int, column: int, text: str) -> None:
        """Let a cell of the table show another text in this run; the sheet stays as it is, and the names are worked out anew."""
        self.table.rows.amend(number, column, text)
        self.__dict__.pop("names", None)

    def begin(self) -> None:
        """Make the folder. Raises NigaoError (exit code 4) before anything is written where there are the results of an earlier run that nobody asked
        to be taken up or done anew, or where the folder can't be written.
        """
        self._refuse_earlier()
        _make_folder(self._rows_folder)

    def results(self, cancelled: Cancelled = lambda: False) -> Iterator[RowResult]:
        """Do the rows of a run that was begun, and give what became of each as it is done; `finish` wants to be called then, however that ended.

        Raises NigaoError (exit code 4) where the folder can't be written.
        """
        known = self._record.known() if self.settings.resume else {}
        self._record.start()
        processes = processes_for(len(self.numbers), self.settings.processes)
        for result in results_of(self._job, self._work, self._tasks(known), processes, lambda: bool(self._stopped) or cancelled()):
            self._take(result)
            yield result

    def _take(self, result: RowResult) -> None:
        if result.state is RowStatus.REFUSED:
            self._stopped = self._stopped or result.why[0]
            return
        self._results.append(result)
        try:
            self._record.add(result)
        except NigaoError as error:
            self._stopped = self._stopped or error.text

    def _tasks(self, known: Mapping[str, str]) -> Iterator[RowTask]:
        for number in self.numbers:
            name = self.names[number - 1]
            yield RowTask(number, self.table.rows.packed(number), name, known.get(name.name, ""))

    def _refuse_earlier(self) -> None:
        if self.settings.force or self.settings.resume:
            return
        if self._record.is_there:
            text = tr("“{folder}”里有上次批量生成的结果。接着做加 --resume，重做加 --force，或换一个文件夹。", folder=self.settings.folder)
            raise NigaoError(text, ExitCode.UNWRITABLE)
        if taken := next(filter(is_taken, self._whole_files()), None):
            raise NigaoError(tr("“{path}”已经有了。换个名称，或加 --force 替换。", path=taken), ExitCode.UNWRITABLE)

    def _whole_files(self) -> tuple[Path, ...]:
        """The files that hold all rows."""
        stem = f"{file_name(self.template.name)}{part_name(self.settings.part)}"
        endings = (*(self.settings.endings if self.settings.one_file else ()), *((".zip",) if self.settings.zipped else ()))
        return tuple(self.settings.folder / f"{stem}{ending}" for ending in endings)

    def write_findings(self, path: Path, found: Mapping[int, tuple[str, str]]) -> None:
        """Write a sheet of what is to be known of rows: by their number what each is called, and the words. Raises NigaoError for the disk."""
        rows = self.table.rows
        write_safely(path, sheet_of_findings(RowFinding(number, rows.row(number).line, *told) for number, told in sorted(found.items())))

    def finish(self) -> BatchEnd:
        """Write the files of all rows and the sheet of results.

        Raises NigaoError where they can't be written; what was done is known to the next run.
        """
        results = sorted(self._results, key=lambda result: result.number)
        not_done = len(self.numbers) - len(results)
        if self._stopped:
            self._record.close()
            return BatchEnd(tuple(results), not_done, (), self._stopped)
        files = () if not_done else self._finished(results)
        self._record.finish(results, is_whole=not not_done)
        return BatchEnd(tuple(results), not_done, files)

    def _finished(self, results: Sequence[RowResult]) -> tuple[Path, ...]:
        names = [result.name for result in results if result.digest]
        whole = self._whole_files() if names else ()
        rows = [self._rows_folder / f"{name}{ending}" for name in names for ending in self.settings.endings]
        for path in whole:
            own = [row for row in rows if row.suffix == path.suffix]
            write_whole(path, own or (whole[:-1] if self.settings.one_file else rows), force=self.settings.force or self.settings.resume)
        if self.settings.one_file:
            clear_folder(self._rows_folder, rows)
        return whole


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NigaoError(failed_words(folder, error), ExitCode.UNWRITABLE) from error
