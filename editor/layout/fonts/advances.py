"""How wide each character of a font file is; read once with fonttools and kept in a small file, since reading takes longer than a start may."""

import contextlib
import hashlib
import os
import struct
import zlib
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.looking import read_plain_file, status_of

_NONE = 0xFFFF  # a character that the font does not have
_MAGIC = b"nigao-advances-2"
_HEAD = struct.Struct("<16sHhhII")
_LARGEST = 32_000_000


@dataclass(frozen=True, slots=True)
class Advances:
    """The advances of a face in font units: `plane` for U+0000 to U+FFFF (65535 = no such character), `beyond` for the rest.

    `em` is the font units in an em, `ascent` and `descent` what the font asks for above and below the baseline.
    """

    em: int
    ascent: int
    descent: int
    plane: "array[int]"
    beyond: dict[int, int]

    def of(self, character: str) -> float | None:
        """The advance of a character in em, or None when the font has no such character."""
        code = ord(character)
        advance = self.plane[code] if code <= 0xFFFF else self.beyond.get(code, _NONE)
        return None if advance == _NONE else advance / self.em


def advances_of(path: str, index: int, folder: Path | None = None) -> Advances:
    """The advances of a face; kept in `folder` for the next start where one is given. Raises OSError when the font file can't be read."""
    if folder is None:
        return _read(path, index)
    kept = folder / f"{_identity(path, index)}.advances"
    found = _load(kept)
    if found is None:
        found = _read(path, index)
        _keep(kept, found)
    return found


def _identity(path: str, index: int) -> str:
    found = status_of(Path(path))
    size, written = (0, 0) if found is None else (found.st_size, found.st_mtime_ns)
    return hashlib.sha256(f"{path}|{index}|{size}|{written}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _load(kept: Path) -> Advances | None:
    try:
        data = read_plain_file(kept, _LARGEST)
        magic, em, ascent, descent, count, check = _HEAD.unpack_from(data)
    except (OSError, ValueError, struct.error):
        return None
    if magic != _MAGIC or len(data) != _HEAD.size + 0x20000 + 8 * count or not em or zlib.crc32(data[_HEAD.size :]) != check:
        return None
    plane = array("H", data[_HEAD.size : _HEAD.size + 0x20000])
    beyond = array("I", data[_HEAD.size + 0x20000 :])
    return Advances(em, ascent, descent, plane, dict(zip(beyond[::2], beyond[1::2], strict=True)))


def _keep(kept: Path, advances: Advances) -> None:
    """Keep them for the next start; a folder that can't be written to only costs time."""
    pairs = array("I", [number for pair in advances.beyond.items() for number in pair])
    widths = advances.plane.tobytes() + pairs.tobytes()
    head = _HEAD.pack(_MAGIC, advances.em, advances.ascent, advances.descent, len(advances.beyond), zlib.crc32(widths))
    beside = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(head + widths)
        beside.replace(kept)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()


def _read(path: str, index: int) -> Advances:
    from fontTools.ttLib.ttFont import TTFont  # noqa: PLC0415  (costs 50 ms, and only a first start needs it)

    font: Any = TTFont(path, fontNumber=index, lazy=True)
    try:
        # Glyphs are known by number here: their names take the longest to read and say nothing of widths.
        font.glyphOrder = range(font["maxp"].numGlyphs)
        glyphs: dict[int, int] = font.getBestCmap()
        # The advance of each glyph number; the last one counts for all glyphs after it.
        metrics = array("H", font.reader["hmtx"][: 4 * font["hhea"].numberOfHMetrics])
        metrics.byteswap()
        widths = metrics[::2]
        plane = array("H", [_NONE]) * 0x10000
        beyond: dict[int, int] = {}
        last = len(widths) - 1
        for code, glyph in glyphs.items():
            if code <= 0xFFFF:
                plane[code] = widths[min(glyph, last)]
            else:
                beyond[code] = widths[min(glyph, last)]
        hhea = font["hhea"]
        return Advances(font["head"].unitsPerEm, hhea.ascent, -hhea.descent, plane, beyond)
    finally:
        font.close()
