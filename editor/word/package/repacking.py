"""A zip with some of its parts replaced and some added: what did not change is taken over as it lies there, packed as it was."""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_HEAD = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_TAIL = struct.Struct("<4s4H2IH")
_UTF8, _NEEDED = 0x800, 20
_LEVEL = 3
"""Of texts of Word files a higher level takes three times as long, and makes them an eighth shorter."""
_NO_TIME = (0, 0x21)
_RIGHTS = 0o600 << 16  # what Python's own zips say of a part
_SMALL = 65_536
"""Parts that are no longer are packed once as long as they come again: most are the same in each file that a program writes."""


def repacked(data: bytes, entries: Sequence[ZipInfo], changed: Mapping[str, bytes], dropped: frozenset[str] = frozenset()) -> bytes:
    """The bytes of a zip of these entries of `data`, those in `changed` with new contents, others of it behind them, without those `dropped`.

    What a package may hold (`store.py`) is far below what a plain zip can.
    """
    return _zip(_members(data, entries, changed, dropped))


def packed_anew(files: Iterable[tuple[str, bytes, bool]]) -> bytes:
    """The bytes of a zip of these files: path, content, whether it is worth packing. The same bytes for the same files, without a time.

    Raises ValueError as `repacked` does.
    """
    return _zip(((path, _NO_TIME, _packed(data) if packs else _stored(data)) for path, data, packs in files), _RIGHTS)


def _zip(members: Iterable[tuple[str, tuple[int, int], "_Packed"]], rights: int = 0) -> bytes:
    made, listed, at = list[bytes](), list[bytes](), 0
    for name, date, packed in members:
        head, entry = _heads(name, date, packed, at, rights)
        made += [head, packed.data]
        listed.append(entry)
        at += len(head) + len(packed.data)
    directory = b"".join(listed)
    return b"".join([*made, directory, _TAIL.pack(_END, 0, 0, len(listed), len(listed), len(directory), at, 0)])


class _Packed:
    """The packed bytes of a part, with what the zip says of them."""

    __slots__ = ("check", "data", "method", "size")

    def __init__(self, data: bytes, method: int, check: int, size: int) -> None:
        self.data, self.method, self.check, self.size = data, method, check, size


def _members(
    data: bytes, entries: Sequence[ZipInfo], changed: Mapping[str, bytes], dropped: frozenset[str]
) -> Iterator[tuple[str, tuple[int, int], _Packed]]:
    known = {entry.filename for entry in entries}
    for entry in entries:
        if entry.filename not in dropped:
            packed = _deflated(changed[entry.filename]) if entry.filename in changed else _taken(data, entry)
            yield entry.filename, _moment(entry), packed
    for name, content in changed.items():
        if name not in known:
            yield name, _NO_TIME, _deflated(content)


def packed_bytes(data: bytes, entry: ZipInfo) -> bytes:
    """The packed bytes of an entry, as they lie in the zip; none for one that a damaged directory puts before its begin or behind its end."""
    if not 0 <= entry.header_offset <= len(data) - _HEAD.size:
        return b""
    head = _HEAD.unpack_from(data, entry.header_offset)
    begin = entry.header_offset + _HEAD.size + head[9] + head[10]
    return data[begin : begin + entry.compress_size]


def _taken(data: bytes, entry: ZipInfo) -> _Packed:
    return _Packed(packed_bytes(data, entry), entry.compress_type, entry.CRC, entry.file_size)


def _deflated(content: bytes) -> _Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return _Packed(packer.compress(content) + packer.flush(), ZIP_DEFLATED, zlib.crc32(content), len(content))


def _packed(content: bytes) -> _Packed:
    return _known(content) if len(content) <= _SMALL else _deflated(content)


@lru_cache(maxsize=64)
def _known(content: bytes) -> _Packed:
    return _deflated(content)


def _stored(content: bytes) -> _Packed:
    return _Packed(content, ZIP_STORED, zlib.crc32(content), len(content))


def _moment(entry: ZipInfo) -> tuple[int, int]:
    """The time and the date of an entry, as a zip has them."""
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _heads(name: str, moment: tuple[int, int], packed: _Packed, at: int, rights: int) -> tuple[bytes, bytes]:
    """What stands before the bytes of a part, and its entry in the directory."""
    raw = name.encode()
    flags = 0 if name.isascii() else _UTF8
    sizes = (packed.check, len(packed.data), packed.size, len(raw))
    head = _HEAD.pack(_LOCAL, _NEEDED, flags, packed.method, *moment, *sizes, 0)
    entry = _ENTRY.pack(_CENTRAL, _NEEDED, _NEEDED, flags, packed.method, *moment, *sizes, 0, 0, 0, 0, rights, at)
    return head + raw, entry + raw
