"""Figures that belong together: an amount in capitals, a sum of parts, a share of two, what may not pass another."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

from editor.model.sample.offer import Offer, OfferKind, marked_name
from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import MEASURES
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.naming import NamedField
from editor.reading.page.lexicon import listed, words

# So many figures before one may be its parts.
_REACH = 8
_IN_CAPITALS = re.compile(r"[（(]?(?:人民币)?大写[）)]?[：:]?\s*(?P<head>人民币)?[：:]?$")
_OF_ANOTHER = re.compile(rf"占[^，。；{BLANK}]{{0,8}}{BLANK}[^，。；{BLANK}]{{0,4}}的$")
_SHARE_OF = re.compile(r"占[^，。；]{2,10}的(?:比例(?:为|达)?)?$")
_WHOLE = re.compile(r"总|共|合计|全部|应|计划|任务|目标")
_STOP = re.compile(r"[。；！？]")
_SPAN = re.compile(rf"^\s*(?:日)?(?:起)?(?:至|到|—|－|-|～|~){BLANK}")


class _Figure(NamedTuple):
    """A blank that holds a figure, with its field."""

    place: BlankPlace
    field: NamedField

    @property
    def name(self) -> str:
        """Its field as code names it."""
        return marked_name(self.field.key)

    @property
    def measure(self) -> tuple[str, str]:
        """What it is measured in: the type and the unit."""
        return self.field.kind.type, self.field.kind.unit


def tied_figures(places: Sequence[BlankPlace], fields: Sequence[NamedField]) -> Iterator[Offer]:
    """An offer for each figure that follows from others of its sentence, or that one of them may not pass; `fields` are those of the places."""
    computed: set[str] = set()
    for sentence in _sentences(places, fields):
        for at in range(1, len(sentence)):
            for offer in _of_one(sentence[max(0, at - _REACH) : at + 1]):
                if offer.why == OfferKind.RULE or not computed & {offer.field, *offer.others}:
                    computed |= {offer.field} if offer.why == OfferKind.COMPUTED else set()
                    yield offer


def _sentences(places: Sequence[BlankPlace], fields: Sequence[NamedField]) -> Iterator[list[_Figure]]:
    """The figures and dates of each sentence, in order."""
    sentence: list[_Figure] = []
    last: BlankPlace | None = None
    for place, field in zip(places, fields, strict=True):
        if last is not None and (last.paragraph != place.paragraph or _STOP.search(last.after.partition(BLANK)[0])):
            yield sentence
            sentence = []
        last = place
        if field.kind.type in MEASURES or (field.kind.type == FieldType.DATE and place.token.parts == "年月日"):
            sentence.append(_Figure(place, field))
    yield sentence


def _of_one(figures: list[_Figure]) -> Iterator[Offer]:
    """What the last of some figures has to do with those before it: the first tie that says anything. What is said again is no figure of its own."""
    own = {figure.field.key: figure for figure in figures}
    if len(own) == len(figures):
        yield from islice((offer for tie in (_capitals, _share, _sum, _part, _bound, _span) if (offer := tie(figures)) is not None), 1)


def _capitals(figures: list[_Figure]) -> Offer | None:
    """The amount before it, in capitals."""
    *_, amount, last = figures
    found = _IN_CAPITALS.search(last.place.before)
    if not found or amount.field.kind.type != FieldType.MONEY or _IN_CAPITALS.search(amount.place.before):
        return None
    unit = amount.field.kind.unit if amount.field.kind.unit in ("元", "万元", "亿元") else "元"
    head = ', ""' if found["head"] else ""
    return Offer(OfferKind.COMPUTED, last.field.key, f'{amount.name} | 大写("{unit}"{head})')


def _share(figures: list[_Figure]) -> Offer | None:
    """The share of two before it that are measured alike: 发放X份，收回X份，收回率X%; 完成X亿元，占计划X亿元的X%."""
    last = figures[-1]
    if last.field.kind.type != FieldType.PERCENT or len(figures) < 3:
        return None
    one, other = figures[-3:-1]
    said = last.place.clause
    if one.measure != other.measure or one.field.kind.type == FieldType.PERCENT:
        return None
    if _OF_ANOTHER.search(last.place.before):
        whole, part = other, one
    elif (words("figures", "shares").at_end(said) or _SHARE_OF.search(said)) and _is_part_of(other, one, said):
        whole, part = one, other
    else:
        return None
    return Offer(OfferKind.COMPUTED, last.field.key, f"({part.name} / {whole.name} * 100) | 保留(1)")


def _is_part_of(part: _Figure, whole: _Figure, said: str) -> bool:
    """Whether the words before two figures say that one is of the other; two kinds that stand side by side are no whole and part."""
    more, less = _said_before(whole), _said_before(part)
    is_named = said.endswith("率") and said[-3:-1] in less and said[-3:-1] not in more
    return is_named or "其中" in less or _are_bound(whole, part) or bool(_WHOLE.search(more) and not _WHOLE.search(less))


def _said_before(figure: _Figure) -> str:
    """The words of its sentence between the figure before it and it."""
    return _STOP.split(figure.place.before.rpartition(BLANK)[2])[-1]


def _are_bound(whole: _Figure, part: _Figure) -> bool:
    """Whether the words before two figures are a pair of which the second can't pass the first."""
    larger, smaller = (figure.place.clause.rpartition(BLANK)[2] for figure in (whole, part))
    return any(more in larger and less in smaller and more not in smaller for more, less in _bounds())


def _sum(figures: list[_Figure]) -> Offer | None:
    """The sum of those before it that are measured alike: 东楼X平方米，西楼X平方米，合计X平方米. Of such as are parts of each other there is none."""
    *before, last = figures
    parts = _alike(before, last)
    if last.field.kind.type == FieldType.PERCENT or len(parts) < 2 or not words("figures", "totals").at_end(last.place.clause):
        return None
    if any(_are_bound(one, other) for one, other in combinations(parts, 2)):
        return None
    return Offer(OfferKind.COMPUTED, last.field.key, " + ".join(part.name for part in parts))


def _alike(before: list[_Figure], last: _Figure) -> list[_Figure]:
    """The figures right before one that are measured like it."""
    first = next((n for n in range(len(before), 0, -1) if before[n - 1].measure != last.measure), 0)
    return before[first:]


def _part(figures: list[_Figure]) -> Offer | None:
    """The last of several parts of a whole, which they may not pass together: 收购X万斤，其中玉米X万斤，水稻X万斤."""
    *before, last = figures
    parts = [*_alike(before, last), last]
    opened = next((n for n in range(1, len(parts)) if "其中" in parts[n].place.before.rpartition(BLANK)[2]), 0)
    if not opened or last.field.kind.type == FieldType.PERCENT or _has_next(last):
        return None
    return Offer(OfferKind.RULE, last.field.key, f"{' + '.join(part.name for part in parts[opened:])} <= {parts[opened - 1].name}")


def _has_next(last: _Figure) -> bool:
    """Whether another part is told behind the last one of the same measure."""
    unit = re.escape(last.field.kind.unit)
    return bool(re.match(rf"{unit}[，、][\u4e00-\u9fff]{{1,8}}{BLANK}{unit}", last.place.after))


def _bound(figures: list[_Figure]) -> Offer | None:
    """What may not pass the figure before it: 应到X人，实到X人."""
    *_, whole, last = figures
    if whole.measure != last.measure or last.field.kind.type == FieldType.PERCENT:
        return None
    return Offer(OfferKind.RULE, last.field.key, f"{last.name} <= {whole.name}") if _are_bound(whole, last) else None


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    """The word before a figure, and the one before the figure that is a part of it."""
    pairs = (entry.partition("=") for entry in listed("figures", "bounds"))
    return tuple((more, less) for more, _, less in pairs)


def _span(figures: list[_Figure]) -> Offer | None:
    """The last day of a span, which is not before the first."""
    *_, first, last = figures
    is_span = first.field.kind.type == last.field.kind.type == FieldType.DATE and last.place.number == first.place.number + 1
    return Offer(OfferKind.RULE, last.field.key, f"{last.name} >= {first.name}") if is_span and _SPAN.match(first.place.after) else None
