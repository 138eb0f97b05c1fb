"""What lies at a path, asked without an error: a closed folder, a name that is too long or that no disk can hold, a broken disk show nothing.

Whoever needs the reason reads or writes the file and gets it there. A test of the house finds questions to the disk that don't go through here.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

UNREACHABLE = (OSError, ValueError, RuntimeError)
"""What asking the disk raises: its own errors, names with a NUL or of letters that it can't write, links in a circle, no home folder."""

_HIDES_NOTHING = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EACCES, errno.EPERM)


def status_of(path: Path | str, *, of_link: bool = False) -> os.stat_result | None:
    """What the disk says of a path, or `of_link` of the link that lies there; None where nothing is seen."""
    try:
        return os.stat(path, follow_symlinks=not of_link)  # noqa: PTH116 - a text is asked in half the time
    except UNREACHABLE:
        return None


def is_there(path: Path) -> bool:
    """Whether a file lies at a path, as far as one can see."""
    found = status_of(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def may_hold_file(path: Path) -> bool:
    """Whether a file lies at a path, or may for all that is known: an error of the disk or the network hides what is there.

    In a folder that is closed to us nothing can be put over anything.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return error.errno not in _HIDES_NOTHING
    except UNREACHABLE:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder lies at a path, as far as one can see."""
    found = status_of(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def is_taken(path: Path) -> bool:
    """Whether anything lies at a path, be it a link that leads nowhere: its name is not free."""
    return status_of(path, of_link=True) is not None


def may_be_taken(path: Path) -> bool:
    """Whether something lies at a path, or may for all that is known: an error of the disk or the network hides what is there."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno not in _HIDES_NOTHING
    except UNREACHABLE:
        return False
    return True


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; of files that can't be reached their names tell."""
    first, second = status_of(one), status_of(other)
    if first is None or second is None:
        return whole_path(one) == whole_path(other)
    return os.path.samestat(first, second)


def whole_path(path: Path) -> Path:
    """The path from the root on; as it is where the folder that the program was started in is gone."""
    try:
        return path.absolute()
    except UNREACHABLE:
        return path


def files_in(folder: Path, pattern: str = "*", *, deep: bool = False) -> list[Path]:
    """What lies in a folder under names of that pattern, in their order, with `deep` also in those below; nothing of what can't be read."""
    try:
        return sorted(folder.rglob(pattern) if deep else folder.glob(pattern))
    except UNREACHABLE:
        return []


def entries_of(folder: Path) -> Iterator["os.DirEntry[str]"]:
    """The entries of a folder with what the disk tells of them at once; none of one that can't be read."""
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except UNREACHABLE:
        return


def home() -> Path:
    """The person's home folder, the root where the system knows none."""
    try:
        return Path.home()
    except UNREACHABLE:
        return Path(os.sep)


def read_plain_file(path: Path, most: int) -> bytes:
    """The bytes of a plain file of at most so many; never waits for a pipe or a device that lies there instead.

    Raises OSError where it can't be read, ValueError where it is longer or no plain file.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise ValueError(path)
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(path)
    return data
