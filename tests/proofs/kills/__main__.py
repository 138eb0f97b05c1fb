"""Kill −9 at any moment: of the window at work, of `fill --force`, of `batch`. Nothing is broken, nothing acknowledged is lost, no stray is left.

The count is that of the kills of each.
"""

import random
import sys
from collections.abc import Iterator
from importlib import import_module

from tests.proofs.command import asked, ended, workplace

# Each is loaded when its turn comes: the processes of `batch` are split off only from one that has no Qt.
_PARTS = {"batches": "Batches", "lives": "Lives", "filling": "Fills"}


def proved(count: int, seed: int) -> Iterator[str]:
    """Kill each so many times, and give what is wrong."""
    with workplace("kills") as folder:
        for module, name in _PARTS.items():
            place = folder / name
            place.mkdir()
            part = getattr(import_module(f"tests.proofs.kills.{module}"), name)
            yield from part(place, random.Random(seed)).run(count)


if __name__ == "__main__":
    wanted = asked(__doc__ or "", 1000)
    broken = 0
    for line in proved(wanted.count, wanted.seed):
        broken += 1
        print(line, flush=True)
    sys.exit(ended(f"{wanted.count} kills of the window, {wanted.count} of fill --force, {wanted.count} of batch: {broken} broken promises", broken))
