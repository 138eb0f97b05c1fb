"""What a line of markup sees while it is composed: the draft's values, the rows that are bound, and how much work is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from editor.composing.cleaning import clean_text
from editor.composing.data import ExpressionError, Item, Loop, Slot, UnfilledError, text_of
from editor.composing.language import KeyPart, Language, Program
from editor.model.draft import Draft
from editor.model.field import Field, cell_path
from editor.model.problem import Problem
from editor.model.words import tr

STEPS = 1_000_000
CHARACTERS = 2_000_000


@dataclass(slots=True)
class Budget:
    """How many steps expressions may still take, and how many characters they may still write, in one composing."""

    steps: int = STEPS
    characters: int = CHARACTERS

    def spend(self, steps: int = 1) -> None:
        """Take steps; raises ExpressionError when there are none left."""
        self.steps -= steps
        if self.steps < 0:
            raise ExpressionError(tr("模板里的循环太多，这里只编排了一部分。"))

    def write(self, text: str) -> str:
        """The text, its characters taken; raises ExpressionError when there are none left."""
        self.characters -= len(text)
        if self.characters < 0:
            raise ExpressionError(tr("模板写出的文字太多，这里只编排了一部分。"))
        return text


@dataclass(slots=True)
class Scope:
    """The values that one unit of a draft reads. What it read is kept in `read`, what was wrong in `problems`, places by path in `places`."""

    draft: Draft
    language: Language
    budget: Budget
    items: Mapping[str, Item] = field(default_factory=dict[str, Item])
    loop: Loop | None = None
    read: set[str] = field(default_factory=set[str])
    problems: list[Problem] = field(default_factory=list[Problem])
    places: dict[str, int] = field(default_factory=dict[str, int])
    slots: list[Slot] = field(default_factory=list[Slot])
    _computing: list[str] = field(default_factory=list[str])

    def place_of(self, path: str) -> int:
        """The number of the next place of a path in this unit, from 1."""
        place = self.places[path] = self.places.get(path, 0) + 1
        return place

    def slot(self, key: str) -> Slot:
        """The value of a field: what was given, or what is computed."""
        described = self.draft.template.by_key[key]
        self.read.add(key)
        text = self._computed(described) if described.computed else self._given(described)
        return self._seen(Slot(key, described, text))

    def _seen(self, slot: Slot) -> Slot:
        self.slots.append(slot)
        return slot

    def _given(self, described: Field) -> str:
        value = self.draft.value(described.key)
        return self._clean(described, value) if isinstance(value, str) else ""

    def _clean(self, described: Field, value: str) -> str:
        text, changed = clean_text(value)
        if changed:
            self.problems.append(Problem(tr("“{name}”里有看不见的控制字符，已经去掉。", name=described.name), field=described.key))
        return text

    def _computed(self, described: Field) -> str:
        if described.key in self._computing:
            raise ExpressionError(tr("“{name}”的算式又用到了它自己。", name=described.name))
        self._computing.append(described.key)
        seen = len(self.slots)
        try:
            return self._result(self.language.expression(described.computed))
        except UnfilledError:
            return ""
        finally:
            self._computing.pop()
            del self.slots[seen:]

    def _result(self, program: Program) -> str:
        from editor.composing.evaluate import result_of  # noqa: PLC0415 - expressions read values, values may be expressions

        part = program.parts[0]
        if isinstance(part, KeyPart):
            return self.slot(part.key).text
        if isinstance(part, str):
            raise ExpressionError(program.problems[0].text)
        return text_of(result_of(part, self))

    def rows(self, key: str) -> tuple[Item, ...]:
        """The rows of a rows field; an unfilled one has a single row of unfilled cells."""
        described = self.draft.template.by_key[key]
        self.read.add(key)
        value = self.draft.value(key)
        rows = value if not isinstance(value, str) and value else ({},)
        return tuple(Item(described, index, row) for index, row in enumerate(rows))

    def bound_to_rows(self, key: str) -> Iterator["Scope"]:
        """This scope once for each row of a rows field, whose key then names the row."""
        rows = self.rows(key)
        for index, item in enumerate(rows, 1):
            yield replace(self, items={**self.items, key: item}, loop=Loop(index, len(rows)))

    def bound_to(self, bindings: tuple[tuple[str, str, int], ...]) -> "Scope":
        """This scope with variables bound to rows: (variable, key of a rows field, row); what is no rows field is left unbound."""
        scope = self
        for variable, key, index in bindings:
            if key in self.draft.template.by_key:
                rows = self.rows(key)
                scope = replace(scope, items={**scope.items, variable: rows[index]}, loop=Loop(index + 1, len(rows)))
        return scope

    def cell(self, item: Item, column: str) -> Slot:
        """A cell of a row; raises ExpressionError when the rows field has no such column."""
        described = next((c for c in item.field.columns if c.key == column), None)
        if described is None:
            raise ExpressionError(tr("“{name}”没有“{column}”这一列。", name=item.field.name, column=column))
        text = self._clean(described, item.cells.get(column, ""))
        return self._seen(Slot(cell_path(item.field.key, item.index, column), described, text))
