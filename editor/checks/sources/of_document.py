"""The passages of a composed document: a line of the source is a paragraph of the document."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from editor.checks.sources.roles import role_of_style
from editor.checks.terms.text import CheckedText, Extent, LineStart, Passage, PassageRole
from editor.model.document.document import Cell, Document, GoesOn, Paragraph, Run


def text_of_document(document: Document, kind: str = "") -> CheckedText:
    """A composed document as it is checked."""
    cells = {id(cell.paragraph) for block in document.blocks if not isinstance(block, Paragraph) for row in block.rows for cell in _own(row)}
    return CheckedText(tuple(_passages(document, cells)), kind)


def _own(row: Iterable[Cell]) -> Iterator[Cell]:
    return (cell for cell in row if cell.goes_on == GoesOn.OWN)


def _passages(document: Document, cells: set[int]) -> Iterator[Passage]:
    section, labelled, number = "", False, -1
    for line, paragraph in enumerate(document.paragraphs()):
        role, level = role_of_style(paragraph.style)
        role = PassageRole.CELL if id(paragraph) in cells else role
        if not paragraph.text.strip():
            continue
        if role == PassageRole.TITLE and labelled:
            role = PassageRole.ATTACHMENT_TITLE
        labelled = role == PassageRole.LABEL
        section = paragraph.heading if role == PassageRole.HEADING else section
        number += 1
        yield _passage(paragraph, role, level, number, line, section)


def _passage(paragraph: Paragraph, role: PassageRole, level: int, number: int, line: int, section: str) -> Passage:
    heading_end = len(paragraph.heading) if role == PassageRole.HEADING else None
    return Passage(paragraph.text, role, level, number, section, (LineStart(0, line, 0),), tuple(_holes(paragraph.runs)), heading_end)


def _holes(runs: tuple[Run, ...]) -> Iterator[Extent]:
    starts = accumulate((len(run.shown) for run in runs), initial=0)
    return (Extent(start, start + len(run.shown)) for start, run in zip(starts, runs, strict=False) if run.field is not None and not run.filled)
