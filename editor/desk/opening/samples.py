"""A sample's text becomes a draft."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editor.desk.opening.opened import Opened, OpenedKind
from editor.desk.values.rules import passed_limits
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.sample.inspection import Inspection, SlotSpan, Span
from editor.model.sample.left_out import LeftOut
from editor.model.sample.pieces import SourcePiece, pieces_of
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.model.template.template import Template
from editor.model.words import tr

# ruff: noqa: PLC0415 - the reader is loaded by the first act of a review: a report needs none


def of_one_document(seen: Inspection) -> tuple[Inspection, range]:
    """The inspection with the blanks and the noise of its own document only, and the lines of that document."""
    from editor.reading import document_range

    lines = document_range(seen)
    slots = tuple(slot for slot in seen.slots if slot.line in lines)
    spans = tuple(span for span in seen.noise_spans if span.line in lines)
    proposals = tuple(proposal for proposal in seen.proposals if proposal.line in lines)
    return replace(seen, slots=slots, noise_spans=spans, proposals=proposals), lines


def reviewed(opened: Opened, seen: Inspection) -> Opened:
    """A new draft from what a person made of the sample; it wants no further review."""
    from editor.reading import template_of

    template = template_of(seen)
    named = replace(template, name=template.name or seen.title or opened.name)
    # The items of a list are the sample's own text: they stand in the draft.
    values = {field.key: field.sample for field in named.fields if field.type == FieldType.ROWS and field.sample}
    source = Path(seen.source.name) if seen.source.name else None
    return Opened(Draft(named, values), OpenedKind.SAMPLE, named.name, source=source)


def list_size(seen: Inspection, line: int) -> int:
    """How many items the enumeration has, or how many rows of one shape the table, that begins on a line; 0 where none can be a list."""
    from editor.reading import enumeration_at, rows_at

    found = enumeration_at(seen, line)
    return len(found.items) if found is not None else rows_at(seen, line)


def with_words_back(seen: Inspection, entry: LeftOut, lines: range) -> Inspection:
    """The inspection with words that were left out as a line of their own, in which blanks are fields like any others."""
    from editor.reading import read_put_back

    return read_put_back(seen, entry, lines)


def with_line_back(seen: Inspection, line: int) -> Inspection:
    """The inspection with a line of noise back in the document, and its blanks as fields."""
    from editor.reading import read_restored

    return read_restored(seen, line)


def marked_blank(seen: Inspection, span: Span) -> SlotSpan:
    """The blank that words are which a person marks: its type and unit; a unit at the end of the words stays behind it as text."""
    from editor.reading import marked

    return marked(seen, span)


def with_all_rows(seen: Inspection) -> Inspection:
    """What was seen with the rows of one shape of each table as one field of rows."""
    from editor.reading import row_lists

    return replace(seen, lists=tuple(sorted({*seen.lists, *row_lists(seen)})))


def another_document(opened: Opened, document: int) -> Opened:
    """Another document (from 0) of the same text."""
    assert opened.inspection is not None
    return read_sample(opened.inspection.source, opened.name, document, pieces=opened.pieces)


def taken_up(name: str, seen: Inspection) -> Opened:
    """A review of an earlier run, to be gone on with."""
    opened = Opened(Draft(Template()), OpenedKind.SAMPLE, name, inspection=seen)
    return replace(reviewed(opened, seen), name=name, inspection=seen)


Cancelled = Callable[[], bool] | None
Pieces = tuple[SourcePiece, ...] | None
Inspected = tuple[Inspection, tuple[Problem, ...]]


def read_sample(read: SourceText | Inspection, name: str, document: int = 0, cancelled: Cancelled = None, pieces: Pieces = None) -> Opened:
    """The draft of a sample's text, or of what the reader saw in it already. `document` (from 0) chooses one of several; `pieces` is what its file
    holds, where that is more than the lines of the text.
    """
    from editor.reading import numbering_problems, template_of

    seen, notes = _read(read, document, cancelled)
    if cancelled is not None and cancelled():
        raise NigaoError(tr("打开已取消。"))
    template = template_of(seen)
    named = replace(template, name=template.name or seen.title or name)
    kept = pieces if len(seen.documents) > 1 else None
    draft = Draft(named)
    told = (*notes, *numbering_problems(seen), *passed_limits(draft))
    return Opened(draft, OpenedKind.SAMPLE, named.name, inspection=_proved(seen, template, pieces), notes=told, pieces=kept)


def inspect_sample(source: SourceText, document: int = 0, pieces: Pieces = None) -> Inspected:
    """What the reader sees in a sample's text, what a template of it leaves out, and what the person should know; raises NigaoError where there is
    no such document.
    """
    from editor.reading import template_of

    seen, notes = _read(source, document)
    template = template_of(seen)
    return _proved(seen, template, pieces), (*notes, *passed_limits(Draft(template)))


def _proved(seen: Inspection, template: Template, pieces: Pieces) -> Inspection:
    """The inspection with all that the template leaves out, whoever noticed it."""
    from editor.model.sample.proof.proof import untold
    from editor.reading import document_range

    held = pieces_of(seen.source) if pieces is None else pieces
    return replace(seen, left_out=(*seen.left_out, *untold(seen, template, held, document_range(seen))))


def _read(read: SourceText | Inspection, document: int, cancelled: Cancelled = None) -> Inspected:
    from editor.reading import inspect

    seen = read if isinstance(read, Inspection) else inspect(read, document, cancelled or _never)
    count = max(1, len(seen.documents))
    if document >= count:
        text = tr("里面只有 {count} 篇文章，没有第 {number} 篇。", count=count, number=document + 1)
        raise NigaoError(text, ExitCode.WRONG_USE)
    if count == 1:
        return seen, ()
    return seen, (Problem(tr("里面有 {count} 篇文章，读的是第 {number} 篇。", count=count, number=document + 1)),)


def _never() -> bool:
    return False
