"""A template: sections and fields, no values."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from editor.model.document.grid import Grid
from editor.model.template.field import Field, FieldType
from editor.model.template.markup import KeyFinder, TokenKind, is_blank_alone, plain_text, tokens_of
from editor.model.template.surroundings import surroundings_of
from editor.model.typed.narrow import Around

HEAD_ELEMENTS = ("份号", "密级", "紧急程度", "发文机关标志", "发文字号", "签发人", "标题", "题注", "主送机关")
TAIL_ELEMENTS = ("附件说明", "署名", "成文日期", "附注", "抄送机关", "印发机关", "印发日期", "出席", "请假", "列席")
ELEMENTS = HEAD_ELEMENTS + TAIL_ELEMENTS
GBT_NUMBERING = "一、（一）1.（1）"
HEADING = -2
"""The block number of a section's heading; its blocks are numbered from 0."""
RUN_ON = -1
"""The block number of the text that runs on behind a section's heading."""
HEAD = RUN_ON
"""The block number of a section's head, where its heading and the text that runs on count as one."""
# What stands in an expression only to decide: between `if` and `else`, or the end of it.
_CONDITION = re.compile(r"\bif\b.*?(?=\belse\b|$)")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the document: its name in the standard and its markup (`@署名 {{ 本单位 }}`)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph: one line of markup."""

    text: str


Block = Element | Prose | Grid


class SectionPart(StrEnum):
    """Which part of the document a section is; above the title and below the signature stands text that is no element."""

    ELEMENTS = "elements"
    OPENING = "opening"
    BODY = "body"
    CLOSING = "closing"
    ATTACHMENT = "attachment"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs, or a part of the document without a heading (its elements, opening, closing, an attachment).

    `level` is 1–4 for headings and 0 for parts without one; `heading` is markup without a number; `run_on` runs on behind the heading.
    `repeat` is (variable, key of a rows field). `id` names the section in a draft and stays when the heading changes. `label` is what a part of a
    form is called on the screen; no template file has one.
    """

    id: str
    part: SectionPart = SectionPart.BODY
    level: int = 0
    heading: str = ""
    run_on: str = ""
    blocks: tuple[Block, ...] = ()
    optional: bool = False
    on: bool = True
    repeat: tuple[str, str] | None = None
    numbered: bool = True
    label: str = field(default="", compare=False)

    def markups(self) -> Iterator[tuple[int, str]]:
        """The section's lines of markup in document order with their block numbers: `HEADING`, `RUN_ON`, or from 0."""
        if self.heading:
            yield HEADING, self.heading
        if self.run_on:
            yield RUN_ON, self.run_on
        for index, block in enumerate(self.blocks):
            if isinstance(block, Grid):
                yield from ((index, cell) for row in block.rows for cell in row)
            else:
                yield index, block.text

    def named_markups(self) -> Iterator[tuple[str, str]]:
        """The lines of `markups`, each behind the name of the element that it is, "" for text."""
        for at, markup in self.markups():
            block = self.blocks[at] if at >= 0 else None
            yield block.name if isinstance(block, Element) else "", markup

    def element(self, name: str) -> Element | None:
        """The section's first element of this name."""
        return next((b for b in self.blocks if isinstance(b, Element) and b.name == name), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of a field: the section, the block (see `Section.markups`), the markup and the slot's columns in it."""

    key: str
    section: str
    block: int
    markup: str
    start: int
    end: int


@dataclass(frozen=True)
class Template:
    """Sections and fields. `form` is 公文 (also ""), 信函, 命令 or 纪要 (GB/T 9704-2012, 10); `seal` is none (also ""), seal or stamp (7.3.5).

    `off` are the elements that are not written for now, each as the lines that its file would have for it.
    `origin` is the text of the file that it was read from, so that writing changes only what was changed.
    """

    name: str = ""
    kind: str = ""
    layout: str = "gbt9704"
    numbering: str = GBT_NUMBERING
    tags: tuple[str, ...] = ()
    about: str = ""
    form: str = ""
    seal: str = ""
    off: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    origin: str = field(default="", compare=False, repr=False)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by key."""
        return {f.key: f for f in self.fields}

    @cached_property
    def by_id(self) -> dict[str, Section]:
        """The sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def finder(self) -> KeyFinder:
        """What finds the keys of the fields in code."""
        return KeyFinder(f.key for f in self.fields)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every slot of every field, in document order."""
        return tuple(_places(self.sections, self.finder))

    @cached_property
    def places_of(self) -> dict[str, tuple[Place, ...]]:
        """The slots of each field by key; a field without slots has none."""
        found: dict[str, list[Place]] = {f.key: [] for f in self.fields}
        for place in self.places:
            if place.key in found:
                found[place.key].append(place)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def around(self) -> Mapping[str, tuple[Around, ...]]:
        """The words around the slots of each field, by its key, or `key.column` for the cells of rows."""
        return surroundings_of((line for section in self.sections for line in section.named_markups()), self.fields, self.finder)

    @cached_property
    def dating(self) -> frozenset[str]:
        """The keys of the fields that stand in an element which always shows a year (GB/T 9704-2012, 7.3.5.4 and 7.4.3)."""
        elements = (b for s in self.sections for b in s.blocks if isinstance(b, Element) and b.name in ("成文日期", "印发日期"))
        return frozenset(key for element in elements for token in tokens_of(element.text) for key, _, _ in self.finder.keys_in(token.text))

    @cached_property
    def deciders(self) -> frozenset[str]:
        """The keys of the fields that have to be filled although nothing prints them: conditions alone ask for them."""
        return frozenset([f.key for f in self.fields if f.is_asked and f.type != FieldType.ROWS and _only_decides(f.key, self.places_of[f.key])])

    @cached_property
    def ordered_fields(self) -> tuple[Field, ...]:
        """The fields in document order of their first slot; those without a slot come last."""
        seen = dict.fromkeys(place.key for place in self.places if place.key in self.by_key)
        return tuple(self.by_key[key] for key in [*seen, *(f.key for f in self.fields if f.key not in seen)])

    @cached_property
    def home_of(self) -> dict[str, str]:
        """The section in which each field is counted: that of its first slot."""
        return {key: places[0].section if places else "" for key, places in self.places_of.items()}

    @property
    def title(self) -> str:
        """The title as a reader sees it, with a mark for each slot, or an empty string."""
        found = (s.element("标题") for s in self.sections)
        return next((plain_text(e.text) for e in found if e), "")

    def with_section(self, section: Section) -> "Template":
        """The template with the section of that id replaced."""
        return replace(self, sections=tuple(section if s.id == section.id else s for s in self.sections))

    def with_field(self, changed: Field) -> "Template":
        """The template with the field of that key replaced, or added."""
        if changed.key not in self.by_key:
            return replace(self, fields=(*self.fields, changed))
        return replace(self, fields=tuple(changed if f.key == changed.key else f for f in self.fields))


def sections_under(template: Template, section_id: str) -> tuple[Section, ...]:
    """The section and those under its heading."""
    start = next(i for i, s in enumerate(template.sections) if s.id == section_id)
    first = template.sections[start]
    if not first.level:
        return (first,)
    after = template.sections[start + 1 :]
    stop = next((i for i, s in enumerate(after) if s.level <= first.level), len(after))
    return (first, *after[:stop])


def head_or_block(block: int) -> int:
    """The block number with heading and run-on text as one: `HEAD` for both of them."""
    return max(block, HEAD)


def usual_head(rows: Sequence[Sequence[str]]) -> int:
    """How many rows of a table are its head where nothing is said of it: the first, where others follow; none where a cell of it is only a blank,
    or a label of one (甲方：), as in a form.
    """
    return int(len(rows) > 1 and not any(is_blank_alone(cell) or cell.endswith(("：", ":")) for cell in rows[0]))


def _only_decides(key: str, places: Sequence[Place]) -> bool:
    return bool(places) and not any(_prints(place, key) for place in places)


def _prints(place: Place, key: str) -> bool:
    """Whether a place writes its field, rather than asking for it."""
    if not place.markup.startswith("{{", place.start, place.end):
        return False
    code = place.markup[place.start + 2 : place.end - 2].strip()
    return code == key or key in _CONDITION.sub("", code)


def _places(sections: Iterable[Section], finder: KeyFinder) -> Iterator[Place]:
    for section in sections:
        if section.repeat:
            yield Place(section.repeat[1], section.id, HEADING, section.heading, 0, 0)
        for index, markup in section.markups():
            yield from _places_in(finder, section.id, index, markup)


def _places_in(finder: KeyFinder, section: str, block: int, markup: str) -> Iterator[Place]:
    if "{" not in markup:
        return
    for token in tokens_of(markup):
        if token.kind != TokenKind.TEXT:
            for key, _, _ in finder.keys_in(token.text):
                yield Place(key, section, block, markup, token.start, token.end)
