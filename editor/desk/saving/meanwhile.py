"""What somebody wrote meanwhile into the file that a draft is about to be saved over: taken in, or put beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from editor.desk.saving.kinship import is_kin, is_of_another, says_all
from editor.desk.saving.result import Meanwhile
from editor.merging import Merged, merged, shown_value
from editor.model.draft.draft import Draft
from editor.model.draft.file import stored_draft
from editor.model.problem import NigaoError
from editor.model.returned.change import Change, ChangeKind, Choice, choice_of
from editor.model.returned.joining import Joined, held, joined
from editor.model.session.seen import Seen
from editor.model.words import tr
from editor.storage.files.meanwhile import put_beside
from editor.storage.files.reading import content_digest
from editor.word import Package, is_draft_whole, package_in, read_draft_json


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A report as somebody else left it: its draft by its own data, and `since`: what its text says of what was changed since it was seen last.

    `changes` are all of these, `foreign` those that no program of ours made, of which its own data knows nothing.
    """

    draft: Draft
    since: Merged
    changes: tuple[Change, ...]
    foreign: tuple[Change, ...]


def met(path: Path, there: bytes, seen: Seen, mine: Draft, word: str = "") -> Meanwhile:
    """What somebody did to the file at a path, of which these are the bytes now and `seen` is what lay there last; what finds no room in the draft
    that is to be written over it is put beside, under a `word` that says which version it is. Raises NigaoError where that can't be.
    """
    word = word or tr("另一份")
    if content_digest(there) == seen.digest:
        return Meanwhile()
    if not there:
        return Meanwhile(is_gone=True)
    package, base = package_in(there), seen.draft
    theirs = _theirs(base, package) if package is not None and base is not None else None
    if package is None or theirs is None or base is None:
        return Meanwhile(theirs=there, beside=put_beside(path, there, word), is_other=True)
    one = joined(base, mine, theirs.draft, theirs.changes, theirs.since.draft)
    counted = theirs.changes if one.by_text else theirs.foreign
    is_whole = one.is_whole and not any(change.kind in (ChangeKind.LOOSE, ChangeKind.CONFLICT) for change in counted)
    is_whole = is_whole and is_draft_whole(package) and says_all(one.draft, base, package, [paragraph.text for paragraph in theirs.since.paragraphs])
    beside = None if is_whole else put_beside(path, there, word)
    return Meanwhile(None if one.draft == mine else one.draft, tuple(_listed(theirs.changes, one, mine)), there, beside)


def _theirs(base: Draft, package: Package) -> _Theirs | None:
    """What a file says now that said `base` before; None for another report, and for one that a newer version wrote."""
    inner = read_draft_json(package)
    try:
        stored = None if inner is None else stored_draft(inner)
    except NigaoError:
        stored = None
    if stored is not None and (stored.newer or stored.draft is None):
        return None
    since = merged(base, package)
    if stored is None or stored.draft is None or stored.draft == base or not is_draft_whole(package):
        return None if is_of_another(base, since) else _Theirs(since.draft, since, since.changes, since.changes)
    now = merged(stored.draft, package)
    if is_of_another(stored.draft, now) or not is_kin(base, now.draft):
        return None
    return _Theirs(now.draft, since, (*since.changes, *_untold(base, now.draft, since)), now.changes)


def _untold(base: Draft, now: Draft, since: Merged) -> Iterator[Change]:
    """The fields with another value of which the text says nothing: their sections are not written."""
    told = set(since.fields)
    for key in now.template.by_key:
        if key in base.template.by_key and key not in told and held(base, key) != held(now, key):
            values = (base.value(key), now.value(key))
            yield Change(ChangeKind.VALUE, "", shown_value(now, key, values[0]), shown_value(now, key, values[1]), key=key, values=values)


def _listed(changes: Iterable[Change], one: Joined, mine: Draft) -> Iterator[Change]:
    """The changes as a person decides them: "here" is what was typed here since; what the draft has in no form is in the copy alone."""
    for change in changes:
        here = held(mine, change.key) if change.key else ""
        if change.key and here != change.values[1]:
            yield replace(change, values=(here, change.values[1]), was=shown_value(mine, change.key, here))
        elif not change.key and choice_of(one.draft, change) == Choice.WORD:
            yield change
