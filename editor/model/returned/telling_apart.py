"""Changes of a text of which each is found again and can be taken back: what can't by itself is told with more around it, or with its neighbours.

An edit is found by its items, and the same items may stand in several places; so all changes are made and taken back once before they are offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import accumulate, groupby

from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, flattened
from editor.model.returned.change import Change, ChangeKind, choice_in, take_all, with_change
from editor.model.returned.edits import Choice, Edit

_Items = list[Item]

_REACH = 4  # changes on either side that one is joined with, before all of them are one
_WIDER = (0, 1, 2)  # items on either side that a change is told with
_MOST = 200  # changes that are told one by one; of more, neighbours are told as one, for nobody goes through thousands
_MOST_WORK = 200_000  # changes times items, each time that something was joined, before all changes are one


def told_apart(draft: Draft, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of a draft's text: each is known in the draft with all of them, and all taken back, the last first, give the draft again."""
    before = flattened(draft.template.sections)
    left = tuple(_bundled(before, changes)) if len(changes) > _MOST else _without_vain(draft, changes)
    work = 0
    while wrong := _wrong(before, left):
        reach = _REACH if work < _MOST_WORK else 0
        better = next((made for made in _ways(before, left, wrong[0], reach) if len(_wrong(before, made)) < len(wrong)), None)
        if better is None:
            break
        work += len(left) * len(before)
        left = better
    return left


def _bundled(before: _Items, changes: Sequence[Change]) -> Iterator[Change]:
    """About as many changes as are told, each of a row of neighbours."""
    size = -(-len(changes) // _MOST)
    for (is_of_text, _), numbered in groupby(enumerate(changes), lambda pair: (_is_of_text(pair[1]), pair[0] // size)):
        group = [change for _, change in numbered]
        now = reduce(lambda items, change: with_change(items, change, Choice.WORD), group, before)
        yield from (_as_one(group, before, now, 0),) if is_of_text else group
        before = now


def _without_vain(draft: Draft, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes without those of which one takes out what the other puts in where it stood."""
    left = tuple(changes)
    for change in [change for change in changes if change.kind == ChangeKind.REMOVED and len(change.edits) == 1]:
        item = change.edits[0].ours
        twin = next((one for one in left if one.kind == ChangeKind.ADDED and one.edits and one.edits[0].theirs == item), None)
        rest = tuple(one for one in left if one not in (change, twin))
        if twin and take_all(draft, rest, Choice.WORD).template.sections == take_all(draft, left, Choice.WORD).template.sections:
            left = rest
    return left


def _is_of_text(change: Change) -> bool:
    return bool(change.edits) and not change.is_whole


def _states(before: _Items, changes: Sequence[Change]) -> list[_Items]:
    """The items before the first change, and behind each."""
    return list(accumulate(changes, lambda items, change: with_change(items, change, Choice.WORD), initial=before))


def _wrong(before: _Items, changes: Sequence[Change]) -> list[int]:
    """The numbers of the changes that are not known among all of them, or that are taken back as something else."""
    states = _states(before, changes)
    last = states[-1]
    return [
        number
        for number, (change, was, now) in enumerate(zip(changes, states, states[1:], strict=False))
        if _is_of_text(change) and (choice_in(last, change) != Choice.WORD or with_change(now, change, Choice.HERE) != was)
    ]


def _ways(before: _Items, changes: tuple[Change, ...], number: int, reach: int) -> Iterator[tuple[Change, ...]]:
    """The changes with that one told otherwise: with the items around it, with its neighbours, the nearest first, at last all of them as one."""
    states, count = _states(before, changes), len(changes)
    near = sorted(((back, on) for back in range(reach) for on in range(reach)), key=sum)
    spans = dict.fromkeys((*((max(0, number - back), min(count, number + on + 1)) for back, on in near), (0, count)))
    for first, end in spans:
        some = changes[first:end]
        if all(map(_is_of_text, some)):
            for wider in _WIDER:
                yield (*changes[:first], _as_one(some, states[first], states[end], wider), *changes[end:])


def _as_one(changes: Sequence[Change], was: _Items, now: _Items, wider: int) -> Change:
    """Changes that follow each other as one replacement of the items between which they made a difference, and of so many on either side."""
    least = min(len(was), len(now))
    front = next((at for at in range(least) if was[at] != now[at]), least)
    back = next((at for at in range(least - front) if was[-1 - at] != now[-1 - at]), least - front)
    front, back = max(0, front - wider), max(0, back - wider)
    edit = Edit(tuple(was[front : len(was) - back]), tuple(now[front : len(now) - back]), (was[front - 1] if front else None,), front)
    if len(changes) == 1:
        return replace(changes[0], edits=(edit,), kind=ChangeKind.REWRITTEN if changes[0].kind == ChangeKind.MOVED else changes[0].kind)
    words = ("\n".join(filter(None, (change.was for change in changes))), "\n".join(filter(None, (change.now for change in changes))))
    return Change(ChangeKind.REWRITTEN, changes[0].section, *words, changes[0].place, (edit,))
