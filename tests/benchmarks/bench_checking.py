"""How long the rules take over a report of 200 pages: all of it, again as it is, and after an edit of one paragraph.

Run with: python tests/benchmarks/bench_checking.py. Times are CPU time in seconds.
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.checks import Checker, rules_of, text_of_document
from editor.model.document.document import Document, Paragraph, Run
from tests.checks.planting import CLEAN

_CHARACTERS = 200 * 22 * 28
"""GB/T 9704-2012, 5.2.3: 22 lines of 28 characters on a page."""


def _report() -> list[str]:
    chance, texts = random.Random(1), list[str]()
    while sum(map(len, texts)) < _CHARACTERS:
        texts.append(f"{chance.choice(CLEAN)}{chance.choice(CLEAN)}{len(texts)}")
    return texts


def _document(texts: list[str]) -> Document:
    return Document(tuple(Paragraph("正文", (Run(text),)) for text in texts))


def _timed(label: str, checker: Checker, texts: list[str]) -> None:
    start = time.process_time()
    checker.check(text_of_document(_document(texts)))
    print(f"{label}: {time.process_time() - start:.3f} s")


def main() -> None:
    """Print the times."""
    start = time.process_time()
    rules_of(hints=True)
    print(f"rules read: {time.process_time() - start:.3f} s")
    texts = _report()
    edited = [*texts[:70], texts[70] + "改。。", *texts[71:]]
    for name, hints in (("A", False), ("A and B", True)):
        checker = Checker(rules_of(hints=hints))
        _timed(f"{name}, all {len(texts)} paragraphs", checker, texts)
        _timed(f"{name}, the same again", checker, texts)
        _timed(f"{name}, after an edit", checker, edited)


if __name__ == "__main__":
    main()
