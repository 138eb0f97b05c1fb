"""Real disks: a full one and a read-only one, mounted where nobody else sees them, and a limit on the size of files, which any process may set.

    unshare -rm python -m tests.proofs.calls.real_disks FOLDER

tries every act on disks with 0, 4 … kilobytes left and on one that became read-only, and prints what is wrong. A quota is not tried: user
namespaces mount none.
"""

import contextlib
import resource
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

from tests.proofs.calls.failing import MakesAct, try_act
from tests.proofs.calls.journals import JOURNALS
from tests.proofs.calls.own_state import OWN_STATE
from tests.proofs.calls.saves import SAVES

_UNSHARE = ("unshare", "--map-root-user", "--mount")
DISKS = (0, 4096, 8192, 12288, 16384, 24576, 32768, 65536, None)
"""The bytes that are left on each disk; None is one that became read-only."""
SIZE_LIMITS = (0, 1, 100, 4096, 8192)
_FULL = "磁盘满了"
ACTS: dict[str, MakesAct] = {**SAVES, **OWN_STATE, **{name: act for name, act in JOURNALS.items() if name != "begin a journal anew"}}


@contextlib.contextmanager
def size_limit(size: int) -> Generator[None]:
    """No file may grow over so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def _full(place: Path, left: int) -> Generator[None]:
    """All of the disk is taken but so many bytes."""
    ballast = place / "home" / "ballast"
    ballast.parent.mkdir(exist_ok=True)
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"\0" * 4096):
            pass
    with ballast.open("rb+") as file:
        file.truncate(max(0, ballast.stat().st_size - left))
    try:
        yield
    finally:
        ballast.unlink()


@contextlib.contextmanager
def _read_only(place: Path) -> Generator[None]:
    _call("mount", "-o", "remount,ro", str(place))
    try:
        yield
    finally:
        _call("mount", "-o", "remount,rw", str(place))


def _may_close(place: Path) -> bool:
    """Whether a disk can become read-only now: not as long as a journal on it is open for writing."""
    done = subprocess.run(("mount", "-o", "remount,ro", str(place)), capture_output=True, check=False)
    _call("mount", "-o", "remount,rw", str(place))
    return done.returncode == 0


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def with_size_limits(folder: Path, name: str, make: MakesAct) -> Iterator[str]:
    """What goes wrong with an act when files may not grow."""
    for size in SIZE_LIMITS:
        place = folder / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        told, wrong = try_act(make(place), size_limit(size))
        yield from (f"{name}, no file over {size} bytes: {line}" for line in wrong)
        if told and _FULL not in told and "文件太大" not in told:
            yield f"{name}, no file over {size} bytes: told {told}"


def _on_disks(folder: Path) -> Iterator[str]:
    for name, make in ACTS.items():
        for left in DISKS:
            place = folder / "place"
            place.mkdir(exist_ok=True)
            _call("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place))
            act = make(place)
            trouble = (_read_only(place) if _may_close(place) else contextlib.nullcontext()) if left is None else _full(place, left)
            _, wrong = try_act(act, trouble)
            disk = "read-only" if left is None else f"{left} bytes left"
            yield from (f"{name}, real disk, {disk}: {line}" for line in wrong)
            _call("umount", "-l", str(place))


def tried_on_disks(folder: Path) -> list[str] | None:
    """What goes wrong on real disks; None where this system lets nobody mount one."""
    if not shutil.which("unshare") or subprocess.run([*_UNSHARE, "true"], capture_output=True, check=False).returncode:
        return None
    command = [*_UNSHARE, sys.executable, "-m", "tests.proofs.calls.real_disks", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.splitlines() + ([] if done.returncode == 0 else done.stderr.splitlines()[-1:])


if __name__ == "__main__":
    for line in _on_disks(Path(sys.argv[1])):
        print(line, flush=True)
