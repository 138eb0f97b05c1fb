"""A zip with some of its parts replaced and some added: what did not change is taken over as it lies there, packed as it was."""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipInfo

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_HEAD = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_TAIL = struct.Struct("<4s4H2IH")
_UTF8, _NEEDED = 0x800, 20
_LEVEL = 6


def repacked(data: bytes, entries: Sequence[ZipInfo], changed: Mapping[str, bytes], dropped: frozenset[str] = frozenset()) -> bytes:
    """The bytes of a zip of these entries of `data`, those in `changed` with new contents, others of it behind them, without those `dropped`.

    What a package may hold (`store.py`) is far below what a plain zip can.
    """
    made, listed, at = list[bytes](), list[bytes](), 0
    for name, date, packed in _members(data, entries, changed, dropped):
        head, entry = _heads(name, date, packed, at)
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
            yield name, (0, 0x21), _deflated(content)


def packed_bytes(data: bytes, entry: ZipInfo) -> bytes:
    """The packed bytes of an entry, as they lie in the zip; none for one that lies behind its end."""
    if entry.header_offset + _HEAD.size > len(data):
        return b""
    head = _HEAD.unpack_from(data, entry.header_offset)
    begin = entry.header_offset + _HEAD.size + head[9] + head[10]
    return data[begin : begin + entry.compress_size]


def _taken(data: bytes, entry: ZipInfo) -> _Packed:
    return _Packed(packed_bytes(data, entry), entry.compress_type, entry.CRC, entry.file_size)


def _deflated(content: bytes) -> _Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return _Packed(packer.compress(content) + packer.flush(), ZIP_DEFLATED, zlib.crc32(content), len(content))


def _moment(entry: ZipInfo) -> tuple[int, int]:
    """The time and the date of an entry, as a zip has them."""
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _heads(name: str, moment: tuple[int, int], packed: _Packed, at: int) -> tuple[bytes, bytes]:
    """What stands before the bytes of a part, and its entry in the directory."""
    raw = name.encode()
    flags = 0 if name.isascii() else _UTF8
    sizes = (packed.check, len(packed.data), packed.size, len(raw))
    head = _HEAD.pack(_LOCAL, _NEEDED, flags, packed.method, *moment, *sizes, 0)
    entry = _ENTRY.pack(_CENTRAL, _NEEDED, _NEEDED, flags, packed.method, *moment, *sizes, 0, 0, 0, 0, 0, at)
    return head + raw, entry + raw
