"""Kill −9 at any moment: of the window at work, and of `fill --force`. Nothing is broken, nothing acknowledged is lost, nothing is left lying about.

The count is that of the kills of each. A program that makes many documents at once does not exist yet.
"""

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.proofs.command import asked, ended
from tests.proofs.kills.filling import Fills
from tests.proofs.kills.lives import Lives


def proved(count: int, seed: int) -> Iterator[str]:
    """Kill each so many times, and give what is wrong."""
    folder = Path(tempfile.mkdtemp(prefix="nigao-kills-")).resolve()
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    try:
        for part in (Lives, Fills):
            place = folder / part.__name__
            place.mkdir()
            yield from part(place, random.Random(seed)).run(count)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    wanted = asked(__doc__ or "", 1000)
    broken = 0
    for line in proved(wanted.count, wanted.seed):
        broken += 1
        print(line, flush=True)
    sys.exit(ended(f"{wanted.count} kills of the window, {wanted.count} of fill --force: {broken} broken promises", broken))
