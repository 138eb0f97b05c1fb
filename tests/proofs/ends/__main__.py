"""Ends the program at random moments by signals and by the end of the session, and looks for every character that was typed."""

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.proofs.command import asked, ended
from tests.proofs.ends.ending import ended_once
from tests.proofs.ends.situations import How, Situation


def main() -> int:
    """Run as many ends as are asked for; each situation and each way in turns."""
    wanted = asked("Ends the program while somebody types, saves, is asked, reviews; nothing typed may be lost.", 200)
    ways = [(situation, how) for situation in Situation for how in How if not (situation is Situation.BLOCKED and how is How.SESSION)]
    lost = broken = 0
    longest = 0.0
    for number in range(wanted.count):
        situation, how = ways[number % len(ways)]
        seed = f"{wanted.seed}-{number}-{Random(wanted.seed + number).random()}"
        with TemporaryDirectory() as folder:
            ending = ended_once(Path(folder), situation, how, seed)
        lost, longest = lost + ending.lost, max(longest, ending.seconds)
        if ending.lost or ending.wrong:
            broken += 1
            print(f"{number} {situation} {how}: lost {ending.lost}, {'; '.join(ending.wrong)}", flush=True)
    return ended(f"{wanted.count} ends, {lost} characters lost, longest {longest:.2f} s, {broken} broken", broken)


if __name__ == "__main__":
    sys.exit(main())
