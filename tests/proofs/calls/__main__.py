"""The k-th call to the system fails, in every way and for every k until none fires. The count is that of the calls that fail of one act at most.

After the calls that Python makes come a real limit on the size of files, real disks (full, read-only), and whole runs of the command line of which
strace makes the calls fail. Each act and each of these is a part that can be tried alone.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
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
from tests.proofs.command import asked, ended, workplace

ACTS = {**JOURNALS, **OWN_STATE, **COMMANDS, **SAVES, **WINDOWS}


@dataclass
class _Tries:
    """Makes so many calls fail of a part at most, and counts them."""

    folder: Path
    seed: int
    most: int
    counts: Counter[str] = field(default_factory=Counter)

    def of(self, part: str) -> Iterator[str]:
        """What is wrong with a part."""
        proof = Proof(self.folder, random.Random(self.seed))
        yield from proof.of(part, ACTS[part], self.most) if part in ACTS else _OTHERS[part](self)
        self.counts[part] += proof.tries

    def with_size_limits(self) -> Iterator[str]:
        for name, make in real_disks.ACTS.items():
            self.counts["size limits"] += len(real_disks.SIZE_LIMITS)
            yield from real_disks.with_size_limits(self.folder, name, make)

    def on_real_disks(self) -> Iterator[str]:
        wrong = real_disks.tried_on_disks(self.folder)
        self.counts["real disks"] = 0 if wrong is None else len(real_disks.ACTS) * len(real_disks.DISKS)
        yield from ["no disk of our own here"] if wrong is None else wrong

    def under_strace(self) -> Iterator[str]:
        if is_traceable():
            (self.folder / "traced").mkdir()
            traced = Traced(self.folder / "traced")
            yield from traced.wrong(self.most)
            self.counts["strace"] = traced.tries


_OTHERS: dict[str, Callable[[_Tries], Iterator[str]]] = {
    "size limits": _Tries.with_size_limits,
    "real disks": _Tries.on_real_disks,
    "strace": _Tries.under_strace,
}


def proved(tries: _Tries, parts: Sequence[str]) -> int:
    """How many promises the parts break; each is told, and each part with its tries when it is done."""
    broken = Counter[str]()
    for part in parts:
        for line in tries.of(part):
            broken[part] += 1
            print(line, flush=True)
        print(f"{part}: {tries.counts[part]} failed, {broken[part]} broken promises", flush=True)
    return broken.total()


if __name__ == "__main__":
    wanted = asked(__doc__ or "", 10_000, [*ACTS, *_OTHERS])
    app = QApplication(["nigao", "-style", "Fusion"])
    with workplace("calls") as folder:
        tries = _Tries(folder, wanted.seed, wanted.count)
        broken = proved(tries, wanted.parts)
    sys.exit(ended(f"{tries.counts.total()} calls failed, {broken} broken promises", broken))
