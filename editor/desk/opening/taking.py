"""A draft that an earlier run left comes back: as it was left, or joined with what was done to its file since."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor.desk.opening.taken_up import TakenKind, TakenUp
from editor.desk.opening.word_in import foreign_in
from editor.desk.saving.meanwhile import met
from editor.desk.saving.result import Meanwhile
from editor.looking import files_in
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.returned.change import Change, ChangeKind, OtherVersion
from editor.model.returned.placed import PlacedForeign
from editor.model.session.seen import Seen
from editor.model.session.session import Session
from editor.model.words import tr
from editor.storage.file_marks import mark_of
from editor.storage.files.meanwhile import put_beside
from editor.storage.files.reading import bytes_at, content_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.desk.opening.opened import Opened
    from editor.storage.journal.file import Recovered

_MOST = 200  # files of a folder that are looked into for one that was renamed


def take_up(found: "Recovered", open_report: "Callable[[Path], Opened]", word_file: "Callable[[Draft], bytes]") -> TakenUp:
    """The session that goes on from a draft that was left. A file that somebody wrote since is joined with it in one step of undo, and its version
    is kept beside; `word_file` writes a draft. Raises NigaoError where the file can't be read or copied.
    """
    path = found.path
    there = bytes_at(path) if path is not None else b""
    if path is None:
        return TakenUp(found.session())
    if not there:
        return _without_file(found, path)
    if found.form is not None and not _is_same(found, path, there):
        return TakenUp(_session(found, path, there), TakenKind.OTHER, put_beside(path, there, tr("另一份")))
    if _is_same(found, path, there):
        return TakenUp(_session(found, path, there, _foreign(path, found)))
    return _joined(found, path, there, open_report, word_file)


def _without_file(found: "Recovered", path: Path) -> TakenUp:
    other = _renamed(path, found.seen.digest)
    if other is None:
        return TakenUp(found.session(), TakenKind.GONE)
    moved = replace(found, path=other)
    return TakenUp(_session(moved, other, bytes_at(other), _foreign(other, found)), TakenKind.RENAMED)


def _renamed(path: Path, digest: str) -> Path | None:
    """The file of the same kind in the same folder that has the content by now; those that can't be read are passed over."""
    others = [other for other in files_in(path.parent) if other.suffix.lower() == path.suffix.lower()][:_MOST]
    return next((other for other in others if _has(other, digest)), None) if digest else None


def _has(path: Path, digest: str) -> bool:
    try:
        return content_digest(bytes_at(path)) == digest
    except NigaoError:
        return False


def _is_same(found: "Recovered", path: Path, there: bytes) -> bool:
    """Whether the file is as the draft left it. A journal of version 0.1.0 did not say; then the times of both tell."""
    if found.seen.digest:
        return content_digest(there) == found.seen.digest
    mark = mark_of(path)
    return mark is not None and mark.written <= found.when * 1e9


def _foreign(path: Path, found: "Recovered") -> tuple[PlacedForeign, ...]:
    """What the file of a draft holds that a draft can't; nothing where it is no Word file, and for a form, of which nothing is lost."""
    if found.form is not None:
        return ()
    try:
        return foreign_in(path, found.draft)
    except NigaoError:
        return ()


def _session(found: "Recovered", path: Path, there: bytes, foreign: tuple[PlacedForeign, ...] = ()) -> Session:
    """A session on the draft as it was left, which has seen these bytes of its file."""
    session = found.session(foreign)
    session.files.note(path, Seen(content_digest(there), found.seen.draft))
    return session


def _joined(found: "Recovered", path: Path, there: bytes, open_report: "Callable[[Path], Opened]", word_file: "Callable[[Draft], bytes]") -> TakenUp:
    """Both versions as one; whatever can't be joined goes on as it was left, and the file lies beside in any case."""
    meanwhile = met(path, there, found.seen, found.draft)
    if meanwhile.is_other:
        return TakenUp(_session(found, path, there), TakenKind.OTHER, meanwhile.beside)
    opened, left = open_report(path), _as_word(found.draft, word_file)
    if opened.digest != content_digest(there) or opened.locked or not left:
        beside = put_beside(path, there, tr("另一份"))
        return TakenUp(_session(found, path, there), TakenKind.OTHER, beside)
    session = opened.session()
    before = session.draft
    joined_into(session, meanwhile, meanwhile.draft or found.draft, OtherVersion.FILE)
    beside = meanwhile.beside or (put_beside(path, there, tr("另一份")) if session.is_dirty else None)
    conflicts = sum(change.kind == ChangeKind.CONFLICT for change in session.changes)
    return TakenUp(session, TakenKind.JOINED, beside, conflicts, before, left)


def _as_word(draft: Draft, word_file: "Callable[[Draft], bytes]") -> bytes:
    """A draft as a Word file; b"" for one that can't be written, which is then not joined: after an undo nothing would have it."""
    try:
        return word_file(draft)
    except NigaoError:
        return b""


def joined_into(session: Session, meanwhile: Meanwhile, draft: Draft, source: OtherVersion) -> None:
    """Take a joined draft into a session as one step, with the list of what the other version had otherwise."""
    loose = tuple(change for change in session.changes if change.kind == ChangeKind.LOOSE)
    session.seal()
    session.edit(draft, tr("用找回的"))
    session.seal()
    session.changes, session.source = (*_unlisted(meanwhile.changes, loose), *loose), source


def _unlisted(changes: tuple[Change, ...], loose: tuple[Change, ...]) -> Iterator[Change]:
    known = {change.now for change in loose}
    yield from (change for change in changes if change.kind != ChangeKind.LOOSE or change.now not in known)


def holds_all(draft: Draft, left: Draft, base: Draft | None) -> bool:
    """Whether a draft has everything that a draft that was left has otherwise than `base`, from which it grew."""
    if base is None or left == draft:
        return left == draft
    values = all(left.values.get(key) in (base.values.get(key), draft.values.get(key)) for key in {*base.values, *left.values})
    switches = all(left.switches.get(name) in (base.switches.get(name), draft.switches.get(name)) for name in {*base.switches, *left.switches})
    return values and switches and left.template in (base.template, draft.template)
