"""How far a session's draft is filled and what is wrong in it, counted on from change to change: a keystroke looks at one field."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from editor.model.draft.draft import Draft
from editor.model.draft.refusals import field_problem
from editor.model.draft.standing import DraftStanding, Stand, by_values
from editor.model.problem import Problem

Rules = Callable[[Draft], Iterable[Problem]]


class Left(NamedTuple):
    """What is left to do in a draft: how many fields are asked for, how many values are to be checked, how many remarks the checks have."""

    holes: int = 0
    problems: int = 0
    remarks: int = 0


class Tally:
    """Counts one draft after the other. `problems` holds what is wrong in the written sections, by field key, in no special order."""

    def __init__(self, draft: Draft, stand: Stand = by_values) -> None:
        self._draft = draft
        self._stand = stand
        self._standing = DraftStanding()
        self._rules: Rules | None = None
        self._ruled: frozenset[str] = frozenset()
        self._broken: dict[str, Problem] = {}
        self._wrong: dict[str, Problem] = {}
        self._counted: dict[str, list[str]] = defaultdict(list)
        self._filled: set[str] = set()
        self._off: frozenset[str] = frozenset()
        self._pen: tuple[str, ...] = ()
        self._shares: dict[str, tuple[int, int]] = {}
        self.problems: Mapping[str, Problem] = {}
        self._begin(draft)

    def obey(self, rules: Rules, stand: Stand) -> None:
        """From now on also count the rules between fields that are broken, and let the composed text say what is open. A rule is checked again
        only when a field that it names changes.
        """
        self._rules, self._stand = rules, stand
        self._ruled = _ruled(self._draft)
        self._judge(self._ruled)

    def _begin(self, draft: Draft) -> None:
        fields = [field for field in draft.template.ordered_fields if not field.computed]
        self._draft, self._filled = draft, set()
        self._wanted = frozenset(field.key for field in draft.fields)
        self._off = frozenset(field.key for field in fields if field.is_asked and field.key not in self._wanted)
        self._pen = tuple([field.key for field in draft.fields if field.empty == "pen"])
        self._counted.clear()
        self._shares.clear()
        self._wrong.clear()
        self._broken = {}
        self._ruled = _ruled(draft) if self._rules else frozenset()
        for field in fields:
            self._counted[draft.template.home_of[field.key]].append(field.key)
        self._look_at(field.key for field in fields)

    def _look_at(self, keys: Iterable[str]) -> None:
        looked = list(keys)
        for key in looked:
            if bool(self._draft.value(key)) is not (key in self._filled):
                self._filled ^= {key}
                self._shares.clear()
            self._wrong.pop(key, None)
            if key in self._wanted and (problem := field_problem(self._draft, key)):
                self._wrong[key] = problem
        self._judge(looked)

    def _judge(self, looked: Iterable[str]) -> None:
        """Say what is open and what is wrong, after a look at the values of these fields."""
        if self._rules is not None and not self._ruled.isdisjoint(looked):
            self._broken = {problem.field: problem for problem in self._rules(self._draft) if problem.field}
        before, self._standing = self._standing, self._stand(self._draft)
        if before.open != self._standing.open:
            self._shares.clear()
        self._put_together()

    def _put_together(self) -> None:
        """What is wrong with a value by itself comes before what it is beside another one, or in an expression; a rule over a wrong value says
        nothing.
        """
        shown = {problem.field: problem for problem in reversed(self._standing.problems) if problem.field in self._wanted}
        broken = {key: problem for key, problem in self._broken.items() if problem.other not in self._wrong}
        self.problems = {**{key: problem for key, problem in shown.items() if key}, **broken, **self._wrong}

    def follow(self, draft: Draft, changed: Iterable[str]) -> None:
        """Count a draft that came of the last one; the values of these fields are other ones."""
        if draft.template is not self._draft.template or (draft.switches, draft.verbatim) != (self._draft.switches, self._draft.verbatim):
            self._begin(draft)
        else:
            fields, self._draft = draft.template.by_key, draft
            self._look_at(key for key in changed if key in fields and not fields[key].computed)

    @property
    def open(self) -> frozenset[str]:
        """The keys of the fields that a person is asked for."""
        return self._standing.open

    @property
    def refused(self) -> frozenset[str]:
        """The keys of the fields whose problem is their value by itself, not what a rule says of it: it can be let stand."""
        return frozenset(key for key in self.problems if key in self._wrong or key not in self._broken)

    @property
    def progress(self) -> tuple[int, int]:
        """As `DraftStanding.progress` says it."""
        done = len(self._wanted & self._filled - self.open)
        return done, done + len(self.open)

    @property
    def left(self) -> Left:
        """What is left to do."""
        return Left(len(self.open), len(self.problems))

    @property
    def for_the_pen(self) -> int:
        """How many fields of the written sections are left for the pen."""
        return sum(key not in self._filled for key in self._pen)

    def share(self, section: str) -> tuple[int, int]:
        """How many of the fields that are counted in a section are done, and how many that makes with those that are asked for; of a section that
        is not written, those that would be.
        """
        if section not in self._shares:
            self._shares[section] = self._share(self._counted.get(section, ()))
        return self._shares[section]

    def _share(self, keys: Iterable[str]) -> tuple[int, int]:
        done = sum(key in self._filled and key not in self.open for key in keys)
        return done, done + sum(key in self.open or (key in self._off and key not in self._filled) for key in keys)


def _ruled(draft: Draft) -> frozenset[str]:
    """The fields that a rule speaks of, by itself or through what is computed."""
    finder = draft.template.finder
    codes = [code for field in draft.template.fields if field.rule for code in (field.rule, field.computed)]
    codes += [field.computed for field in draft.template.fields if codes and field.computed]
    return frozenset(field.key for field in draft.template.fields if field.rule) | {key for code in codes for key, _, _ in finder.keys_in(code)}
