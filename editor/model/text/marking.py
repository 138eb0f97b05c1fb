"""The difference between two texts, marked: what both have, what only one has."""

import re
from enum import StrEnum
from typing import NamedTuple

from editor.model.text.matching import opcodes

_REACH = 24
_LONG = 4000
# A number or a Latin word that changed is another one: half of it struck out can't be read.
_TOKENS = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|[\s\S]")


class StretchKind(StrEnum):
    """Which of two texts have a stretch; what is `MEANT` is pointed at in a text that stays."""

    SAME = "same"
    WAS = "was"
    NOW = "now"
    MEANT = "meant"


class Stretch(NamedTuple):
    """A stretch of two texts: both have it, or only the one that was, or only the one that is."""

    text: str
    kind: StretchKind


def marked(was: str, now: str) -> list[Stretch]:
    """The stretches of two texts in order, what was in front of what is; far from a difference, what both have is cut to its ends with … between."""
    if len(was) + len(now) > _LONG:
        return [stretch for stretch in (Stretch(was, StretchKind.WAS), Stretch(now, StretchKind.NOW)) if stretch.text]
    found: list[Stretch] = []
    ours, theirs = _TOKENS.findall(was), _TOKENS.findall(now)
    for tag, a1, a2, b1, b2 in opcodes(ours, theirs):
        if tag == "equal":
            found.append(Stretch("".join(ours[a1:a2]), StretchKind.SAME))
        else:
            found += [s for s in (Stretch("".join(ours[a1:a2]), StretchKind.WAS), Stretch("".join(theirs[b1:b2]), StretchKind.NOW)) if s.text]
    last = len(found) - 1
    return [_short(s, first=not n, last=n == last) if s.kind == StretchKind.SAME else s for n, s in enumerate(found)]


def _short(same: Stretch, *, first: bool, last: bool) -> Stretch:
    """What both have, without its middle where that is long; of the first the end stays, of the last the start."""
    if len(same.text) <= 3 * _REACH:
        return same
    front = "" if first and not last else same.text[:_REACH]
    back = "" if last else same.text[-_REACH:]
    return Stretch(f"{front}…{back}", StretchKind.SAME)
