"""A report that no other program wrote since: its draft is the one inside, and nothing has to be compared."""

from pathlib import Path

from editor.desk.opened import Opened
from editor.model.draft.file import stored_draft
from editor.model.problem import NigaoError
from editor.word import is_sealed, read_draft_json


def open_untouched(path: Path, data: bytes) -> Opened | None:
    """The draft of a Word file that is as this program, in a version not newer than this one, wrote it; None for any other file."""
    inner = read_draft_json(data, str(path)) if is_sealed(data) else None
    try:
        stored = None if inner is None else stored_draft(inner)
    except NigaoError:
        return None
    if stored is None or stored.draft is None or stored.newer:
        return None
    return Opened(stored.draft, "report", path.stem, path)
