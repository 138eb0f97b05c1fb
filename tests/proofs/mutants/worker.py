"""The process that takes one file after the other on its way: `python -m tests.proofs.mutants.worker SEED KEPT`, a case a line, an answer a line."""

import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from tests.proofs.mutants.bases import template_path
from tests.proofs.mutants.commands import limit_memory
from tests.proofs.mutants.mutants import mutant
from tests.proofs.mutants.ways import goes


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a case: what it broke, whether anything opened it, and what was said where it opened and could not be saved."""

    case: str
    broken: tuple[str, ...]
    opened: bool
    unsaved: str = ""


def tried(case: str, seed: int, kept: Path | None = None) -> Tried:
    """What became of a case: the number of a mutant, or the path of a real file. The file of one that broke something is put into `kept`."""
    name, data = _file(case, seed)
    way = goes(name, data, Random(f"{seed}/{case}/way"), template_path())
    if kept and (way.broken or way.unsaved):
        folder = kept if way.broken else kept / "unsaved"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return Tried(f"{case} {name}", tuple(way.broken), way.opened, way.unsaved)


def _file(case: str, seed: int) -> tuple[str, bytes]:
    if case.isdigit():
        return mutant(int(case), seed)
    path = Path(case)
    return f"{path.stem}{path.suffix.lower()}", path.read_bytes()


def main() -> None:
    """Answer the cases that come in; the program's own folders lie in one that goes with this process."""
    seed, kept = int(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="nigao-home-") as home:
        os.environ["NIGAO_HOME"] = home
        limit_memory()
        for line in sys.stdin:
            print(json.dumps(asdict(tried(line.rstrip("\n"), seed, kept)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
