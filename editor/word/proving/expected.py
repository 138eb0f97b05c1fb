"""What a written file must hold, told from the document alone: nothing here knows how it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.model.document.document import Document, Paragraph, Run, Table

_BARRED = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """What must stand at a place of a field: its path, the place from 1, the text on the page, its label, whether it is filled."""

    path: str
    place: int
    text: str
    label: str
    filled: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """What a written file must hold: the places of all fields, the text of every paragraph, and, for a final copy, no trace of the draft."""

    places: tuple[ShownPlace, ...]
    texts: tuple[str, ...]
    final: bool = False


def expected_of(document: Document, *, final: bool = False) -> Expected:
    """What the Word file of this document must hold."""
    texts = tuple(_plain("".join(run.shown for run in paragraph.runs)) for paragraph in _in_order(document))
    parts = [shown for paragraph in _in_order(document) for shown in _places(paragraph)]
    return Expected(() if final else tuple(_joined(parts)), texts, final)


def _in_order(document: Document) -> Iterator[Paragraph]:
    """The paragraphs as they stand in the file, an empty one for an empty row."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row, cells in enumerate(block.rows):
                yield from (cell.paragraph for _, cell in block.cells_of(row)) if cells else (Paragraph(""),)
        else:
            yield block


def _plain(text: str) -> str:
    """The text as a file can hold it: every line break a line feed, no control characters."""
    return _BARRED.sub("", _BREAKS.sub("\n", text))


def _joined(parts: list[ShownPlace]) -> Iterator[ShownPlace]:
    """The places, one that goes on over several paragraphs as one text of several lines."""
    together: dict[tuple[str, int], list[ShownPlace]] = {}
    for shown in parts:
        together.setdefault((shown.path, shown.place), []).append(shown)
    for same in together.values():
        yield replace(same[0], text="\n".join(shown.text for shown in same))


def _places(paragraph: Paragraph) -> Iterator[ShownPlace]:
    pending: list[Run] = []
    for run in (*paragraph.runs, Run("")):
        if pending and (run.field, run.place, run.derived) != (pending[0].field, pending[0].place, False):
            first = pending[0]
            yield ShownPlace(_plain(first.field or ""), first.place, _plain("".join(r.shown for r in pending)), first.label, first.filled)
            pending = []
        if run.field is not None and not run.derived:
            pending.append(run)
