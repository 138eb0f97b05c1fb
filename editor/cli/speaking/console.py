"""What the command line says: results on standard output, everything else on standard error."""

import contextlib
import io
import json
import os
import sys
from collections.abc import Generator, Iterable

from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.words import tr
from editor.storage.files.reasons import reason_of

_MOST_NOTES = 10


def speak_utf8() -> None:
    """Make both streams UTF-8 whatever the terminal's locale; what can't be encoded (a broken file name) is written as an escape.

    A plain locale (C, POSIX) becomes its twin in UTF-8 for what is loaded later: Qt would say on standard error that it does so.
    """
    deciding = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "LC_CTYPE")
    if (os.environ.get(deciding) or "C") in ("C", "POSIX"):
        os.environ["LC_ALL" if deciding == "LC_ALL" else "LC_CTYPE"] = "C.UTF-8"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def result(text: str) -> None:
    """A line of the result; raises NigaoError (exit code 4) when it can't be written, BrokenPipeError when nobody listens."""
    with _full_stops():
        sys.stdout.write(text + "\n")


def result_json(data: object) -> None:
    """The result as JSON."""
    result(json.dumps(data, ensure_ascii=False, indent=1))


def remark(text: str) -> None:
    """A sentence beside the result, on one line."""
    sys.stderr.write(" ".join(text.splitlines()) + "\n")


def _where(problem: Problem) -> str:
    """The line of a problem, and the character in it where it does not begin with the line."""
    if problem.line is None:
        return ""
    line, at = problem.line + 1, (problem.column or 0) + 1
    return tr("第 {line} 行第 {at} 字：", line=line, at=at) if at > 1 else tr("第 {line} 行：", line=line)


def notes(problems: Iterable[Problem], *, quiet: bool) -> None:
    """The first of what the person should know of the input, unless they asked for quiet."""
    told = () if quiet else tuple(problems)
    for problem in told[:_MOST_NOTES]:
        remark(_where(problem) + problem.text)
    if len(told) > _MOST_NOTES:
        remark(tr("还有 {count} 条没有列出。", count=len(told) - _MOST_NOTES))


def finish() -> None:
    """Send out what waits in standard output; raises as `result` does."""
    with _full_stops():
        sys.stdout.flush()


@contextlib.contextmanager
def _full_stops() -> Generator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise NigaoError(tr("结果没能写出（{why}）。", why=reason_of(error)), ExitCode.UNWRITABLE) from error


def silence() -> None:
    """Let what is left in standard output go nowhere, so that leaving the program raises nothing."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
