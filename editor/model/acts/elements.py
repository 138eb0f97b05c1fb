"""The elements of a report: which stand in it, switched on and off, written, moved, one more of them. What is switched off is kept for later."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from editor.model.acts.element_rules import ELEMENT_RULES, wanted_elements
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, is_filled, key_of
from editor.model.template.file_text import ATTACHMENT, read_sections, section_lines, stem_of
from editor.model.template.markup import TokenKind, slot, tokens_of
from editor.model.template.template import HEADING, Block, Element, Prose, Section, SectionPart

NAMES = tuple(ELEMENT_RULES)
_ISSUERS = ("本单位", "发文机关", "发文单位", "单位名称")
_MARK, _WORD = "发文机关标志", "文件"
_STEMS = ("note", "present", "sign", "imprint")
_SHARED = ("主送机关", "署名", _MARK)


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element as the panel lists it, the `number`-th of its name from 0: its markup, whether it is written, and where (section id, block).

    What was never in the report has no markup.
    """

    name: str
    number: int
    markup: str = ""
    on: bool = False
    section: str = ""
    block: int = 0


def element_rows(draft: Draft) -> tuple[ElementRow, ...]:
    """A row for each element of the standard, in the order of the page; several of a name one after the other, those that are off behind."""
    found: dict[str, list[ElementRow]] = {name: [] for name in NAMES}
    for row in chain(_written(draft.template.sections), *map(_kept, draft.template.off)):
        if (rows := found.get(row.name)) is not None:
            rows.append(replace(row, number=len(rows)))
    return tuple(row for name, rows in found.items() for row in rows or (ElementRow(name, 0),))


def rows_of(draft: Draft, name: str) -> tuple[ElementRow, ...]:
    """The rows of the elements of one name: one at least."""
    return tuple(row for row in element_rows(draft) if row.name == name)


def _written(sections: Iterable[Section]) -> Iterator[ElementRow]:
    """The elements in the order of the text."""
    for section in sections:
        if section.part == SectionPart.ATTACHMENT:
            yield ElementRow(ATTACHMENT, 0, section.heading, True, section.id, HEADING)
        for number, block in enumerate(section.blocks):
            if isinstance(block, Element):
                yield ElementRow(block.name, 0, block.text, True, section.id, number)


def _kept(lines: str) -> Iterator[ElementRow]:
    """The elements that the lines of one that is switched off hold, the first of each name."""
    sections, _ = read_sections(lines.split("\n"))
    found: dict[str, ElementRow] = {}
    for row in _written(sections[:1]):
        found.setdefault(row.name, ElementRow(row.name, 0, row.markup))
    yield from found.values()


def field_of_element(draft: Draft, row: ElementRow) -> tuple[str, str, str] | None:
    """The key of the field that an element shows, with the words before and behind it; None where it holds more than one field, or none.

    A title is text, whatever stands in it.
    """
    tokens = tokens_of(row.markup)
    slots = [n for n, token in enumerate(tokens) if token.kind != TokenKind.TEXT]
    if len(slots) != 1 or tokens[slots[0]].text not in draft.template.by_key:
        return None
    before, behind = ("".join(t.text for t in part) for part in (tokens[: slots[0]], tokens[slots[0] + 1 :]))
    return None if len(before + behind) > 4 else (tokens[slots[0]].text, before, behind)


# On and off


def with_written(draft: Draft, name: str, number: int = 0) -> Draft:
    """The draft with an element written: as it was when it was switched off, else with a field of its own; the same where it is written."""
    row = rows_of(draft, name)[number]
    if row.on:
        return draft
    kept = [lines for lines in draft.template.off if any(row.name == name for row in _kept(lines))]
    if not kept:
        return added(draft, name)
    lines = kept[number - sum(other.on for other in rows_of(draft, name))]
    at = draft.template.off.index(lines)
    off = (*draft.template.off[:at], *draft.template.off[at + 1 :])
    back, _ = read_sections(lines.split("\n"))
    without = draft.with_template(replace(draft.template, off=off))
    return _with_attachment(without, back) if name == ATTACHMENT else with_element(without, Element(name, row.markup))


def with_wanted(draft: Draft) -> Draft:
    """The draft with all elements written that its kind of document usually has."""
    for name in wanted_elements(draft.template):
        draft = with_written(draft, name)
    return draft


def without(draft: Draft, name: str, number: int = 0) -> Draft:
    """The draft without an element, which is kept as it is for the next time; one of several that says nothing goes for good."""
    rows = rows_of(draft, name)
    row = rows[number]
    if not row.on:
        return draft
    sections = draft.template.sections
    gone, rest = _attachment_of(sections, row.section) if name == ATTACHMENT else _parted(sections, row)
    off = draft.template.off if _says_nothing(draft, row) and len(rows) > 1 else (*draft.template.off, _lines_of(gone))
    return draft.with_template(replace(draft.template, sections=rest, off=off))


def _says_nothing(draft: Draft, row: ElementRow) -> bool:
    """Whether an element has no words, and no field but the unfilled one that was made for it as one more of its name."""
    tokens = tokens_of(row.markup)
    if any(token.kind == TokenKind.TEXT and token.text.strip() for token in tokens):
        return False
    return all(token.text.startswith(f"{row.name}_") and not is_filled(draft.value(token.text)) for token in tokens)


def _lines_of(sections: Iterable[Section]) -> str:
    return "\n".join(line for line, _ in section_lines(sections))


def _parted(sections: Sequence[Section], row: ElementRow) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """An element by itself, and the sections without it; a section that held nothing else goes with it."""
    home = next(section for section in sections if section.id == row.section)
    rest = replace(home, blocks=(*home.blocks[: row.block], *home.blocks[row.block + 1 :]))
    left = (rest if section is home else section for section in sections)
    return (replace(home, blocks=(home.blocks[row.block],)),), tuple(s for s in left if s.blocks or s.part != SectionPart.ELEMENTS)


def with_element(draft: Draft, element: Element) -> Draft:
    """The draft with one more element, at the place in its text where the standard has it, behind others of its name."""
    sections, stem = draft.template.sections, stem_of(element.name)
    homes = [section for section in sections if _stem(section) == stem]
    fitting = (home for home in homes if any(_order(block) >= NAMES.index(element.name) for block in home.blocks))
    home = next(fitting, homes[-1] if homes else None)
    if home is not None:
        at = 1 + max((n for n, block in enumerate(home.blocks) if _order(block) <= NAMES.index(element.name)), default=-1)
        return draft.with_template(draft.template.with_section(replace(home, blocks=(*home.blocks[:at], element, *home.blocks[at:]))))
    at = _place_of(sections, stem)
    fresh = Section(_fresh_id(sections, stem), SectionPart.ELEMENTS, blocks=(element,))
    return draft.with_template(replace(draft.template, sections=(*sections[:at], fresh, *sections[at:])))


def _order(block: Block) -> int:
    """The place of an element among those of the standard; what is none stands behind all."""
    return NAMES.index(block.name) if isinstance(block, Element) else len(NAMES)


def _stem(section: Section) -> str:
    """What the elements of a section are together; "" for text."""
    name = next((block.name for block in section.blocks if isinstance(block, Element)), "")
    return stem_of(name) if name and section.part == SectionPart.ELEMENTS else ""


def _place_of(sections: Sequence[Section], stem: str) -> int:
    """Where a new part of elements begins: the head before all but what stands above the title, the others behind the text, before attachments."""
    if stem not in _STEMS:
        return len([*takewhile(lambda section: section.part == SectionPart.ABOVE, sections)])
    order, stems = _STEMS.index(stem), [_stem(section) for section in sections]
    before = [n for n, found in enumerate(stems) if found in _STEMS[:order]]
    if before:
        return before[-1] + 1
    behind = (SectionPart.ATTACHMENT, SectionPart.BELOW)
    return next((n for n, s in enumerate(sections) if stems[n] in _STEMS[order:] or s.part in behind), len(sections))


def _fresh_id(sections: Iterable[Section], stem: str) -> str:
    taken = {section.id for section in sections}
    return next(name for name in (stem, *(f"{stem}{n}" for n in range(2, len(taken) + 3))) if name not in taken)


# What is new


def added(draft: Draft, name: str) -> Draft:
    """The draft with one more element of this name, with a field to fill; a signature and the red head name the same organ."""
    if name == ATTACHMENT:
        draft, title = _field(draft, "附件名称", Field("", hint=ELEMENT_RULES[name].hint))
        draft, text = _field(draft, "附件正文", Field("", FieldType.LONGTEXT))
        section = Section("a1", SectionPart.ATTACHMENT, heading=slot(title), blocks=(Prose(slot(text)),), numbered=False)
        return _with_attachment(draft, (section,))
    draft, markup = _new_markup(draft, name)
    return with_element(draft, Element(name, markup))


def _new_markup(draft: Draft, name: str) -> tuple[Draft, str]:
    if not rows_of(draft, name)[0].on and name in ("署名", _MARK):
        draft, issuer = _issuer(draft, "署名" if name == _MARK else _MARK)
        return draft, issuer + _mark_word(draft) if name == _MARK else issuer
    draft, key = new_field(draft, name)
    return draft, slot(key)


def _mark_word(draft: Draft) -> str:
    """What stands behind the issuer in the mark of this form (7.2.4, 10)."""
    form = draft.template.form or draft.template.kind
    return {"信函": "", "函": "", "命令": "令", "令": "令", "纪要": "会议纪要"}.get(form, _WORD)


def _issuer(draft: Draft, other: str) -> tuple[Draft, str]:
    """The markup of the organ that the document is of: as the other element has it, else the field that is called so."""
    row = rows_of(draft, other)[0]
    if row.on:
        tokens = tokens_of(row.markup)
        last = tokens[-1] if tokens else None
        is_word = last is not None and last.kind == TokenKind.TEXT and other == _MARK
        text = row.markup[: last.start] + last.text.removesuffix(_mark_word(draft)) if is_word and last is not None else row.markup
        return draft, text
    known = next((key for key in _ISSUERS if key in draft.template.by_key), "")
    if not known:
        draft, known = _field(draft, _ISSUERS[0], Field("", FieldType.ORG, hint=ELEMENT_RULES["署名"].hint))
    return draft, slot(known)


def new_field(draft: Draft, name: str) -> tuple[Draft, str]:
    """The draft with a field to fill an element, and its key: one of that name that no text of the document uses, else a new one."""
    rule = ELEMENT_RULES[name]
    return _field(draft, name, Field("", rule.type, hint=rule.hint, choices=rule.choices))


def _field(draft: Draft, name: str, described: Field) -> tuple[Draft, str]:
    template = draft.template
    places = template.places_of.get(name)
    is_free = places is not None and (not places if name not in _SHARED else not any(name in row.markup for row in rows_of(draft, name)))
    if is_free and not any(name in lines for lines in template.off):
        return draft, name
    key = key_of(name, template.by_key)
    label = "" if key == name else f"{name}（{key.rpartition('_')[2]}）"
    return draft.with_template(template.with_field(replace(described, key=key, label=label))), key


# Attachments


def _attachment_of(sections: Sequence[Section], section_id: str) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """An attachment with what is in it, and the other sections."""
    at = next(n for n, section in enumerate(sections) if section.id == section_id)
    behind = takewhile(lambda section: section.part in (SectionPart.BODY, SectionPart.OPENING, SectionPart.CLOSING), sections[at + 1 :])
    block = (sections[at], *behind)
    return block, (*sections[:at], *sections[at + len(block) :])


def _with_attachment(draft: Draft, block: Sequence[Section]) -> Draft:
    """The draft with an attachment behind the others, else at its end; sections whose ids are taken get other ones."""
    sections = draft.template.sections
    named: list[Section] = []
    for section in block:
        stem = section.id.rstrip("0123456789")
        named.append(replace(section, id=_fresh_id((*sections, *named), stem if stem != "s" else "s0")))
    last = [s.id for s in sections if s.part == SectionPart.ATTACHMENT]
    at = len(sections)
    if last:
        inside, _ = _attachment_of(sections, last[-1])
        at = sections.index(inside[-1]) + 1
    return draft.with_template(replace(draft.template, sections=(*sections[:at], *named, *sections[at:])))


# Text and order


def with_element_text(draft: Draft, row: ElementRow, markup: str) -> Draft:
    """The draft with other markup in an element that is written."""
    section = draft.template.by_id[row.section]
    if row.block == HEADING:
        return draft.with_heading(row.section, markup)
    blocks = (*section.blocks[: row.block], Element(row.name, markup), *section.blocks[row.block + 1 :])
    return draft.with_template(draft.template.with_section(replace(section, blocks=blocks)))


def can_move(draft: Draft, row: ElementRow, step: int) -> bool:
    """Whether an element has another one of its name before (-1) or behind (1) it."""
    return row.on and 0 <= row.number + step < sum(other.on for other in rows_of(draft, row.name))


def moved(draft: Draft, row: ElementRow, step: int) -> Draft:
    """The draft with an element in the place of the one of its name before (-1) or behind (1) it; the same where there is none."""
    if not can_move(draft, row, step):
        return draft
    other = rows_of(draft, row.name)[row.number + step]
    if row.name == ATTACHMENT:
        first, second = sorted((row, other), key=lambda one: one.number)
        block, rest = _attachment_of(draft.template.sections, second.section)
        at = next(n for n, section in enumerate(rest) if section.id == first.section)
        return draft.with_template(replace(draft.template, sections=(*rest[:at], *block, *rest[at:])))
    return with_element_text(with_element_text(draft, row, other.markup), other, row.markup)
