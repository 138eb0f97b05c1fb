"""Words that were typed beside a value: another program puts them into its control, and they are prose where the value alone is still one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.template.field import Field, FieldType, cell_of, name_at
from editor.model.template.surroundings import COUNTED
from editor.model.template.values import FIELD_TYPES, clean_value, show_value, value_problem
from editor.model.typed.numerals import NUMERALS
from editor.word import PlaceValue

_CHOSEN = (FieldType.CHOICE, FieldType.FLAG)
_TYPED = COUNTED | {FieldType.DATE, FieldType.MONTH, FieldType.YEAR, FieldType.TIME, *_CHOSEN}
_EXACT = re.compile(r"[-\d.:/]+")
_COUNTING = re.compile(rf"[\d{NUMERALS}]")


class WordsBeside(NamedTuple):
    """A text as the value in it and the words around that."""

    before: str
    value: str
    after: str


@dataclass(frozen=True)
class ValuesBeside:
    """Tells values from the words typed beside them, by the fields of a draft and by what its places showed (`shown`, by path)."""

    draft: Draft
    shown: Mapping[str, AbstractSet[str]]

    @classmethod
    def of(cls, draft: Draft, document: Document) -> "ValuesBeside":
        """Those of a draft and of the document composed of it; places of one field that touch show their texts together too."""
        shown: dict[str, set[str]] = {}
        for paragraph in document.paragraphs():
            for path, same in groupby(paragraph.runs, key=lambda run: run.field if run.filled and not run.derived else None):
                if path is not None:
                    texts = [run.shown for run in same]
                    shown.setdefault(path, set()).update(texts, ("".join(texts),))
        return cls(draft, shown)

    def parted(self, path: str, text: str) -> WordsBeside:
        """The value in the text at a place, and what stands around it; the whole text where all of it is the value."""
        described = described_by(self.draft, path)
        if described is None or described.type not in _TYPED or text in self.shown.get(path, ()):
            return WordsBeside("", text, "")
        if text == _meant(described, text):
            return WordsBeside("", text, "")
        found = (one for one in _cuts(text, self.shown.get(path, ())) if self._is_value(path, described, one) and not self._is_said(path, one))
        return max(found, key=lambda one: len(one.value), default=WordsBeside("", text, ""))

    def _is_value(self, path: str, described: Field, one: WordsBeside) -> bool:
        """Whether a part of a text is a value by itself, and the rest words that don't count anything."""
        whole = _value(described, "".join(one))
        if whole and whole != _value(described, one.value):
            return False
        if one.value in self.shown.get(path, ()):
            return not _touches(one)
        return (
            one.value == _meant(described, one.value) and self._is_like(path, described, one.value) and not _COUNTING.search(one.before + one.after)
        )

    def _is_like(self, path: str, described: Field, text: str) -> bool:
        """Whether a text is a value of the shape of those before: a day where a day was, a number where a number was."""
        if described.type in _CHOSEN:
            return True
        shapes = {_shape(described, shown) for shown in self.shown.get(path, ())}
        return _shape(described, text) in shapes

    def _is_said(self, path: str, one: WordsBeside) -> bool:
        """Whether the words around the slot say what stands around the value already: it was typed twice."""
        around = self.draft.template.around.get(name_at(path), ())
        return bool(around) and all(place.before.endswith(one.before) and place.after.startswith(one.after) for place in around)


def described_by(draft: Draft, path: str) -> Field | None:
    """The field, or the column of one, that a path leads to."""
    cell = cell_of(path)
    if cell is None:
        return draft.template.by_key.get(path)
    owner = draft.template.by_key.get(cell.key)
    return next((column for column in owner.columns if column.key == cell.column), None) if owner else None


@cache
def _value(described: Field, text: str) -> str:
    """The value of a field's type that a text means without any words; "" where there is none."""
    value = clean_value(described, text)
    is_exact = value_problem(described, value) is None if described.type in _CHOSEN else _EXACT.fullmatch(value)
    return value if is_exact else ""


def _meant(described: Field, text: str) -> str:
    """What a field shows for the value that a text means; "" where that is none of its type."""
    value = _value(described, text)
    return show_value(described, value) if value else ""


def _shape(described: Field, text: str) -> str:
    if FIELD_TYPES[described.type].numeric:
        return ""
    return re.sub(r"\d+", "0", clean_value(described, text))


def _touches(one: WordsBeside) -> bool:
    """Whether figures, or marks between them, go on beside a value: it is part of another."""
    return bool(re.search(rf"[\d{NUMERALS}][.,:]?$", one.before) or re.match(rf"[.,:]?[\d{NUMERALS}]|[至到—–~～-]", one.after))


def _cuts(text: str, shown: Iterable[str]) -> Iterator[WordsBeside]:
    """The text cut around what was shown before, and cut in two, the value in front or behind."""
    yield from (WordsBeside(text[:at], one, text[at + len(one) :]) for one in shown if (at := text.find(one)) >= 0)
    for at in range(1, len(text)):
        yield WordsBeside("", text[:at], text[at:])
        yield WordsBeside(text[:at], text[at:], "")


def is_value_alone(draft: Draft, path: str, text: str) -> bool:
    """Whether a text is a value by itself in a field whose values are no words: what stands beside it is prose."""
    described = described_by(draft, path)
    return described is not None and described.type in _TYPED and bool(_value(described, text))


def without_neighbours(
    known: ValuesBeside, shown: Sequence[PlaceValue], paragraphs: Sequence[EditedParagraph]
) -> tuple[list[PlaceValue], list[EditedParagraph]]:
    """What stands at the places of a file, and its paragraphs, with words typed beside a value as prose."""
    places = [place._replace(text=known.parted(place.path, place.text).value) if place.filled else place for place in shown]
    return places, [replace(p, runs=tuple(_runs(known, p.runs))) if p.paths else p for p in paragraphs]


def _runs(known: ValuesBeside, runs: Sequence[EditedRun]) -> Iterator[EditedRun]:
    for run in runs:
        one = known.parted(run.path, run.text) if run.path else WordsBeside("", run.text, "")
        parts = (EditedRun(one.before), replace(run, text=one.value), EditedRun(one.after))
        yield from (part for part in parts if part.text)
