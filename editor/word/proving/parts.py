"""The parts of a written file, for the proof: read by code of its own, each once as long as it comes again."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from editor.model.problem import Problem
from editor.model.words import tr
from editor.zips import ZIP_DAMAGE

_HEAD, _LOCAL = struct.Struct("<4s5H3I2H"), b"PK\x03\x04"
_ENTRY, _CENTRAL = struct.Struct("<4s6H3I5H2I"), b"PK\x01\x02"
_TAIL, _END = struct.Struct("<4s4H2IH"), b"PK\x05\x06"
SMALL = 65_536
"""Parts that are no longer are read once as long as they come again: most are the same in each file that is written."""


class PackedPart(NamedTuple):
    """A part as it lies in the zip, with its check sum and its size."""

    packed: bytes
    check: int
    size: int

    def unpacked(self) -> bytes | None:
        """Its bytes; None where they are not what the zip says of them."""
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacker.decompress(self.packed, self.size + 1)
        except zlib.error:
            return None
        return data if unpacker.eof and len(data) == self.size and zlib.crc32(data) == self.check else None


def plain_parts(data: bytes) -> dict[str, PackedPart] | None:
    """The parts of a zip by path, where they lie side by side, all packed, and it says the same of them in both places, in the plainest way; None
    for any other.
    """
    found, begin = dict[str, PackedPart](), 0
    try:
        for path, at, part in _listed(data):
            if at != begin or path in found:
                return None
            begin = at + _HEAD.size + len(path) + len(part.packed)
            found[path] = part
        return found if _TAIL.unpack_from(data, len(data) - _TAIL.size)[6] == begin else None
    except (struct.error, ValueError):
        return None


def _listed(data: bytes) -> Iterator[tuple[str, int, PackedPart]]:
    """The path, the place and the part of each entry; raises ValueError for what is said otherwise than in the plainest way."""
    mark, *disks, count, also, size, at, comment = _TAIL.unpack_from(data, len(data) - _TAIL.size)
    if (mark, disks, count, at + size, comment) != (_END, [0, 0], also, len(data) - _TAIL.size, 0):
        raise ValueError(mark)
    for _ in range(count):
        mark, _, needed, flags, method, time, date, check, packed, size, named, *others, _, place = _ENTRY.unpack_from(data, at)
        path = data[at + _ENTRY.size : at + _ENTRY.size + named]
        begin = place + _HEAD.size + named
        head = (_LOCAL, needed, flags, method, time, date, check, packed, size, named, 0)
        if (mark, flags, method, others) != (_CENTRAL, 0, zipfile.ZIP_DEFLATED, [0] * 4) or _HEAD.unpack_from(data, place) != head:
            raise ValueError(path)
        if data[place + _HEAD.size : begin] != path:
            raise ValueError(path)
        yield path.decode("ascii"), place, PackedPart(data[begin : begin + packed], check, size)
        at += _ENTRY.size + named


def files_in(data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of all parts by path, or what is wrong with the zip."""
    plain = plain_parts(data)
    if plain is not None:
        files = {path: _known(part) if part.size <= SMALL else part.unpacked() for path, part in plain.items()}
        whole = {path: content for path, content in files.items() if content is not None}
        if len(whole) == len(files):
            return whole, []
    return _unzipped(data)


def _unzipped(data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    path = "zip"
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for path in archive.namelist():
                files[path] = archive.read(path)  # compares it with its check sum
    except ZIP_DAMAGE:
        return {}, [damage(path)]
    return files, []


@lru_cache(maxsize=32)
def _known(part: PackedPart) -> bytes | None:
    return part.unpacked()


def damage(path: str) -> Problem:
    """A part that is not as it should be."""
    return Problem(tr("写出的文件里“{path}”不完整。", path=path))
