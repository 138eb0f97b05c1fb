"""New files, put under names that nobody has: nothing that exists is written over."""

import contextlib
import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO

from editor.looking import status_of
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.beside import Beside
from editor.storage.files.writing import failed_words, plain_mode

_AT_ONCE = 1 << 20


def add_file(path: Path, data: bytes) -> None:
    """Put a new file under a name that is free, whole and on the disk, in one step; its bytes are read again before.

    Raises NigaoError (exit code 4) where the name is taken by then, and where the disk refuses. Unlike `write_safely` it sweeps nothing and does not
    make the disk remember the folder: who adds many files does that once, with `sync_folder`.
    """
    with _adding(path, force=False) as descriptor:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.lseek(descriptor, 0, os.SEEK_SET)
        if b"".join(iter(lambda: os.read(descriptor, _AT_ONCE), b"")) != data:
            raise NigaoError(tr("没能保存“{path}”：写进去的和读出来的不一样。换一个位置再存。", path=path), ExitCode.UNWRITABLE)


@contextlib.contextmanager
def adding_file(path: Path, *, force: bool = False) -> Generator[BinaryIO]:
    """A new file to write and read, which gets its name when the block ends well, and is gone otherwise; with `force` in the place of another one.

    Raises NigaoError as `add_file` does.
    """
    with _adding(path, force=force) as descriptor, os.fdopen(os.dup(descriptor), "w+b") as file:
        yield file


@contextlib.contextmanager
def _adding(path: Path, *, force: bool) -> Generator[int]:
    """The same, as an open descriptor."""
    try:
        beside = Beside(path)
        try:
            yield beside.descriptor
            os.fsync(beside.descriptor)
            beside.path.chmod(plain_mode())
            _put(beside, path, force=force)
        except BaseException:
            beside.drop()
            raise
        beside.close()
    except FileExistsError as error:
        raise NigaoError(tr("“{path}”已经有了。", path=path), ExitCode.UNWRITABLE) from error
    except OSError as error:
        raise NigaoError(failed_words(path, error), ExitCode.UNWRITABLE) from error


def _put(beside: Beside, path: Path, *, force: bool) -> None:
    """Give the file its name. An empty file that lies there, as a killed program may leave it, holds nothing and is taken."""
    there = status_of(path)
    may_replace = there is not None and (force or not there.st_size)
    try:
        if may_replace:
            beside.put_in_place()
        else:
            beside.put_new()
    except FileExistsError:
        raise
    except OSError:
        if not beside.is_unnamed:
            raise
        _put_named(beside, path, may_replace=force or may_replace)


def _put_named(beside: Beside, path: Path, *, may_replace: bool) -> None:
    """The same through a file that has a name from the start: on this disk no name can be given later."""
    named = Beside(path, unnamed=False)
    try:
        with beside.path.open("rb") as file, os.fdopen(os.dup(named.descriptor), "wb") as copy:
            shutil.copyfileobj(file, copy)
        os.fsync(named.descriptor)
        named.path.chmod(plain_mode())
        if may_replace:
            named.put_in_place()
        else:
            named.put_new()
    except BaseException:
        named.drop()
        raise
    named.close()
