"""Before a report is saved over a file that holds more than the draft can: the old file is kept beside it."""

from pathlib import Path

from editor.desk.merging import merged
from editor.model.draft_file import draft_from_json
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.storage.files_in import read_file
from editor.storage.safe_writing import write_safely
from editor.word import is_docx, read_draft_json, read_foreign


def keep_old(path: Path) -> Path | None:
    """The copy that was made of a Word file with something that a draft can't hold (pictures, comments, text without a place), else None.

    Raises NigaoError where the copy can't be written.
    """
    if not path.is_file():
        return None
    data = read_file(path)
    if not is_docx(data) or not _holds_more(data):
        return None
    copy = _beside(path, data)
    if not copy.exists():
        write_safely(copy, data)
    return copy


def _holds_more(data: bytes) -> bool:
    if read_foreign(data):
        return True
    inner = read_draft_json(data)
    try:
        return inner is not None and bool(merged(draft_from_json(inner), data).loose)
    except NigaoError:
        return True


def _beside(path: Path, data: bytes) -> Path:
    """A name beside the file that is free, or that already has the same bytes."""
    names = (path.with_name(f"{path.stem}（{tr('改前')}{number or ''}）{path.suffix}") for number in (0, *range(2, 10_000)))
    return next(name for name in names if not name.exists() or name.read_bytes() == data)
