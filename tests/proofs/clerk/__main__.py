"""Fills case 000, which lies beside a checkout, in the real window: counts keys, alarms and wrong prints."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cases import SEED
from tests.proofs.clerk.filling import fill
from tests.proofs.clerk.values import VALUES
from tests.proofs.command import asked, ended


def main() -> int:
    """Fill as many fields as are asked for; prints what was alarmed about and what reads wrong."""
    wanted = asked("Fills a report in the real window with keys alone.", len(VALUES))
    if not SEED.is_file():
        return ended("skipped: the real report, case 000, does not lie beside this checkout", 0)
    with TemporaryDirectory() as folder:
        done = fill(SEED, Path(folder), wanted.count)
    for line in (*done.alarms, *done.wrong):
        print(line, flush=True)
    figure = (
        f"{done.fields} fields, {done.characters} characters, {done.keys} keys besides, {len(done.alarms)} alarms, {len(done.wrong)} wrong prints"
    )
    return ended(figure, len(done.alarms) + len(done.wrong) + done.keys - done.fields)


if __name__ == "__main__":
    sys.exit(main())
