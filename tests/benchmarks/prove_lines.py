"""The long proof that our lines are LibreOffice's: python tests/benchmarks/prove_lines.py [how many texts] [seed].

Prints the seed, every line that differs, and the shares; then how many of 200 lengths of text have 版记 on an even page and no blank one, in
LibreOffice. Ends with 1 when fewer than 99.5 % of the lines or page counts are the same, or a 版记 stands elsewhere.
"""

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from editor.model.document.document import Document  # noqa: E402
from tests.layout.judge import Verdict, judged, standard_profile  # noqa: E402
from tests.layout.settling.test_imprint import LENGTHS, of_length, stands_well, without_numbers  # noqa: E402
from tests.layout.texts import TextMaker  # noqa: E402

_AT_ONCE = 50


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    print(f"{count} texts, seed {seed}", flush=True)
    os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts" / "fonts.conf")
    verdicts: list[Verdict] = []
    for number, verdict in enumerate(_judged([partial(_text, seed + number) for number in range(count)]), seed):
        verdicts.append(verdict)
        for theirs, ours in verdict.differences:
            print(f"  seed {number}: LibreOffice {theirs}, we {ours}", flush=True)
        if not verdict.same_pages:
            print(f"  seed {number}: LibreOffice {len(verdict.theirs)} pages, we {len(verdict.ours)}", flush=True)
    lines, same = sum(verdict.lines for verdict in verdicts), sum(verdict.same_lines for verdict in verdicts)
    pages = sum(verdict.same_pages for verdict in verdicts)
    print(f"{same} of {lines} lines ({100 * same / lines:.2f} %), {pages} of {count} page counts", flush=True)
    well = sum(stands_well(without_numbers(verdict)) for verdict in _judged([partial(of_length, lines) for lines in LENGTHS]))
    print(f"{well} of {len(LENGTHS)} lengths with 版记 on an even page and no blank one")
    return 0 if same >= 0.995 * lines and pages >= 0.995 * count and well == len(LENGTHS) else 1


def _text(seed: int) -> Document:
    return TextMaker(seed).document()


def _judged(documents: Sequence[Callable[[], Document]]) -> Iterator[Verdict]:
    """The verdicts on documents that are made when it is their turn, as they come."""
    for start in range(0, len(documents), _AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HOME"] = folder
            yield from judged([made() for made in documents[start : start + _AT_ONCE]], Path(folder), standard_profile())


if __name__ == "__main__":
    sys.exit(main())
