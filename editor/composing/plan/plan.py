"""The units of a draft in the standard's order: what is composed, before any value is looked at (GB/T 9704-2012, 7.3)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from editor.composing.language.language import language_of
from editor.composing.language.limits import MOST_SECTIONS, sections_error
from editor.composing.plan.between import BesideElements, between_of, outside_of
from editor.model.acts.outline import shown_markup
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.numbering import heading_numbers
from editor.model.draft.printed import removers_of
from editor.model.template.field import FieldType
from editor.model.template.template import ELEMENTS, HEADING, Element, Prose, Section, SectionPart, sections_under


class Shape(StrEnum):
    """What a unit looks like as paragraphs and tables."""

    HEAD = "head"
    TITLE = "title"
    LINE = "line"
    ADDRESSEE = "addressee"
    REMARK = "remark"
    NOTE = "note"
    ATTENDANCE = "attendance"
    SIGNING = "signing"
    IMPRINT = "imprint"
    HEADING = "heading"
    PROSE = "prose"
    GRID = "grid"
    EMPTY = "empty"


HEADING_STYLES = ("一级标题", "二级标题", "三级标题", "四级标题")
HEAD = ("份号", "密级", "紧急程度", "发文机关标志", "发文字号", "签发人")
PRESENT = ("出席", "请假", "列席")
_NAMED = 30
_IMPRINT = ("抄送机关", "印发机关", "印发日期")


class NamedElement(NamedTuple):
    """An element of the draft: its name, the section and block where it stands, and its markup."""

    name: str
    section: str
    block: int
    markup: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a draft that gives blocks by itself: its shape, style, origin, markups and, for a table, rows.

    `before` is put before the text (a heading's number). `items` binds the variables of repeated sections
    to row numbers of rows fields: (variable, key, row). `named` are the elements of a part that is composed as a whole (head, signature, 版记),
    `form` the form of the document, or how it is sealed. `beside` is where text between elements stands.
    """

    shape: Shape
    style: str
    section: str = ""
    block: int = 0
    markups: tuple[str, ...] = ()
    before: str = ""
    grid: Grid | None = None
    items: tuple[tuple[str, str, int], ...] = ()
    page_break: bool = False
    named: tuple[NamedElement, ...] = ()
    form: str = ""
    beside: BesideElements | None = None


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section as it is written once: with its number and the rows that its repeats are bound to."""

    section: Section
    number: str = ""
    items: tuple[tuple[str, str, int], ...] = ()


def units_of(draft: Draft, *, addressee_last: bool = False) -> tuple[Unit, ...]:
    """The units of a draft's written sections, in the standard's order; repeated sections once a row, numbers closed up.

    `addressee_last` moves the addressees into 版记 (7.3.2).
    """
    written = _numbered(draft, list(_within_limit(draft, _repeated(draft))))
    elements = _elements(written)
    text = [item for item in written if item.section.part != SectionPart.ELEMENTS]
    first_attachment = next((i for i, item in enumerate(text) if item.section.part == SectionPart.ATTACHMENT), len(text))
    above, below = outside_of(draft.template.sections)
    between = between_of([item.section for item in written])
    text, attached = text[:first_attachment], text[first_attachment:]
    moved = elements["主送机关"] if addressee_last else []
    if moved:
        elements = {**elements, "主送机关": []}
    form, seal = draft.template.form, draft.template.seal
    imprint = _whole(Shape.IMPRINT, moved, *(elements[name] for name in _IMPRINT), form=form)
    head = _whole(Shape.HEAD, *(elements[name] for name in HEAD), form=form)
    outside = above | below
    above, below = above - between.keys(), below - between.keys()
    return (
        *_text(item for item in text if item.section.id in above),
        *head,
        *_head(elements),
        *_text(item for item in text if item.section.id not in outside),
        *_tail(elements, () if _has_note(written) else attached, seal),
        *(replace(unit, beside=between[item.section.id]) for item in text if item.section.id in between for unit in _text([item])),
        *_text(item for item in text if item.section.id in below),
        *_apart(_attachments(attached)),
        *imprint,
    )


def _text(items: Iterable[WrittenSection]) -> Iterator[Unit]:
    yield from _apart(unit for item in items for unit in _section_units(item))


def _apart(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units with an empty line between two tables: programs make one of tables that touch each other."""
    before = None
    for unit in units:
        if before is not None and before.shape == unit.shape == Shape.GRID:
            yield Unit(Shape.EMPTY, "空行", unit.section)
        yield unit
        before = unit


def _within_limit(draft: Draft, sections: Iterable[WrittenSection]) -> Iterator[WrittenSection]:
    """The sections; raises NigaoError where rows within rows make more of them than are written."""
    for count, item in enumerate(sections, 1):
        if count > MOST_SECTIONS:
            raise sections_error(shown_markup(draft, item.section.heading)[:_NAMED])
        yield item


def _whole(shape: Shape, *elements: list[Unit], form: str = "") -> Iterator[Unit]:
    """The part of the document that is made of these elements together, when there are any."""
    units = [unit for group in elements for unit in group]
    if units:
        named = tuple(NamedElement(unit.style, unit.section, unit.block, unit.markups[0]) for unit in units)
        yield Unit(shape, units[0].style, units[0].section, units[0].block, named=named, form=form)


def _repeated(draft: Draft) -> Iterator[WrittenSection]:
    """The written sections in order, a repeated one with those under it once for each row."""
    done = 0
    sections = draft.printed
    for index, section in enumerate(sections):
        if index < done:
            continue
        group = _group_of(draft, sections, index) if section.repeat else (section,)
        done = index + len(group)
        yield from _expanded(draft, group, ()) if section.repeat else (WrittenSection(section),)


def _group_of(draft: Draft, written: tuple[Section, ...], index: int) -> tuple[Section, ...]:
    under = {section.id for section in sections_under(draft.template, written[index].id)}
    stop = next((i for i in range(index + 1, len(written)) if written[i].id not in under), len(written))
    return written[index:stop]


def _expanded(draft: Draft, group: tuple[Section, ...], items: tuple[tuple[str, str, int], ...]) -> Iterator[WrittenSection]:
    first = group[0]
    if first.repeat is None:
        yield WrittenSection(first, items=items)
        rest = group[1:]
        while rest:
            size = next((i for i, s in enumerate(rest[1:], 1) if s.level <= rest[0].level), len(rest))
            yield from _expanded(draft, rest[:size], items)
            rest = rest[size:]
        return
    variable, key = first.repeat
    for row in range(row_count(draft, key)):
        yield from _expanded(draft, (replace(first, repeat=None), *group[1:]), (*items, (variable, key, row)))


def row_count(draft: Draft, key: str) -> int:
    """How many rows are written of a rows field: at least one, which is unfilled when there are none; none of a key that is no rows field."""
    if key not in draft.template.by_key or draft.template.by_key[key].type != FieldType.ROWS:
        return 1
    value = draft.value(key)
    return max(1, len(value)) if not isinstance(value, str) else 1


def _numbered(draft: Draft, written: list[WrittenSection]) -> list[WrittenSection]:
    numbers = heading_numbers((item.section for item in written), draft.template.numbering)
    return [replace(item, number=number) if number else item for item, number in zip(written, numbers, strict=True)]


def _elements(written: Iterable[WrittenSection]) -> dict[str, list[Unit]]:
    """The elements that have a text, as units by name."""
    found: dict[str, list[Unit]] = {name: [] for name in ELEMENTS}
    for item in written:
        for index, block in enumerate(item.section.blocks):
            if isinstance(block, Element) and block.text and block.name in found:
                found[block.name].append(Unit(Shape.LINE, block.name, item.section.id, index, (block.text,)))
    return found


def _head(elements: dict[str, list[Unit]]) -> Iterator[Unit]:
    """Title, note under it, an empty line, addressees (7.3.1, 7.3.2)."""
    titles = elements["标题"]
    if titles:
        yield replace(titles[0], shape="title", markups=tuple(unit.markups[0] for unit in titles))
    yield from elements["题注"]
    if titles or elements["题注"]:
        yield Unit(Shape.EMPTY, "空行", (titles or elements["题注"])[0].section)
    for unit in elements["主送机关"]:
        yield replace(unit, shape="addressee")


def _has_note(written: Iterable[WrittenSection]) -> bool:
    """Whether the template has an attachment note of its own; one without words says that there is none."""
    return any(isinstance(block, Element) and block.name == "附件说明" for item in written for block in item.section.blocks)


def _tail(elements: dict[str, list[Unit]], attachments: Sequence[WrittenSection], seal: str) -> Iterator[Unit]:
    """Attachment note, those present, signature and date, note in brackets (7.3.4 to 7.3.6, 10.3), the first two after an empty line."""
    notes = elements["附件说明"] or _notes_of(attachments)
    if notes:
        yield Unit(Shape.EMPTY, "空行", notes[0].section)
    for number, unit in enumerate(notes, 1):
        label = "附件：" if number == 1 else ""
        yield replace(unit, shape="note", before=label + (f"{number}." if len(notes) > 1 else ""))
    yield from _whole(Shape.ATTENDANCE, *(elements[name] for name in PRESENT))
    yield from _whole(Shape.SIGNING, elements["署名"], elements["成文日期"], form=seal)
    for unit in elements["附注"]:
        yield replace(unit, shape="remark")


def _notes_of(attachments: Iterable[WrittenSection]) -> list[Unit]:
    """The attachment note that follows from the attachments' titles, where the template has none of its own."""
    titled = (item.section for item in attachments if item.section.part == SectionPart.ATTACHMENT and item.section.heading)
    return [Unit(Shape.NOTE, "附件说明", section.id, HEADING, (section.heading,)) for section in titled]


def _attachments(text: list[WrittenSection]) -> Iterator[Unit]:
    """Attachments, each on a page of its own: 附件 with its number, the title on the third line (7.3.7)."""
    count = sum(item.section.part == SectionPart.ATTACHMENT for item in text)
    number = 0
    for item in text:
        if item.section.part == SectionPart.ATTACHMENT:
            number += 1
            yield from _attachment_head(item, str(number) if count > 1 else "")
        yield from _section_units(item)


def _attachment_head(item: WrittenSection, number: str) -> Iterator[Unit]:
    section = item.section
    yield Unit(Shape.LINE, "附件", section.id, HEADING, (f"附件{number}",), page_break=True)
    yield Unit(Shape.EMPTY, "空行", section.id)
    if section.heading:
        yield Unit(Shape.TITLE, "标题", section.id, HEADING, (section.heading,), items=item.items)
        yield Unit(Shape.EMPTY, "空行", section.id)


def _section_units(item: WrittenSection) -> Iterator[Unit]:
    section = item.section
    if section.level:
        run_on = (section.run_on,) if section.run_on else ()
        style = HEADING_STYLES[section.level - 1]
        yield Unit(Shape.HEADING, style, section.id, HEADING, (section.heading, *run_on), before=item.number, items=item.items)
    for index, block in enumerate(section.blocks):
        if isinstance(block, Prose):
            yield Unit(Shape.PROSE, "正文", section.id, index, (block.text,), items=item.items)
        elif isinstance(block, Grid):
            yield Unit(Shape.GRID, "表格正文", section.id, index, grid=block, items=item.items)


def planning_keys(draft: Draft) -> frozenset[str]:
    """The fields whose values decide which units there are: rows that sections repeat over, and what takes its line away where it is empty."""
    return frozenset((*(section.repeat[1] for section in draft.template.sections if section.repeat), *removers_of(draft.template)))


def repeating_key(draft: Draft, cells: tuple[str, ...]) -> str:
    """The rows field that makes a table's row repeat: the first that its cells name outside statements; "" when there is none."""
    language, by_key = language_of(draft.template.fields), draft.template.by_key
    keys = (key for cell in cells if "{" in cell and "{%" not in cell for key in language.program(cell).keys)
    return next((key for key in keys if by_key[key].type == FieldType.ROWS), "")
