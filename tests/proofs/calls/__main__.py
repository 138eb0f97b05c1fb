"""The k-th call to the system fails, in every way and for every k until none fires. The count is that of the calls that fail of one act at most."""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.proofs.calls.failing import Proof
from tests.proofs.calls.saves import SAVES
from tests.proofs.command import asked, ended

ACTS = {**SAVES}


def proved(proof: Proof, most: int) -> Iterator[str]:
    """What is wrong with any act, of which so many calls fail at most."""
    for name, make in ACTS.items():
        before = proof.tries
        yield from proof.of(name, make, most)
        print(f"{name}: {proof.tries - before} calls failed", flush=True)


if __name__ == "__main__":
    wanted = asked(__doc__ or "", 10_000)
    folder = Path(tempfile.mkdtemp(prefix="nigao-calls-")).resolve()
    proof, broken = Proof(folder, random.Random(wanted.seed)), 0
    for line in proved(proof, wanted.count):
        broken += 1
        print(line, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(ended(f"{proof.tries} calls failed, {broken} broken promises", broken))
