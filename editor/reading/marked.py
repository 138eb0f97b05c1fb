"""Words that a person marks as a blank: how much of them is the value, what type it is of and in which unit."""

import re
from dataclasses import replace

from editor.model.sample.inspection import Inspection, SlotSpan, Span
from editor.model.template.field import Field, FieldType
from editor.model.template.values import clean_value, value_problem
from editor.reading.meaning.clues import kind_of
from editor.reading.meaning.kinds import MEASURES, Kind
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import BlankToken

_REACH = 48
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_MEASURED = re.compile(rf"({_NUMBER})\s*([^\d\s]{{1,5}})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DATE = re.compile(r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
# What is no part of a number and no unit of it: a person or an office may be marked, or a whole sentence.
_VALUES = (FieldType.YEAR, FieldType.MONTH, FieldType.DATE, *MEASURES)


def marked(seen: Inspection, span: Span) -> SlotSpan:
    """The blank that marked words are; a unit at their end (2020年, 300万元) stays behind it as text."""
    found = _MEASURED.fullmatch(span.text)
    if found and found[2] in words("units", "year", "month", *MEASURES) and not _DATE.fullmatch(span.text):
        span = replace(span, end=span.start + len(found[1]), text=found[1])
    kind = _kind(_place(seen, span), span.text)
    return SlotSpan(span.line, span.start, span.end, span.text, kind.type, unit=kind.unit)


def _kind(place: BlankPlace, text: str) -> Kind:
    if _DATE.fullmatch(text):
        kind = Kind(FieldType.DATE)
    else:
        kind = kind_of(place)
        if kind.type == FieldType.TEXT and not kind.word and _YEAR.fullmatch(text):
            kind = Kind(FieldType.YEAR)
    return kind if kind.type not in _VALUES or _is_value(kind.type, text) else Kind(FieldType.TEXT)


def _is_value(type_: FieldType, text: str) -> bool:
    field = Field("", type_)
    return value_problem(field, clean_value(field, text)) is None


def _place(seen: Inspection, span: Span) -> BlankPlace:
    """The words in their line; the blanks that are there already are neutral marks, as the reader sees them."""
    line = seen.source.lines[span.line]
    before, after = _neutral(seen, line, span.line, 0, span.start), _neutral(seen, line, span.line, span.end, len(line))
    token = BlankToken(span.line, span.start, span.end, span.text)
    return BlankPlace.of(0, token, (0, span.line, ""), before.lstrip()[-_REACH:], after.rstrip()[:_REACH])


def _neutral(seen: Inspection, line: str, number: int, start: int, end: int) -> str:
    pieces: list[str] = []
    for slot in seen.slots:
        if slot.line == number and start <= slot.start and slot.end <= end:
            pieces += [line[start : slot.start], BLANK]
            start = slot.end
    return "".join((*pieces, line[start:end]))
