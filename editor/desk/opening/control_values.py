"""A Word file that was filled in by others, or whose inner data was lost, as a sample: what its controls hold are the values of the fields, and what
fields can't say stays text.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.composing import compose
from editor.desk.opening.opened import Opened
from editor.desk.opening.samples import Pieces, read_sample
from editor.model.draft.draft import Draft
from editor.model.returned.lines import plain
from editor.model.sample.inspection import Inspection
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.template.field import Value
from editor.model.template.values import clean_value
from editor.word import PlaceValue

Cancelled = Callable[[], bool] | None


def read_filled(
    read: SourceText | Inspection,
    shown: Sequence[PlaceValue],
    name: str,
    document: int = 0,
    cancelled: Cancelled = None,
    pieces: Pieces = None,
) -> Opened:
    """The draft of a Word file's text as a sample, with what its controls show as values; `pieces` is what the file holds, and `read` its text or
    what the reader saw in that already.

    Controls of one name with different texts, and those of lines that the draft would show otherwise, are no fields: their text stays as it is.
    """
    filled = {place.text for place in shown if place.filled}
    source = read.source if isinstance(read, Inspection) else read
    if torn := _torn(source, filled):
        read = source = replace(source, marks=tuple(mark for mark in source.marks if mark.name not in torn))
    opened = _filled(read_sample(read, name, document, cancelled, pieces), source, filled)
    if lost := _lost_lines(opened.draft, source, filled):
        source = replace(source, marks=tuple(mark for mark in source.marks if mark.line not in lost))
        opened = _filled(read_sample(source, name, document, cancelled, pieces), source, filled)
    return opened


def _text(source: SourceText, mark: Mark) -> str:
    return source.lines[mark.line][mark.start : mark.end]


def _torn(source: SourceText, filled: set[str]) -> set[str]:
    """The names of controls that hold different texts: cells of several rows, paragraphs of one long value."""
    texts: dict[str, set[str]] = {}
    for mark in source.marks:
        if mark.kind == MarkKind.CONTROL and (text := _text(source, mark)) in filled:
            texts.setdefault(mark.name, set()).add(text)
    return {name for name, found in texts.items() if len(found) > 1}


def _filled(opened: Opened, source: SourceText, filled: set[str]) -> Opened:
    seen = opened.inspection
    return opened if seen is None else replace(opened, draft=opened.draft.with_values(_values(opened.draft, seen, source, filled)))


def _values(draft: Draft, seen: Inspection, source: SourceText, filled: set[str]) -> dict[str, Value]:
    controls = {(mark.line, mark.start, mark.end) for mark in source.marks if mark.kind == MarkKind.CONTROL}
    values: dict[str, Value] = {}
    for slot in seen.slots:
        text = source.lines[slot.line][slot.start : slot.end]
        field = draft.template.by_key.get(slot.field)
        if field is not None and text in filled and (slot.line, slot.start, slot.end) in controls:
            values.setdefault(field.key, clean_value(field, text))
    return values


def _lost_lines(draft: Draft, source: SourceText, filled: set[str]) -> set[int]:
    """The lines with filled controls that the draft does not say as they stand in the file."""
    lines = {mark.line for mark in source.marks if mark.kind == MarkKind.CONTROL and _text(source, mark) in filled}
    said = {plain(paragraph.text) for paragraph in compose(draft).document.paragraphs()} if lines else set[str]()
    return {line for line in lines if plain(source.lines[line]) not in said}
