"""Where a draft stands: which fields a person is still asked for, and what is wrong in its text."""

import re
from collections.abc import Callable
from typing import NamedTuple

from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType, is_filled
from editor.model.template.template import Place, Template

# What stands in an expression only to decide: between `if` and `else`, or the end of it.
_CONDITION = re.compile(r"\bif\b.*?(?=\belse\b|$)")


class DraftStanding(NamedTuple):
    """The keys of the fields that a person is asked for, and what composing the text had to remark."""

    open: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def fields(self, draft: Draft) -> tuple[Field, ...]:
        """The fields that are asked for, in document order; also one that has no place of its own, but that another is computed from."""
        return tuple(field for field in draft.template.ordered_fields if field.key in self.open)

    def progress(self, draft: Draft) -> tuple[int, int]:
        """How many fields are done, and how many that makes with those that are asked for; what is empty and leaves no hole is neither."""
        asked = len(self.fields(draft))
        done = sum(bool(draft.value(field.key)) and field.key not in self.open for field in draft.fields)
        return done, done + asked


Stand = Callable[[Draft], DraftStanding]


def by_values(draft: Draft) -> DraftStanding:
    """Where a draft stands as far as its values alone tell: whatever has none may leave a hole, unless the template says what becomes of it then."""
    return DraftStanding(frozenset(field.key for field in draft.unfilled if field.empty == "keep"))


def deciders(template: Template) -> frozenset[str]:
    """The fields that have to be filled although nothing prints them: conditions alone ask for them."""
    places = template.places_of
    return frozenset(field.key for field in template.fields if field.is_asked and places[field.key] and _only_decides(field, places[field.key]))


def _only_decides(field: Field, places: tuple[Place, ...]) -> bool:
    return field.type != FieldType.ROWS and not any(_prints(place, field.key) for place in places)


def _prints(place: Place, key: str) -> bool:
    """Whether a place writes its field, rather than asking for it."""
    if not place.markup.startswith("{{", place.start, place.end):
        return False
    code = place.markup[place.start + 2 : place.end - 2].strip()
    return code == key or key in _CONDITION.sub("", code)


def undecided(draft: Draft, keys: frozenset[str]) -> frozenset[str]:
    """Which of these fields stand in a written section without a value."""
    return frozenset(field.key for field in draft.fields if field.key in keys and not is_filled(draft.value(field.key)))
