"""How the lines of a Word file are set: fonts of ideographs and sizes, by runs, styles and the defaults of the document."""

from collections.abc import Iterator, Mapping

from editor.model.document.set_look import SetLook
from editor.model.text.numerals import short_number
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name
from editor.word.reading.lines import FilePiece
from editor.word.reading.reader import Reader
from editor.word.reading.sheet import StyleSheet, style_of


def read_set_looks(package: Package) -> Mapping[int, tuple[SetLook, ...]]:
    """The looks of the stretches of each line, by the numbers of the lines in `read_source`."""
    reader, sheet = Reader(package), StyleSheet.of(package)
    reader.read_all()
    return {line: tuple(_look(piece, spot.paragraph, sheet) for piece in spot.pieces) for line, spot in enumerate(reader.spots)}


def _look(piece: FilePiece, paragraph: Element, sheet: StyleSheet) -> SetLook:
    run = piece.node.getparent()
    looks = list(_looks(run, paragraph, sheet))
    fonts = (get(node, "w:eastAsia") for look in looks if (node := find(look, "w:rFonts")) is not None and not get(node, "w:eastAsiaTheme"))
    sizes = (short_number(get(node, "w:val")) for look in looks if (node := find(look, "w:sz")) is not None)
    return SetLook(piece.start, piece.end, next(filter(None, fonts), ""), next(filter(None, sizes), 0), sheet.name(style_of(paragraph)))


def _looks(run: Element | None, paragraph: Element, sheet: StyleSheet) -> Iterator[Element]:
    """What is said of the characters of a run, the nearest first."""
    own = find(run, "w:rPr") if run is not None and run.tag == name("w:r") else None
    style = None if own is None else find(own, "w:rStyle")
    if own is not None:
        yield own
    yield from sheet.character_looks("" if style is None else get(style, "w:val"), style_of(paragraph))
