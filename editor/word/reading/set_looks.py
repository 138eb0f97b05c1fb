"""How the lines of a Word file are set: fonts of ideographs and sizes, by runs, styles and the defaults of the document."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from editor.model.document.set_look import SetLook
from editor.model.text.numerals import short_number
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.lines import FilePiece, FileSpot
from editor.word.reading.reader import Reader
from editor.word.reading.sheet import OwnLook, StyleSheet, own_look

_INDENTS = ("w:firstLine", "w:firstLineChars", "w:left", "w:start", "w:leftChars", "w:startChars")

_OFF = frozenset({"0", "false", "off"})


def read_set_looks(package: Package) -> Mapping[int, tuple[SetLook, ...]]:
    """The looks of the stretches of each line, by the numbers of the lines in `read_source`."""
    reader, sheet = Reader(package), StyleSheet.of(package)
    reader.read_all()
    pages = _Pages.of(package)
    return {line: tuple(_line_looks(spot, sheet, pages)) for line, spot in enumerate(reader.spots)}


class _Pages(NamedTuple):
    """The pages that paragraphs begin on, from 1, and whether a program laid them out: it then said where each page began."""

    numbers: Mapping[Element, int]
    are_seen: bool

    @classmethod
    def of(cls, package: Package) -> "_Pages":
        """The pages of a file: the breaks of the program that laid it out, else those that somebody put in."""
        tree = package.tree(package.main)
        seen = next(walk(tree, "w:lastRenderedPageBreak"), None) is not None
        return cls(dict(_numbered(tree, seen=seen)), seen)


def _numbered(tree: Element, *, seen: bool) -> Iterator[tuple[Element, int]]:
    """Each paragraph with the page of its first words."""
    page, waiting = 1, None
    for node in tree.iter(*map(name, ("w:p", "w:t", "w:br", "w:pageBreakBefore", "w:lastRenderedPageBreak"))):
        if node.tag == name("w:p"):
            waiting = node
        elif node.tag == name("w:t"):
            if waiting is not None:
                yield waiting, page
            waiting = None
        else:
            page += _is_break(node, seen=seen)


def _is_break(node: Element, *, seen: bool) -> bool:
    if seen or node.tag == name("w:lastRenderedPageBreak"):
        return node.tag == name("w:lastRenderedPageBreak")
    return get(node, "w:type") == "page" if node.tag == name("w:br") else get(node, "w:val") not in _OFF


def _line_looks(spot: FileSpot, sheet: StyleSheet, pages: _Pages) -> Iterator[SetLook]:
    own = own_look(spot.paragraph)
    style, pitch = sheet.name(own.style), _pitch(own, sheet)
    is_set_in, side = _is_set_in(own, sheet), _said(own, sheet, "w:jc", "w:val")
    page = pages.numbers.get(spot.paragraph, 1)
    for piece in spot.pieces:
        font, size = _characters(piece, own.style, sheet)
        yield SetLook(piece.start, piece.end, font, size, style, pitch, is_set_in, side, page, pages.are_seen)


def _said(own: OwnLook, sheet: StyleSheet, tag: str, attribute: str) -> str:
    """What is said nearest of a paragraph, "" where nothing is."""
    looks = (own.properties, *sheet.paragraph_looks(own.style))
    return next((said for look in looks if look is not None and (node := find(look, tag)) is not None and (said := get(node, attribute))), "")


def _is_set_in(own: OwnLook, sheet: StyleSheet) -> bool:
    return any((short_number(_said(own, sheet, "w:ind", attribute)) or 0) > 0 for attribute in _INDENTS)


def _pitch(own: OwnLook, sheet: StyleSheet) -> int:
    """The exact pitch of the lines of a paragraph in twips, 0 where what is said nearest of it is no exact one."""
    said = (find(look, "w:spacing") for look in (own.properties, *sheet.paragraph_looks(own.style)) if look is not None)
    spacing = next((node for node in said if node is not None and get(node, "w:line")), None)
    is_exact = spacing is not None and get(spacing, "w:lineRule") == "exact"
    return short_number(get(spacing, "w:line")) or 0 if spacing is not None and is_exact else 0


def _characters(piece: FilePiece, style: str, sheet: StyleSheet) -> tuple[str, int]:
    """The font for ideographs and the size of a piece, each as said nearest."""
    run = piece.node.getparent()
    looks = list(_looks(run, style, sheet))
    nodes = (node for look in looks if (node := find(look, "w:rFonts")) is not None)
    said = ((get(node, "w:eastAsiaTheme"), get(node, "w:eastAsia")) for node in nodes)
    # A font of the theme goes before a named one, and what it is called stands elsewhere.
    fonts = ("" if theme else font for theme, font in said if theme or font)
    sizes = (short_number(get(node, "w:val")) for look in looks if (node := find(look, "w:sz")) is not None)
    return next(fonts, ""), next(filter(None, sizes), 0)


def _looks(run: Element | None, paragraph_style: str, sheet: StyleSheet) -> Iterator[Element]:
    """What is said of the characters of a run, the nearest first."""
    own = find(run, "w:rPr") if run is not None and run.tag == name("w:r") else None
    style = None if own is None else find(own, "w:rStyle")
    if own is not None:
        yield own
    yield from sheet.character_looks("" if style is None else get(style, "w:val"), paragraph_style)
