"""A template as it is held against its source: its lines in order, each with its letters and a mark for each slot."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from editor.model.sample.pieces import CellPlace
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import Element, Grid, Section, SectionPart, Template

SLOT = "\ue000"
"""What stands for a slot among the letters."""
_MONEY = re.compile(f"{SLOT}[万亿]?[元圆][整正]?")
_BOX = "□"
_UNREAD = {
    **dict.fromkeys([*map(ord, "|£¨\u200b\ufeff"), *range(0x2500, 0x2580)]),
    **dict.fromkeys(map(ord, "□☐☑☒▢▣🗹🗷√✓✔✗✘"), _BOX),
}
_ANY_UNREAD = re.compile(f"[{re.escape(''.join(map(chr, _UNREAD)))}]")


class UnitKind(StrEnum):
    """What a line of a template is."""

    HEADING = "heading"
    RUN_ON = "run on"
    ELEMENT = "element"
    ATTACHMENT = "attachment"
    PROSE = "prose"
    CELL = "cell"


class TemplateUnit(NamedTuple):
    """A line of a template: what it is, its letters, the name of an element, the place of a cell, whether composing writes a number before it."""

    kind: UnitKind
    letters: str
    element: str = ""
    cell: CellPlace | None = None
    numbered: bool = False


def letters_of(text: str) -> str:
    """A text without blanks, and without lines that are drawn, which are not compared; a box is one whether it is ticked or not."""
    closed_up = "".join(text.split())
    return closed_up.translate(_UNREAD) if _ANY_UNREAD.search(closed_up) else closed_up


def letters_with_slots(text: str) -> str:
    """The letters of a text in which slots are marked; the unit of money behind a slot is not compared: an amount in capitals brings its own."""
    return _MONEY.sub(SLOT, letters_of(text))


def units_of(template: Template) -> tuple[TemplateUnit, ...]:
    """The lines of a template that say something, in the order of its file."""
    tables = iter(range(len(template.sections) + sum(len(section.blocks) for section in template.sections)))
    found = (unit for section in template.sections for unit in _units(section, tables))
    return tuple(unit for unit in found if unit.letters)


def _units(section: Section, tables: Iterator[int]) -> Iterator[TemplateUnit]:
    kind = UnitKind.ATTACHMENT if section.part == SectionPart.ATTACHMENT else UnitKind.HEADING
    numbered = bool(section.level) and section.numbered
    yield TemplateUnit(kind, _letters(section.heading), numbered=numbered)
    yield TemplateUnit(UnitKind.RUN_ON, _letters(section.run_on), numbered=numbered and not section.heading)
    for block in section.blocks:
        if isinstance(block, Grid):
            yield from _cells(block, next(tables))
        elif isinstance(block, Element):
            yield TemplateUnit(UnitKind.ELEMENT, _letters(block.text), block.name)
        else:
            yield TemplateUnit(UnitKind.PROSE, _letters(block.text))


def _cells(grid: Grid, table: int) -> Iterator[TemplateUnit]:
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            yield TemplateUnit(UnitKind.CELL, _letters(cell), cell=CellPlace(table, row, column))


def _letters(markup: str) -> str:
    if "{" not in markup and "\\" not in markup:
        return letters_of(markup)
    kinds = {TokenKind.SLOT: SLOT, TokenKind.STATEMENT: ""}
    return letters_with_slots("".join(kinds.get(token.kind, token.text) for token in tokens_of(markup)))
