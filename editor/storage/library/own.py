"""What a person does with templates of the library: give one of the own another name, copy one, take one away and put it back."""

import itertools
from dataclasses import dataclass, replace
from pathlib import Path

from editor.looking import is_taken
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.reading import read_file
from editor.storage.files.reasons import reason_of
from editor.storage.folders import private_folder
from editor.storage.library.entry import FORM_ENDING, LibraryEntry, Origin, read_template
from editor.storage.library.library import Library, file_name

_REMOVED = ".removed"


@dataclass(frozen=True, slots=True)
class Removed:
    """A template that was taken away: where its file lay and where it lies now."""

    file: Path
    kept: Path


def rename(library: Library, entry: LibraryEntry, name: str) -> Path:
    """Give one of the person's own templates another name and give its file; raises NigaoError when the name is taken or the disk refuses."""
    if (name := " ".join(name.split())) in ("", entry.name):
        return entry.file
    made = _saved(library, entry, name, entry.folder)
    try:
        entry.file.unlink()
    except OSError as error:
        raise _refused(entry.file, error) from error
    return made


def copy(library: Library, entry: LibraryEntry) -> Path:
    """Put a copy of any template among the person's own, under a name that is free there, and give its file; raises NigaoError as `rename` does."""
    taken = {found.name for found in library.entries() if found.origin == Origin.OWN}
    names = (tr("{name}（副本{number}）", name=entry.name, number=number) for number in itertools.count(2))
    proposed = itertools.chain((entry.name, tr("{name}（副本）", name=entry.name)), names)
    name = next(name for name in proposed if name not in taken and file_name(name) not in map(file_name, taken))
    return _saved(library, entry, name, entry.folder if entry.origin == Origin.OWN else "")


def _saved(library: Library, entry: LibraryEntry, name: str, folder: str) -> Path:
    """Save the template of an entry under another name; a Word form is called as its file."""
    if entry.file.suffix == FORM_ENDING:
        return library.save_form(read_file(entry.source), name, folder=folder)
    template, _ = read_template(entry.source)
    return library.save(replace(template, name=name), name, folder=folder)


def remove(entry: LibraryEntry) -> Removed:
    """Take one of the person's own templates away; its file is kept out of sight, so that `restore` can bring it back. Raises NigaoError."""
    place = entry.file.parent / _REMOVED
    try:
        private_folder(place)
        names = (place / f"{entry.file.name}{number or ''}" for number in itertools.count())
        kept = next(name for name in names if not is_taken(name))
        entry.file.rename(kept)
    except OSError as error:
        raise _refused(entry.file, error) from error
    return Removed(entry.file, kept)


def restore(removed: Removed) -> None:
    """Put a template back that was taken away; raises NigaoError when another one has its place by now."""
    if is_taken(removed.file):
        raise NigaoError(tr("放不回去：已经有“{name}”了。", name=removed.file.stem), ExitCode.UNWRITABLE)
    try:
        removed.kept.rename(removed.file)
    except OSError as error:
        raise _refused(removed.file, error) from error


def _refused(path: Path, error: OSError) -> NigaoError:
    return NigaoError(tr("动不了文件“{path}”（{why}）。", path=path, why=reason_of(error)), ExitCode.UNWRITABLE)
