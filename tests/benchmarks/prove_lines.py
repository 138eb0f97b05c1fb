"""The long proof that our lines are LibreOffice's: python tests/benchmarks/prove_lines.py [how many texts] [seed].

Prints the seed, every line that differs, and the shares; ends with 1 when fewer than 99 % of the lines or not all page counts are the same.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.layout.judge import Verdict, judged, standard_profile  # noqa: E402
from tests.layout.texts import TextMaker  # noqa: E402

_AT_ONCE = 50


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    print(f"{count} texts, seed {seed}", flush=True)
    os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts" / "fonts.conf")
    verdicts = [verdict for start in range(0, count, _AT_ONCE) for verdict in _judge(seed, range(start, min(start + _AT_ONCE, count)))]
    lines, same = sum(verdict.lines for verdict in verdicts), sum(verdict.same_lines for verdict in verdicts)
    pages = sum(verdict.same_pages for verdict in verdicts)
    print(f"{same} of {lines} lines ({100 * same / lines:.2f} %), {pages} of {count} page counts")
    return 0 if same >= 0.99 * lines and pages == count else 1


def _judge(seed: int, numbers: range) -> list[Verdict]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        verdicts = list(judged([TextMaker(seed + number).document() for number in numbers], Path(folder), standard_profile()))
    for number, verdict in zip(numbers, verdicts, strict=True):
        for theirs, ours in verdict.differences:
            print(f"  seed {seed + number}: LibreOffice {theirs}, we {ours}", flush=True)
    return verdicts


if __name__ == "__main__":
    sys.exit(main())
