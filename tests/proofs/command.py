"""What all proofs share: how many tries, with which seed, and the one figure that is printed last.

Each proof is a folder with a `__main__.py`: `python -m tests.proofs.NAME [--count N] [--seed S]`. It prints what fails as it goes, one figure
last, and exits 1 when a promise was broken. A fast version of it lies beside it as a test.
"""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """What the one who calls a proof wants: tries, the seed of all chance in them, and a folder of real files where one is given."""

    count: int
    seed: int
    folder: Path | None


def asked(what: str, count: int) -> Asked:
    """The command line of a proof that does `count` tries when nothing else is said."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--count", type=int, default=count, help=f"tries (default {count})")
    parser.add_argument("--seed", type=int, default=20261129, help="start of all chance, so that a failure can be had again")
    parser.add_argument("--folder", type=Path, help="real files to try as well")
    taken = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return Asked(taken.count, taken.seed, taken.folder)


def ended(figure: str, broken: int) -> int:
    """Prints the figure as the last line; gives the exit code: 1 when something was broken."""
    print(figure, flush=True)
    return 1 if broken else 0
