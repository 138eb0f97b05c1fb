"""A flow run as it is, without a network, and under strace, which tells whom it connects to."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from editor.storage.folders import HOME_VARIABLE
from tests.office import network_cut_off

ROOT = Path(__file__).resolve().parents[3]
_TRACED = ("strace", "-f", "-qq", "--seccomp-bpf", "-s", "200", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o")
_TALK = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg)\((.*)")
_NEAR = re.compile(r'sun_path=@?"[^"]*(?:X11-unix|/X\d|wayland|dbus|at-spi|/bus|nscd|nigao|/OSL_PIPE_)')
_ELSEWHERE = re.compile(r"sa_family=(?!AF_UNIX|AF_UNSPEC|AF_NETLINK)")
_TIME = 240


@dataclass
class Ran:
    """How a run of a flow ended: its code, what it said, the digests of the files it wrote, and whom it talked to beside the screen and the bus."""

    code: int
    said: str
    files: Mapping[str, str]
    talks: list[str] = field(default_factory=list[str])

    def differs(self, other: "Ran") -> list[str]:
        """What another run of the same flow did otherwise."""
        files = {name for name in {*self.files, *other.files} if self.files.get(name) != other.files.get(name)}
        code = [f"exit {self.code} and {other.code}"] if self.code != other.code else []
        return [*code, *sorted(files), *(["what it said"] if self.said != other.said else [])]


class Place:
    """The folders of one way of running: flows run in it one after the other, each on the same inputs."""

    def __init__(self, folder: Path, inputs: Path, *, before: Sequence[str] = (), is_traced: bool = False, path: str | None = None) -> None:
        self._folder, self._inputs, self._before, self._is_traced = folder, inputs, before, is_traced
        self.out = folder / "out"
        for made in (self.out, folder / "run", folder / "tmp"):
            made.mkdir(parents=True, mode=0o700)
        home = {HOME_VARIABLE: str(folder / "home"), "XDG_RUNTIME_DIR": str(folder / "run"), "TMPDIR": str(folder / "tmp"), "HOME": str(folder)}
        self._environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "LANG": "zh_CN.UTF-8", "PATH": path or os.environ["PATH"]}

    def run(self, act: str) -> Ran:
        """One flow, to its end."""
        log = self._folder / f"{act}.strace"
        before = [*((*_TRACED, str(log)) if self._is_traced else ()), *self._before]
        out = self.out / act.partition(" ")[0]
        out.mkdir(exist_ok=True)
        command = [*before, sys.executable, "-m", "tests.proofs.network.acts", act, str(self._inputs), str(out)]
        done = subprocess.run(command, env=self._environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=_TIME)
        said = (done.stdout + done.stderr).replace(str(self._folder), "")
        return Ran(done.returncode, said, dict(_digests(out)), list(talks(log)) if log.exists() else [])


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield str(path.relative_to(folder)), hashlib.sha256(path.read_bytes()).hexdigest()


def talks(log: Path) -> Iterator[str]:
    """The calls in a log of strace that went to an address, or to a socket of this machine that is neither the screen's nor the bus'."""
    for line in log.read_text("utf-8", errors="replace").splitlines():
        call = _TALK.search(line)
        if call is None:
            continue
        named = "sun_path" in call[2] and call[1] == "connect"
        if _ELSEWHERE.search(call[2]) or (named and not _NEAR.search(call[2])):
            yield call[0]


def without_network() -> list[str]:
    """What runs a flow in a network of its own, in which there is nobody."""
    return [*network_cut_off()]


def without_unshare(folder: Path) -> tuple[str, Path]:
    """A PATH on which `unshare` always fails and LibreOffice only leaves a mark, and that mark."""
    folder.mkdir()
    mark = folder / "started"
    for name, does in (("unshare", "exit 1"), ("soffice", f"touch '{mark}'"), ("libreoffice", f"touch '{mark}'")):
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}", mark


def lacking(*names: str) -> list[str]:
    """Those of these programs that this machine does not have."""
    return [name for name in names if shutil.which(name) is None]
