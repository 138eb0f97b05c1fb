"""Puts right what Qt writes into a PDF: title, language and bookmarks, no date of making, and text that is copied as it was written."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, Fit, IndirectObject, NameObject, PdfObject, StreamObject
from PySide6.QtGui import QRawFont

from editor.desk import in_order
from editor.layout import Face, Laid
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile
from editor.qt.paper.fonts import PageFonts
from editor.qt.paper.painter import NO_TABS

_RANGES = re.compile(rb"\d+ beginbfrange\n.*endbfrange\n", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:\[([^]]*)\]|<([0-9A-F]{4})>)")
_CODE = re.compile(rb"<([0-9A-F]{4})>")
_SIZE = 64.0  # pixels an em; the numbers of glyphs are the same at any size
_TWIPS_A_POINT = 20


class _Heading(NamedTuple):
    """A heading: its level from 1, its text, its page from 0, and its upper edge in twips from that of the page."""

    level: int
    title: str
    page: int
    top: float


def finished(data: bytes, laid: Laid, profile: LayoutProfile, fonts: PageFonts) -> bytes:
    """The PDF with the document's title, its language and a bookmark for each heading, and without dates: the same pages give the same bytes."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.4"
    _put_texts(writer, laid, fonts)
    _name_subsets(writer)
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
    """The headings and the titles of attachments in their order, each where it begins."""
    seen, titles = set[int](), laid.document.attachment_titles()
    for page, box in ((page, box) for page, boxes in enumerate(laid.pages) for box in boxes.lines):
        block = laid.document.blocks[box.block]
        level = profile.style(block.style).outline or int(box.block in titles) if isinstance(block, Paragraph) else 0
        if isinstance(block, Paragraph) and level and box.block not in seen:
            seen.add(box.block)
            yield _Heading(level, " ".join(block.heading.split()), page, box.top)


def _put_texts(writer: PdfWriter, laid: Laid, fonts: PageFonts) -> None:
    """Say what each glyph stands for: Qt knows no rare characters (𠮷), and of two that share one drawing (目 and ⽬) takes the wrong one."""
    drawn = _drawn(laid, fonts)
    maps = _text_maps(writer)
    for stream in sorted(maps, key=lambda stream: -len(_known(stream.get_data()))):
        face = next((face for face, glyphs in drawn.items() if _fits(_known(stream.get_data()), list(glyphs), fonts.raw(face, _SIZE))), None)
        if face is not None:
            texts = drawn.pop(face).values()
            stream.set_data(_RANGES.sub(_lines(texts), stream.get_data(), count=1))


def _drawn(laid: Laid, fonts: PageFonts) -> dict[Face, dict[int, str]]:
    """For each face its glyphs in the order drawn, which is how Qt numbers them from 1, each with the character that it was first drawn for."""
    drawn: dict[Face, dict[int, str]] = {}
    for piece in (piece for page in laid.pages for box in (*page.lines, page.footer) for piece in box.pieces):
        text = piece.text.translate(NO_TABS)
        for glyph, character in zip(fonts.raw(piece.face, _SIZE).glyphIndexesForString(text), text, strict=False):
            if glyph:
                drawn.setdefault(piece.face, {}).setdefault(glyph, character)
    return drawn


def _text_maps(writer: PdfWriter) -> list[StreamObject]:
    return [cast("StreamObject", font["/ToUnicode"]) for font in _fonts(writer)]


def _fonts(writer: PdfWriter) -> list[DictionaryObject]:
    """The fonts of all pages, each once, in the order in which pages name them."""
    found: dict[int, DictionaryObject] = {}
    for page in writer.pages:
        resources = cast("DictionaryObject", page["/Resources"])
        for font in map(PdfObject.get_object, cast("DictionaryObject", resources.get("/Font", {})).values()):
            found[id(font)] = cast("DictionaryObject", font)
    return list(found.values())


def _name_subsets(writer: PdfWriter) -> None:
    """Give the pieces of fonts that are in the file names by their order: those that Qt gives depend on the chance of its hash tables."""
    for number, font in enumerate(_fonts(writer)):
        inner = cast("DictionaryObject", cast("ArrayObject", font["/DescendantFonts"])[0].get_object())
        described = cast("DictionaryObject", inner["/FontDescriptor"])
        tag = "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
        described[NameObject("/FontName")] = NameObject(f"/{tag}+{str(described['/FontName']).rpartition('+')[2].removeprefix('/')}")


def _known(table: bytes) -> dict[int, int]:
    """What Qt says: the character of each number but 0, as far as it knows one."""
    known: dict[int, int] = {}
    for start, end, several, one in _RANGE.findall(table):
        first, last = int(start, 16), int(end, 16)
        codes = [int(code, 16) for code in _CODE.findall(several)] or range(int(one, 16), int(one, 16) + last - first + 1)
        known.update((number, code) for number, code in zip(range(first, last + 1), codes, strict=True) if number and code)
    return known


def _fits(known: Mapping[int, int], glyphs: list[int], raw: QRawFont) -> bool:
    """Whether what Qt says of a font is true of the glyphs drawn in a face."""
    text = "".join(map(chr, known.values()))
    pairs = zip(known, raw.glyphIndexesForString(text), strict=True)
    return all(number <= len(glyphs) and glyphs[number - 1] == glyph for number, glyph in pairs)


def _lines(texts: Iterable[str]) -> bytes:
    rows = [b"<%04X> <%b>" % (number, text.encode("utf-16-be").hex().upper().encode()) for number, text in enumerate(texts, 1)]
    # A section of a map holds no more than a hundred rows (Adobe Technical Note 5411, 1.4).
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return b"".join(b"%d beginbfchar\n%b\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)
