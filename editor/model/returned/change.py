"""What was changed in a report elsewhere, and taking it: Word's version, the one here, both, or two fields for one.

What was chosen is read from the draft itself, so undo needs nothing more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from itertools import dropwhile, groupby

from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, attachments_of, flattened, with_attachments, with_items
from editor.model.returned.edits import BY_TEXT, Choice, Edit, edited, held, moved
from editor.model.template.field import Field, Value, key_of
from editor.model.template.template import Section


class ChangeKind(StrEnum):
    """What was changed; `LAYOUT` is paper, margins and page number, `LOOSE` what the draft has no room for."""

    VALUE = "value"
    CONFLICT = "conflict"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    HEADING = "heading"
    TABLE = "table"
    ELEMENT = "element"
    LAYOUT = "layout"
    LOOSE = "loose"


class OtherVersion(StrEnum):
    """Whose version differs from the draft: another program's, the file's beside work that was found again, or that of such work."""

    WORD = "word"
    FILE = "file"
    FOUND = "found"


_BY_VALUE: tuple[Choice, ...] = (Choice.HERE, Choice.WORD)


@dataclass(frozen=True, slots=True)
class NewField:
    """Two places of one field with different texts as two fields: the field's value stays `own`, and the second gets `value` and these items."""

    field: Field
    own: Value
    value: Value
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs in the file: what it was here and is there as the eye sees it, `section` (its title) and `place` (section id, block).

    A `value` carries the field's `key` and both values, a `layout` the names of both layouts as values; a text its edits; attachments in another
    `order` the ids of their sections, here and in the file. A `loose` one has none of these: the draft has no room for it, it can only be seen.
    `split` makes two fields.
    """

    kind: ChangeKind
    section: str
    was: str
    now: str
    place: tuple[str, int] = ("", 0)
    edits: tuple[Edit, ...] = ()
    key: str = ""
    values: tuple[Value, Value] = ("", "")
    split: NewField | None = None
    order: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def is_whole(self) -> bool:
        """Whether it is decided as a whole: a value, the layout, the order of attachments; else it is edits of the text."""
        return bool(self.key or self.split or self.order[0]) or self.kind == ChangeKind.LAYOUT

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a text that the draft has as well, but not at the place that it has in the file."""
        return self.kind == ChangeKind.LOOSE and bool(self.was) and self.was == self.now

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the person can choose."""
        if self.kind == ChangeKind.LOOSE:
            return ()
        if self.key:
            return (Choice.WORD, Choice.HERE, Choice.TWO) if self.split else (Choice.WORD, Choice.HERE)
        if self.kind == ChangeKind.LAYOUT or self.order[0]:
            return (Choice.WORD, Choice.HERE)
        if self.kind == ChangeKind.MOVED:
            return (Choice.WORD, Choice.HERE) if isinstance(self.edits[0].ours[0], Section) else (Choice.WORD, Choice.HERE, Choice.BOTH)
        if any(edit.every is not None for edit in self.edits):
            return (Choice.WORD, Choice.ALL, Choice.HERE) if all(edit.every for edit in self.edits) else (Choice.WORD, Choice.HERE)
        is_replaced = self.kind not in (ChangeKind.ADDED, ChangeKind.REMOVED) and all(edit.ours and edit.theirs for edit in self.edits)
        return (Choice.WORD, Choice.HERE, Choice.BOTH) if is_replaced else (Choice.WORD, Choice.HERE)


def take(draft: Draft, change: Change, choice: Choice) -> Draft:
    """The draft with one change decided; the same draft where the person has since changed what it was about."""
    if change.order[0]:
        return with_attachments(draft, change.order[choice == Choice.WORD])
    if change.kind == ChangeKind.LAYOUT:
        return draft.with_template(replace(draft.template, layout=str(change.values[choice == Choice.WORD])))
    if choice == Choice.TWO and change.split:
        return _with_new_field(draft, change.key, change.split)
    if change.key:
        plain = _without_new_field(draft, change.split) if change.split else draft
        return plain.with_value(change.key, change.values[choice == Choice.WORD])
    return _with_texts(draft, (change,), choice)


def _with_texts(draft: Draft, changes: Iterable[Change], choice: Choice) -> Draft:
    """The draft with changes of its text decided, one after the other."""
    items = flattened(draft.template.sections)
    for change in changes:
        items = with_change(items, change, choice)
    return with_items(draft, items)


def with_change(items: list[Item], change: Change, choice: Choice) -> list[Item]:
    """The items of a text with one of its changes decided."""
    if change.kind == ChangeKind.MOVED:
        items = moved(items, change.edits, choice)
    else:
        for edit in change.edits:
            items = edited(items, edit, choice)
    # A row begins with a head: what is in front of the first belongs to no section.
    if not isinstance(items[0] if items else None, Section):
        items = list(dropwhile(lambda item: not isinstance(item, Section), items))
    return items


def take_all(draft: Draft, changes: Iterable[Change], choice: Choice) -> Draft:
    """The draft with every change decided alike that can be."""
    able = (change for change in changes if choice in change.choices)
    for is_whole, group in groupby(able, key=lambda change: change.is_whole):
        some = tuple(group)
        draft = reduce(lambda made, change: take(made, change, choice), some, draft) if is_whole else _with_texts(draft, some, choice)
    return draft


def choice_of(draft: Draft, change: Change) -> Choice | None:
    """What the draft holds of a change; None where it holds something else by now, or never could."""
    if change.order[0]:
        return _choice_among(tuple(name for name in attachments_of(draft) if name in change.order[0]), change.order)
    if change.kind == ChangeKind.LAYOUT:
        return _choice_among(draft.template.layout, change.values)
    if change.split and change.split.field.key in draft.template.by_key:
        return Choice.TWO
    if change.key:
        return _choice_among(draft.value(change.key), change.values)
    return choice_in(flattened(draft.template.sections), change)


def choice_in(items: list[Item], change: Change) -> Choice | None:
    """What the items of a text hold of one of its changes."""
    if change.kind == ChangeKind.MOVED:
        return next((c for c in BY_TEXT if moved(items, change.edits, c) == items), None) if change.edits[0].ours[0] in items else None
    found: set[Choice | None] = {held(items, edit) for edit in change.edits}
    return found.pop() if len(found) == 1 else None


def _choice_among(now: object, versions: tuple[object, object]) -> Choice | None:
    """Which of two versions, here and Word's, something has."""
    found: dict[bool, Choice | None] = {now == version: choice for version, choice in zip(versions, _BY_VALUE, strict=True)}
    return found.get(True)


def _with_new_field(draft: Draft, key: str, split: NewField) -> Draft:
    items = flattened(draft.template.sections)
    for edit in split.edits:
        items = edited(items, edit, Choice.WORD)
    made = with_items(draft, items)
    if made is draft:
        return draft
    return made.with_template(made.template.with_field(split.field)).with_values({key: split.own, split.field.key: split.value})


def _without_new_field(draft: Draft, split: NewField) -> Draft:
    """The draft with the two fields one again."""
    if split.field.key not in draft.template.by_key:
        return draft
    items = flattened(draft.template.sections)
    for edit in split.edits:
        items = edited(items, edit, Choice.HERE)
    template = with_items(draft, items).template
    fields = tuple(field for field in template.fields if field.key != split.field.key)
    values = {key: value for key, value in draft.values.items() if key != split.field.key}
    return replace(draft, template=replace(template, fields=fields), values=values)


def twin_of(field: Field, taken: Iterable[str]) -> Field:
    """A second field like this one, under a key of its own."""
    key = key_of(field.key, taken)
    return replace(field, key=key, label=f"{field.name}{key.rpartition('_')[2]}" if field.label else "")
