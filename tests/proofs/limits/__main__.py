"""Inputs that are long, deep or many, through every command: none hangs, each ends in time or says which limit was passed."""

import sys
import tempfile
from pathlib import Path

from tests.proofs.command import asked, ended
from tests.proofs.limits.members import MEMBERS
from tests.proofs.limits.trying import MEGABYTES, SECONDS, tried


def main() -> int:
    """Try the first `count` members; what is slow is printed, what hangs or fails is counted as well."""
    names = list(MEMBERS)[: asked(__doc__ or "", len(MEMBERS)).count]
    done = slow = broken = 0
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            for one in tried(name, MEMBERS[name], Path(folder)):
                done += 1
                slow += one.is_right and not one.is_in_time
                broken += not one.is_right
                if not (one.is_right and one.is_in_time):
                    print(f"{'slow' if one.is_right else 'BROKEN'} {name} {one}", flush=True)
    return ended(f"{done} commands over {len(names)} inputs: {broken} broken, {slow} over {SECONDS:.0f} s of CPU or {MEGABYTES} MB", broken)


if __name__ == "__main__":
    sys.exit(main())
