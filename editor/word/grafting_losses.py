"""What of an old file is not in the new one: told by reading both again, whatever was done."""

from collections import Counter
from collections.abc import Iterable, Sequence

from editor.model.returned.foreign import Foreign, ForeignKind

# Tracked changes were accepted and automatic numbers are text by now: the draft has them.
_IN_DRAFT: frozenset[ForeignKind] = frozenset(("insertion", "deletion", "numbering"))
_PARTLY: frozenset[ForeignKind] = frozenset(("formatting", "paragraph", "link", "control"))
_Key = tuple[ForeignKind, str, str]


def lost_of(old: Sequence[Foreign], new: Sequence[Foreign], renamed: Iterable[tuple[str, str]] = (), *, final: bool = False) -> tuple[Foreign, ...]:
    """The things of the old file that the new one lacks. A look or a link of which a part of the text is left is there, and so is one whose text
    is another by now (`renamed`: before, after); a `final` copy wants no comments.
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
    others = [(_bare(before), _bare(after)) for before, after in renamed]
    return tuple(thing for thing in missing if not (thing.kind in _PARTLY and _takes_part(thing, left, others)))


def _key(thing: Foreign) -> _Key:
    return thing.kind, _bare(thing.text), thing.author


def _bare(text: str) -> str:
    return "".join(text.split())


def _takes_part(thing: Foreign, left: list[_Key], others: Sequence[tuple[str, str]]) -> bool:
    """Whether the new file has a part of it, or it by its new text, which is then used up."""
    own = _bare(thing.text)
    names = {own, *(after for before, after in others if before and before in own)}
    for key in left:
        if key[0] == thing.kind and any(_is_part(name, key[1]) for name in names):
            left.remove(key)
            return True
    return False


def _is_part(text: str, other: str) -> bool:
    return bool(text and other) and (text in other or other in text)
