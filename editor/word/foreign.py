"""What other programs put into a Word file that a draft cannot hold: pictures, comments, tracked changes, notes, formatting by hand."""

from collections.abc import Iterator

from editor.model.foreign import Foreign, ForeignKind
from editor.word.opening import Package, open_package
from editor.word.visible import children, is_on, outer_boxes, visible_text
from editor.word.xml import Element, find, get, name, walk

_PICTURES = frozenset(name(tag) for tag in ("w:drawing", "w:pict", "w:object"))
_HOLDERS: dict[str, ForeignKind] = {
    name("w:ins"): "insertion",
    name("w:moveTo"): "insertion",
    name("w:hyperlink"): "link",
    name("m:oMath"): "formula",
    name("w:fldSimple"): "field",
}
_SIGNS: dict[str, ForeignKind] = {name("w:sectPr"): "section", name("w:numPr"): "numbering"}
_NOTES: dict[str, ForeignKind] = {
    name("w:commentReference"): "comment",
    name("w:footnoteReference"): "footnote",
    name("w:endnoteReference"): "endnote",
}
_BY_HAND = ("w:b", "w:i", "w:strike", "w:dstrike", "w:u", "w:color", "w:highlight", "w:sz", "w:vertAlign", "w:em")


def read_foreign(data: bytes, file: str = "") -> list[Foreign]:
    """What stands in the text of a Word file that a draft cannot hold, in reading order; nothing for a file as it was written.

    Raises NigaoError for what is not a Word file; `file` is its name for the person.
    """
    package = open_package(data, file)
    search = _Search(package)
    body = find(package.tree(package.main), "w:body")
    return [] if body is None else list(search.things(body))


class _Search:
    """Walks through a document and counts its paragraphs."""

    def __init__(self, package: Package) -> None:
        self._notes = dict(_notes(package))
        self._paragraph = -1

    def things(self, node: Element) -> Iterator[Foreign]:
        """The things inside an element; a picture or a text box is one thing, whatever it holds."""
        for child in children(node):
            if child.tag == name("w:p"):
                self._paragraph += 1
            if child.tag in _PICTURES:
                yield self._picture(child)
                continue
            yield from self._thing(child)
            if child.tag not in (name("w:del"), name("w:moveFrom")):
                yield from self.things(child)

    def _thing(self, node: Element) -> Iterator[Foreign]:
        if node.tag in _HOLDERS and _is_around_text(node):
            yield Foreign(_HOLDERS[node.tag], self._paragraph, visible_text(node))
        elif node.tag in (name("w:del"), name("w:moveFrom")) and _is_around_text(node):
            yield Foreign("deletion", self._paragraph, "".join(t.text or "" for t in walk(node, "w:delText", "w:t")))
        elif node.tag in _NOTES:
            kind = _NOTES[node.tag]
            yield Foreign(kind, self._paragraph, self._notes.get((kind, get(node, "w:id")), ""))
        elif node.tag == name("w:fldChar") and get(node, "w:fldCharType") == "begin":
            yield Foreign("field", self._paragraph)
        elif node.tag in _SIGNS and _is_in_paragraph_properties(node):
            yield Foreign(_SIGNS[node.tag], self._paragraph)
        elif node.tag == name("w:r") and _is_formatted(node):
            yield Foreign("formatting", self._paragraph, visible_text(node))

    def _picture(self, node: Element) -> Foreign:
        boxes = list(outer_boxes(node))
        text = "\n".join(visible_text(paragraph) for box in boxes for paragraph in walk(box, "w:p"))
        return Foreign("text box" if boxes else "picture", self._paragraph, text)


def _notes(package: Package) -> Iterator[tuple[tuple[ForeignKind, str], str]]:
    """The texts of comments and notes by kind and id."""
    kinds: tuple[tuple[str, ForeignKind], ...] = (("comments", "comment"), ("footnotes", "footnote"), ("endnotes", "endnote"))
    for part, kind in kinds:
        for path in package.related(part):
            top = package.optional(path)
            for note in () if top is None else walk(top, f"w:{kind}"):
                yield (kind, get(note, "w:id")), "\n".join(visible_text(paragraph) for paragraph in walk(note, "w:p"))


def _is_around_text(node: Element) -> bool:
    """Whether a tracked change holds runs; the mark of a changed paragraph or row lies in its properties."""
    return next(walk(node, "w:r", "m:r"), None) is not None


def _is_in_paragraph_properties(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == name("w:pPr")


def _is_formatted(run: Element) -> bool:
    """Whether somebody gave the run a look by hand; spacing and the kind of script are settled by layout and writer."""
    look = find(run, "w:rPr")
    if look is None:
        return False
    by_hand = [node for tag in _BY_HAND if (node := find(look, tag)) is not None]
    fonts = find(look, "w:rFonts")
    return any(is_on(node) for node in by_hand) or (fonts is not None and any(get(fonts, f"w:{slot}") for slot in ("ascii", "eastAsia")))
