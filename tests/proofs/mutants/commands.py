"""One command of the program in this process, within limits of time and memory, and what became of it."""

import contextlib
import io
import re
import resource
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from editor.cli import main

SECONDS = 5.0
MEGABYTES = 512
# What the program holds before it has done anything.
_BARE = 100
# What a process of Python and Qt takes of addresses before it has done anything, and room above the limit to see how far a case goes.
_ADDRESSES = 2_000_000_000
_DONE = (0, 1)
_REFUSED = (2, 3, 4, 5)
_BUG = 70
_INNER = re.compile(r"Traceback|File \"|0x[0-9a-f]{6,}|<[a-z_.]+ object|Errno|Exception\b")


class HangError(BaseException):
    """A command took all the time that there is; no handler of the program's catches it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ended: its exit code, what it printed and said, and what of the promises it broke, in words; "" where it kept all."""

    code: int
    printed: str
    said: str
    broken: str

    @property
    def done(self) -> bool:
        """Whether the work was done."""
        return self.code in _DONE


def limit_memory() -> None:
    """Let this process never take more than it can be given; the real limit is looked at after each command."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(*arguments: str | Path, seconds: float = SECONDS) -> Ran:
    """What a command of the program does with these arguments, in no more than `seconds` of CPU."""
    given = [str(argument) for argument in arguments]
    out, err = io.StringIO(), io.StringIO()
    held = held_now()
    start = time.process_time()
    failed = ""
    code = -1
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), ended_after(seconds):
            code = main(given)
    except HangError as error:
        failed = f"runs on after {seconds} s, in {error}"
    except BaseException as error:  # noqa: BLE001 - whatever comes out is what the proof looks for
        failed = f"{type(error).__name__}: {str(error)[:200]}"
    spent = time.process_time() - start
    if code == _BUG:
        failed = f"{err.getvalue().strip()[-200:]} {_place(given)}"
    failed = failed or _broken(code, err.getvalue()) or (f"took {spent:.1f} s" if spent > seconds else _memory(held))
    return Ran(code, out.getvalue(), err.getvalue(), f"{_shown(given)}: {failed}" if failed else "")


def _place(given: list[str]) -> str:
    """Where the program's mistake is, told by doing it again."""
    err = io.StringIO()
    with contextlib.suppress(BaseException), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err), ended_after(SECONDS):
        main([*given, "--debug"])
    places = re.findall(r'File "[^"]*?([^"/]+)", line (\d+), in (\S+)', err.getvalue())
    return " < ".join(f"{file}:{line} {name}" for file, line, name in reversed(places[-4:]))


def _shown(given: list[str]) -> str:
    return " ".join(Path(word).name if "/" in word else word for word in given)[:120]


def _broken(code: int, said: str) -> str:
    """What is wrong with an exit code and the words that came with it."""
    if code not in (*_DONE, *_REFUSED):
        return f"exit code {code}: {said.strip()[-300:]}"
    if code in _DONE:
        return f"words of the machine: {said.strip()[-300:]}" if "Traceback" in said else ""
    last = said.strip().splitlines()[-1:] or [""]
    if not last[0].endswith(("。", "）", "？", ".", "?", ")")) or len(last[0]) < 6:
        return f"refused without a clear sentence: {said.strip()[-300:]!r}"
    return f"words of the machine: {last[0][:300]}" if _INNER.search(last[0]) else ""


def _memory(held: int) -> str:
    most = most_since(held)
    return f"took {most} MB" if most > MEGABYTES else ""


def held_now() -> int:
    """What this process holds, in megabytes; `most_since` counts from here on."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _status("VmRSS")


def most_since(held: int) -> int:
    """The most memory, in megabytes, that a process would have held which did only what was done since; 0 where the system does not tell.

    This process did other work before: what it held then counts no more than what every program holds from its start.
    """
    return max(0, _status("VmHWM") - max(0, held - _BARE))


def _status(name: str) -> int:
    try:
        status = Path("/proc/self/status").read_text("ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(rf"{name}:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


@contextlib.contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Whatever runs inside is broken off after so many seconds of CPU, and again until it gives up."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, frame: FrameType | None) -> None:
    names: list[str] = []
    while frame is not None and len(names) < 12:
        names.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
        frame = frame.f_back
    raise HangError(" < ".join(names))
