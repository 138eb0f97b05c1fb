"""What a report is saved over: the file whose foreign structure is written again, and the copy of one that holds more than the new file."""

from collections.abc import Sequence
from pathlib import Path

from editor.composing import ComposeCache, compose
from editor.desk.saving.kinship import is_as_written
from editor.merging import merged
from editor.model.document.own_layout import layout_of, words_of
from editor.model.document.profile import LayoutProfile, ProfileOf
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json
from editor.model.problem import NigaoError
from editor.model.returned.foreign import Foreign
from editor.model.returned.lines import plain
from editor.model.returned.placed import PlacedForeign, placed
from editor.model.words import tr
from editor.storage.files.meanwhile import put_beside
from editor.storage.files.reading import bytes_at
from editor.word import Package, is_draft_whole, is_sealed, lost_of, package_in, read_draft_json, read_foreign, read_page_setup, read_paragraphs


class Bases:
    """Opens the Word files that reports are saved over: the last one is opened once as long as it stays as it is."""

    def __init__(self) -> None:
        self._last: Package | None = None

    def at(self, path: Path) -> Package | None:
        """The Word file at a path; None where there is none. Raises NigaoError where it can't be read."""
        data = bytes_at(path)
        last = self._last
        if last is not None and last.data == data:
            return last
        found = package_in(data)
        self._last = found or last
        return found

    def of(self, base: Path | None, path: Path, draft: Draft) -> Package | None:
        """The report whose foreign structure is written again: that at `base`, else that at `path` where it was made from the same template; None
        where there is no such file. Raises NigaoError where what would be written over can't be read.
        """
        if base is not None and base != path:
            return self.lent(base)
        found = self.at(path)
        return found if found is not None and (base is not None or _is_same_template(found, draft)) else None

    def lent(self, base: Path) -> Package | None:
        """The Word file at a path; None where it is gone, can't be read or is none any more."""
        try:
            return self.at(base)
        except NigaoError:
            return None

    def forget(self) -> None:
        """Let go of the last file."""
        self._last = None


def lost_with(bases: Bases, base: Path, known: Sequence[Foreign], *, final: bool = False) -> tuple[Foreign, ...]:
    """What of the things that are known of a report can't be written again since its file is gone or can't be read; nothing where it can."""
    return lost_of(known, (), final=final) if known and bases.lent(base) is None else ()


def foreign_of(package: Package, draft: Draft, cache: ComposeCache | None = None) -> tuple[PlacedForeign, ...]:
    """What stands in the Word file of a draft that the draft can't hold, with its places in the draft."""
    things = read_foreign(package)
    return placed(things, read_paragraphs(package), compose(draft, cache).document) if things else ()


def _is_same_template(package: Package, draft: Draft) -> bool:
    inner = read_draft_json(package)
    try:
        return inner is not None and draft_from_json(inner).template.name == draft.template.name
    except NigaoError:
        return False


def keep_old(path: Path, old: Package | None, written: LayoutProfile, profile_of: ProfileOf, lost: Sequence[Foreign] | None = None) -> Path | None:
    """The copy that was made of the Word file at `path`, which is about to be written over, where it holds more than the new one, or has other pages
    by somebody's hand than those that are `written`; else None.

    `old` is that file, `profile_of` gives the layouts by name, `lost` is what of it could not be put into the new one: all, where it is None. Raises
    NigaoError where the copy can't be written.
    """
    if old is None or _is_untouched(old):
        return None
    if not ((read_foreign(old) if lost is None else lost) or _has_other_pages(old, written, profile_of) or _has_loose_text(old)):
        return None
    return put_beside(path, old.data, tr("改前"))


def missing_in(path: Path, texts: Sequence[str]) -> list[str]:
    """Those of these texts of which a Word file that was written lacks a line; all of them for any other file."""
    package = package_in(bytes_at(path)) if path.suffix.lower() == ".docx" else None
    paragraphs = [] if package is None else read_paragraphs(package)
    said = {plain(line) for paragraph in paragraphs for line in (paragraph, *paragraph.split("\n"))}
    return [text for text in texts if not {plain(line) for line in text.split("\n") if line.strip()} <= said]


def _has_other_pages(package: Package, written: LayoutProfile, profile_of: ProfileOf) -> bool:
    """Whether a report, not just any Word file, has pages that somebody changed over its own layout, and that are not those that are written."""
    inner = read_draft_json(package)
    try:
        own = "" if inner is None else draft_from_json(inner).template.layout
    except NigaoError:
        return False
    setup = read_page_setup(package)
    changed = layout_of(setup, profile_of(own), own) if own else own
    return bool(own and setup.others_beside(profile_of(own).page)) or (
        changed != own and bool(words_of(profile_of(changed), written) or profile_of(changed).key != changed)
    )


def _is_untouched(package: Package) -> bool:
    """Whether the file is as it was written here."""
    inner = read_draft_json(package) if is_sealed(package) else None
    try:
        return inner is not None and is_as_written(package, draft_from_json(inner))
    except NigaoError:
        return False


def _has_loose_text(package: Package) -> bool:
    """Whether the file says something that its own draft has no place for; a damaged one can't tell."""
    if not is_draft_whole(package):
        return True
    inner = read_draft_json(package)
    try:
        return inner is not None and bool(merged(draft_from_json(inner), package).loose)
    except NigaoError:
        return True
