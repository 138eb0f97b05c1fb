"""Whether a file is the report that a draft is of: as it was written, a later self of it, or another one."""

from editor.composing import ComposeCache, compose
from editor.merging import Merged
from editor.model.draft.draft import Draft
from editor.model.returned.edited import key_of
from editor.model.returned.lines import plain
from editor.model.template.field import is_filled
from editor.word import Package, plain_lines

_SAME = 0.1  # of the characters: what any two reports of an office may have in common


def is_as_written(package: Package, stored: Draft) -> bool:
    """Whether the visible text of a report is that of the draft inside it, and nothing else is there. Its seal can't tell: it needs no secret."""
    theirs = plain_lines(package)
    return theirs is not None and any(theirs == _lines(stored, cache) for cache in (ComposeCache(), ComposeCache(addressee_last=True)))


def _lines(draft: Draft, cache: ComposeCache) -> list[str]:
    return [line for paragraph in compose(draft, cache).document.paragraphs() if (line := plain(paragraph.text))]


def is_of_another(stored: Draft, found: Merged) -> bool:
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
