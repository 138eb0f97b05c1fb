"""What tells a file from its later self, and where it went when its name holds nothing any more.

Time, size and number tell a watcher that there is something to look at. Whether a file may be written over is told by its content alone: a
program may write as many bytes within the same tick of the disk's clock, and some set the time back.
"""

from dataclasses import dataclass, field
from pathlib import Path

from editor.looking import entries_of, is_folder, status_of


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file at a moment: when it was written (nanoseconds), its size in bytes, its number on its disk.

    Two are equal where the content is the same as far as can be told: a copy put back has another number.
    """

    written: int
    size: int
    number: tuple[int, int] = field(compare=False)


@dataclass(frozen=True, slots=True)
class FileLook:
    """What a look found: the file's mark, or None with the name that it has now (None: none in its folder) and whether its folder is there."""

    mark: FileMark | None
    renamed: Path | None = None
    has_folder: bool = True


def mark_of(path: Path | str) -> FileMark | None:
    """The mark of a file, None where it can't be reached."""
    found = status_of(path)
    return None if found is None else FileMark(found.st_mtime_ns, found.st_size, (found.st_dev, found.st_ino))


def look(path: Path, known: FileMark | None) -> FileLook:
    """What became of a file that was known as `known`."""
    mark = mark_of(path)
    if mark is not None:
        return FileLook(mark)
    return FileLook(None, _renamed(path, known) if known is not None else None, is_folder(path.parent))


def _renamed(path: Path, known: FileMark) -> Path | None:
    """The file of the same kind in the same folder that is the very one: number, time and size tell."""
    entries = entries_of(path.parent)
    names = [entry.name for entry in entries if entry.name.lower().endswith(path.suffix.lower()) and entry.inode() == known.number[1]]
    same = (path.with_name(name) for name in names)
    return next((other for other in same if (mark := mark_of(other)) == known and mark is not None and mark.number == known.number), None)
