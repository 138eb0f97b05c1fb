"""What a written file must hold, told from the document alone: nothing here knows how it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

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
    return text if text.isprintable() else _BARRED.sub("", _BREAKS.sub("\n", text))


def _joined(parts: list[ShownPlace]) -> Iterator[ShownPlace]:
    """The places, one that goes on over several paragraphs as one text of several lines."""
    together: dict[tuple[str, int], ShownPlace] = {}
    for shown in parts:
        before = together.get((shown.path, shown.place))
        together[shown.path, shown.place] = shown if before is None else replace(before, text=f"{before.text}\n{shown.text}")
    yield from together.values()


def _places(paragraph: Paragraph) -> Iterator[ShownPlace]:
    for (path, place), runs in groupby(paragraph.runs, key=_place_of):
        if path is not None:
            first, *rest = runs
            text = "".join([first.shown, *(run.shown for run in rest)]) if rest else first.shown
            yield ShownPlace(_plain(path), place, _plain(text), first.label, first.filled)


def _place_of(run: Run) -> tuple[str | None, int]:
    """The path and the number of a field's place, None for text that is none."""
    return (None, 0) if run.derived or run.field is None else (run.field, run.place)
