"""The type of each blank: the first clue that says anything, from the certain to the guessed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.model.template.field import FieldType
from editor.reading.meaning import kinds_by_measure as measure
from editor.reading.meaning import kinds_by_office as office
from editor.reading.meaning import kinds_by_words as said
from editor.reading.meaning.kinds import IN_BRACKETS, MEASURES, POINTS_IN_TIME, Kind, type_of_identifier, type_of_name
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.tokens import unit_after

# The same figure of another time, in brackets behind it: X万元（去年同期X）.
_COMPARED = re.compile(rf"{BLANK}[^，。；{BLANK}]{{0,4}}[【（(\[](?:去年|上年|上期|上月|上季度?|年初)?(?:同期)?(?:数|为)?$")


# What a label of a time asks for where a length of it stands behind the blank.
_LENGTHS = ("天", "周", "个月", "小时", "分钟", "个工作日", "工作日")


def _by_name(place: BlankPlace) -> Kind | None:
    """The name that the sample gives the blank; a unit behind it tells better how much is meant, and in a cell what is counted at all."""
    name = place.token.name
    if not name:
        return None
    first = type_of_name(_first_asked(name))
    kind = (first if "、" in name else None) or type_of_name(name) or first or type_of_identifier(name)
    if not kind:
        return measure.by_unit(place) or said.by_suffix(place) or Kind(FieldType.TEXT, "", name, 1)
    return _by_measure(place, kind) or Kind(kind, _unit_of(place, name) if kind in MEASURES else "", name)


def _by_measure(place: BlankPlace, kind: FieldType) -> Kind | None:
    """What stands behind a blank that its name calls a kind, where it knows better: a measure, a length of time, a month or a year of a date."""
    told, is_date = measure.by_unit(place), kind == FieldType.DATE
    in_cell = place.token.cell is not None and kind not in POINTS_IN_TIME
    if told and (in_cell or kind in (*MEASURES, FieldType.TEXT) or (is_date and told.unit in _LENGTHS)):
        return told
    part = measure.by_time(place) if is_date else None
    return part if part and part.type in (FieldType.MONTH, FieldType.YEAR) else None


def _unit_of(place: BlankPlace, name: str) -> str:
    """The unit behind a blank, or in brackets at the end of its name."""
    measured = IN_BRACKETS.search(name)
    return unit_after(place.after) or (unit_after(measured[1]) if measured else "")


def _first_asked(name: str) -> str:
    """What a name asks for first (写明姓名、住址), without the number that tells it from others (联系人二)."""
    return re.sub(r"(?<=..)[一二三四五六七八九十\d]+$", "", name.partition("、")[0])


def _by_standing_alone(place: BlankPlace) -> Kind | None:
    """A blank that is all its line holds."""
    return Kind(FieldType.ORG, "", "", 0) if not place.before.strip() and not place.after.strip("：: 　") else None


# Who acts for a unit: a party that has one is no person.
_ACT_FOR = ("代表", "法定代表人", "授权代表")
_CLUES: tuple[Callable[[BlankPlace], Kind | None], ...] = (
    said.by_mark,
    measure.by_date,
    _by_name,
    said.by_family_name,
    measure.by_telephone,
    measure.by_document_number,
    measure.by_time,
    measure.by_bus,
    office.by_office,
    measure.by_volume,
    measure.by_unit,
    measure.by_currency,
    said.by_role,
    said.by_exception,
    said.by_listing,
    said.by_hint,
    office.by_head,
    measure.by_number,
    said.by_suffix,
    said.by_firm,
    said.by_label,
    office.by_department,
    said.by_phrase,
    said.by_quotes,
    said.by_self,
    said.by_governor,
    measure.by_amount,
    _by_standing_alone,
)


def kinds_of(places: Sequence[BlankPlace]) -> list[Kind]:
    """The types of all blanks in order; one in a list of which nothing is known is what its neighbour is, a party with an identity card a person."""
    kinds = [kind_of(place) for place in places]
    represented = {place.label.removesuffix(act) for place in places for act in _ACT_FOR if place.label.endswith(act)} - {""}
    for n, place in enumerate(places):
        listed_behind = (
            n > 0
            and place.paragraph == places[n - 1].paragraph
            and re.search(rf"{BLANK}(?:[（(][^（）()]*[）)])?[、，\s和与及]{{1,4}}$", place.before)
        )
        if kinds[n].sure == 0 and listed_behind and kinds[n - 1].type not in (FieldType.DATE, FieldType.MONTH, *MEASURES):
            kinds[n] = replace(kinds[n - 1], sure=0)
        if n and kinds[n].sure == 0 and place.paragraph == places[n - 1].paragraph and _COMPARED.search(place.before):
            kinds[n] = replace(kinds[n - 1], sure=0)
        if kinds[n].type == FieldType.PERSON and place.label in represented:
            kinds[n] = replace(kinds[n], type=FieldType.ORG)
        if n and place.label.startswith("身份证") and places[n - 1].label.endswith(("人", "方")) and kinds[n - 1].type == FieldType.ORG:
            kinds[n - 1] = replace(kinds[n - 1], type=FieldType.PERSON)
    return kinds


def kind_of(place: BlankPlace) -> Kind:
    """The type of a blank: the first clue that says anything, `text` as a guess when none does."""
    for clue in _CLUES:
        kind = clue(place)
        if kind:
            return kind
    return Kind(FieldType.TEXT, sure=0)
