"""`batch`: a sheet in, a document a row out."""

import contextlib
import signal
import sys
import threading
from collections.abc import Generator, Iterable, Iterator

from editor.batch import (
    Batch,
    BatchSettings,
    BatchSource,
    DraftSource,
    FormSource,
    RowResult,
    RowStatus,
    column_problems,
    knows,
    matched,
    read_table,
)
from editor.cli.forms import opened_form
from editor.cli.parser import Arguments
from editor.cli.speaking.console import notes, remark
from editor.cli.taking import cannot_draw, loading_qt, misses_something, opened_file, want_folder
from editor.desk import Desk, DrawPdf
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.template.field import Value
from editor.model.template.template import Template
from editor.model.words import tr

_INTERRUPTED = 130
_TOLD = 10


def fill_rows(desk: Desk, parsed: Arguments) -> int:
    """Make the documents; exit code 1 where rows gave none or have holes, 4 where the disk took no more."""
    assert parsed.rows
    assert parsed.out
    want_folder(parsed.out)
    source, template, filled, missed = _opened(desk, parsed)
    table = read_table(parsed.rows, knows(template))
    matches = matched(table.columns, template, desk.column_choices.of(template.name or source.name))
    batch = Batch(desk, source, table, matches, _settings(parsed), _pdf(parsed, source))
    if not len(batch.numbers):
        assert parsed.part
        raise NigaoError(tr("表里只有 {count} 行，没有第 {first} 行。", count=len(table.rows), first=parsed.part[0]), ExitCode.WRONG_USE)
    batch.begin()
    others = [Problem(tr("只读了工作表“{sheet}”。", sheet=table.sheet))] if table.others else []
    notes((*others, *column_problems(matches, template, filled), *batch.name_problems()), quiet=parsed.quiet)
    interrupted = _run(batch, quiet=parsed.quiet)
    return _told(batch, interrupted=interrupted, missed=missed)


def _opened(desk: Desk, parsed: Arguments) -> tuple[BatchSource, Template, dict[str, Value], bool]:
    """What the documents are made of, its fields, the values that it has, and whether something of it is left out."""
    form = opened_form(desk, parsed)
    if form is not None:
        return FormSource(form.path), form.template, dict(form.draft.values), bool(form.problems)
    opened = opened_file(desk, parsed, to_write=True)
    return (
        DraftSource(opened.draft, opened.path),
        opened.draft.template,
        dict(opened.draft.values),
        opened.damaged or misses_something(opened.inspection),
    )


def _settings(parsed: Arguments) -> BatchSettings:
    assert parsed.out
    return BatchSettings(
        parsed.out,
        parsed.name,
        pdf=parsed.pdf,
        one_file=parsed.one_file,
        zipped=parsed.zipped,
        final=parsed.final,
        force=parsed.force,
        resume=parsed.resume,
        part=parsed.part,
        processes=parsed.jobs,
    )


def _pdf(parsed: Arguments, source: BatchSource) -> DrawPdf | None:
    if not parsed.pdf or isinstance(source, FormSource):
        return None
    with loading_qt(cannot_draw):
        from editor.qt import pdf_of  # noqa: PLC0415 - only the window's room draws

        return pdf_of


def _run(batch: Batch, *, quiet: bool) -> bool:
    """Do all rows; gives whether somebody pressed Ctrl+C: then what is in hand is done, and no more is begun."""
    with _interruptible() as interrupted:
        for _ in _shown(batch.results(lambda: bool(interrupted)), len(batch.numbers), quiet=quiet):
            pass
        return bool(interrupted)


@contextlib.contextmanager
def _interruptible() -> Generator[list[int]]:
    """Ctrl+C is noted in the list that this gives; a second one ends the program as ever."""
    pressed: list[int] = []

    def note(number: int, _frame: object) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)

    is_main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT)
    if is_main:
        signal.signal(signal.SIGINT, note)
    try:
        yield pressed
    finally:
        if is_main:
            signal.signal(signal.SIGINT, before)


def _shown(results: Iterator[RowResult], count: int, *, quiet: bool) -> Iterable[RowResult]:
    """The results with a bar that shows rate and time left, where somebody looks."""
    if quiet or not sys.stderr.isatty():
        return results
    from tqdm import tqdm  # noqa: PLC0415 - only where somebody looks

    return tqdm(results, total=count, unit=tr("份"), file=sys.stderr, mininterval=0.2)


def _told(batch: Batch, *, interrupted: bool, missed: bool) -> int:
    """Say how the run ended, and give its exit code."""
    end = batch.finish()
    failed = [result for result in end.results if result.state is RowStatus.FAILED]
    noted = [result for result in end.results if result.notes]
    for told in failed[:_TOLD]:
        remark(tr("第 {row} 行没有生成：{why}", row=told.number, why=" ".join(told.why)))
    if len(failed) > _TOLD:
        remark(tr("还有 {count} 行没有生成，都写在“{sheet}”里。", count=len(failed) - _TOLD, sheet=batch.results_file))
    if noted:
        remark(tr("有 {count} 份要看一眼，写在“{sheet}”里：{why}", count=len(noted), sheet=batch.results_file, why=noted[0].notes[0]))
    if end.stopped:
        remark(end.stopped)
    if end.not_done:
        remark(tr("停在半路：还有 {count} 行没有做。接着做加 --resume。", count=end.not_done))
    if end.stopped or interrupted:
        return ExitCode.UNWRITABLE if end.stopped else _INTERRUPTED
    return ExitCode.FINDINGS if failed or noted or missed or end.not_done else ExitCode.DONE
