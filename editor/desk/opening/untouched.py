"""Reports known by their inner data: one that nobody wrote since opens without being merged, one of a newer version is not written over.

Apart from what compares, which takes longer to load than a report takes to open.
"""

from pathlib import Path

from editor.composing import ComposeCache
from editor.desk.opening.opened import Opened, OpenedKind
from editor.desk.saving.handing import hand_on
from editor.desk.saving.kinship import is_as_written
from editor.looking import is_there
from editor.model.draft.file import stored_draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.reading import read_file
from editor.word import Package, is_sealed, package_in, read_draft_json


def open_untouched(path: Path, package: Package) -> Opened | None:
    """The draft of a Word file that is as this program, in a version not newer than this one, wrote it; None for any other file."""
    inner = read_draft_json(package) if is_sealed(package) else None
    try:
        stored = None if inner is None else stored_draft(inner)
    except NigaoError:
        return None
    cache = ComposeCache()
    if stored is None or stored.draft is None or stored.newer or not is_as_written(package, stored.draft, cache):
        return None
    hand_on(cache)
    return Opened(stored.draft, OpenedKind.REPORT, path.stem, path)


def refuse_newer(path: Path) -> None:
    """Raise NigaoError (exit code 4) where a report of a newer version lies at a path that is to be written."""
    if is_there(path) and _is_newer(path):
        raise NigaoError(tr("“{name}”由更新的版本写成，没有覆盖。换个名称再存。", name=path.name), ExitCode.UNWRITABLE)


def _is_newer(path: Path) -> bool:
    try:
        package = package_in(read_file(path))
        inner = None if package is None else read_draft_json(package)
        return inner is not None and stored_draft(inner).newer
    except NigaoError:
        return False
