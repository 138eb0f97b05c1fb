"""`python -m tests.proofs.flips`: all bits, lengths and lines; `--count N` tries N of each file by chance."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.proofs.command import asked, ended
from tests.proofs.flips.damage import Damage, Outcome, of_bits, of_lines, sampled
from tests.proofs.flips.journals import journals, tried
from tests.proofs.flips.reports import SavedReport


def run(name: str, damages: Sequence[Damage], attempt: Callable[[Damage], Outcome]) -> Counter[Outcome]:
    """Try all of them; prints what broke, then the time of one."""
    found, began = Counter[Outcome](), time.perf_counter()
    for damage in damages:
        try:
            outcome = attempt(damage)
        except Exception as error:  # noqa: BLE001 - a mistake of the program is what is looked for
            print(f"{name}: {damage.what} {damage.at}: {type(error).__name__}: {error}", flush=True)
            outcome = Outcome.BROKEN
        if outcome is Outcome.BROKEN:
            print(f"{name}: {damage.what} {damage.at} was taken without a word", flush=True)
        found[outcome] += 1
    took = 1000 * (time.perf_counter() - began) / max(1, len(damages))
    print(
        f"{name}: {len(damages)} tries, {took:.1f} ms each; " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(found.items())),
        flush=True,
    )
    return found


def main() -> int:
    """The whole proof; gives the exit code."""
    how = asked(__doc__ or "", 0)
    total = Counter[Outcome]()
    with tempfile.TemporaryDirectory() as place, journals(Path(place)) as kept:
        for name, one in kept.items():
            total += run(name, sampled(of_bits(one.data), how.count, how.seed), lambda damage, one=one: tried(one, damage))
            total += run(f"{name}, lines", sampled(of_lines(one.data), how.count, how.seed), lambda damage, one=one: tried(one, damage))
        report = SavedReport(Path(place))
        total += run("report", sampled(of_bits(report.data), how.count, how.seed), report.tried)
        for kind, damages in report.of_parts().items():
            total += run(f"report, {kind}", sampled(damages, how.count, how.seed), report.tried)
    return ended(f"{total.total()} damaged files, {total[Outcome.BROKEN]} taken without a word", total[Outcome.BROKEN])


if __name__ == "__main__":
    sys.exit(main())
