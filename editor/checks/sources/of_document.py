"""The passages of a composed document: a line of the source is a paragraph of the document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from editor.checks.sources.roles import role_of_style
from editor.checks.terms.text import CheckedText, Extent, LineStart, Passage, PassageRole
from editor.model.document.document import Cell, Document, GoesOn, Paragraph, Run


def text_of_document(document: Document, kind: str = "") -> CheckedText:
    """A composed document as it is checked."""
    return PassageReader().read(document, kind)


class PassageReader:
    """Reads one composed document after the other. Of a paragraph that is the object that it was and stands where it stood the passage is, too."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Paragraph, Passage | None]] = {}

    def read(self, document: Document, kind: str = "") -> CheckedText:
        """A document as it is checked."""
        before, self._known = self._known, {}
        cells = {id(cell.paragraph) for block in document.blocks if not isinstance(block, Paragraph) for row in block.rows for cell in _own(row)}
        return CheckedText(tuple(self._passages(document, cells, before)), kind)

    def _passages(self, document: Document, cells: set[int], before: dict[int, tuple[Paragraph, Passage | None]]) -> Iterator[Passage]:
        section, labelled, number = "", False, 0
        for line, paragraph in enumerate(document.paragraphs()):
            name = id(paragraph)
            known = before.get(name) or (paragraph, _passage(paragraph, is_cell=name in cells))
            passage = known[1]
            if passage is not None:
                if labelled and passage.role == PassageRole.TITLE:
                    passage = replace(passage, role=PassageRole.ATTACHMENT_TITLE)
                labelled = passage.role == PassageRole.LABEL
                section = passage.heading if passage.role == PassageRole.HEADING else section
                if (passage.number, passage.section, passage.spots[0].line) != (number, section, line):
                    passage = replace(passage, number=number, section=section, spots=(LineStart(0, line, 0),))
                number += 1
                yield passage
            self._known[name] = known[0], passage


def _own(row: Iterable[Cell]) -> Iterator[Cell]:
    return (cell for cell in row if cell.goes_on == GoesOn.OWN)


def _passage(paragraph: Paragraph, *, is_cell: bool) -> Passage | None:
    """The passage of a paragraph by itself; None for an empty one."""
    text = paragraph.text
    if not text.strip():
        return None
    role, level = role_of_style(paragraph.style)
    role = PassageRole.CELL if is_cell else role
    heading_end = len(paragraph.heading) if role == PassageRole.HEADING else None
    return Passage(text, role, level, holes=tuple(_holes(paragraph.runs)), heading_end=heading_end)


def _holes(runs: tuple[Run, ...]) -> Iterator[Extent]:
    starts = accumulate((len(run.shown) for run in runs), initial=0)
    return (Extent(start, start + len(run.shown)) for start, run in zip(starts, runs, strict=False) if run.field is not None and not run.filled)
