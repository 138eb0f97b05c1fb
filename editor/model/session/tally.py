"""How far a session's draft is filled and what is wrong in it, counted on from change to change: a keystroke looks at one field."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from editor.model.draft.draft import Draft, field_problem
from editor.model.problem import Problem
from editor.model.template.field import is_filled

Rules = Callable[[Draft], Iterable[Problem]]


class Tally:
    """Counts one draft after the other. `problems` holds what is wrong in the written sections, by field key, in no special order."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._rules: Rules | None = None
        self._ruled: frozenset[str] = frozenset()
        self._broken: dict[str, Problem] = {}
        self._wrong: dict[str, Problem] = {}
        self._counted: dict[str, list[str]] = defaultdict(list)
        self._unfilled: set[str] = set()
        self._optional: frozenset[str] = frozenset()
        self.problems: dict[str, Problem] = {}
        self._begin(draft)

    def obey(self, rules: Rules) -> None:
        """From now on also count the rules between fields that are broken. A rule is checked again only when a field that it names changes."""
        self._rules = rules
        self._begin(self._draft)

    def _begin(self, draft: Draft) -> None:
        fields = [field.key for field in draft.template.ordered_fields if not field.computed]
        self._draft, self._unfilled = draft, set()
        self._optional = frozenset(field.key for field in draft.fields if not field.is_asked)
        self._wanted = frozenset(field.key for field in draft.fields)
        self._counted.clear()
        self._wrong.clear()
        self._broken = {}
        self._ruled = _ruled(draft) if self._rules else frozenset()
        for key in fields:
            self._counted[draft.template.home_of[key]].append(key)
        self._look_at(fields)

    def _look_at(self, keys: Iterable[str]) -> None:
        looked = list(keys)
        for key in looked:
            (self._unfilled.discard if is_filled(self._draft.value(key)) else self._unfilled.add)(key)
            self._wrong.pop(key, None)
            if key in self._wanted and (problem := field_problem(self._draft, key)):
                self._wrong[key] = problem
        if self._rules is not None and not self._ruled.isdisjoint(looked):
            self._broken = {problem.field: problem for problem in self._rules(self._draft) if problem.field}
        self._put_together()

    def _put_together(self) -> None:
        """What is wrong with a value by itself comes before what it is beside another one; a rule over a wrong value says nothing."""
        broken = {key: problem for key, problem in self._broken.items() if problem.other not in self._wrong}
        self.problems = {**broken, **self._wrong}

    def follow(self, draft: Draft, changed: Iterable[str]) -> None:
        """Count a draft that came of the last one; the values of these fields are other ones."""
        if draft.template is not self._draft.template or draft.switches != self._draft.switches:
            self._begin(draft)
        else:
            fields, self._draft = draft.template.by_key, draft
            self._look_at(key for key in changed if key in fields and not fields[key].computed)

    @property
    def progress(self) -> tuple[int, int]:
        """As `Draft.progress` says it."""
        empty = self._wanted & self._unfilled
        return len(self._wanted) - len(empty), len(self._wanted) - len(empty & self._optional)

    @property
    def by_hand(self) -> int:
        """How many blanks are left for the pen."""
        return sum(field.empty == "pen" and field.key in self._unfilled for field in self._draft.fields)

    def share(self, section: str) -> tuple[int, int]:
        """How many of the fields that are counted in a section are filled, and how many that makes with those that may not stay empty."""
        keys = self._counted.get(section, ())
        return sum(key not in self._unfilled for key in keys), sum(not (key in self._unfilled and key in self._optional) for key in keys)


def _ruled(draft: Draft) -> frozenset[str]:
    """The fields that a rule speaks of, by itself or through what is computed."""
    finder = draft.template.finder
    codes = [code for field in draft.template.fields if field.rule for code in (field.rule, field.computed)]
    codes += [field.computed for field in draft.template.fields if codes and field.computed]
    return frozenset(field.key for field in draft.template.fields if field.rule) | {key for code in codes for key, _, _ in finder.keys_in(code)}
