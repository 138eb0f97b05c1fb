"""Prove on random edits that of an edited report nothing is lost, or elsewhere untold: python tests/benchmarks/prove_merging.py [scripts] [seed]."""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.desk.made import desk_in
from tests.desk.rich_reports import all_drafts, saved
from tests.merging.edit_scripts import ACTS, Step
from tests.merging.merging_rules import faults


def main(count: int, seed: int) -> int:
    """Run the scripts over all reports in turn; the number of those with a fault."""
    dice, wrong, started = random.Random(seed), 0, time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        reports = [(name, draft, saved(desk, draft, Path(folder) / "report.docx")) for name, draft in all_drafts(desk).items()]
        for number in range(count):
            name, draft, data = reports[number % len(reports)]
            steps = [Step(dice.choice(ACTS), dice.randrange(200), dice.randrange(200)) for _ in range(dice.randint(1, 8))]
            if found := faults(draft, data, steps):
                wrong += 1
                print(f"{number} {name}: {found}\n   {steps}")
    print(f"seed {seed}: {count} scripts, {wrong} with faults, {time.process_time() - started:.1f} s of CPU")
    return wrong


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(bool(main(*(given + [500, 20260801][len(given) :]))))
