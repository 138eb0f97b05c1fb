"""Fields that are likely one value and not certainly: of one name and one type, and nothing between them says that they are two."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from editor.model.sample.offer import Offer, OfferKind, marked_name
from editor.model.template.field import FieldType
from editor.reading.meaning.entities import entity_of
from editor.reading.meaning.kinds import MEASURES
from editor.reading.meaning.places import BlankPlace
from editor.reading.names.naming import NamedField
from editor.reading.names.said.blank import BlankSetting
from editor.reading.page.lexicon import words
from editor.reading.sharing.apart import is_listed

# A name that more fields have than so many is one of a kind: towns, managers.
_MOST, _MOST_ENTITIES = 2, 4
# Lines so near that say the same are rows, each of another thing.
_NEAR = 5
# Of a field with more places than so many the first tell enough.
_LOOKED_AT = 12
# What is wanted, or was at another time, is another figure than what is.
_OF_ANOTHER_TIME = re.compile(r"(?:力争|确保|目标|计划|预计|达到|上年|去年|同期|往年|明年|下年|原)[^，。；]*$")
_NUMBERED = re.compile(r"（其[一二三四五六七八九十百]+）$")
_OWN = re.compile(r"^本(?=.{1,6}(?:名|名称)$)")
_OF_ADDRESSES = ("路", "街", "巷", "号")
_ENTITIES = (FieldType.ORG, FieldType.PLACE, FieldType.PROJECT, FieldType.MEETING)


def likely_same(places: Sequence[BlankPlace], fields: Sequence[NamedField], settings: Sequence[BlankSetting]) -> Iterator[Offer]:
    """An offer for each two fields that may be one, in order; `fields` are those of the places."""
    members: dict[str, list[int]] = {}
    for n, field in enumerate(fields):
        members.setdefault(field.key, []).append(n)
    alike: defaultdict[tuple[str, str, str], list[list[int]]] = defaultdict(list)
    for numbers in members.values():
        spoken_to = any(settings[n].addressee for n in numbers)  # your county is not ours
        if not spoken_to and (stem := _stem(places[numbers[0]], fields[numbers[0]])):
            alike[stem, fields[numbers[0]].kind.type, fields[numbers[0]].kind.unit].append(numbers)
    for several in alike.values():
        if len(several) <= (_MOST_ENTITIES if fields[several[0][0]].kind.type in _ENTITIES else _MOST):
            for one, other in combinations(several, 2):
                if not any(_are_two(places[a], places[b], fields[a]) for a in one[:_LOOKED_AT] for b in other[:_LOOKED_AT]):
                    yield Offer(OfferKind.SAME, fields[one[0]].key, marked_name(fields[other[0]].key))


def _stem(place: BlankPlace, field: NamedField) -> str:
    """What a field is called, without what tells it from its namesakes; "" for what says nothing."""
    if place.token.is_tag or place.token.cell is not None:
        return ""
    entity = entity_of(place, field.kind) if field.kind.type in _ENTITIES else None
    if entity is not None:
        return "" if entity.phrase in _OF_ADDRESSES else entity.phrase
    label = _OWN.sub("", _NUMBERED.sub("", field.label))
    return "" if label in words("measures", "names").meanings or label in words("things", "names") else label


def _are_two(one: BlankPlace, other: BlankPlace, field: NamedField) -> bool:
    """Whether something says that two places are of two things: one sentence, one list, rows in the same words."""
    near = abs(other.paragraph - one.paragraph)
    if (near == 0 and not re.search("[。！？]", other.before)) or is_listed(one) or is_listed(other):
        return True
    if one.label != other.label and one.label and other.label:
        return True
    if near < _NEAR and one.clause == other.clause and (field.kind.type not in _ENTITIES or one.rest == other.rest):
        return True
    times = {_OF_ANOTHER_TIME.search(place.clause) is not None for place in (one, other)}
    return field.kind.type in MEASURES and (near < 2 or len(times) > 1)
