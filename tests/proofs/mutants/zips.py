"""Zips that lie: members dropped, doubled and renamed, wrong sizes and flags, bombs, and more members than anybody needs."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from random import Random

from tests.proofs.mutants.damage import Mutator

Members = list[tuple[str, bytes]]
_NAMES = (
    *("../../../tmp/canary.txt", "/etc/canary", "C:\\canary", "word\\document.xml", "WORD/DOCUMENT.XML", "word/./document.xml"),
    *("word//document.xml", "", "a" * 5000, "word/document.xml/", "…/字.xml", "word/\ud7ff.xml", "con", "word/document.xml\0.txt", "%2e%2e/x.xml"),
    *(" ", ".", "[Content_Types].xml"),
)
_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_CHUNK = 1 << 24
_WILD = (0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 100, 1 << 27)


def members_of(data: bytes) -> Members:
    """The members of a zip, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist() if not entry.is_dir()]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of members, those of the same name too."""
    made = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(made, "w", method, compresslevel=1 if method == zipfile.ZIP_DEFLATED else None) as archive,
    ):
        for name, data in members:
            entry = zipfile.ZipInfo("x")
            entry.filename, entry.compress_type = name, method
            archive.writestr(entry, data)
    return made.getvalue()


def _on_members(change: Callable[[Members, Random], None]) -> Mutator:
    def mutator(data: bytes, chance: Random) -> bytes:
        members = members_of(data)
        change(members, chance)
        return zipped(members, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))

    return mutator


def _drop(members: Members, chance: Random) -> None:
    del members[chance.randrange(len(members))]


def _double(members: Members, chance: Random) -> None:
    name, data = chance.choice(members)
    members.insert(chance.randrange(len(members) + 1), (name, chance.choice((data, b"", b"<x/>", data[: len(data) // 2]))))


def _rename(members: Members, chance: Random) -> None:
    at = chance.randrange(len(members))
    name = chance.choice((*_NAMES, members[at][0].upper(), members[at][0].replace("/", "\\"), f"/{members[at][0]}", f"../{members[at][0]}"))
    members[at] = (name, members[at][1])


def _exchange(members: Members, chance: Random) -> None:
    at, other = chance.randrange(len(members)), chance.randrange(len(members))
    (first, data), (second, content) = members[at], members[other]
    members[at], members[other] = (first, content), (second, data)


def _more(members: Members, chance: Random) -> None:
    members.append((chance.choice(_NAMES), chance.randbytes(50)))


def _shuffle(members: Members, chance: Random) -> None:
    chance.shuffle(members)


def _empty(members: Members, chance: Random) -> None:
    at = chance.randrange(len(members))
    members[at] = (members[at][0], chance.choice((b"", b" ", b"\0" * 100, b"<", b"<a>", chance.randbytes(100))))


def _headers(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 4)
    return found


def lied(data: bytes, chance: Random) -> bytes:
    """Another number in a header of the zip: method, flags, sums, sizes, places, lengths of names."""
    made = bytearray(data)
    central = chance.random() < 0.7
    starts = _headers(data, _CENTRAL if central else _LOCAL)
    if not starts:
        return data
    shorts, longs = ((8, 10, 28, 30, 32), (16, 20, 24, 42)) if central else ((6, 8, 26, 28), (14, 18, 22))
    for start in chance.sample(starts, min(len(starts), chance.choice((1, 1, len(starts))))):
        at = start + chance.choice((*shorts, *longs))
        wide = at - start in longs
        value = chance.choice(_WILD) if wide else chance.choice((0, 1, 8, 9, 12, 14, 93, 99, 0x801, 0xFFFF))
        if at + 4 <= len(made):
            struct.pack_into("<I" if wide else "<H", made, at, value)
    return bytes(made)


def lied_at_the_end(data: bytes, chance: Random) -> bytes:
    """Another number in the record at the end of the zip."""
    at = data.rfind(b"PK\x05\x06")
    made = bytearray(data)
    if at >= 0 and at + 22 <= len(made):
        offset, form = chance.choice(((4, "<H"), (6, "<H"), (8, "<H"), (10, "<H"), (12, "<I"), (16, "<I"), (20, "<H")))
        struct.pack_into(form, made, at + offset, chance.choice((0, 1, 0xFFFF, 77)) if form == "<H" else chance.choice(_WILD))
    return bytes(made)


def wrapped(data: bytes, chance: Random) -> bytes:
    """Something before or behind the zip, or the zip in a zip."""
    return chance.choice((b"PK\x03\x04" + data, data + b"tail" * 50, chance.randbytes(30) + data, zipped([("word/document.xml", data)])))


def too_many(data: bytes, chance: Random) -> bytes:
    """More members than anybody needs."""
    return zipped([*members_of(data), *((f"word/media/{number}.png", b"") for number in range(chance.choice((3000, 30_000))))], zipfile.ZIP_STORED)


@cache
def _swollen(begin: bytes, unit: bytes, end: bytes, size: int) -> tuple[bytes, int, int]:
    """A stream that unpacks to `size` bytes and more: the same deflated chunk over and over. With its sum and its length."""
    chunk = unit * max(1, min(size, _CHUNK) // len(unit))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(begin) + packer.flush(zlib.Z_FULL_FLUSH)
    body = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(end) + packer.flush()
    times = max(1, size // len(chunk))
    total = zlib.crc32(begin)
    for _ in range(times):
        total = zlib.crc32(chunk, total)
    return head + body * times + tail, zlib.crc32(end, total), len(begin) + len(chunk) * times + len(end)


def bomb(data: bytes, chance: Random) -> bytes:
    """A part that unpacks to far more than it takes: zeros, or elements without end; as it is, or with a lie about its size."""
    begin, unit, end = chance.choice(
        (
            (b"", b"\0", b""),
            (b'<w:document xmlns:w="%s"><w:body>' % _W, b"<w:p/>", b"</w:body></w:document>"),
            (b'<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>' % _W, "字".encode(), b"</w:t></w:r></w:p></w:body></w:document>"),
            (b'<w:document xmlns:w="%s"><w:body><w:p>' % _W, b"<w:r><w:t>a</w:t></w:r>", b"</w:p></w:body></w:document>"),
            (b'<w:document xmlns:w="%s"><w:body>' % _W, b"<w:p><w:r><w:t>X</w:t></w:r></w:p>", b"</w:body></w:document>"),
        )
    )
    stream, crc, size = _swollen(begin, unit, end, chance.choice((300_000, 3_000_000, 100_000_000, 1_000_000_000)))
    members = [(name, content) for name, content in members_of(data) if name != "word/document.xml"]
    name = chance.choice(("word/document.xml", "word/document.xml", "word/styles.xml", "word/media/image1.png", "customXml/item1.xml"))
    told = chance.choice((size, size, 100, 3_000_000))
    return _with_raw(zipped(members), name.encode(), stream, crc, told)


def _with_raw(data: bytes, name: bytes, stream: bytes, crc: int, size: int) -> bytes:
    """The zip with a deflated member more, whose header is told."""
    end = data.rfind(b"PK\x05\x06")
    count, length, start = struct.unpack_from("<HII", data, end + 10)
    numbers = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, crc, len(stream), size & 0xFFFFFFFF, len(name), 0)
    local = _LOCAL + numbers + name + stream
    central = _CENTRAL + struct.pack("<H", 20) + numbers + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
    record = struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, length + len(central), start + len(local), 0)
    return data[:start] + local + data[start : start + length] + central + b"PK\x05\x06" + record


_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ZIPS: tuple[Mutator, ...] = (
    *map(_on_members, (_drop, _drop, _double, _rename, _rename, _exchange, _more, _shuffle, _empty, _empty)),
    *(lied, lied, lied, lied_at_the_end, wrapped),
)
HEAVY: tuple[Mutator, ...] = (too_many, bomb, bomb, bomb)
