"""What a line of markup sees while it is composed: the draft's values, the rows that are bound, and how much work is left."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from editor.composing.language.data import ExpressionError, Item, LimitError, Loop, SlotValue
from editor.composing.language.language import Language
from editor.composing.language.limits import Size, size_of
from editor.model.document.document import Run
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType, Row, cell_path, name_at
from editor.model.text.cleaning import clean_text
from editor.model.typed.dates import year_of
from editor.model.typed.element_forms import year_of_document_number
from editor.model.words import tr

_YEAR = re.compile(r"((?:19|20)\d{2})年")
STEPS = 300_000
CHARACTERS = 1_000_000


@dataclass(slots=True)
class Budget:
    """How many steps expressions may still take, and how many characters they may still write, in one composing.

    `size` is what was composed so far; `excess` is the line that is more than a document may hold, from which on nothing is composed;
    `refused` is the size that the document would have had with a table that is too much.
    """

    steps: int = STEPS
    characters: int = CHARACTERS
    size: Size = field(default_factory=Size)
    excess: tuple[Run, ...] = ()
    refused: Size | None = None

    def spend(self, steps: int = 1) -> None:
        """Take steps; raises LimitError when there are none left."""
        self.steps -= steps
        if self.steps < 0:
            raise LimitError(tr("模板里的循环太多，最多 {limit} 步，这里只编排了一部分。", limit=f"{STEPS:,}"))

    def write(self, text: str) -> str:
        """The text, its characters taken; raises LimitError when there are none left."""
        self.characters -= len(text)
        if self.characters < 0:
            raise LimitError(tr("模板写出的文字太多，最多 {limit} 个字，这里只编排了一部分。", limit=f"{CHARACTERS:,}"))
        return text

    def allows(self, parts: int) -> bool:
        """Whether so many parts more may be composed; where not, nothing is."""
        size = self.size + Size(0, parts)
        if not size.fits_document:
            self.refused = size
        return self.refused is None

    def take(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The runs of a line, their size taken; none of a line that is too long, or of which the document becomes too long."""
        size = size_of(runs)
        if self.excess or not (size.fits_line and (self.size + size).fits_document):
            self.excess = self.excess or runs
            return ()
        self.size += size
        return runs


@dataclass(slots=True)
class Scope:
    """The values that one unit of a draft reads. What it read is kept in `read`, what was wrong in `problems`, places by path in `places`;
    `slots` are those it showed, in order, `computing` the computed fields that are being worked out.
    """

    draft: Draft
    language: Language
    budget: Budget
    items: Mapping[str, Item] = field(default_factory=dict[str, Item])
    loop: Loop | None = None
    read: set[str] = field(default_factory=set[str])
    problems: list[Problem] = field(default_factory=list[Problem])
    places: dict[str, int] = field(default_factory=dict[str, int])
    slots: list[SlotValue] = field(default_factory=list[SlotValue])
    computing: list[str] = field(default_factory=list[str])

    def place_of(self, path: str) -> int:
        """The number of the next place of a path in this unit, from 1."""
        place = self.places[path] = self.places.get(path, 0) + 1
        return place

    def given(self, key: str) -> SlotValue:
        """What was given for a field."""
        described = self.draft.template.by_key[key]
        self.read.add(key)
        value = self.draft.value(key)
        return SlotValue(key, described, self._clean(described, value) if isinstance(value, str) else "")

    def seen(self, slot: SlotValue) -> SlotValue:
        """The slot, remembered as one that the text shows or is derived from."""
        self.slots.append(slot)
        return slot

    def _clean(self, described: Field, value: str) -> str:
        text, changed = clean_text(value)
        if changed:
            self.problems.append(Problem(tr("“{name}”里有看不见的控制字符，已经去掉。", name=described.name), field=described.key))
        return text

    def is_let_stand(self, slot: SlotValue) -> bool:
        """Whether a person let the value of a slot stand although something refuses it."""
        return (name_at(slot.path), slot.text) in self.draft.verbatim

    def is_unjoined(self, slot: SlotValue) -> bool:
        """Whether version 0.1.0 wrote the value of a slot, whatever the words around it say."""
        return bool(self.draft.unjoined) and (name_at(slot.path), slot.text) in self.draft.unjoined

    def year(self) -> int | None:
        """The year of the report, for a date that was given without one: that of its date of issue, of its number, of a field for a year, of its
        title, or of any other date; None where nothing says one.
        """
        keys, numbers = self._keys("成文日期"), self._keys("发文字号")
        years = [field.key for field in self.draft.fields if field.type == FieldType.YEAR]
        dates = [field.key for field in self.draft.fields if field.type in (FieldType.DATE, FieldType.MONTH)]
        texts = (*map(self._kept, numbers), *(markup for _, markup in self._elements("发文字号")))
        issued = (year for key in keys if (year := year_of(self._kept(key))) is not None)
        numbered = (year for text in texts if (year := year_of_document_number(text)) is not None)
        found = (year for key in years if (year := year_of(self._kept(key))) is not None)
        said = (int(match[1]) for name in ("标题", "成文日期") for _, markup in self._elements(name) if (match := _YEAR.search(markup)))
        last = (year for key in dates if (year := year_of(self._kept(key))) is not None)
        return next(chain(issued, numbered, found, said, last), None)

    def _keys(self, name: str) -> list[str]:
        return [key for _, markup in self._elements(name) for key in self.language.program(markup).keys]

    def _elements(self, name: str) -> list[tuple[str, str]]:
        return [(element.name, element.text) for element in self.draft.elements(name)]

    def _kept(self, key: str) -> str:
        self.read.add(key)
        value = self.draft.value(key)
        return value if isinstance(value, str) else ""

    def rows(self, key: str) -> tuple[Item, ...]:
        """The rows of a rows field; an unfilled one has a single row of unfilled cells."""
        described = self.draft.template.by_key[key]
        return tuple(Item(described, index, row) for index, row in enumerate(self._cells_of(described)))

    def _cells_of(self, described: Field) -> tuple[Row, ...]:
        key = described.key
        self.read.add(key)
        value = self.draft.value(key)
        if isinstance(value, str) and value:
            self.problems.append(Problem(tr("“{name}”要一行一行地填。", name=described.name), field=key))
        return value if not isinstance(value, str) and value else ({},)

    def bound_to_rows(self, key: str) -> Iterator["Scope"]:
        """The scope once for each row of a rows field, whose key then names the row."""
        rows = self.rows(key)
        for index, item in enumerate(rows, 1):
            if self.budget.excess:
                return
            yield replace(self, items={**self.items, key: item}, loop=Loop(index, len(rows)))

    def bound_to(self, bindings: tuple[tuple[str, str, int], ...]) -> "Scope":
        """The scope with variables bound to rows: (variable, key of a rows field, row); what is no rows field is left unbound."""
        scope = self
        for variable, key, index in bindings:
            if (described := self.draft.template.by_key.get(key)) is not None:
                rows = self._cells_of(described)
                item = Item(described, index, rows[index])
                scope = replace(scope, items={**scope.items, self.language.variable(variable): item}, loop=Loop(index + 1, len(rows)))
        return scope

    def cell(self, item: Item, column: str) -> SlotValue:
        """A cell of a row; raises LimitError when the rows field has no such column."""
        described = next((c for c in item.field.columns if c.key == column), None)
        if described is None:
            raise ExpressionError(tr("“{name}”没有“{column}”这一列。", name=item.field.name, column=column))
        text = self._clean(described, item.cells.get(column, ""))
        return self.seen(SlotValue(cell_path(item.field.key, item.index, column), described, text))
