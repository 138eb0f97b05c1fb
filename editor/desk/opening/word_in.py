"""Word files in: a report goes on where it was left, any other Word file is read as a sample."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editor.desk.opening.damage import DAMAGED, LOST, OTHERS, found_as_sample, found_by_controls, found_by_text, template_of_fields
from editor.desk.opening.opened import Opened, OpenedKind
from editor.desk.saving.keeping import foreign_of
from editor.desk.saving.kinship import is_of_another
from editor.merging import Merged, merged, values_shown
from editor.model.draft.draft import Draft
from editor.model.draft.file import StoredDraft, stored_draft
from editor.model.problem import NigaoError, Problem
from editor.model.returned.edited import key_of
from editor.model.returned.placed import PlacedForeign, placed
from editor.model.sample.inspection import Inspection
from editor.model.template.template import Template
from editor.model.words import tr
from editor.storage.files.reading import read_file
from editor.storage.library.library import Library
from editor.word import (
    Package,
    TableLoss,
    is_draft_whole,
    lost_of_tables,
    open_package,
    read_draft_json,
    read_foreign,
    read_page_setup,
    read_pieces,
    read_source,
    read_values,
    was_written_here,
)

Cancelled = Callable[[], bool] | None


class SeenWord:
    """The text of a Word file, at which the reader looks once, be it to judge whether the file is a form or to make a sample of it."""

    def __init__(self, package: Package) -> None:
        self.source = read_source(package)
        self._seen: Inspection | None = None

    def seen(self, cancelled: Cancelled = None) -> Inspection:
        """What the reader sees in the first document; raises NigaoError when `cancelled` says so."""
        if self._seen is None:
            from editor.reading import inspect  # noqa: PLC0415 - a report needs no reader

            self._seen = inspect(self.source, cancelled=cancelled or _never)
        return self._seen


def _never() -> bool:
    return False


def open_word(path: Path, package: Package, document: int = 0, cancelled: Cancelled = None, library: Library | None = None) -> Opened:
    """The draft of a Word file at a path.

    A report without its inner data is read with the template of the library that has its fields, else as a sample, with the values that its
    controls show; one without controls by its text; one of a newer version is locked; one whose inner data can be read and is not as it was written
    goes on with it, as its text has it. Each says so in a sentence.
    """
    stored = _stored(package)
    if isinstance(stored, str):
        return _without_data(path, package, stored, library) or _read(path, package, document, cancelled, stored)
    if stored.draft is None:
        return _locked(replace(_read(path, package, document, cancelled, LOST), inspection=None), path)
    found = merged(stored.draft, package)
    if is_of_another(stored.draft, found):
        return _without_data(path, package, OTHERS, library) or _read(path, package, document, cancelled, OTHERS)
    if stored.newer:
        return _locked(_report(path, package, found, ()), path)
    return _own(path, package, found) if is_draft_whole(package) else _doubted(path, package, found, library, stored.draft.template)


def foreign_in(path: Path, draft: Draft) -> tuple[PlacedForeign, ...]:
    """What stands in the Word file of a draft that the draft can't hold, with its places in the draft; raises NigaoError for what is no Word file."""
    return foreign_of(open_package(read_file(path)), draft)


def _stored(package: Package) -> StoredDraft | str:
    """The draft inside a file, or what became of it."""
    inner = read_draft_json(package)
    if inner is None:
        return LOST
    try:
        return stored_draft(inner)
    except NigaoError:
        return DAMAGED


def _report(path: Path, package: Package, found: Merged, notes: tuple[Problem, ...]) -> Opened:
    foreign, pages = _foreign(package, found), read_page_setup(package)
    return Opened(found.draft, OpenedKind.REPORT, path.stem, path, notes=notes, changes=found.changes, foreign=foreign, pages=pages)


def _foreign(package: Package, found: Merged) -> tuple[PlacedForeign, ...]:
    return placed(read_foreign(package), [paragraph.text for paragraph in found.paragraphs], found.document)


def _own(path: Path, package: Package, found: Merged) -> Opened:
    notes, is_whole = found_by_text(found)
    return replace(_report(path, package, found, notes), damaged=not is_whole)


def _doubted(path: Path, package: Package, found: Merged, library: Library | None, template: Template) -> Opened:
    """A draft that can be read though it is not as it was written: its text is held against the file, and all that the file shows is believed.

    Where controls have fields that it does not know, the template of the library that knows them is better.
    """
    paths = {place.path for place in read_values(package)}
    is_known = template.by_key.keys() >= {key_of(path) for path in paths}
    by_library = None if is_known else _without_data(path, package, DAMAGED, library)
    if by_library is not None:
        return by_library
    more = found_by_controls(template, paths) if paths else found_by_text(found).notes
    note = Problem(tr("文稿的拟稿记录损坏了，还能读，已按正文核对。请再看一遍。"))
    return replace(_report(path, package, found, (note, *more)), damaged=True)


def _locked(opened: Opened, path: Path) -> Opened:
    """The draft, to be looked at only. External changes are not listed, because this version can't tell them from features that it does not know."""
    why = tr("这份文稿由更新的版本写成，只能看，不能改。更新拟稿后再改。")
    return replace(opened, kind="report", name=path.stem, path=path, changes=(), notes=(Problem(why),), locked=why, pages=None)


def _without_data(path: Path, package: Package, why: str, library: Library | None) -> Opened | None:
    """The draft of the template that has the fields of the controls; None where there is none."""
    shown = read_values(package) if library is not None and was_written_here(package) else []
    template = template_of_fields(library, {place.path for place in shown}) if library is not None and shown else None
    if template is None:
        return None
    note = Problem(tr("文稿的拟稿记录{why}，已按模板“{name}”接上。", why=_said(why), name=template.name))
    notes = (note, *found_by_controls(template, {place.path for place in shown}))
    return replace(_report(path, package, merged(Draft(template, values_shown(template, shown)), package), notes), damaged=True)


def _read(path: Path, package: Package, document: int, cancelled: Cancelled, why: str) -> Opened:
    """The draft of any Word file as a sample; one that was a report says what became of it, and its controls give their values."""
    from editor.desk.opening.control_values import read_filled  # noqa: PLC0415 - a report needs no reader

    shown, text = read_values(package), package.once(SeenWord)
    seen = text.source if document else text.seen(cancelled)
    opened = read_filled(seen, shown, path.stem, document, cancelled, read_pieces(package))
    note = _told(package, why, has_values=bool(opened.draft.values))
    more = found_as_sample(opened.draft, [key_of(place.path) for place in shown if place.filled]) if note else ()
    notes = (*note, *more, *opened.notes, *_plain_tables(package))
    return replace(opened, notes=notes, damaged=bool(note) and (bool(opened.draft.values) or why != LOST))


def _plain_tables(package: Package) -> tuple[Problem, ...]:
    """What of the look of a foreign file's tables is lost, in one sentence."""
    words = {TableLoss.SHADING: tr("底纹"), TableLoss.HEIGHTS: tr("行高")}
    lost = () if was_written_here(package) else lost_of_tables(package)
    return (Problem(tr("表格的{looks}不照原样，按版式排。", looks=tr("和").join(words[one] for one in lost))),) if lost else ()


def _told(package: Package, why: str, *, has_values: bool) -> tuple[Problem, ...]:
    if why == LOST and not was_written_here(package):
        return ()
    if has_values:
        return (Problem(tr("文稿的拟稿记录{why}，按范文读出，填过的内容已找回。", why=_said(why))),)
    if why == LOST:
        return (Problem(tr("文稿里没有拟稿记录和填写标记，已按范文读出。")),)
    return (Problem(tr("文稿的拟稿记录{why}，已按范文读出，请校对一遍。", why=_said(why))),)


def _said(why: str) -> str:
    """What became of the inner data, as it stands in the sentence."""
    return {LOST: tr("丢了"), DAMAGED: tr("损坏了"), OTHERS: tr("是另一份文稿的")}[why]
