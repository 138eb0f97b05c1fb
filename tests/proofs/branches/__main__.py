"""Every branch of the code that keeps promises runs in a test, or has a reason why not: storage, the proof and what reads back, the sandbox."""

import argparse
import sys
from pathlib import Path

from tests.proofs.branches.missing import Missing, missing_branches
from tests.proofs.branches.reasons import Reason, reasons
from tests.proofs.command import ended

ROOT = Path(__file__).parents[3]
# What has to be reached, and the tests that reach it.
AREAS = {
    "storage": (["editor/storage"], ["tests/storage", "tests/proofs/calls", "tests/proofs/flips"]),
    "proof": (
        ["editor/word/proving", "editor/word/reading", "editor/word/package", "editor/word/outside", "editor/word/signs", "editor/word/tables"],
        ["tests/word", "tests/desk", "tests/merging", "tests/faults", "tests/proofs/flips", "tests/proofs/mutants"],
    ),
    "sandbox": (["editor/composing/language"], ["tests/composing", "tests/proofs/hostile", "tests/cli/test_limits.py"]),
}


def main() -> int:
    """Measures the areas that are asked for; exits 1 when a branch that no test takes has no reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("areas", nargs="*", help=f"of {', '.join(AREAS)}; all without")
    asked = parser.parse_args().areas or list(AREAS)
    known = reasons()
    unknown, explained, branches = 0, 0, 0
    for area in asked:
        missing, total = missing_branches(ROOT, *AREAS[area])
        without = [each for each in missing if not any(reason.explains(each) for reason in known)]
        branches, unknown, explained = branches + total, unknown + len(without), explained + len(missing) - len(without)
        _tell(area, without)
        _tell_needless([reason for reason in known if _is_of(reason, area) and not any(map(reason.explains, missing))])
    return ended(f"{branches} branches: {explained} not taken with a reason, {unknown} without", unknown)


def _tell(area: str, without: list[Missing]) -> None:
    for each in without:
        print(f"{area}: {each.file}:{each.number}: {each.line}")


def _is_of(reason: Reason, area: str) -> bool:
    return any(reason.file.startswith(f"{folder}/") for folder in AREAS[area][0])


def _tell_needless(needless: list[Reason]) -> None:
    """Say which reasons no branch needs here; another system may need them, so that they break nothing."""
    for reason in needless:
        print(f"a reason that is not needed here: {reason.file}: {reason.line}")


if __name__ == "__main__":
    sys.exit(main())
