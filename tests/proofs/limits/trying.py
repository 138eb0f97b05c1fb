"""One input through every command, each in a process of its own: how it ended, in what time, with how much memory."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.proofs.limits.members import Member, values_of
from tests.source import ROOT

SECONDS, MEGABYTES = 5.0, 512
_KILLED_AFTER = 60
_REFUSED = 3
_DONE = (0, 1)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, seconds of CPU, megabytes of memory, and what it said."""

    command: str
    code: int
    seconds: float
    megabytes: int
    said: str

    @property
    def is_right(self) -> bool:
        """Whether it was done, or refused with one sentence."""
        return self.code in _DONE or (self.code == _REFUSED and len(self.said.strip().splitlines()) == 1)

    @property
    def is_in_time(self) -> bool:
        """Whether it took no more than it may."""
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES

    def __str__(self) -> str:
        return f"{self.command}: exit {self.code}, {self.seconds:.1f} s, {self.megabytes} MB {self.said.strip()[-150:]}"


def tried(name: str, member: Member, folder: Path, size: int | None = None) -> Iterator[Ended]:
    """The input of a size (else its own) through all commands that take it."""
    size = member.size if size is None else size
    source, out = folder / f"{name}{member.ending}", folder / f"{name}.out"
    source.write_bytes(member.data(size))
    filling = ["--sample"]
    if (values := values_of(member, size)) is not None:
        (folder / f"{name}.json").write_text(values, "utf-8")
        filling = ["--values", f"{folder / name}.json"]
    report = out.with_suffix(".docx")
    yield _run(folder, "fields", source, "--json")
    if member.ending != ".nigao":
        yield _run(folder, "inspect", source, "--json")
        yield _run(folder, "import", source, "-o", out.with_suffix(".nigao"), "--force")
    yield _run(folder, "fill", source, *filling, "-o", out.with_suffix(".txt"), "--force")
    yield _run(folder, "fill", source, *filling, "-o", report, "--force")
    if report.exists():
        yield _run(folder, "values", report, "--json")
        yield _run(folder, "fill", report, "-o", report, "--force")


def _run(folder: Path, *arguments: str | Path) -> Ended:
    said = folder / "said"
    environment = {**os.environ, "NIGAO_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with said.open("wb") as err:
        given = [sys.executable, "-m", "editor", *map(str, arguments)]
        child = subprocess.Popen(given, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=err)
        resource.prlimit(child.pid, resource.RLIMIT_CPU, (_KILLED_AFTER, _KILLED_AFTER))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    words = " ".join(str(argument) for argument in arguments[:1])
    return Ended(words, child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, said.read_text("utf-8", "replace"))
