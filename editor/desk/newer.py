"""Reports of a newer version are never written over: this version may lose what that one knew."""

from pathlib import Path

from editor.model.draft.file import stored_draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.reading import read_file
from editor.word import is_docx, read_draft_json


def refuse_newer(path: Path) -> None:
    """Raise NigaoError (exit code 4) where a report of a newer version lies at a path that is to be written."""
    if path.is_file() and _is_newer(path):
        raise NigaoError(tr("“{name}”由更新的版本写成，没有覆盖。换个名称再存。", name=path.name), ExitCode.UNWRITABLE)


def _is_newer(path: Path) -> bool:
    try:
        data = read_file(path)
        inner = read_draft_json(data) if is_docx(data) else None
        return inner is not None and stored_draft(inner).newer
    except NigaoError:
        return False
