"""The k-th call to the system fails, in every way and for every k until none fires. The count is that of the calls that fail of one act at most.

After the calls that Python makes come real disks (full, read-only), a real limit on the size of files, and whole runs of the command line of which
strace makes the calls fail.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.proofs.calls import real_disks
from tests.proofs.calls.commands import COMMANDS
from tests.proofs.calls.failing import Proof
from tests.proofs.calls.journals import JOURNALS
from tests.proofs.calls.own_state import OWN_STATE
from tests.proofs.calls.saves import SAVES
from tests.proofs.calls.traced import Traced, is_traceable
from tests.proofs.calls.windows import WINDOWS
from tests.proofs.command import asked, ended

ACTS = {**JOURNALS, **OWN_STATE, **COMMANDS, **SAVES, **WINDOWS}


def proved(proof: Proof, folder: Path, most: int) -> Iterator[str]:
    """What is wrong with any act, of which so many calls fail at most."""
    for name, make in ACTS.items():
        before = proof.tries
        yield from proof.of(name, make, most)
        print(f"{name}: {proof.tries - before} calls failed", flush=True)
    for name, make in real_disks.ACTS.items():
        yield from real_disks.with_size_limits(folder, name, make)
    on_disks = real_disks.tried_on_disks(folder)
    yield from on_disks or []
    print("no disk of our own here" if on_disks is None else "real disks: tried", flush=True)
    if is_traceable():
        (folder / "traced").mkdir()
        traced = Traced(folder / "traced")
        yield from traced.wrong(most)
        print(f"strace: {traced.tries} calls failed", flush=True)
        proof.tries += traced.tries


if __name__ == "__main__":
    wanted = asked(__doc__ or "", 10_000)
    app = QApplication(["nigao", "-style", "Fusion"])
    folder = Path(tempfile.mkdtemp(prefix="nigao-calls-")).resolve()
    proof, broken = Proof(folder, random.Random(wanted.seed)), 0
    for line in proved(proof, folder, wanted.count):
        broken += 1
        print(line, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(ended(f"{proof.tries} calls failed, {broken} broken promises", broken))
