"""A new file while it is written beside the one that it will replace. Where the system allows it has no name until it is whole: a program that
is killed leaves nothing.
"""

import contextlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

from editor.looking import is_taken
from editor.storage.files.names import own_prefix
from editor.storage.files.strays import MARK

_UNNAMED = getattr(os, "O_TMPFILE", 0)
_LONGEST = 20


class Beside:
    """The file that becomes `target`. `path` leads to it as long as it is open; raises OSError where none can be made."""

    def __init__(self, target: Path, *, unnamed: bool = True) -> None:
        self._target = target
        self._folder = self._without_name() if unnamed and _UNNAMED else -1
        if self._folder < 0:
            self.descriptor, name = tempfile.mkstemp(prefix=f"{self._beginning}-", suffix=".tmp", dir=target.parent)
            self.path = Path(name)

    @property
    def is_unnamed(self) -> bool:
        """Whether the file has no name yet."""
        return self._folder >= 0

    @property
    def _beginning(self) -> str:
        name = f".{self._target.stem[:_LONGEST]}{self._target.suffix[:_LONGEST]}"
        return f"{name}{MARK}{own_prefix()}".removesuffix("-")

    def _without_name(self) -> int:
        """Open the file without a name; gives the open folder, or -1 where the system knows no such files."""
        try:
            self.descriptor = os.open(self._target.parent, os.O_RDWR | os.O_CLOEXEC | _UNNAMED, 0o600)
        except OSError:
            return -1
        self.path = Path(f"/proc/self/fd/{self.descriptor}")
        try:
            if not is_taken(self.path):
                raise FileNotFoundError(self.path)
            return os.open(self._target.parent, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            os.close(self.descriptor)
            return -1

    def put_in_place(self) -> None:
        """Give it the name of its target, in one step. Raises OSError; FileNotFoundError where a file without a name can't be given one here."""
        if not self.is_unnamed:
            self.close()
            self.path.replace(self._target)
            return
        try:
            self._link(self._target)
        except FileExistsError:
            name = self._target.with_name(f"{self._beginning}-{os.urandom(4).hex()}.tmp")
            self._link(name)
            with self._gone_when_it_fails(name):
                name.replace(self._target)

    def put_new(self) -> None:
        """Give it the name of its target where nobody has that; raises FileExistsError, and OSError as `put_in_place` does."""
        if self.is_unnamed:
            self._link(self._target)
            return
        # Takes the name first: not every disk can give a file a second one.
        os.close(os.open(self._target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with self._gone_when_it_fails(self._target):
            self.put_in_place()

    def _link(self, name: Path) -> None:
        os.link(self.path, name.name, src_dir_fd=self._folder, dst_dir_fd=self._folder, follow_symlinks=True)

    @contextlib.contextmanager
    def _gone_when_it_fails(self, name: Path) -> Generator[None]:
        try:
            yield
        except BaseException:
            with contextlib.suppress(OSError):
                name.unlink()
            raise

    def close(self) -> None:
        """Close it; one without a name is gone, unless it was put in place."""
        for descriptor in (self.descriptor, self._folder):
            if descriptor >= 0:
                os.close(descriptor)
        self.descriptor = self._folder = -1

    def drop(self) -> None:
        """Close it and take it away."""
        has_name = not self.is_unnamed
        self.close()
        if has_name:
            with contextlib.suppress(OSError):
                self.path.unlink()
