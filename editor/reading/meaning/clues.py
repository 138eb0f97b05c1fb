"""The type of each blank: the first clue that says anything, from the certain to the guessed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.model.template.field import FieldType
from editor.reading.meaning import kinds_by_measure as measure
from editor.reading.meaning import kinds_by_office as office
from editor.reading.meaning import kinds_by_words as said
from editor.reading.meaning.kinds import MEASURES, Kind
from editor.reading.meaning.places import BLANK, BlankPlace

# The same figure of another time, in brackets behind it: X万元（去年同期X）.
_COMPARED = re.compile(rf"{BLANK}[^，。；{BLANK}]{{0,4}}[【（(\[](?:去年|上年|上期|上月|上季度?|年初)?(?:同期)?(?:数|为)?$")


def _by_standing_alone(place: BlankPlace) -> Kind | None:
    """A blank that is all its line holds."""
    return Kind(FieldType.ORG, "", "", 0) if not place.before.strip() and not place.after.strip("：: 　") else None


# Who acts for a unit: a party that has one is no person.
_ACT_FOR = ("代表", "法定代表人", "授权代表")
_CLUES: tuple[Callable[[BlankPlace], Kind | None], ...] = (
    said.by_mark,
    measure.by_date,
    said.by_name,
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
