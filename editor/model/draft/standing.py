"""Where a draft stands: which fields a person is still asked for, and what is wrong in its text."""

from collections.abc import Callable
from typing import NamedTuple

from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, is_filled


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


def undecided(draft: Draft) -> frozenset[str]:
    """Which of the fields that only decide stand in a written section without a value."""
    keys = draft.template.deciders
    return frozenset(field.key for field in draft.fields if field.key in keys and not is_filled(draft.value(field.key))) if keys else keys
