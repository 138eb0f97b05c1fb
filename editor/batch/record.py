"""What a run has done so far: a line a row in a journal, which a run that was killed or stopped leaves, and in the end a sheet of results that takes
its place.
"""

import contextlib
import datetime
import io
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from editor.batch.work import RowResult, RowStatus
from editor.looking import is_taken, may_hold_file
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.sheets import SheetError, read_sheets
from editor.storage.files.reading import bytes_at
from editor.storage.files.writing import failed_words, sync_folder, write_safely

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

RESULTS = "批量结果"
_JOURNAL = ".nigao-batch"
_SECONDS = 1.0
_MADE_ON = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the same file for the same rows; a sheet knows no time zone
_HIDDEN = 4  # the column of the digests
_DIGEST = 64  # characters of a digest, by which its column is known again


def part_name(part: tuple[int, int] | None) -> str:
    """What the files of a part have at the end of their names; "" for all rows."""
    return f"-{part[0]}-{part[1]}" if part else ""


class RunRecord:
    """The record of one run, or of one part, in the folder of its files."""

    def __init__(self, folder: Path, part: tuple[int, int] | None) -> None:
        self._folder = folder
        self.sheet = folder / f"{RESULTS}{part_name(part)}.xlsx"
        self._journal = folder / f"{_JOURNAL}{part_name(part)}.jsonl"
        self._file: io.BufferedWriter | None = None
        self._synced = 0.0

    @property
    def is_there(self) -> bool:
        """Whether an earlier run left a record."""
        return is_taken(self.sheet) or self.is_open

    @property
    def is_open(self) -> bool:
        """Whether an earlier run did not come to its end."""
        return is_taken(self._journal)

    def known(self) -> dict[str, str]:
        """What earlier runs made: the digest of what files were made of, by their name; what can't be read any more was never made."""
        return {result.name: result.digest for result in (*self._listed(), *self._journaled()) if result.digest}

    def _journaled(self) -> Iterator[RowResult]:
        for line in bytes_at(self._journal).split(b"\n") if may_hold_file(self._journal) else ():
            with contextlib.suppress(ValueError, TypeError, KeyError):
                data: Any = json.loads(line)
                yield RowResult(int(data["number"]), 0, str(data["name"]), RowStatus(data["state"]), digest=str(data["digest"]))

    def _listed(self) -> Iterator[RowResult]:
        """The rows of the sheet's second page: their number, their name, and in the last column the digest."""
        try:
            sheets = read_sheets(bytes_at(self.sheet), bytes.decode) if may_hold_file(self.sheet) else []
        except (SheetError, UnicodeDecodeError, NigaoError):
            return
        for row in (sheet.row(number) for sheet in sheets for number in sheet.cells):
            if len(row) > 3 and len(row[-1]) == _DIGEST:
                yield RowResult(0, 0, row[2], RowStatus.DONE, digest=row[-1])

    def start(self) -> None:
        """Begin to keep; raises NigaoError (exit code 4) where the folder can't be written."""
        try:
            self._file = self._journal.open("ab")
            self._file.write(b"\n")  # ends a line that a killed run left
        except OSError as error:
            raise NigaoError(failed_words(self._journal, error), ExitCode.UNWRITABLE) from error

    def add(self, result: RowResult) -> None:
        """Keep what became of a row; raises NigaoError as `start` does."""
        assert self._file is not None
        try:
            self._file.write(json.dumps(asdict(result), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
            self._file.flush()
            if time.monotonic() - self._synced > _SECONDS:
                self._sync()
        except OSError as error:
            raise NigaoError(failed_words(self._journal, error), ExitCode.UNWRITABLE) from error

    def _sync(self) -> None:
        assert self._file is not None
        os.fsync(self._file.fileno())
        sync_folder(self._folder)
        self._synced = time.monotonic()

    def finish(self, results: Sequence[RowResult], *, is_whole: bool) -> None:
        """Write the sheet of results, of a whole run in the place of the journal; raises NigaoError as `start` does."""
        self.close()
        write_safely(self.sheet, sheet_of_results(results))
        if not is_whole:
            return
        with contextlib.suppress(OSError):
            self._journal.unlink()

    def close(self) -> None:
        """Stop keeping; the journal stays."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._sync()
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None


class RowFinding(NamedTuple):
    """A line of a sheet: the number of a row, its line in the sheet that it came from, from 0, its name, what is to be said of it."""

    number: int
    line: int
    name: str
    words: str
    digest: str = ""


def sheet_of_results(results: Iterable[RowResult]) -> bytes:
    """An .xlsx of two pages: the rows that gave no files, each with the reason, and those that did."""
    results = sorted(results, key=lambda result: result.number)
    failed = (RowFinding(r.number, r.line, r.name, "\n".join(r.why)) for r in results if not r.digest)
    done = (RowFinding(r.number, r.line, r.name, "\n".join(r.notes), r.digest) for r in results if r.digest)
    about = (tr("序号"), tr("表格里的行"), tr("文件名"))
    return _book(((tr("没有生成"), (*about, tr("原因")), failed), (tr("已生成"), (*about, tr("说明"), tr("核对")), done)))


def sheet_of_findings(found: Iterable[RowFinding]) -> bytes:
    """An .xlsx of what is to be known of rows before a run."""
    return _book(((tr("预检结果"), (tr("序号"), tr("表格里的行"), tr("名称"), tr("说明")), found),))


def _book(pages: Iterable[tuple[str, Sequence[str], Iterable[RowFinding]]]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - at the end of a run

    buffer = io.BytesIO()
    plain = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, plain)
    book.set_properties({"created": _MADE_ON})
    for page in pages:
        _page(book, *page)
    book.close()
    return buffer.getvalue()


def _page(book: "Workbook", name: str, titles: Sequence[str], rows: Iterable[RowFinding]) -> None:
    page, bold, wrap = book.add_worksheet(name), book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (title, width) in enumerate(zip(titles, (8, 12, 36, 60, 12), strict=False)):
        page.set_column(column, column, width, wrap, {"hidden": column == _HIDDEN})
        page.write_string(0, column, title, bold)
    for line, found in enumerate(rows, start=1):
        page.write_number(line, 0, found.number, wrap)
        page.write_number(line, 1, found.line + 1, wrap)
        for column, text in enumerate((found.name, found.words, found.digest)[: len(titles) - 2], start=2):
            page.write_string(line, column, text, wrap)
    page.freeze_panes(1, 0)
