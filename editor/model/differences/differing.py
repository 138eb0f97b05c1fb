"""What differs between a draft as it was and as it is now: values, switches, sections and their text, each of which can be taken back alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from editor.model.acts.fields.describing import redescribed, way_words, when_empty
from editor.model.acts.outline import numbered_title
from editor.model.acts.report_choices import ReportChoice, choice_name, chosen, offered, with_choice
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, Value
from editor.model.template.template import HEADING, Section
from editor.model.template.values import TYPE_NAMES, show_value
from editor.model.text.aligning import likeness
from editor.model.text.series import in_row
from editor.model.words import tr


class DifferenceKind(StrEnum):
    """What differs between two drafts."""

    VALUE = "value"
    SWITCH = "switch"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    HEADING = "heading"
    REWRITTEN = "rewritten"
    ELEMENT = "element"
    TABLE = "table"
    NEW_TEXT = "new text"
    GONE_TEXT = "gone text"
    REPORT = "report"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: what it was and is now as the eye sees it, `title` (of the section or the field) and `place` (section id, block).

    The place is one of the draft now; a `value` has its field's `key` too. `back` gives the draft now with this alone as it was.
    """

    kind: DifferenceKind
    title: str
    was: str
    now: str
    place: tuple[str, int]
    back: Callable[[], Draft] = field(compare=False, repr=False)
    key: str = ""


def same_sections(was: Draft, now: Draft) -> frozenset[str]:
    """The ids of the sections that both have. An id that was free again may have gone to another section: text and heading tell."""
    there = was.template.by_id
    return frozenset(section.id for section in now.template.sections if section.id in there and _is_same(there[section.id], section))


def _is_same(before: Section, after: Section) -> bool:
    if before.heading == after.heading or not (before.blocks or after.blocks) or set(before.blocks) & set(after.blocks):
        return True
    return bool(likeness(before.heading, after.heading) or likeness(*("\n".join(text for _, text in s.markups()) for s in (before, after))))


def value_differences(was: Draft, now: Draft) -> Iterator[Difference]:
    """The fields with another value, in document order."""
    for described in now.template.ordered_fields:
        before, after = _value(was, described.key), now.value(described.key)
        if not described.computed and before != after:
            home = now.template.home_of[described.key]
            shown = (_shown(described, before), _shown(described, after))
            yield Difference(
                DifferenceKind.VALUE, described.name, *shown, (home, HEADING), partial(_with_value_of, was, now, described.key), described.key
            )


def _value(draft: Draft, key: str) -> Value:
    return draft.value(key) if key in draft.template.by_key else ""


def _with_value_of(was: Draft, now: Draft, key: str) -> Draft:
    kept = {other: value for other, value in now.values.items() if other != key}
    return replace(now, values={**kept, key: was.values[key]} if key in was.values else kept)


def _shown(described: Field, value: Value) -> str:
    """A value as the text has it; of rows a line each, their cells apart by tabs."""
    if isinstance(value, str):
        return show_value(described, value)
    columns = described.columns
    return "\n".join("\t".join(show_value(column, row.get(column.key, "")) for column in columns) for row in value)


_TOLD = ("label", "type", "unit", "hint", "empty", "choices", "columns")


def field_differences(was: Draft, now: Draft) -> Iterator[Difference]:
    """The fields that are described otherwise, in document order."""
    for now_said in now.template.ordered_fields:
        was_said = was.template.by_key.get(now_said.key)
        told = [name for name in _TOLD if was_said is not None and getattr(was_said, name) != getattr(now_said, name)]
        if was_said is not None and told:
            before, after = ("\n".join(_described(one, name) for name in told) for one in (was_said, now_said))
            place = (now.template.home_of.get(now_said.key, ""), HEADING)
            back = partial(_with_field_of, was, now, now_said.key)
            yield Difference(DifferenceKind.FIELD, now_said.name, before, after, place, back, now_said.key)


def _with_field_of(was: Draft, now: Draft, key: str) -> Draft:
    return redescribed(now, key, was.template.by_key[key])


def _described(one: Field, name: str) -> str:
    """One thing that is said of a field, in words."""
    return {
        "label": tr("名称：{value}", value=one.name),
        "type": tr("类型：{value}", value=TYPE_NAMES[one.type]()),
        "unit": tr("单位：{value}", value=one.unit or tr("没有")),
        "hint": tr("提示：{value}", value=one.hint or tr("没有")),
        "empty": tr("空着时：{value}", value=way_words(when_empty(one))),
        "columns": tr("各栏：{value}", value=in_row(column.name for column in one.columns)),
        "choices": tr("可选：{value}", value=in_row(one.choices) or tr("没有")),
    }[name]


def switch_differences(was: Draft, now: Draft) -> Iterator[Difference]:
    """The sections that are written in one of both only, by their own switch."""
    words = {True: tr("写"), False: tr("不写")}
    same = same_sections(was, now)
    for section in now.template.sections:
        before = was.template.by_id.get(section.id)
        if before is None or section.id not in same or not (section.optional and before.optional):
            continue
        old, new = was.switches.get(before.id, before.on), now.switches.get(section.id, section.on)
        if old != new:
            yield Difference(
                DifferenceKind.SWITCH,
                numbered_title(now, section.id),
                words[old],
                words[new],
                (section.id, HEADING),
                partial(now.with_switch, section.id, old),
            )


def report_differences(was: Draft, now: Draft, layouts: Mapping[str, str]) -> Iterator[Difference]:
    """What was chosen otherwise for the whole report: kind, form, seal, layout; `layouts` are the names of layouts by their keys."""
    place = (now.template.sections[0].id if now.template.sections else "", HEADING)
    for choice in ReportChoice:
        before, after = chosen(was.template, choice), chosen(now.template, choice)
        if before != after:
            shown = (offered(was.template, choice, layouts)[before], offered(now.template, choice, layouts)[after])
            yield Difference(DifferenceKind.REPORT, choice_name(choice), *shown, place, partial(with_choice, now, choice, before))
