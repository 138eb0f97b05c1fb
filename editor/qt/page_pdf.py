"""Puts right what Qt writes into a PDF: title, language and bookmarks, no date of making, and text that is copied as it was written."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from pypdf import PdfWriter
from pypdf.generic import Fit, IndirectObject

from editor.desk.pdf_out import in_order
from editor.layout import Face, Laid
from editor.model.document import Paragraph
from editor.model.profile import LayoutProfile
from editor.qt.page_fonts import PageFonts

_TWIPS_A_POINT = 20

_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CODE = re.compile(rb"(?<=[\[ ])<([0-9A-F]{4})>(?= )")
_PLANE = "".join(map(chr, range(0xD800)))


class _Heading(NamedTuple):
    """A heading: its level from 1, its text, its page from 0, and its upper edge in twips from that of the page."""

    level: int
    title: str
    page: int
    top: float


def finished(data: bytes, laid: Laid, profile: LayoutProfile) -> bytes:
    """The PDF with the document's title, its language and a bookmark for each heading, and without dates: the same pages give the same bytes."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.4"
    _add_bookmarks(writer, _headings(laid, profile), profile.page.height)
    return in_order(writer, laid.document.title)


def _add_bookmarks(writer: PdfWriter, headings: Iterable[_Heading], height: int) -> None:
    above: list[tuple[int, IndirectObject]] = []
    for heading in headings:
        above = [(level, mark) for level, mark in above if level < heading.level]
        place = Fit.xyz(left=0, top=(height - heading.top) / _TWIPS_A_POINT)
        mark = writer.add_outline_item(title=heading.title, page_number=heading.page, parent=above[-1][1] if above else None, fit=place)
        above.append((heading.level, mark))


def _headings(laid: Laid, profile: LayoutProfile) -> Iterator[_Heading]:
    """The headings in their order, each where it begins."""
    seen: set[int] = set()
    for page, box in ((page, box) for page, boxes in enumerate(laid.pages) for box in boxes.lines):
        block = laid.document.blocks[box.block]
        if isinstance(block, Paragraph) and box.block not in seen and (level := profile.style(block.style).outline):
            seen.add(box.block)
            yield _Heading(level, " ".join(block.heading.split()), page, box.top)


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
