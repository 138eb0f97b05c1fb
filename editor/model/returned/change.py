"""What was changed in a report elsewhere, and taking it: Word's version, the one here, both, or two fields for one.

What was chosen is read from the draft itself, so undo needs nothing more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from itertools import dropwhile, groupby

from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, flattened, with_items
from editor.model.template.field import Field, Value, key_of
from editor.model.template.template import Section


class ChangeKind(StrEnum):
    """What was changed; `LOOSE` is what the draft has no room for."""

    VALUE = "value"
    CONFLICT = "conflict"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    HEADING = "heading"
    TABLE = "table"
    ELEMENT = "element"
    LOOSE = "loose"


class Choice(StrEnum):
    """Which version of a change the draft takes: Word's, the one here, both; two fields for one; Word's in every repetition."""

    WORD = "word"
    HERE = "here"
    BOTH = "both"
    TWO = "two"
    ALL = "all"


class OtherVersion(StrEnum):
    """Whose version differs from the draft: another program's, the file's beside work that was found again, or that of such work."""

    WORD = "word"
    FILE = "file"
    FOUND = "found"


_BY_VALUE: tuple[Choice, ...] = (Choice.HERE, Choice.WORD)
_BY_TEXT: tuple[Choice, ...] = (Choice.WORD, Choice.HERE, Choice.BOTH, Choice.ALL)


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the flat draft (see `flat`): `ours` in the draft become `theirs` from the file.

    `before` are the possible predecessors (in the draft, in the file), `near` is the expected position, `alone`: the items occur exactly once.
    In a section that repeats, `theirs` keeps the repetitions apart, and `every` has the new text in all of them (nothing: there is no single one).
    """

    ours: tuple[Item, ...]
    theirs: tuple[Item, ...]
    before: tuple[Item | None, ...] = ()
    near: int = 0
    alone: bool = False
    every: tuple[Item, ...] | None = None


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

    A `value` carries the field's `key` and both values; a text its edits; a `loose` one has neither: the draft has no room for it, it can only be
    seen. `split` makes two fields.
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

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the person can choose."""
        if self.kind == ChangeKind.LOOSE:
            return ()
        if self.key:
            return (Choice.WORD, Choice.HERE, Choice.TWO) if self.split else (Choice.WORD, Choice.HERE)
        if self.kind == ChangeKind.MOVED:
            return (Choice.WORD, Choice.HERE) if isinstance(self.edits[0].ours[0], Section) else (Choice.WORD, Choice.HERE, Choice.BOTH)
        if any(edit.every is not None for edit in self.edits):
            return (Choice.WORD, Choice.ALL, Choice.HERE) if all(edit.every for edit in self.edits) else (Choice.WORD, Choice.HERE)
        return (Choice.WORD, Choice.HERE, Choice.BOTH) if all(edit.ours and edit.theirs for edit in self.edits) else (Choice.WORD, Choice.HERE)


def take(draft: Draft, change: Change, choice: Choice) -> Draft:
    """The draft with one change decided; the same draft where the person has since changed what it was about."""
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
        items = _changed(items, change, choice)
        # A row begins with a head: what is in front of the first belongs to no section.
        if not isinstance(items[0] if items else None, Section):
            items = list(dropwhile(lambda item: not isinstance(item, Section), items))
    return with_items(draft, items)


def _changed(items: list[Item], change: Change, choice: Choice) -> list[Item]:
    if change.kind == ChangeKind.MOVED:
        return _moved(items, change.edits, choice)
    for edit in change.edits:
        items = _edited(items, edit, choice)
    return items


def _moved(items: list[Item], edits: tuple[Edit, ...], choice: Choice) -> list[Item]:
    """The items with what was moved at its old place, its new one, or both."""
    out, into = edits
    kept = [item for item in items if item not in out.ours]
    if len(kept) == len(items):
        return items
    for edit in (out,) * (choice != Choice.WORD) + (into,) * (choice != Choice.HERE):
        spot = _spot(kept, replace(edit, alone=False))
        if spot is None:
            return items
        kept[spot[1] : spot[1]] = out.ours
    return kept


def take_all(draft: Draft, changes: Iterable[Change], choice: Choice) -> Draft:
    """The draft with every change decided alike that can be."""
    able = (change for change in changes if choice in change.choices)
    for is_valued, group in groupby(able, key=lambda change: bool(change.key or change.split)):
        some = tuple(group)
        draft = reduce(lambda made, change: take(made, change, choice), some, draft) if is_valued else _with_texts(draft, some, choice)
    return draft


def choice_of(draft: Draft, change: Change) -> Choice | None:
    """What the draft holds of a change; None where it holds something else by now, or never could."""
    if change.split and change.split.field.key in draft.template.by_key:
        return Choice.TWO
    if change.key:
        held: dict[bool, Choice | None] = {draft.value(change.key) == value: choice for value, choice in zip(change.values, _BY_VALUE, strict=True)}
        return held.get(True)
    if change.kind == ChangeKind.MOVED:
        now = flattened(draft.template.sections)
        return next((c for c in _BY_TEXT if _moved(now, change.edits, c) == now), None) if change.edits[0].ours[0] in now else None
    found: set[Choice | None] = {_held(flattened(draft.template.sections), edit) for edit in change.edits}
    return found.pop() if len(found) == 1 else None


def _versions(edit: Edit, choice: Choice) -> tuple[Item, ...]:
    if choice == Choice.ALL:
        return edit.every or edit.theirs
    return edit.theirs if choice == Choice.WORD else edit.ours if choice == Choice.HERE else _both(edit)


def _all_versions(edit: Edit) -> tuple[tuple[Item, ...], ...]:
    if edit.every is not None:
        return tuple(version for version in (edit.ours, edit.theirs, edit.every) if version)
    return (_both(edit), edit.ours, edit.theirs)


def _both(edit: Edit) -> tuple[Item, ...]:
    """Both versions, Word's first; a head stands once."""
    heads = [item for item in edit.theirs if isinstance(item, Section)]
    ours = (_unlike(item, heads) if isinstance(item, Section) else item for item in edit.ours)
    return (*edit.theirs, *ours)


def _unlike(head: Section, heads: Sequence[Section]) -> Section:
    """A head under an id of its own, for two sections never share one."""
    return replace(head, id=f"{head.id}'") if any(head.id == other.id for other in heads) else head


def _spot(items: list[Item], edit: Edit) -> tuple[int, int] | None:
    """Where the version that the items hold begins and ends: best behind the item in front of it, for the same text may stand elsewhere too, then
    the nearest; the longest of those, so that both are not taken for one.
    """
    if not (edit.ours and edit.theirs):
        return _gap(items, edit)
    found = [(at, at + len(wanted)) for wanted in _all_versions(edit) for at in _starts(items, wanted)]
    return min(found, key=lambda spot: (not _is_behind(items, spot[0], edit), abs(spot[0] - edit.near), -spot[1]), default=None)


def _is_behind(items: list[Item], at: int, edit: Edit) -> bool:
    return (items[at - 1] if at else None) in edit.before


def _gap(items: list[Item], edit: Edit) -> tuple[int, int] | None:
    """Where something stands or could stand that only one version has: behind the item in front of it, for the same may stand elsewhere too."""
    wanted = edit.ours or edit.theirs
    found = (_find(items, (before,), edit.near - 1) for before in edit.before if before is not None)
    behind = [at + 1 for at in found if at is not None]
    for at in behind:
        if tuple(items[at : at + len(wanted)]) == wanted:
            return at, at + len(wanted)
    start = _find(items, wanted, edit.near) if edit.alone or not behind else None
    if start is not None:
        return start, start + len(wanted)
    if not behind:
        return None
    # What was in front of something taken out or moved may itself have been moved away: the nearer of the two is where it stood.
    spot = min(behind, key=lambda at: abs(at - edit.near)) if edit.ours else behind[0]
    return spot, spot


def _find(items: list[Item], wanted: tuple[Item, ...], near: int) -> int | None:
    """The start of a row of items, the nearest to where it stood."""
    size = len(wanted)
    if tuple(items[near : near + size]) == wanted:
        return near
    return next((at for at in _outwards(near, len(items)) if items[at] == wanted[0] and tuple(items[at : at + size]) == wanted), None)


def _outwards(near: int, size: int) -> Iterator[int]:
    """The places of a row, the nearest to one of them first, of two as near the one in front."""
    for step in range(max(near, size - near) + 1):
        if 0 <= near - step < size:
            yield near - step
        if step and 0 <= near + step < size:
            yield near + step


def _starts(items: list[Item], wanted: tuple[Item, ...]) -> Iterator[int]:
    size = len(wanted)
    return (at for at, item in enumerate(items) if item == wanted[0] and tuple(items[at : at + size]) == wanted)


def _edited(items: list[Item], edit: Edit, choice: Choice) -> list[Item]:
    spot = _spot(items, edit)
    return items if spot is None else [*items[: spot[0]], *_versions(edit, choice), *items[spot[1] :]]


def _held(items: list[Item], edit: Edit) -> Choice | None:
    spot = _spot(items, edit)
    if spot is None:
        return None
    held = tuple(items[spot[0] : spot[1]])
    return next((choice for choice in _BY_TEXT if held == _versions(edit, choice)), None)


def _with_new_field(draft: Draft, key: str, split: NewField) -> Draft:
    items = flattened(draft.template.sections)
    for edit in split.edits:
        items = _edited(items, edit, Choice.WORD)
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
        items = _edited(items, edit, Choice.HERE)
    template = with_items(draft, items).template
    fields = tuple(field for field in template.fields if field.key != split.field.key)
    values = {key: value for key, value in draft.values.items() if key != split.field.key}
    return replace(draft, template=replace(template, fields=fields), values=values)


def twin_of(field: Field, taken: Iterable[str]) -> Field:
    """A second field like this one, under a key of its own."""
    key = key_of(field.key, taken)
    return replace(field, key=key, label=f"{field.name}{key.rpartition('_')[2]}" if field.label else "")
