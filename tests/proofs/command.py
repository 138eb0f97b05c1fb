"""What all proofs share: how many tries, with which seed, and the one figure that is printed last.

Each proof is a folder with a `__main__.py`: `python -m tests.proofs.NAME [--count N] [--seed S]`. It prints what fails as it goes, one figure
last, and exits 1 when a promise was broken. A fast version of it lies beside it as a test.
"""

import argparse
import contextlib
import os
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the one who calls a proof wants: tries, the seed of all chance in them, a folder of real files where one is given, and which parts."""

    count: int
    seed: int
    folder: Path | None
    parts: Sequence[str] = ()


def asked(what: str, count: int, parts: Sequence[str] = ()) -> Asked:
    """The command line of a proof that does `count` tries when nothing else is said, and of its parts all when none is named."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--count", type=int, default=count, help=f"tries (default {count})")
    parser.add_argument("--seed", type=int, default=20261129, help="start of all chance, so that a failure can be had again")
    parser.add_argument("--folder", type=Path, help="real files to try as well")
    if parts:
        parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(parts)}; all without")
    taken = parser.parse_args()
    if unknown := set(getattr(taken, "parts", ())) - set(parts):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The program is started some hundred times: it is compiled once, whatever the environment wants.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return Asked(taken.count, taken.seed, taken.folder, tuple(getattr(taken, "parts", ())) or tuple(parts))


@contextlib.contextmanager
def workplace(name: str) -> Generator[Path]:
    """A folder that goes with the proof, in memory where the system has such a disk; what is put aside meanwhile lies in it too."""
    around = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix=f"nigao-{name}-", dir=around, ignore_cleanup_errors=True) as place:
        folder = Path(place).resolve()
        aside, before = folder / "aside", tempfile.tempdir
        aside.mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(aside)
        try:
            yield folder
        finally:
            del os.environ["TMPDIR"]
            tempfile.tempdir = before


def ended(figure: str, broken: int) -> int:
    """Prints the figure as the last line; gives the exit code: 1 when something was broken."""
    print(figure, flush=True)
    return 1 if broken else 0
