"""Before a report is saved over a file that holds more than the draft can: the old file is kept beside it."""

from collections.abc import Sequence
from pathlib import Path

from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json
from editor.model.problem import NigaoError
from editor.model.returned.foreign import Foreign
from editor.model.words import tr
from editor.storage.files.reading import read_file
from editor.storage.files.writing import write_safely
from editor.word import Expected, Grafted, graft, is_docx, is_sealed, lost_of, prove, read_draft_json, read_foreign, ungrafted


def base_data(base: Path | None, path: Path, draft: Draft) -> bytes | None:
    """The bytes of the report whose foreign structure is written again: those of `base`, else those of `path` where it was made from the same
    template; None where there is no such file. Raises NigaoError where what would be written over can't be read.
    """
    if base is not None and base != path:
        return _lent(base)
    data = read_file(path) if path.is_file() else b""
    return data if is_docx(data) and (base is not None or _is_same_template(data, draft)) else None


def _lent(base: Path) -> bytes | None:
    """The bytes of a Word file; None where it is gone, can't be read or is none any more."""
    try:
        data = read_file(base) if base.is_file() else b""
    except NigaoError:
        return None
    return data if is_docx(data) else None


def lost_with(base: Path, known: Sequence[Foreign], *, final: bool = False) -> tuple[Foreign, ...]:
    """What of the things that are known of a report can't be written again since its file is gone or can't be read; nothing where it can."""
    return lost_of(known, (), final=final) if known and _lent(base) is None else ()


def _is_same_template(data: bytes, draft: Draft) -> bool:
    inner = read_draft_json(data)
    try:
        return inner is not None and draft_from_json(inner).template.name == draft.template.name
    except NigaoError:
        return False


def grafted_on(written: bytes, base: bytes | None, expected: Expected, *, final: bool = False) -> Grafted:
    """The written file with the foreign structure of its base, where there is one; without any where the file would not prove with it."""
    if base is None:
        return Grafted(written)
    made = graft(written, base, final=final)
    return made if made.data == written or not prove(made.data, expected) else ungrafted(written, base, final=final)


def keep_old(path: Path, base: bytes | None, lost: Sequence[Foreign]) -> Path | None:
    """The copy that was made of the Word file at `path`, which is about to be written over, where it holds more than the new one; else None.

    `lost` is what of `base` could not be put into the new file. Raises NigaoError where the copy can't be written.
    """
    if not path.is_file():
        return None
    data = read_file(path)
    if is_sealed(data) or not is_docx(data) or not (_has_loose_text(data) or (lost if data == base else read_foreign(data))):
        return None
    copy = _beside(path, data)
    if not copy.exists():
        write_safely(copy, data)
    return copy


def _has_loose_text(data: bytes) -> bool:
    """Whether the file says something that its own draft has no place for."""
    inner = read_draft_json(data)
    try:
        return inner is not None and bool(merged(draft_from_json(inner), data).loose)
    except NigaoError:
        return True


def _beside(path: Path, data: bytes) -> Path:
    """A name beside the file that is free, or that already has the same bytes."""
    names = (path.with_name(f"{path.stem}（{tr('改前')}{number or ''}）{path.suffix}") for number in (0, *range(2, 10_000)))
    return next(name for name in names if not name.exists() or name.read_bytes() == data)
