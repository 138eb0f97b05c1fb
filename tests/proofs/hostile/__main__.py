"""`python -m tests.proofs.hostile [--count N] [--seed S]`: hostile templates in every place of a template, a value, a sample and a report."""

import sys
from random import Random

from tests.proofs.command import asked, ended
from tests.proofs.crew import answers
from tests.proofs.hostile.payloads import EXPRESSIONS, MARKUPS
from tests.proofs.hostile.places import OF_EXPRESSIONS, names, payload_of


def main() -> int:
    """Try all cases, or as many as asked for, drawn by the seed."""
    given = asked("nothing in a hostile template runs, reads, or takes over 5 s or 256 MB", len(names()))
    cases = names()
    if given.count < len(cases):
        cases = Random(given.seed).sample(cases, given.count)
    broken = 0
    for answer in answers("tests.proofs.hostile.child", (), cases):
        faults = answer.told if answer.told is not None else [answer.lost]
        broken += bool(faults)
        if faults:
            print(f"{answer.case} {payload_of(answer.case)[:100]!r}: {'; '.join(faults)}", flush=True)
    payloads = len(EXPRESSIONS) + len(MARKUPS)
    return ended(f"{payloads} hostile templates in {len(OF_EXPRESSIONS)} places, {len(cases)} cases: {broken} broke a promise", broken)


if __name__ == "__main__":
    sys.exit(main())
