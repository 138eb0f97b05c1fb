"""One row after the other: values, checks, files. What a process does."""

import hashlib
import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from editor.batch.making import BatchSource
from editor.batch.matching import ColumnMatch
from editor.batch.naming import RowName
from editor.batch.table import TableRow, unpacked
from editor.batch.values import RowProblem, RowValues, ValueReader
from editor.desk import Copies, CopyStyle, Desk, DrawPdf
from editor.looking import is_taken
from editor.model.problem import NigaoError
from editor.model.text.series import in_row
from editor.model.words import tr, use_catalog
from editor.storage.files.adding import add_file
from editor.storage.files.reading import bytes_at
from editor.storage.files.writing import write_safely
from editor.storage.folders import Folders

_LONGEST_REASON = 500
_T = TypeVar("_T")


class RowStatus(StrEnum):
    """What became of a row: its files were written, they are there since an earlier run, there are none; or the disk took nothing any more."""

    DONE = "done"
    KEPT = "kept"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowTask:
    """A row to be done: its number, its cells as `Rows.packed` has them, the name of its files, the digest of what an earlier run made of it."""

    number: int
    cells: bytes
    name: RowName
    known: str = ""


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row. `why` says it for one without files, `notes` what is to be known of those that were written; `line` is that of the sheet,
    from 0; `digest` is that of what its files were made of.
    """

    number: int
    line: int
    name: str
    state: RowStatus
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True)
class BatchJob:
    """All that a process has to know to do rows. `stamp` is the digest of what all have in common, `catalog` the words of the person's language."""

    source: BatchSource
    sheet: Path
    matches: tuple[ColumnMatch, ...]
    folder: Path
    endings: tuple[str, ...]
    style: CopyStyle
    stamp: str
    folders: Folders
    force: bool = False
    resume: bool = False
    pdf: DrawPdf | None = None
    catalog: Mapping[str, str] = field(default_factory=dict[str, str])


class RowWork:
    """Does rows in one process."""

    def __init__(self, job: BatchJob, copies: Copies | None = None) -> None:
        """`copies` are those that are open already."""
        self._job, self._copies_at_hand = job, copies

    @cached_property
    def _copies(self) -> Copies:
        return self._copies_at_hand or self._job.source.copies(Desk(self._job.folders), self._job.style, self._job.pdf)

    @cached_property
    def _reader(self) -> ValueReader:
        return ValueReader(self._job.sheet, self._job.matches, self._copies.template)

    def checked(self, row: TableRow) -> RowValues:
        """The values of a row, with all that keeps it from being a document: what can't be read, what is not of its type, what would be a hole."""
        found = self._reader.read(row)
        wrong = {problem.field for problem in found.problems}
        holes = self._copies.holes(found.values)
        empty = self._reader.empty([field for field in holes if field.key not in wrong], all_=self._job.style is CopyStyle.FINAL)
        return replace(found, problems=(*found.problems, *empty))

    def begun(self, task: RowTask) -> Callable[[], RowResult]:
        """Make the files of a row. What is given writes them, in any thread, and says what became of the row; whatever goes wrong is a result."""
        row = unpacked(task.number, task.cells)
        failed = RowResult(task.number, row.line, task.name.name, RowStatus.FAILED)
        made = _or_failed(failed, partial(self._made, task, row, failed))
        return partial(_or_failed, failed, made) if callable(made) else lambda: made

    def _made(self, task: RowTask, row: TableRow, failed: RowResult) -> RowResult | Callable[[], RowResult]:
        """What became of a row that is not to be written, or what writes its files."""
        found = self.checked(row)
        digest = self._digest(task, found)
        paths = {ending: self._job.folder / f"{task.name.name}{ending}" for ending in self._job.endings}
        if task.known == digest and all(map(is_taken, paths.values())):
            return replace(failed, state=RowStatus.KEPT, digest=digest)
        if found.problems:
            return replace(failed, why=_reasons(found.problems))
        there = [path.name for path in paths.values() if is_taken(path)]
        if there and not (self._job.force or self._job.resume):
            return replace(failed, why=(tr("“{name}”已经有了，没有动它。", name=there[0]),))
        made = self._copies.made(found.values, self._job.endings)
        holes = self._copies.holes(found.values)
        notes = [tr("还没填：{names}。", names=in_row(field.name for field in holes))] if holes else []
        notes += [problem.text for problem in made.problems]
        result = replace(failed, notes=tuple(note[:_LONGEST_REASON] for note in notes), digest=digest)
        return partial(self._written, made.files, paths, result)

    def _digest(self, task: RowTask, found: RowValues) -> str:
        data = json.dumps([self._job.stamp, task.name.name, found.values], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()

    def _written(self, files: Mapping[str, bytes], paths: Mapping[str, Path], result: RowResult) -> RowResult:
        try:
            for ending, path in paths.items():
                if not self._put(path, files[ending]):
                    return replace(result, why=(tr("“{name}”已经有了，内容不一样，没有动它。", name=path.name),), digest="")
        except NigaoError as error:
            return replace(result, state=RowStatus.REFUSED, why=(error.text,), digest="")
        return replace(result, state=RowStatus.DONE)

    def _put(self, path: Path, data: bytes) -> bool:
        """Write a file; False where another one is there that is not to be written over. One with these very bytes is what a killed run made."""
        if self._job.force:
            write_safely(path, data)
            return True
        there = bytes_at(path)
        if not there:
            add_file(path, data)
        return there in (b"", data)


def _reasons(problems: Sequence[RowProblem]) -> tuple[str, ...]:
    return tuple(problem.text for problem in problems)


def _or_failed(failed: RowResult, act: Callable[[], _T]) -> _T | RowResult:
    """What an act gives, or why it could not."""
    try:
        return act()
    except NigaoError as error:
        return replace(failed, why=(error.text[:_LONGEST_REASON],))
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one row must not cost the others
        why = tr("程序自己出了错（{why}）。", why=traceback.format_exception_only(error)[-1].strip())
        return replace(failed, why=(why[:_LONGEST_REASON],))


def worker(job: BatchJob) -> RowWork:
    """What does the rows of a job in a process of its own."""
    use_catalog(job.catalog)
    return RowWork(job)
