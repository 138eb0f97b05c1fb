"""How long the rules take over a report of 200 pages: all of it, again as it is, and after an edit of one paragraph.

Run with: python tests/benchmarks/bench_checking.py. Times are CPU time in seconds.
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.checks import Checker, PassageReader, rules_of
from editor.model.document.document import Document, Paragraph, Run
from tests.checks.planting import CLEAN

_CHARACTERS = 200 * 22 * 28
"""GB/T 9704-2012, 5.2.3: 22 lines of 28 characters on a page."""


def report_texts() -> list[str]:
    """The paragraphs of a report of 200 pages."""
    chance, texts = random.Random(1), list[str]()
    while sum(map(len, texts)) < _CHARACTERS:
        texts.append(f"{chance.choice(CLEAN)}{chance.choice(CLEAN)}{len(texts)}")
    return texts


def document_of(texts: list[str]) -> Document:
    """A document with a paragraph for each text."""
    return Document(tuple(Paragraph("正文", (Run(text),)) for text in texts))


def _edited(document: Document) -> Document:
    """The document after an edit, as composing gives it: paragraphs that the edit does not reach are the same objects."""
    blocks = list(document.blocks)
    blocks[70] = Paragraph("正文", (Run("改了这一段。。"),))
    return Document(tuple(blocks))


def _timed(label: str, checker: Checker, reader: PassageReader, document: Document) -> None:
    start = time.process_time()
    checker.check(reader.read(document))
    print(f"{label}: {time.process_time() - start:.3f} s")


def main() -> None:
    """Print the times."""
    start = time.process_time()
    rules_of(hints=True)
    print(f"rules read: {time.process_time() - start:.3f} s")
    document = document_of(report_texts())
    for name, hints in (("A", False), ("A and B", True)):
        checker, reader = Checker(rules_of(hints=hints)), PassageReader()
        _timed(f"{name}, all {len(document.blocks)} paragraphs", checker, reader, document)
        _timed(f"{name}, the same again", checker, reader, document)
        _timed(f"{name}, after an edit", checker, reader, _edited(document))


if __name__ == "__main__":
    main()
