"""`python -m tests.proofs.forms [--count N] [--seed S]`: every Word file of the tests and N mutants, opened as forms and filled."""

import itertools
import sys
import tempfile
import traceback
from pathlib import Path

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.proofs.command import asked, ended
from tests.proofs.forms.untouched import faults_of, mutants, real_forms


def main() -> int:
    """Try all; the figure counts those that broke a promise."""
    given = asked("Word files as forms: filled with nothing they are as they were", 500)
    tried = opened = broken = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Folders.under(Path(folder) / "home"))
        cases = itertools.chain(
            zip(real_forms(), itertools.repeat(True), strict=False), zip(mutants(given.count, given.seed), itertools.repeat(False), strict=False)
        )
        for (name, data), is_whole in cases:
            tried += 1
            try:
                is_open, faults = faults_of(desk, name, data, Path(folder), is_whole=is_whole)
            except Exception:  # noqa: BLE001 - a traceback is what the proof looks for
                is_open, faults = True, [f"{name}: {traceback.format_exc(limit=-3)}"]
            opened += is_open
            broken += bool(faults)
            for fault in faults:
                print(fault, flush=True)
    return ended(f"{tried} Word files: {broken} broke a promise, {opened} opened as forms", broken)


if __name__ == "__main__":
    sys.exit(main())
