"""What of an old file is not in the new one: told by reading both again, whatever was done."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from editor.model.foreign import Foreign, ForeignKind

# Tracked changes were accepted and automatic numbers are text by now: the draft has them.
_IN_DRAFT: frozenset[ForeignKind] = frozenset(("insertion", "deletion", "numbering"))
_PARTLY: frozenset[ForeignKind] = frozenset(("formatting", "link"))
_Key = tuple[ForeignKind, str, str]


def lost_of(old: Sequence[Foreign], new: Sequence[Foreign], *, final: bool) -> tuple[Foreign, ...]:
    """The things of the old file that the new one lacks. A look or a link of which a part of the text is left is there; a `final` copy wants no
    comments.
    """
    there = Counter(_key(thing) for thing in new)
    missing: list[Foreign] = []
    for thing in old:
        if thing.kind in _IN_DRAFT or (final and thing.kind == "comment"):
            continue
        if there[_key(thing)]:
            there[_key(thing)] -= 1
        else:
            missing.append(thing)
    left = [key for key, count in there.items() if count and key[0] in _PARTLY]
    return tuple(thing for thing in missing if not (thing.kind in _PARTLY and _takes_part(thing, left)))


def _key(thing: Foreign) -> _Key:
    return thing.kind, "".join(thing.text.split()), thing.author


def _takes_part(thing: Foreign, left: list[_Key]) -> bool:
    """Whether the new file has a part of it, which is then used up."""
    own = "".join(thing.text.split())
    for key in left:
        if key[0] == thing.kind and (key[1] in own or own in key[1] or SequenceMatcher(None, own, key[1], autojunk=False).ratio() >= 0.5):
            left.remove(key)
            return True
    return False
