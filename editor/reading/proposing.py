"""Places that may be fields and are text until somebody says so: marked words, and labels with nothing behind them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from editor.model.sample.inspection import Proposal, ProposalKind, SlotSpan
from editor.model.sample.source import MarkKind
from editor.model.template.field import Field, FieldType
from editor.model.template.values import clean_value, value_problem
from editor.reading.blanks.labels import LineLabel, is_known, labels_of
from editor.reading.meaning.clues import kinds_of
from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BlankPlace
from editor.reading.names.naming import name_fields
from editor.reading.names.said.blank import BlankSetting
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken

# So many lines of labels, and such a share of all lines, make a page a form.
_FEWEST, _SHARE = 3, 0.4
_WORD = re.compile(r"[^\W_]")
_DATE = re.compile(r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_SPACED = ("，", "。", "；")


def proposed(
    page: SamplePage, tokens: Sequence[BlankToken], labels: Mapping[int, tuple[LineLabel, ...]], skip: Collection[int | None]
) -> list[BlankToken]:
    """The places that may be blanks, in order: the words that are marked by colour, the empty labels of forms (as empty places behind them)."""
    by_line: dict[int, list[BlankToken]] = {}
    for token in tokens:
        by_line.setdefault(token.line, []).append(token)
    is_form = len(labels) >= _FEWEST and len(labels) >= _SHARE * sum(1 for n, text in enumerate(page.bare) if text and n not in skip)
    found: list[BlankToken] = []
    for line, text in enumerate(page.bare):
        if text and line not in skip:
            known = by_line.get(line, [])
            wanted = [*_marked(page, line, known), *_empty(page, line, labels, known, is_form=is_form)]
            found += sorted(wanted, key=lambda token: token.start)
    return found


def _marked(page: SamplePage, line: int, known: Sequence[BlankToken]) -> Iterator[BlankToken]:
    for mark in page.marks.get(line, ()):
        text = page.lines[line][mark.start : mark.end]
        start = mark.start + len(text) - len(text.lstrip())
        is_free = not any(token.start < mark.end and mark.start < token.end for token in known)
        if mark.kind == MarkKind.HIGHLIGHT and is_free and _WORD.search(text):
            yield BlankToken(line, start, start + len(text.strip()), text.strip(), BlankShape.MARK)


def _empty(
    page: SamplePage, line: int, labels: Mapping[int, tuple[LineLabel, ...]], known: Sequence[BlankToken], *, is_form: bool
) -> Iterator[BlankToken]:
    """The labels of a line that wait with nothing behind them."""
    text = page.lines[line]
    own = labels.get(line) or labels_of(text)
    if not own:
        return
    empty = [label for label in own if not text[label.end : label.value_end].strip() and not _is_blank(label, known)]
    if line in labels or (is_form and all(is_known(label.text) for label in empty)):
        chosen = empty
    elif line in page.cells:
        chosen = [label for label in empty if is_known(label.text) and not _has_cell_behind(page, line)]
    else:
        chosen = [label for label in empty if label is own[-1] and len(own) > 1 and all(_is_blank(other, known) for other in own[:-1])]
    for label in chosen:
        yield BlankToken(line, label.end, label.end, "", BlankShape.MARK, label.text.strip("（()）") if label.text[0] in "（(" else label.text)


def _is_blank(label: LineLabel, known: Sequence[BlankToken]) -> bool:
    return any(label.end <= token.start <= label.value_end and (token.start < label.value_end or token.end == token.start) for token in known)


def _has_cell_behind(page: SamplePage, line: int) -> bool:
    """Whether the empty cell behind a label's cell waits for the value."""
    return any(mark.kind == MarkKind.CELL for mark in page.marks.get(line + 1, ()))


def proposals_of(
    places: Sequence[BlankPlace],
    settings: Callable[[Sequence[BlankPlace]], Sequence[BlankSetting]],
    asked: Sequence[BlankToken],
    slots: Sequence[SlotSpan],
) -> tuple[Proposal, ...]:
    """The proposals at those of the places that were asked for, with names that no blank has; words that are marked twice are one field."""
    wanted = {id(token) for token in asked}
    chosen = [(place, setting) for place, setting in zip(places, settings(places), strict=True) if id(place.token) in wanted]
    own = [place for place, _ in chosen]
    samples = [_sampled(place.token.text, kind) for place, kind in zip(own, kinds_of(own), strict=True)]
    own = [_called(place, kind) for place, (kind, _) in zip(own, samples, strict=True)]
    texts = [place.token.text for place in own]
    counts = Counter(texts)
    ids = [text if text and counts[text] > 1 else None for text in texts]
    fields = name_fields(own, [kind for kind, _ in samples], ids, [setting for _, setting in chosen], slots)
    return tuple(
        Proposal(
            t.line, t.start, t.end, t.text, f.kind.type, None, f.key, f.label, f.kind.unit, min(f.sure, 1), sample, f.pen,
            ProposalKind.MARKED if t.text else ProposalKind.LABEL,
        )
        for t, f, (_, sample) in zip((place.token for place in own), fields, samples, strict=True)
    )  # fmt: skip


def _called(place: BlankPlace, kind: Kind) -> BlankPlace:
    """The place; words of which nothing is known are called by themselves."""
    known = not place.token.text or kind.type != FieldType.TEXT or kind.sure > 0
    return place if known else replace(place, token=replace(place.token, name=place.token.text))


def _sampled(text: str, kind: Kind) -> tuple[Kind, str]:
    """The kind of a place and its words as a value of it; words that are no value of the kind are text."""
    if not text:
        return kind, ""
    kind = Kind(FieldType.DATE) if _DATE.fullmatch(text) else kind
    field = Field("", kind.type)
    value = clean_value(field, text)
    if value_problem(field, value) is None and not (kind.type != FieldType.TEXT and any(mark in text for mark in _SPACED)):
        return kind, value
    return replace(kind, type=FieldType.TEXT, unit=""), text
