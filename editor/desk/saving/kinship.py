"""Whether a file is the report that a draft is of: as it was written, a later self of it, or another one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from editor.composing import ComposeCache, compose
from editor.model.draft.draft import Draft
from editor.model.returned.edited import key_of
from editor.model.returned.lines import plain, without_number
from editor.model.template.field import is_filled
from editor.model.text.aligning import Pair, aligned
from editor.model.text.matching import opcodes
from editor.word import Package, all_text, plain_lines

if TYPE_CHECKING:
    from editor.merging import Merged

_SAME = 0.1  # of the characters: what any two reports of an office may have in common


def is_as_written(package: Package, stored: Draft, cache: ComposeCache | None = None) -> bool:
    """Whether the visible text of a report is that of the draft inside it, and nothing else is there. Its seal can't tell: it needs no secret.

    `cache` then holds what was composed for that.
    """
    theirs = plain_lines(package)
    return theirs is not None and any(theirs == _lines(stored, one) for one in (cache or ComposeCache(), ComposeCache(addressee_last=True)))


def says_all(made: Draft, base: Draft, package: Package, theirs: Sequence[str]) -> bool:
    """Whether a draft says every piece of text that a file has and `base` had not; told by the text alone, apart from how it was made.

    `theirs` are the paragraphs that were read of the file; where it has text that stands in none of them, not all can be said.
    """
    if Counter(all_text(package)) - Counter(plain("".join(theirs))):
        return False
    before, said = _lines(base, ComposeCache()), "".join(_lines(made, ComposeCache()))
    known = {*before, *map(without_number, before)}
    lines = list(map(plain, theirs))
    is_new = [line not in known and without_number(line) not in known for line in lines]
    new = [pair for pair in aligned(before, lines) if pair.theirs is not None and is_new[pair.theirs]]
    pieces = (piece for pair in new for piece in _new_pieces(pair, before, lines))
    return all(piece in said or without_number(piece) in said for piece in pieces)


def _new_pieces(pair: Pair, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The pieces of a line that its counterpart before has not."""
    line = "" if pair.theirs is None else after[pair.theirs]
    for act, _, _, start, end in opcodes("" if pair.ours is None else before[pair.ours], line):
        if act in ("insert", "replace"):
            yield line[start:end]


def _lines(draft: Draft, cache: ComposeCache) -> list[str]:
    return [line for paragraph in compose(draft, cache).document.paragraphs() if (line := plain(paragraph.text))]


def is_of_another(stored: Draft, found: "Merged") -> bool:
    """Whether the inner data is that of another report: the file has none of its controls and next to none of its lines."""
    known = stored.template.by_key
    if any(key_of(path) in known for paragraph in found.paragraphs for path in paragraph.paths):
        return False
    theirs = {plain(paragraph.text) for paragraph in found.paragraphs}
    ours = [line for p in compose(stored).document.paragraphs() if (line := plain(p.text))]
    return sum(len(line) for line in ours if line in theirs) < _SAME * sum(map(len, ours))


def is_kin(before: Draft, after: Draft) -> bool:
    """Whether a draft grew from another: it is of the same template and has kept at least half of what was filled in.

    Two reports of one template share their text, so only the values tell them apart; a report of which most values differ is taken for another.
    """
    if before.template.name != after.template.name:
        return False
    filled = [key for key, value in before.values.items() if key in before.template.by_key and is_filled(value)]
    kept = sum(key in after.template.by_key and after.value(key) == before.value(key) for key in filled)
    return 2 * kept >= len(filled)
