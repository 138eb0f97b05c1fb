"""Where the parts of a package lie: in a zip that anybody may have made, with limits on what may be unpacked, or in memory."""

import io
import zipfile
from collections.abc import Mapping
from typing import Protocol

from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.zips import ZIP_DAMAGE

PART_LIMIT = 128 * 1024 * 1024
TOTAL_LIMIT = 512 * 1024 * 1024
RATIO_LIMIT = 400
RATIO_FREE = 4 * 1024 * 1024
ENTRY_LIMIT = 20_000


class Store(Protocol):
    """The parts of a package by path."""

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """What lies in the zip; nothing where there is none."""
        ...

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts, in their order."""
        ...

    def __contains__(self, path: object) -> bool:
        """Whether there is a part at a path."""
        ...

    def part(self, path: str) -> bytes:
        """The bytes of a part; raises NigaoError where it can't be had."""
        ...


class Held:
    """Parts in memory."""

    entries: tuple[zipfile.ZipInfo, ...] = ()

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts, in their order."""
        return tuple(self._parts)

    def __contains__(self, path: object) -> bool:
        """Whether there is a part at a path."""
        return path in self._parts

    def part(self, path: str) -> bytes:
        """The bytes of a part."""
        if path not in self._parts:
            raise damaged("")
        return self._parts[path]


class Zipped:
    """Parts in a zip, each unpacked when it is asked for. `file` is what the person calls the file."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raises NigaoError for what is no zip, is locked by a password, or would unpack to more than a document can be."""
        self._file = file
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_DAMAGE as error:
            raise damaged(file) from error
        self._refuse_bombs()

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """What lies in the zip, folders left out."""
        return tuple(entry for entry in self._archive.infolist() if not entry.filename.endswith("/"))

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts, in the order of the file."""
        return tuple(entry.filename for entry in self.entries)

    def __contains__(self, path: object) -> bool:
        """Whether there is a part at a path."""
        return path in self._archive.NameToInfo

    def part(self, path: str) -> bytes:
        """The bytes of a part; raises NigaoError for one that is damaged, missing or too large."""
        try:
            with self._archive.open(path) as stream:
                data = stream.read(PART_LIMIT + 1)
        except (KeyError, *ZIP_DAMAGE) as error:
            raise damaged(self._file) from error
        if len(data) > PART_LIMIT:
            raise _too_large(self._file)
        return data

    def _refuse_bombs(self) -> None:
        entries = self._archive.infolist()
        sizes = sum(entry.file_size for entry in entries)
        swollen = any(e.file_size > RATIO_FREE and e.file_size > RATIO_LIMIT * max(1, e.compress_size) for e in entries)
        if swollen or sizes > TOTAL_LIMIT or len(entries) > ENTRY_LIMIT:
            raise _too_large(self._file)
        if any(entry.flag_bits & 1 for entry in entries):
            raise locked(self._file)


def damaged(file: str) -> NigaoError:
    """The error for a file that is broken inside."""
    return NigaoError(tr("“{file}”已损坏，打不开。请用 Word 或 WPS 打开后另存为 .docx。", file=file))


def locked(file: str) -> NigaoError:
    """The error for a file that has a password."""
    return NigaoError(tr("“{file}”有密码。请在 Word 或 WPS 里去掉密码再打开。", file=file))


def _too_large(file: str) -> NigaoError:
    return NigaoError(tr("“{file}”解开后过大，没有打开。请删去其中的大图片再试。", file=file))
