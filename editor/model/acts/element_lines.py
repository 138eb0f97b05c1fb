"""A line of the text that is a signature or a date of the document becomes one, and a paragraph again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from editor.model.acts.element_rules import ELEMENT_RULES
from editor.model.acts.elements import new_field, rows_of, with_element, without
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType
from editor.model.template.markup import TokenKind, literal, plain_text, slot, tokens_of
from editor.model.template.template import Element, Prose, Section, SectionPart
from editor.model.template.values import clean_value, show_value

SIGNING = ("署名", "成文日期")
"""The elements that a line of the text can be made."""
_LABELS = {"署名": ("署名：", "落款："), "成文日期": ("成文日期：", "落款日期：", "日期：")}


def element_from_paragraph(draft: Draft, section_id: str, block: int, name: str) -> tuple[Draft, str]:
    """The draft with a paragraph made the document's signature or date, and the id of the section that it is in now.

    A second date takes the place of the first, which is kept as one that is off. The same draft for what is no line of the document's own text.
    """
    section = draft.template.by_id[section_id]
    chosen = section.blocks[block] if block < len(section.blocks) else None
    if not isinstance(chosen, Prose) or section_id in _attached(draft.template.sections):
        return draft, section_id
    after = draft.with_template(replace(draft.template, sections=_without_block(draft.template.sections, section, block)))
    if not ELEMENT_RULES[name].several and rows_of(after, name)[0].on:
        after = without(after, name)
    after, markup = _markup_of(after, name, _bare(chosen.text, name))
    after = with_element(after, Element(name, markup))
    return after, next(row.section for row in reversed(rows_of(after, name)) if row.on)


def _attached(sections: Sequence[Section]) -> frozenset[str]:
    """The sections of attachments, by id: a signature in one is a line of the attachment."""
    before = [*takewhile(lambda section: section.part != SectionPart.ATTACHMENT, sections)]
    return frozenset(section.id for section in sections[len(before) :] if section.part != SectionPart.BELOW)


def _without_block(sections: Sequence[Section], section: Section, block: int) -> tuple[Section, ...]:
    """The sections without a paragraph; one that has nothing else and no heading goes."""
    rest = replace(section, blocks=(*section.blocks[:block], *section.blocks[block + 1 :]))
    kept = [rest] if rest.blocks or rest.level else []
    at = sections.index(section)
    return (*sections[:at], *kept, *sections[at + 1 :])


def _bare(markup: str, name: str) -> str:
    """The line without the blanks that push it to the right, and without its label."""
    text = markup.strip()
    label = next((label for label in _LABELS[name] if text.startswith((label, label.replace("：", ":")))), "")
    return text[len(label) :].strip()


def _markup_of(draft: Draft, name: str, text: str) -> tuple[Draft, str]:
    """What the element says: a slot where the line is the value of a field, or a date that is printed as it stands; else the line itself."""
    if any(token.kind != TokenKind.TEXT for token in tokens_of(text)):
        return draft, text
    words, rule = plain_text(text), ELEMENT_RULES[name]
    same = next((field for field in draft.template.fields if field.type == rule.type and words and _shows(draft, field.key) == words), None)
    if same is not None:
        return draft, slot(same.key)
    if rule.type != FieldType.DATE:
        return draft, text
    after, key = new_field(draft, name)
    value = clean_value(after.template.by_key[key], words)
    is_date = value != words and show_value(after.template.by_key[key], value) == words
    return (after.with_value(key, value), slot(key)) if is_date else (draft, literal(words))


def _shows(draft: Draft, key: str) -> str:
    value = draft.value(key)
    return show_value(draft.template.by_key[key], value) if isinstance(value, str) else ""


def paragraph_from_element(draft: Draft, section_id: str, block: int) -> tuple[Draft, str]:
    """The draft with a signature or a date made the last paragraph of the text before it, and the id of the section that it is in now.

    The same draft for other elements, and where no text stands before it.
    """
    sections = draft.template.sections
    section = draft.template.by_id[section_id]
    chosen, at = section.blocks[block], sections.index(section)
    text = next((s for s in reversed(sections[:at]) if s.part in (SectionPart.BODY, SectionPart.OPENING, SectionPart.CLOSING)), None)
    if not isinstance(chosen, Element) or chosen.name not in SIGNING or text is None or text.id in _attached(sections):
        return draft, section_id
    grown = replace(text, blocks=(*text.blocks, Prose(chosen.text)))
    left = _without_block(sections, section, block)
    return draft.with_template(replace(draft.template, sections=tuple(grown if s is text else s for s in left))), text.id
