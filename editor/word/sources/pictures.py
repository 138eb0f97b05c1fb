"""What stands among the text of a Word file and is no text: pictures, charts, objects, letters drawn as a picture, tables of contents."""

from collections.abc import Iterator, Sequence

from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.words import tr
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.lines import FileSpot
from editor.word.reading.sheet import StyleSheet, style_of
from editor.word.signs.blanks import control_name

_GONE = (name("w:del"), name("w:moveFrom"))
_SHOWING = frozenset(("blip", "imagedata", "chart", "relIds", "OLEObject", "textpath"))


def left_out_of_text(package: Package, spots: Sequence[FileSpot]) -> Iterator[LeftOut]:
    """The pictures of the document with the lines by which they stand, in order, and its table of contents."""
    lines = {spot.paragraph: number for number, spot in reversed(list(enumerate(spots)))}
    top, at = package.tree(package.main), 0
    if _has_contents(top, StyleSheet.of(package)):
        yield LeftOut(tr("目录"), SourcePlace(PlaceKind.LINE), WhyLeftOut.NO_PLACE)
    for node in walk(top, "w:p", "w:drawing", "w:pict", "w:object"):
        if node.tag == name("w:p"):
            at = lines.get(node, at)
        elif words := picture_words(node):
            yield LeftOut(words, SourcePlace.at_line(at), WhyLeftOut.PICTURE)


def picture_words(drawing: Element) -> str:
    """What a drawing that shows a picture is called; "" for one that shows none (lines, frames, text boxes) or is not seen."""
    if not _is_seen(drawing):
        return ""
    shown = next((node for node in _own(drawing) if _local(node) in _SHOWING), None)
    if shown is None:
        return ""
    if _local(shown) == "textpath":
        return shown.get("string", "").strip()
    return _said(drawing) or tr("图片")


def _own(drawing: Element) -> Iterator[Element]:
    """The elements of a drawing but for those in its text boxes, which are walked by themselves."""
    for child in drawing.iterchildren("*"):
        if child.tag != name("w:txbxContent"):
            yield child
            yield from _own(child)


def _said(drawing: Element) -> str:
    """The words that an author gave to a picture, or to the control that waits for it, else its name."""
    control = next(drawing.iterancestors(name("w:sdt")), None)
    if control is not None and find(control, "w:sdtPr/w:picture") is not None and (said := control_name(control)):
        return said
    named = next((node for node in _own(drawing) if _local(node) == "docPr"), None)
    if named is not None:
        return (named.get("descr") or named.get("title") or named.get("name") or "").strip()
    shape = next((node for node in _own(drawing) if _local(node) in ("shape", "imagedata")), None)
    return "" if shape is None else shape.get("alt", "").strip()


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _is_seen(drawing: Element) -> bool:
    """Whether a drawing is neither deleted nor the other form, for older programs, of one that stands beside it."""
    for above in drawing.iterancestors():
        if above.tag in _GONE:
            return False
        if above.tag == name("mc:Fallback") and above.getparent() is not None and above.getprevious() is not None:
            return False
    return True


def _has_contents(top: Element, sheet: StyleSheet) -> bool:
    styles = {style_of(paragraph) for paragraph in walk(top, "w:p")}
    if any(sheet.name(style).lower().startswith("toc ") for style in styles):
        return True
    return any((get(node, "w:instr") or node.text or "").split()[:1] == ["TOC"] for node in walk(top, "w:instrText", "w:fldSimple"))
