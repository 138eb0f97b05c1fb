"""How far a session's draft is filled and what is wrong in it, counted on from change to change: a keystroke looks at one field."""

from collections import defaultdict
from collections.abc import Iterable

from editor.model.draft import Draft, field_problem
from editor.model.field import is_filled
from editor.model.problem import Problem


class Tally:
    """Counts one draft after the other. `problems` holds what is wrong in the written sections, by field key, in no special order."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._counted: dict[str, list[str]] = defaultdict(list)
        self._unfilled: set[str] = set()
        self.problems: dict[str, Problem] = {}
        self._begin(draft)

    def _begin(self, draft: Draft) -> None:
        fields = [field.key for field in draft.template.ordered_fields if not field.computed]
        self._draft, self._unfilled = draft, set()
        self._wanted = frozenset(field.key for field in draft.fields)
        self._counted.clear()
        self.problems.clear()
        for key in fields:
            self._counted[draft.template.home_of[key]].append(key)
        self._look_at(fields)

    def _look_at(self, keys: Iterable[str]) -> None:
        for key in keys:
            (self._unfilled.discard if is_filled(self._draft.value(key)) else self._unfilled.add)(key)
            self.problems.pop(key, None)
            if key in self._wanted and (problem := field_problem(self._draft, key)):
                self.problems[key] = problem

    def follow(self, draft: Draft, changed: Iterable[str]) -> None:
        """Count a draft that came of the last one; the values of these fields are other ones."""
        if draft.template is not self._draft.template or draft.switches != self._draft.switches:
            self._begin(draft)
        else:
            fields, self._draft = draft.template.by_key, draft
            self._look_at(key for key in changed if key in fields and not fields[key].computed)

    @property
    def progress(self) -> tuple[int, int]:
        """How many fields of the written sections are filled, and how many there are."""
        return len(self._wanted) - len(self._wanted & self._unfilled), len(self._wanted)

    def share(self, section: str) -> tuple[int, int]:
        """How many of the fields that are counted in a section are filled, and how many there are."""
        keys = self._counted.get(section, ())
        return sum(key not in self._unfilled for key in keys), len(keys)
