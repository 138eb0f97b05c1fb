"""What the panel shows of an element: its name, what is typed, where it stands, what can be done to it."""

from dataclasses import dataclass, replace

from editor.model.acts.element_rules import ELEMENT_RULES, element_words, where_words
from editor.model.acts.elements import ElementRow, can_move, field_of_element
from editor.model.draft.draft import Draft
from editor.model.session.tally import Tally
from editor.model.template.field import Field, Value, is_filled
from editor.model.template.template import Template
from editor.qt.look import paint
from editor.qt.prose.prose_chips import heading_in_words

_SWITCH = 40  # pixels of a switch and of the room around its words


def names_width() -> int:
    """The pixels of the column of names: the longest one with its switch and a number behind it."""
    return _SWITCH + max(paint.width_of(f"{element_words(name)} 2", "small") for name in ELEMENT_RULES)


@dataclass(frozen=True, slots=True)
class ElementLook:
    """An element as its line shows it. `field` is what its editor serves, a text without a key where its words themselves are edited; `template`
    tells what stands around the field; `behind` stands behind its value on the page. A `refused` value can be let stand.
    """

    name: str
    on: bool
    where: str
    field: Field | None = None
    template: Template | None = None
    value: Value = ""
    behind: str = ""
    waits: bool = False
    problem: str = ""
    refused: bool = False
    can_add: bool = False
    can_rise: bool = False
    can_sink: bool = False


def look_of_element(draft: Draft, row: ElementRow, tally: Tally, written: int) -> ElementLook:
    """What to show of an element of which there are as many written."""
    number = f" {row.number + 1}" if row.number else ""
    look = ElementLook(element_words(row.name) + number, row.on, where_words(draft.template, row.name))
    if not row.on:
        return look
    look = replace(
        look,
        can_add=ELEMENT_RULES[row.name].several and row.number == written - 1,
        can_rise=can_move(draft, row, -1),
        can_sink=can_move(draft, row, 1),
    )
    shown = field_of_element(draft, row)
    if shown is None:
        return replace(
            look, field=Field("", hint=ELEMENT_RULES[row.name].hint), value=heading_in_words(draft.template, row.markup), waits=not row.markup
        )
    key, _, behind = shown
    value, problem = draft.value(key), tally.problems.get(key)
    look = replace(look, field=draft.template.by_key[key], template=draft.template, value=value, behind=behind, waits=not is_filled(value))
    return replace(look, problem=problem.text, refused=key in tally.refused) if problem else look
