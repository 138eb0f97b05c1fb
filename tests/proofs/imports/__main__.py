"""`python -m tests.proofs.imports`: 1,000 random documents; `--count N` makes it N, `--folder` imports real files as well and says what they lose."""

import sys
import tempfile
from pathlib import Path

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.sample.inspection import left_out_of
from tests.proofs.command import asked, ended
from tests.proofs.imports.documents import made
from tests.proofs.imports.judging import broken_promises


def main() -> int:
    """The whole proof; gives the exit code."""
    how = asked(__doc__ or "", 1000)
    broken = 0
    with tempfile.TemporaryDirectory() as place:
        for seed in range(how.seed, how.seed + how.count):
            for what in broken_promises(made(seed), Path(place)):
                print(f"seed {seed}: {what}", flush=True)
                broken += 1
    for path in sorted(how.folder.rglob("*.*")) if how.folder else ():
        _name(path)
    return ended(f"{how.count} random documents imported, {broken} things untold", broken)


def _name(path: Path) -> None:
    try:
        seen, _ = Desk().inspect(path)
    except NigaoError as error:
        print(f"{path.name}: {error.text}", flush=True)
    else:
        for entry in left_out_of(seen):
            print(f"{path.name}: {entry.place}, {entry.why}: {entry.text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
