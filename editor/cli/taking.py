"""What several commands share: opening FILE, the endings they may write, loading Qt."""

import contextlib
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path

from editor.cli.parser import Arguments
from editor.cli.speaking.console import notes, remark
from editor.desk import Desk, Opened, OpenedKind, is_missed, left_out_sentences, outside_problems, passed_limits
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.sample.inspection import Inspection, left_out_of
from editor.model.words import tr


def opened_file(desk: Desk, parsed: Arguments, *, to_write: bool = False, to_compose: bool = False) -> Opened:
    """FILE opened, with what there is to know of it said; raises NigaoError (exit code 3) where it is `to_write` and may only be looked at.

    The notes name the limits that are passed, but where it is `to_compose`: that says so by itself.
    """
    opened = desk.open_any(parsed.file, document=parsed.document - 1, encoding=parsed.encoding)
    if to_write and opened.locked:
        raise NigaoError(opened.locked)
    opened = replace(opened, notes=_with_limits(opened, to_compose=to_compose))
    notes((*outside_problems(opened.outside), *opened.notes), quiet=parsed.quiet)
    if opened.inspection is not None:
        name_left_out(opened.inspection, parsed)
    return opened


def _with_limits(opened: Opened, *, to_compose: bool) -> tuple[Problem, ...]:
    """The notes; those on limits are a sample's own, and are sought in a draft of any other kind."""
    if to_compose:
        return tuple(note for note in opened.notes if not note.is_limit)
    return opened.notes if opened.kind == OpenedKind.SAMPLE else (*opened.notes, *passed_limits(opened.draft))


def passes_limits(found: Iterable[Problem]) -> bool:
    """Whether a limit of what is composed is among the remarks."""
    return any(problem.is_limit for problem in found)


def name_left_out(seen: Inspection, parsed: Arguments) -> None:
    """Say what of a sample is not in its template, unless the person asked for quiet."""
    for sentence in () if parsed.quiet else left_out_sentences(seen):
        remark(sentence)


def misses_something(seen: Inspection | None) -> bool:
    """Whether a sample has something that its template leaves out and somebody may miss."""
    return seen is not None and any(map(is_missed, left_out_of(seen)))


def want_ending(path: Path, *endings: str) -> None:
    """Raise NigaoError (exit code 2) where a file to be written has none of these endings."""
    if path.suffix.lower() not in endings:
        known = " ".join(endings)
        text = (
            tr("不会写“{ending}”文件。能写 {known}。", ending=path.suffix, known=known)
            if path.suffix
            else tr("“{name}”没有扩展名，不知道写成哪种文件。能写 {known}。", name=path.name, known=known)
        )
        raise NigaoError(text, ExitCode.WRONG_USE)


def want_folder(folder: Path) -> None:
    """Raise NigaoError (exit code 2) where standard output is asked for and several files come out."""
    if str(folder) == "-":
        raise NigaoError(tr("写出来的有好几个文件，要写进文件夹：-o 后面写文件夹的名称。"), ExitCode.WRONG_USE)


@contextlib.contextmanager
def loading_qt(words: Callable[[str], str]) -> Generator[None]:
    """Guards an import of the window's room: what this machine lacks is an expected failure, told in these words (NigaoError)."""
    try:
        yield
    except ImportError as error:
        is_ours = (error.name or "").split(".")[0] == "editor"
        if is_ours:
            raise
        raise NigaoError(words(_lacking(error)), ExitCode.CANNOT_RUN) from error


def _lacking(error: ImportError) -> str:
    """Qt as a whole, or the library of the system that it wants."""
    return tr("没有装 Qt（PySide6-Essentials）") if isinstance(error, ModuleNotFoundError) else tr("缺少系统库（{why}）", why=error)


def cannot_draw(why: str) -> str:
    """The words of a failure to load Qt for drawing pages."""
    return tr("画不了页面：{why}。", why=why)
