"""Boxes that were ticked elsewhere: the value of the field that writes them, where everything else in their paragraph stayed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from editor.composing import ComposeCache, compose
from editor.merging.values.texts import with_texts
from editor.model.document.document import Document, Paragraph, Run
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import our_key, runs_key, their_key
from editor.model.template.field import Field, FieldType
from editor.model.template.values import FIELD_TYPES
from editor.model.text.aligning import aligned

_SIGN = "[□☐▢☑☒■▣√✓✔○●◯◉]|[（(\\[【][√✓✔xX]?[）)\\]】]"
_SIGNS = re.compile(_SIGN)


def ticked_in_prose(draft: Draft, document: Document, paragraphs: Sequence[EditedParagraph]) -> dict[str, str]:
    """The values, by key, of choices and yes-or-no fields whose boxes stand otherwise in the file than in the document as it was saved."""
    ours = [paragraph for paragraph in document.paragraphs() if paragraph.text.strip()]
    if not any(_is_box(draft, run) for paragraph in ours for run in paragraph.runs):
        return {}
    theirs = list(_keys(paragraphs))
    cache, found = ComposeCache(), dict[str, str]()
    pairs = aligned([_SIGNS.sub("", our_key(paragraph)) for paragraph in ours], [_SIGNS.sub("", key) for key in theirs])
    for pair in pairs:
        if pair.ours is not None and pair.theirs is not None and our_key(ours[pair.ours]) != theirs[pair.theirs]:
            found |= _values(draft, ours[pair.ours], pair.ours, theirs[pair.theirs], cache)
    return found


def _keys(paragraphs: Sequence[EditedParagraph]) -> Iterator[str]:
    """The paragraphs of the file, those of a cell as one, without spaces."""
    for place, same in groupby(paragraphs, key=lambda one: (one.table, one.row, one.column) if one.table >= 0 else None):
        keys = [their_key(one) for one in same]
        yield from filter(None, keys if place is None else ["".join(keys)])


def _is_box(draft: Draft, run: Run) -> bool:
    described = draft.template.by_key.get(run.field or "") if run.derived else None
    return described is not None and described.type in (FieldType.CHOICE, FieldType.FLAG) and _SIGNS.fullmatch(runs_key([run])) is not None


def _values(draft: Draft, paragraph: Paragraph, number: int, theirs: str, cache: ComposeCache) -> Mapping[str, str]:
    """What the boxes of a paragraph say in the file, by the keys of their fields."""
    boxes = [run for run in paragraph.runs if _is_box(draft, run)]
    pattern = "".join(f"({_SIGN})" if _is_box(draft, run) else re.escape(runs_key([run])) for run in paragraph.runs)
    match = re.fullmatch(pattern, theirs)
    if match is None:
        return {}
    signs: dict[str, list[str]] = {}
    for run, sign in zip(boxes, match.groups(), strict=True):
        signs.setdefault(run.field or "", []).append(sign)
    told = ((key, _value(draft, key, number, wanted, cache)) for key, wanted in signs.items())
    return {key: value for key, value in told if value is not None}


def _value(draft: Draft, key: str, number: int, wanted: Sequence[str], cache: ComposeCache) -> str | None:
    """The value with which a field writes these signs; None where it is the one that it has, or there is none."""
    for value in _answers(draft.template.by_key[key]):
        written = [paragraph for paragraph in compose(with_texts(draft, {key: value}), cache).document.paragraphs() if paragraph.text.strip()]
        runs = written[number].runs if number < len(written) else ()
        if [runs_key([run]) for run in runs if run.field == key and _is_box(draft, run)] == list(wanted):
            return None if value == draft.value(key) else value
    return None


def _answers(described: Field) -> tuple[str, ...]:
    return (*(described.choices or FIELD_TYPES[described.type].answers), "")
