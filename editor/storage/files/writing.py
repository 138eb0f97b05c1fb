"""Safe writing: the old file stays until the new one is whole, on the disk and proved."""

import contextlib
import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

from editor.looking import is_folder, is_taken, status_of, whole_path
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.beside import Beside
from editor.storage.files.reasons import reason_of
from editor.storage.files.strays import sweep

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SHARING_VIOLATION = 32
# The mask is the whole program's, and can only be read by setting it.
_MASKING = threading.Lock()

Proof = Callable[[bytes], None]
Last = Callable[[Path], None]


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise NigaoError (exit code 4) when a file is there that may not be replaced."""
    if is_taken(path) and not force:
        raise NigaoError(tr("“{path}”已经有了。换个名称，或加 --force 替换。", path=path), ExitCode.UNWRITABLE)


def write_safely(path: Path, data: bytes, prove: Proof | None = None, *, private: bool = False, last: Last | None = None) -> None:
    """Put `data` in place of the file at `path` in one step, keeping its permissions; a symbolic link keeps pointing to the file.

    `prove` is given the bytes read back from the disk and raises NigaoError when they are not right. Whatever fails, the old file stays
    and NigaoError (exit code 4) says why. A `private` file is readable by the person alone. `last` is given the file right before it is replaced,
    after all else, and raises what it likes to leave it as it is.
    """
    try:
        replace_file(Path(os.path.realpath(path)), data, prove, private=private, last=last)
    except OSError as error:
        raise NigaoError(failed_words(path, error), ExitCode.UNWRITABLE) from error
    except ValueError as error:
        raise NigaoError(tr("没能保存“{path}”：那里不能放文件。换一个文件名。", path=repr(str(path))), ExitCode.UNWRITABLE) from error


def replace_file(target: Path, data: bytes, prove: Proof | None = None, *, private: bool = False, last: Last | None = None) -> None:
    """What `write_safely` does, for the program's own files: follows no links and raises the system's own OSError.

    What killed programs left in the folder is swept first.
    """
    _refuse_read_only(target)
    sweep(target.parent)
    try:
        _replace(Beside(target), target, data, prove, private=private, last=last)
    except _NoNameError:
        _replace(Beside(target, unnamed=False), target, data, prove, private=private, last=last)
    sync_folder(target.parent)


class _NoNameError(Exception):
    """A file without a name can't be given one on this disk."""


def _replace(beside: Beside, target: Path, data: bytes, prove: Proof | None, *, private: bool, last: Last | None) -> None:
    try:
        write_all(beside.descriptor, data)
        os.fsync(beside.descriptor)
        _check(beside.path.read_bytes(), data, prove)
        if not private:
            _take_permissions(beside.path, target)
        if last is not None:
            last(target)
        _put_in_place(beside)
    except BaseException:
        beside.drop()
        raise
    beside.close()


def _put_in_place(beside: Beside) -> None:
    is_unnamed = beside.is_unnamed
    try:
        beside.put_in_place()
    except OSError as error:
        if is_unnamed:
            raise _NoNameError from error
        raise


def _refuse_read_only(target: Path) -> None:
    found = status_of(target)
    if found is None:
        return
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "", str(target))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "", str(target))


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; raises OSError when the disk takes none of what is left."""
    rest = memoryview(data)
    while rest:
        count = os.write(descriptor, rest)
        if count <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[count:]


def _check(written: bytes, data: bytes, prove: Proof | None) -> None:
    if written != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    if prove:
        prove(written)


def _take_permissions(beside: Path, target: Path) -> None:
    """Those of the old file, else what a new file gets: mkstemp's are for the person alone."""
    old = status_of(target)
    if old is None:
        beside.chmod(plain_mode())
        return
    beside.chmod(stat.S_IMODE(old.st_mode))
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(beside, old.st_uid, old.st_gid)


def plain_mode() -> int:
    """The permissions that a new file gets from the system."""
    with _MASKING:
        mask = os.umask(0o077)
        os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the disk remember the folder's names; systems that can't (Windows) do so by themselves."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def failed_words(path: Path, error: OSError) -> str:
    """Why the system did not write a file, in a sentence."""
    names = {"path": str(path), "folder": str(_folder_of(path))}
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return tr("没能保存“{path}”：文件正被别的程序打开。关掉它再存。", **names)
    if error.errno in (errno.EISDIR, errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL):
        return _wrong_path(error, names)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _no_permission(path, names)
    if error.errno in _FULL:
        return tr("没能保存“{path}”：磁盘满了。腾出空间再存，原来的文件没有动。", **names)
    return tr("没能保存“{path}”：磁盘出错（{why}）。换一个位置再存。", why=reason_of(error), **names)


def _folder_of(path: Path) -> Path:
    """The folder that a file is written to: where a link points is where it goes."""
    target = whole_path(path)
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        target = target.resolve()
    return target.parent


def _wrong_path(error: OSError, names: dict[str, str]) -> str:
    if error.errno == errno.EISDIR:
        return tr("没能保存“{path}”：它是文件夹。换一个文件名。", **names)
    if error.errno == errno.EINVAL or (error.errno == errno.ENOENT and is_folder(Path(names["folder"]))):
        return tr("没能保存“{path}”：那里不能放文件。换一个文件名。", **names)
    if error.errno == errno.ENAMETOOLONG:
        return tr("没能保存“{path}”：文件名太长。换一个短些的。", **names)
    return tr("没能保存“{path}”：没有文件夹“{folder}”。", **names)


def _no_permission(path: Path, names: dict[str, str]) -> str:
    if is_taken(path) and not os.access(path, os.W_OK):
        return tr("没能保存“{path}”：文件是只读的。换一个文件名。", **names)
    return tr("没能保存“{path}”：文件夹“{folder}”不让写。换一个位置。", **names)
