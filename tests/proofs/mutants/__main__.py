"""`python -m tests.proofs.mutants [--count N] [--seed S] [--folder REAL]`: mutants of every kind of file, and the real Word files of a folder."""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tests.proofs.command import Asked, asked, ended
from tests.proofs.crew import answers
from tests.proofs.mutants.worker import Tried

_REAL = (".docx", ".docm", ".dotx")


def _cases(given: Asked) -> list[str]:
    """The numbers of the mutants and the real files, mixed: a run that is broken off has seen some of all."""
    real = sorted(str(path) for path in given.folder.rglob("*") if path.suffix.lower() in _REAL and path.is_file()) if given.folder else []
    cases = [*map(str, range(given.count)), *real]
    Random(given.seed).shuffle(cases)
    return cases


def main() -> int:
    """Try all cases; the figure counts those that broke a promise."""
    given = asked("mutated files of every kind are read and kept, or refused with one sentence", 20_000)
    kept = Path(tempfile.mkdtemp(prefix="nigao-mutants-"))
    print(f"The files of failures are kept in {kept}", flush=True)
    count: Counter[str] = Counter()
    for answer in answers("tests.proofs.mutants.worker", (str(given.seed), str(kept)), _cases(given)):
        tried = Tried(answer.case, (answer.lost,), opened=False) if answer.told is None else Tried(**answer.told)
        count["tried"] += 1
        count["opened"] += tried.opened
        count["unsaved"] += bool(tried.unsaved)
        count["broken"] += bool(tried.broken)
        if tried.broken:
            print(f"{tried.case}: {'; '.join(tried.broken)}".replace("\n", " "), flush=True)
        elif tried.unsaved:
            print(f"{tried.case}: opens and is not saved: {tried.unsaved}", flush=True)
        if count["tried"] % 500 == 0:
            print(dict(count), flush=True)
    figure = f"{count['tried']} files: {count['broken']} broke a promise, {count['opened']} opened, {count['unsaved']} of them refused on saving"
    return ended(figure, count["broken"])


if __name__ == "__main__":
    sys.exit(main())
