"""The outline of a draft: one row a section, with how much of it is filled."""

import re
from collections import Counter
from dataclasses import dataclass

from editor.model.acts.element_rules import element_words
from editor.model.draft.draft import Draft
from editor.model.session.tally import Tally
from editor.model.template.field import Field
from editor.model.template.markup import Token, TokenKind, plain_text, tokens_of
from editor.model.template.surroundings import around_token
from editor.model.template.template import Element, Section, SectionPart
from editor.model.template.values import placed_value
from editor.model.text.series import in_row
from editor.model.typed.narrow import Around
from editor.model.words import tr


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """An item of the section of that id, which repeats over rows: its number from 0, or None for the way to one more."""

    section: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section as the outline shows it: its depth from 0, title, whether it is optional and written, filled and all of its fields, problems.

    The row of an `item` has the id of the item's section.
    """

    id: str
    depth: int
    number: str
    title: str
    optional: bool
    on: bool
    filled: int
    total: int
    problems: int
    item: OutlineItem | None = None


def outline_of(draft: Draft, tally: Tally) -> tuple[OutlineRow, ...]:
    """The rows of the outline in document order, with the count of this draft; a field is counted in the section of its first slot."""
    wrong = Counter(draft.template.home_of.get(key, "") for key in tally.problems)
    return tuple([_row(draft, section, tally.share(section.id), wrong[section.id]) for section in draft.template.sections])


def _row(draft: Draft, section: Section, counts: tuple[int, int], problems: int) -> OutlineRow:
    number, title, is_on = draft.numbers.get(section.id, ""), section_title(draft, section), draft.is_on(section.id)
    return OutlineRow(section.id, depth_of(section), number, title, section.optional, is_on, *counts, problems)


def depth_of(section: Section) -> int:
    """How deep a section stands in the outline, from 0."""
    return max(0, section.level - 1)


def section_title(draft: Draft, section: Section) -> str:
    """What a section is called on screen, without its number: its heading with values in it, else the part of the document that it is."""
    if section.label:
        return section.label
    if section.part == SectionPart.ATTACHMENT:
        return tr("附件：{title}", title=shown_markup(draft, section.heading))
    if section.level:
        return shown_markup(draft, section.heading)
    stem = section.id.rstrip("0123456789")
    return _part_titles().get(stem) or _elements_title(section)


def numbered_title(draft: Draft, section_id: str) -> str:
    """A section's number and what it is called on screen; "" for one that the draft does not have."""
    section = draft.template.by_id.get(section_id)
    return draft.numbers.get(section_id, "") + section_title(draft, section) if section is not None else ""


def _part_titles() -> dict[str, str]:
    return {
        "note": tr("附件说明"),
        "present": tr("出席人员"),
        "imprint": tr("版记"),
        "opening": tr("引言"),
        "closing": tr("结语"),
        **_outside_titles(),
    }


def _outside_titles() -> dict[str, str]:
    return {SectionPart.ABOVE.value: tr("标题之上的文字"), SectionPart.BELOW.value: tr("落款之后的文字")}


def _elements_title(section: Section) -> str:
    names = {block.name for block in section.blocks if isinstance(block, Element)}
    if names & {"发文机关标志", "发文字号", "份号", "密级", "紧急程度", "签发人"}:
        return tr("版头与标题") if names & {"标题", "主送机关"} else tr("版头")
    if "主送机关" in names:
        return tr("标题与主送机关")
    if "标题" in names:
        return tr("标题")
    if names >= {"署名", "成文日期"}:
        return tr("署名与成文日期")
    return in_row(element_words(block.name) for block in section.blocks if isinstance(block, Element))


def shown_markup(draft: Draft, markup: str, blank: str = "") -> str:
    """Markup as one line for lists and titles, plain slots replaced by their values, unfilled ones by `blank`, else by name: 〔单位〕."""
    if "{" not in markup:
        return markup
    tokens = tokens_of(markup)
    return "".join(_shown(draft, markup[token.start : token.end], token, around_token(tokens, at), blank) for at, token in enumerate(tokens))


def _shown(draft: Draft, written: str, token: Token, around: Around, blank: str) -> str:
    """What stands for a token: the value of a slot that names a field and nothing else."""
    field = draft.template.by_key.get(token.text) if token.kind == TokenKind.SLOT else None
    value = draft.value(token.text) if field is not None else ""
    is_plain = isinstance(value, str) and value and written == f"{{{{ {token.text} }}}}"
    if is_plain and field is not None and isinstance(value, str):
        return placed_value(field, value, around)
    return slot_in_words(draft, token.text) if token.kind == TokenKind.SLOT and not blank else plain_text(written, blank)


_BETWEEN = re.compile(r'"[^"]*" if loop\.last else "([^"]*)"')


def slot_in_words(draft: Draft, code: str) -> str:
    """A slot by the name of its field or its column, whatever is done to a value before it stands there; the mark between rows as it is."""
    if between := _BETWEEN.fullmatch(code.strip()):
        return between[1]
    key = code.partition("|")[0].strip()
    described = draft.template.by_key.get(key)
    name = described.name if described else tr("序号") if key == "loop.index" else key.rpartition(".")[2]
    return f"〔{name}〕"


def fields_of_section(draft: Draft, section_id: str) -> tuple[Field, ...]:
    """The fields that stand in a section, in document order, also those that are counted in an earlier one."""
    keys = dict.fromkeys(place.key for place in draft.template.places if place.section == section_id)
    return tuple(f for key in keys if not (f := draft.template.by_key[key]).computed)
