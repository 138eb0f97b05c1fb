"""A draft: a template's content with values and edits; immutable, every edit gives a new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from itertools import takewhile
from typing import cast

from editor.model.draft.numbering import heading_numbers
from editor.model.draft.printed import removers_of, without_empty
from editor.model.template.field import AsItIs, Field, Value, is_filled
from editor.model.template.template import Element, Place, Section, SectionPart, Template

_MOST = 32


class SharedValues(Mapping[str, Value]):
    """Values by field key that never change: a `base` that many share, and the few `others` that are not as in it."""

    __slots__ = ("base", "others")
    __hash__ = None

    def __init__(self, base: Mapping[str, Value], others: Mapping[str, Value] | None = None) -> None:
        self.base, self.others = base, others or {}

    def __getitem__(self, key: str) -> Value:
        return self.others[key] if key in self.others else self.base[key]

    def __iter__(self) -> Iterator[str]:
        yield from self.base
        yield from (key for key in self.others if key not in self.base)

    def __len__(self) -> int:
        return len(self.base) + sum(key not in self.base for key in self.others)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SharedValues):
            return isinstance(other, Mapping) and self.plain() == dict(cast("Mapping[str, Value]", other))
        return not self.differing(other) if other.base is self.base else self.plain() == other.plain()

    def plain(self) -> dict[str, Value]:
        """The values as a dictionary of their own."""
        return {**self.base, **self.others}

    def with_changes(self, values: Mapping[str, Value]) -> "SharedValues":
        """The values with some of them set."""
        others = {**self.others, **values}
        return SharedValues({**self.base, **others}) if len(others) > _MOST else SharedValues(self.base, others)

    def differing(self, other: Mapping[str, Value]) -> frozenset[str]:
        """The keys that have another value, or none, in the other ones."""
        near = other if isinstance(other, SharedValues) and other.base is self.base else None
        keys = {*self, *other} if near is None else {*self.others, *near.others}
        return frozenset(key for key in keys if self.get(key) != other.get(key))


def shared(values: Mapping[str, Value]) -> SharedValues:
    """Values as shared ones."""
    return values if isinstance(values, SharedValues) else SharedValues(dict(values))


@dataclass(frozen=True)
class Draft:
    """A template's own copy, the values by field key, and which optional sections are switched, by section id.

    `verbatim` are values that a person let stand although the type of their field refuses them: pairs of a field's key, or `key.column`, and the
    value. `keeps_blanks` marks a draft of version 0.1.0, whose file shows blanks in lines that go today where they are empty; `unjoined` are such
    pairs that it wrote with words that the sentence says as well.
    """

    template: Template = field(default_factory=Template)
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])
    switches: Mapping[str, bool] = field(default_factory=dict[str, bool])
    verbatim: frozenset[tuple[str, str]] = frozenset()
    keeps_blanks: bool = False
    unjoined: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False, repr=False)

    def rest(self) -> None:
        """Drop the cached properties of a superseded draft. Undo keeps thousands of drafts; what they need is computed again on demand."""
        for worked in (self, self._frame, self.template):
            for name in vars(worked).keys() - {part.name for part in fields(worked)}:
                del vars(worked)[name]

    def value(self, key: str) -> Value:
        """The value of a field: what was given, else its default; an empty text when there is none."""
        given = self.values.get(key)
        return given if given is not None else self.template.by_key[key].default

    def is_on(self, section_id: str) -> bool:
        """Whether a section is written: its own switch and those of the sections that hold it."""
        return section_id in self._frame.numbers

    @cached_property
    def _frame(self) -> "_Frame":
        return _Frame(self.template, self.switches)

    @property
    def written(self) -> tuple[Section, ...]:
        """The sections that are written, in document order."""
        return self._frame.written

    @cached_property
    def printed(self) -> tuple[Section, ...]:
        """The sections that stand on the page, in document order: the written ones without what goes where it is empty. Block numbers stay."""
        if self.keeps_blanks:
            return self.written
        empty = frozenset(key for key in self._frame.removers if not is_filled(self.value(key)))
        return without_empty(self.template, self.written, empty) if empty else self.written

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each heading that is written, by section id, closed up over the sections that are not.

        A section that repeats has the number of its first item; those of the others are counted.
        """
        if self.printed is self._frame.written and not any(section.repeat for section in self._frame.written):
            return self._frame.numbers
        sections = list(_with_items(self, self.printed))
        numbers = heading_numbers(sections, self.template.numbering)
        return dict(reversed([(section.id, number) for section, number in zip(sections, numbers, strict=True)]))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that want a value: those with a place in a section that is written, in document order."""
        return self._frame.fields

    def places_of(self, key: str) -> tuple[Place, ...]:
        """The places of a field in the sections that are written, in document order."""
        return tuple(place for place in self.template.places_of.get(key, ()) if self.is_on(place.section))

    @property
    def unfilled(self) -> tuple[Field, ...]:
        """The fields of the written sections that have no value yet, in document order; blanks for the pen wait for none."""
        return tuple(f for f in self.fields if f.empty != "pen" and not is_filled(self.value(f.key)))

    def with_value(self, key: str, value: Value) -> "Draft":
        """The draft with one value set; an empty one clears it."""
        return self.with_values({key: value})

    def with_values(self, values: Mapping[str, Value]) -> "Draft":
        """The draft with several values set; what is `AsItIs` is left to stand."""
        plain, pairs = values, list[tuple[str, str]]()
        if set(map(type, values.values())) != {str}:
            pairs = [pair for key, value in values.items() for pair in _as_it_is(key, value)]
            plain = {key: str(value) if isinstance(value, AsItIs) else value for key, value in values.items()}
        after = replace(self, values=shared(self.values).with_changes(plain), verbatim=self.verbatim.union(pairs) if pairs else self.verbatim)
        # No value changes which sections are written: what was worked out of that serves the next draft too.
        vars(after)["_frame"] = self._frame
        return after

    def with_switch(self, section_id: str, on: bool) -> "Draft":
        """The draft with an optional section switched on or off."""
        return replace(self, switches={**self.switches, section_id: on})

    def with_verbatim(self, pairs: Iterable[tuple[str, str]]) -> "Draft":
        """The draft with these values, each by its field's key or `key.column`, left to stand as they are."""
        return replace(self, verbatim=self.verbatim | frozenset(pairs))

    def with_template(self, template: Template) -> "Draft":
        """The draft over an edited template."""
        return replace(self, template=template)

    def with_heading(self, section_id: str, heading: str) -> "Draft":
        """The draft with a heading rewritten (markup, without its number)."""
        return self.with_template(self.template.with_section(replace(self.template.by_id[section_id], heading=heading)))

    def element(self, name: str) -> str | None:
        """The markup of the first written element of that name, or None."""
        return next((e.text for e in self.elements(name)), None)

    def elements(self, name: str) -> Iterator[Element]:
        """The written elements of that name, in order."""
        for section in self.written:
            yield from (b for b in section.blocks if isinstance(b, Element) and b.name == name)


def _as_it_is(key: str, value: Value) -> Iterator[tuple[str, str]]:
    """What of a value is to be left to stand, as `Draft.verbatim` has it."""
    if isinstance(value, str):
        yield from [(key, str(value))] if isinstance(value, AsItIs) else ()
    else:
        yield from ((f"{key}.{name}", str(cell)) for row in value for name, cell in row.items() if isinstance(cell, AsItIs))


@dataclass(frozen=True)
class _Frame:
    """What follows from template and switches alone."""

    template: Template
    switches: Mapping[str, bool]

    @cached_property
    def written(self) -> tuple[Section, ...]:
        """The sections that are written, in order."""
        return tuple(_switched_on(self.template, self.switches))

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The heading numbers by section id, as if nothing repeated."""
        return dict(zip((s.id for s in self.written), heading_numbers(self.written, self.template.numbering), strict=True))

    @cached_property
    def removers(self) -> tuple[str, ...]:
        """The keys of the fields that take their line or section away where they are empty."""
        return removers_of(self.template)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields with a place in a written section that are not computed, in document order."""
        places, written = self.template.places_of, self.numbers
        return tuple(f for f in self.template.ordered_fields if not f.computed and any(p.section in written for p in places[f.key]))


def _with_items(draft: Draft, sections: Sequence[Section]) -> Iterator[Section]:
    """The sections, those that repeat with what is under them once for each of their rows."""
    at = 0
    while at < len(sections):
        first, after = sections[at], sections[at + 1 :]
        under = list(takewhile(lambda section, level=first.level: section.level > level, after)) if first.repeat else []
        value = draft.value(first.repeat[1]) if first.repeat and first.repeat[1] in draft.template.by_key else ""
        for _ in range(max(1, len(value)) if not isinstance(value, str) else 1):
            yield first
            yield from _with_items(draft, under)
        at += 1 + len(under)


def _switched_on(template: Template, switches: Mapping[str, bool]) -> Iterator[Section]:
    """The sections that are written: a switched-off heading takes those under it with it, an attachment its headings."""
    off_level: int | None = None
    for section in template.sections:
        level = section.level or (0 if section.part == SectionPart.ATTACHMENT else None)
        if level is None or off_level is None or level <= off_level:
            off_level = None
            if switches.get(section.id, section.on) if section.optional else True:
                yield section
            else:
                off_level = level
