"""Puts right what Qt writes into a PDF: no date of making, and text that is copied as it was written."""

import re
from collections.abc import Callable, Iterable, Mapping

from editor.layout import Face, Laid
from editor.qt.page_fonts import PageFonts

_DATES = re.compile(rb"/(?:CreationDate|ModDate) \([^)]*\)\n")
_ENTRY = re.compile(rb"(\d{10})( \d{5} n )")
_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CODE = re.compile(rb"(?<=[\[ ])<([0-9A-F]{4})>(?= )")
_PLANE = "".join(map(chr, range(0xD800)))


def undated(data: bytes) -> bytes:
    """The PDF without the dates of its making, with its table of places put right."""
    dates = list(_DATES.finditer(data))
    if not dates:
        return data
    start, end = dates[0].start(), dates[-1].end()
    at = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
    gone = sum(len(match[0]) for match in dates)
    table = _ENTRY.sub(lambda entry: b"%010d%b" % (_moved(int(entry[1]), start, gone), entry[2]), data[at:])
    table = re.sub(rb"startxref\n\d+", b"startxref\n%d" % (at - gone), table)
    return data[:start] + _DATES.sub(b"", data[start:end]) + data[end:at] + table


def _moved(place: int, start: int, gone: int) -> int:
    return place - gone if place > start else place


def as_written(data: bytes, laid: Laid, fonts: PageFonts) -> bytes:
    """The PDF whose text is copied as the document has it: where two characters share one drawing (目 and the radical ⽬), Qt takes the wrong one."""
    wrong = _mistaken(laid, fonts)
    codes = {b"%04X" % ord(one): b"%04X" % ord(other) for one, other in wrong.items()}
    if not codes:
        return data
    put_right: Callable[[re.Match[bytes]], bytes] = lambda code: b"<" + codes.get(code[1], code[1]) + b">"  # noqa: E731 - a name for its type
    return _MAP.sub(lambda table: _CODE.sub(put_right, table[0]), data)


def _mistaken(laid: Laid, fonts: PageFonts) -> Mapping[str, str]:
    """The characters that Qt takes for ones of the document, each with the one that it stands for."""
    used = _used(laid)
    written = set().union(*used.values()) if used else set()
    found: dict[str, str] = {}
    for face, characters in used.items():
        found.update(_shared(face, sorted(characters), fonts))
    return {one: other for one, other in found.items() if one not in written}


def _used(laid: Laid) -> dict[Face, set[str]]:
    used: dict[Face, set[str]] = {}
    for page in laid.pages:
        for box in (*page.lines, page.footer):
            for piece in box.pieces:
                used.setdefault(piece.face, set()).update(piece.text)
    return used


def _shared(face: Face, characters: Iterable[str], fonts: PageFonts) -> dict[str, str]:
    """For each character with an earlier one of the same drawing: that earlier one, which Qt finds first."""
    raw = fonts.raw(face, 64.0)
    first: dict[int, int] = {}
    for code, glyph in enumerate(raw.glyphIndexesForString(_PLANE)):
        first.setdefault(glyph, code)
    text = "".join(character for character in characters if ord(character) < len(_PLANE))
    pairs = zip(text, raw.glyphIndexesForString(text), strict=True)
    return {chr(first[glyph]): character for character, glyph in pairs if glyph and first[glyph] != ord(character)}
