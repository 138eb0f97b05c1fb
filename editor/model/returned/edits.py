"""Replacements in a draft's text as one row of items: where each stands, and the row with Word's version of it, the one here, or both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.model.draft.flat import Item
from editor.model.template.template import Section


class Choice(StrEnum):
    """Which version of a change the draft takes: Word's, the one here, both; two fields for one; Word's in every repetition."""

    WORD = "word"
    HERE = "here"
    BOTH = "both"
    TWO = "two"
    ALL = "all"


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


BY_TEXT: tuple[Choice, ...] = (Choice.WORD, Choice.HERE, Choice.BOTH, Choice.ALL)
"""The choices that there may be of a replacement, in the order in which they are looked for."""


def moved(items: list[Item], edits: tuple[Edit, ...], choice: Choice) -> list[Item]:
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
    front = -1 if items else None
    found = (front if before is None else _find(items, (before,), edit.near - 1) for before in edit.before)
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


def edited(items: list[Item], edit: Edit, choice: Choice) -> list[Item]:
    """The items with one replacement decided; the same where they hold no version of it."""
    spot = _spot(items, edit)
    return items if spot is None else [*items[: spot[0]], *_versions(edit, choice), *items[spot[1] :]]


def held(items: list[Item], edit: Edit) -> Choice | None:
    """Which version of a replacement the items hold."""
    spot = _spot(items, edit)
    if spot is None:
        return None
    held = tuple(items[spot[0] : spot[1]])
    return next((choice for choice in BY_TEXT if held == _versions(edit, choice)), None)
