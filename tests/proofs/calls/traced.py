"""Whole runs of `fill --force` under strace, which makes real calls fail below Python: also those that C makes, and of what is not our own code."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from editor.model.problem import ExitCode
from tests.proofs.calls.commands import Filling
from tests.proofs.calls.saves import NEW, OLD

_ERRORS: Mapping[str, tuple[str, ...]] = {
    "openat": ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT"),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "fsync": ("EIO", "ENOSPC"),
    "rename": ("EACCES", "EIO", "EROFS"),
    "linkat": ("EOPNOTSUPP", "EIO", "EROFS"),
    "mkdir": ("ENOSPC", "EACCES"),
    "newfstatat": ("EIO", "EACCES"),
    "unlink": ("EIO",),
    "ftruncate": ("EIO",),
    "flock": ("ENOLCK",),
    "fchmod": ("EPERM",),
    "read": ("EIO",),
    "lseek": ("EIO",),
    "close": ("EIO",),
}
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")


class Traced:
    """Fills a template in a folder, each time with another real call that fails. `tries` counts them."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.tries = folder, 0
        self._filling = Filling(folder, ".docx")
        self._environ = {**os.environ, "NIGAO_HOME": str(folder / "home"), "PYTHONHASHSEED": "0"}

    @property
    def _command(self) -> list[str]:
        names = (self._folder / "值守.nigao", "--values", self._folder / f"{NEW}.json", "-o", self._filling.path)
        return [sys.executable, "-m", "editor", "--lang", "zh", "fill", *map(str, names), "--force"]

    def wrong(self, most: int) -> Iterator[str]:
        """What goes wrong, of so many tries at most, spread over all calls that touch the folder."""
        faults = [(call, number, error) for call, number in self._calls() for error in _ERRORS[call]]
        step = max(1, -(-len(faults) // max(1, most)))
        for call, number, error in faults[::step]:
            self.tries += 1
            yield from (f"strace, {call} {number} {error}: {line}" for line in self._once(call, number, error))

    def _calls(self) -> list[tuple[str, int]]:
        """The calls of a whole run that touch the folder, each with its number among those of its name."""
        log = self._folder / "home" / "log"
        self._run("-o", os.devnull)  # what is compiled is written by a first run, so that all others make the same calls
        self._run("-y", "-o", str(log), "-e", f"trace={','.join(_ERRORS)}")
        counts, found = Counter[str](), []
        for line in log.read_text("utf-8", "replace").splitlines():
            if (made := _CALL.match(line)) is not None:
                counts[made[1]] += 1
                if str(self._folder) in made[2]:
                    found.append((made[1], counts[made[1]]))
        log.unlink()
        return found

    def _run(self, *options: str) -> "subprocess.CompletedProcess[str]":
        self._filling.path.write_bytes(self._filling.files[OLD])
        command = ["strace", "-qq", *options, *self._command]
        return subprocess.run(command, env=self._environ, capture_output=True, text=True, check=False)

    def _once(self, call: str, number: int, error: str) -> Iterator[str]:
        done = self._run("-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}")
        said = done.stderr.strip().splitlines()
        if done.returncode not in (ExitCode.DONE, ExitCode.FINDINGS, ExitCode.UNREADABLE, ExitCode.UNWRITABLE):
            yield f"exit {done.returncode}: {said[-1:]}"
        is_refused = done.returncode in (ExitCode.UNREADABLE, ExitCode.UNWRITABLE)
        if is_refused and len(said) != 1:
            yield f"{len(said)} lines: {said}"
        yield from self._filling.wrong(said[-1] if is_refused and said else "")
        if again := self._filling.do():
            yield f"done again: {again}"
        yield from (f"stray {stray}" for stray in self._strays(done.stderr))

    def _strays(self, said: str) -> Iterator[str]:
        """What lies about, and is taken away; a copy of the old file of which the person is told is none.

        Where the folder seemed closed to the first look, no file was seen; the one that is there at the second is kept beside.
        """
        for name in self._filling.strays():
            path = self._folder / name
            if name not in said or path.read_bytes() != self._filling.files[OLD]:
                yield name
            path.unlink()


def is_traceable() -> bool:
    """Whether strace is here and may watch a program."""
    return (
        bool(shutil.which("strace")) and subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0
    )
