"""Where killed programs may have left something: the program's own folders, those of the person's reports, the temporary files."""

from collections.abc import Iterable
from pathlib import Path

from editor.looking import files_in, is_folder
from editor.storage.files.strays import sweep, sweep_cache, sweep_conversions
from editor.storage.folders import Folders


def sweep_all(folders: Folders, places: Iterable[Path]) -> None:
    """Take away what was left there, and in more `places`; a folder on the network may take seconds to answer."""
    own = (folders.config, folders.state, folders.journals, folders.profiles, *_with_those_inside(folders.templates))
    for folder in dict.fromkeys((*own, folders.documents, *places)):
        sweep(folder)
    sweep_cache(folders.cache / "fonts")
    sweep_conversions()


def _with_those_inside(folder: Path) -> list[Path]:
    return [folder, *(path for path in files_in(folder, deep=True) if is_folder(path))]
