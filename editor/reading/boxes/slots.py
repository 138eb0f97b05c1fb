"""Boxes to tick as blanks: one field for those that exclude each other, one for each of the others."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from editor.model.sample.inspection import Proposal, ProposalKind, SlotSpan
from editor.model.template.field import FieldType, key_of
from editor.model.template.values import FLAG_OFF, FLAG_ON
from editor.reading.boxes.excluding import are_known, exclude
from editor.reading.boxes.grouping import BoxGroup
from editor.reading.boxes.options import BoxOption, plain_label
from editor.reading.boxes.signs import Box, manner_of, signs_of
from editor.reading.cells.naming import labels_of_cells
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken

_LONGEST = 20
_ASKING = re.compile(r"[（(](?:请|可|多选|单选|打|在)[^（）()]*[）)]|[：:\s]|^(?:请)?(?:勾选|选择)|[（(][^（）()]*[√✓][^（）()]*[）)]")


def box_stretches(page: SamplePage, groups: Sequence[BoxGroup]) -> list[BlankToken]:
    """The boxes with their words as blanks, so that a table sees what its cells say without them."""
    return [_stretch(page, row.line, row.options) for group in groups for row in group.rows]


def _stretch(page: SamplePage, line: int, options: Sequence[BoxOption]) -> BlankToken:
    start, end = options[0].start, options[-1].end
    return BlankToken(line, start, end, page.lines[line][start:end], BlankShape.MARK)


def without_boxes(tokens: Sequence[BlankToken], stretches: Sequence[BlankToken]) -> list[BlankToken]:
    """The blanks that are no boxes, nor spaces between them."""
    by_line: dict[int, list[BlankToken]] = {}
    for stretch in stretches:
        by_line.setdefault(stretch.line, []).append(stretch)
    return [token for token in tokens if not any(_hides(one, token) for one in by_line.get(token.line, ()))]


def _hides(stretch: BlankToken, token: BlankToken) -> bool:
    if not (stretch.start < token.end and token.start < stretch.end):
        return False
    is_drawn = token.shape == BlankShape.RUN and bool(re.fullmatch(r"[_＿\s]+", token.text))
    return not is_drawn


def box_slots(page: SamplePage, groups: Sequence[BoxGroup], tokens: list[BlankToken], given: Sequence[SlotSpan]) -> tuple[SlotSpan, ...]:
    """The boxes as blanks of fields, besides those that are `given`, all in order."""
    sure = [group for group in groups if not _is_in_sentence(page, group)]
    return tuple(sorted([*given, *_made(page, sure, tokens, given)], key=lambda slot: (slot.line, slot.start)))


def box_proposals(page: SamplePage, groups: Sequence[BoxGroup], tokens: list[BlankToken], given: Sequence[SlotSpan]) -> Iterator[Proposal]:
    """The boxes within sentences, which may be fields: the sentence says the same whether one is ticked or struck out by hand."""
    among = [group for group in groups if _is_in_sentence(page, group)]
    for slot in _made(page, among, tokens, given):
        alone = replace(slot, group=None)
        yield Proposal(**{field.name: getattr(alone, field.name) for field in fields(alone)}, why=ProposalKind.BOX)


def _is_in_sentence(page: SamplePage, group: BoxGroup) -> bool:
    """Whether boxes stand in brackets within running text (是否享受低保（□是 □否），…)."""
    row = group.rows[0]
    before = page.lines[row.line][: row.options[0].start].rstrip()
    return not group.in_cell and before.endswith(("（", "(")) and page.bare[row.line].endswith(("。", "；", "，"))


def _made(page: SamplePage, groups: Sequence[BoxGroup], tokens: list[BlankToken], given: Sequence[SlotSpan]) -> list[SlotSpan]:
    if not groups:
        return []
    named = labels_of_cells(page, tokens, {group.rows[0].line for group in groups if group.in_cell})
    every = [box for group in groups for box in group.boxes]
    maker = _Slots(named, every, {slot.field for slot in given}, len({slot.group for slot in given if slot.group}))
    return [slot for group in groups for slot in maker.of(group)]


class _Slots:
    """Makes the slots of groups of boxes, each field with a key of its own."""

    def __init__(self, named: Mapping[int, str], every: Sequence[Box], taken: Collection[str], groups: int) -> None:
        self._named = named
        self._manner = manner_of(every)
        self._taken = set(taken)
        self._groups = groups

    def of(self, group: BoxGroup) -> Iterator[SlotSpan]:
        """The slots of a group: of one field where its boxes exclude each other."""
        asked = group.label or group.above or self._named.get(group.rows[0].line, "")
        label = plain_label(_ASKING.sub("", asked) or asked)
        if len(group.words) > 1 and _is_choice(group, asked):
            yield from self._choice(group, label)
        else:
            yield from (slot for row in group.rows for one in row.options for slot in self._flag(row.line, one, label, group))

    def _choice(self, group: BoxGroup, label: str) -> Iterator[SlotSpan]:
        name = _short(label) or "".join(group.words[:1]) + "或" + "".join(group.words[1:2])
        key = self._key(name)
        self._groups += 1
        value = next((word for word, box in zip(group.words, group.boxes, strict=True) if box.ticked), "")
        sure = 2 if label or are_known(group.words) else 1
        for row in group.rows:
            for one in row.options:
                yield self._slot(row.line, one, group, FieldType.CHOICE, (f"g{self._groups}", key, name, sure, value))

    def _flag(self, line: int, one: BoxOption, label: str, group: BoxGroup) -> Iterator[SlotSpan]:
        short = _short(one.text)
        name = f"{_short(label)}{short}" if label and self._needs_label(short, group) else short
        key = self._key(name)
        value = (FLAG_ON if one.box.ticked else FLAG_OFF) if any(box.ticked for box in group.boxes) else ""
        yield self._slot(line, one, group, FieldType.FLAG, (None, key, name, 2, value))

    def _needs_label(self, short: str, group: BoxGroup) -> bool:
        """Whether the words of a box do not name it by themselves."""
        return group.in_columns or ((short in self._taken or short.startswith("其他")) and len(group.words) > 1)

    def _key(self, name: str) -> str:
        key = key_of(re.sub(r"[\s⟦⟧]", "", name), self._taken)
        self._taken.add(key)
        return key

    def _slot(self, line: int, one: BoxOption, group: BoxGroup, type_: FieldType, told: tuple[str | None, str, str, int, str]) -> SlotSpan:
        number, key, name, sure, value = told
        box, option = one.box, _quotable(one.text)
        signs = signs_of(box, (manner_of(group.boxes), self._manner))
        return SlotSpan(line, box.start, box.end, box.text, type_, number, key, name, "", sure, value, option=option, box=signs)


def _is_choice(group: BoxGroup, asked: str) -> bool:
    """Whether the boxes of a group exclude each other; heads of columns have to say so by themselves."""
    ticked = sum(box.ticked for box in group.boxes)
    is_list = len(group.rows) > 1 and all(len(row.options) == 1 for row in group.rows)
    if is_list and not asked and not are_known(group.words):
        return False
    return ticked < 2 and are_known(group.words) if group.in_columns else exclude(asked, group.words, ticked)


def _quotable(words: str) -> str:
    """Words that may stand between quotes in the code of a template."""
    return re.sub(r"[\"'\\{}]", "", words)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST]
