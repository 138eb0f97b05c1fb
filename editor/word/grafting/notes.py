"""Comments and notes come along with their parts: only those that the text still refers to, with what says who wrote and answered them."""

import re

from editor.word.grafting.carrying import Carrier, Change
from editor.word.grafting.parts import Source
from editor.word.grafting.settings import NOTE_KINDS
from editor.word.package.relations import Relation
from editor.word.package.xml import Element, get, name, remove, walk

_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T")


def known_ids(source: Source) -> dict[str, frozenset[str]]:
    """By kind (comment, footnote, endnote) the ids of those that the old file has."""
    return {kind: _ids(source, kind) for kind in ("comment", *NOTE_KINDS)}


def _ids(source: Source, kind: str) -> frozenset[str]:
    top = source.package.first(f"{kind}s")
    return frozenset(get(node, "w:id") for node in (() if top is None else walk(top, f"w:{kind}")))


def referred(document: Element, kind: str) -> set[str]:
    """The ids of the comments or notes that a document refers to."""
    return {get(node, "w:id") for node in walk(document, f"w:{kind}Reference")}


def notes_for(document: Element, source: Source, carrier: Carrier) -> list[Relation]:
    """The relationships to the parts with the footnotes and endnotes that the document refers to."""
    found: list[Relation] = []
    for kind in NOTE_KINDS:
        ids = referred(document, kind)
        relation = _relation(source, f"{kind}s")
        if ids and relation is not None:
            found.append(carrier.carried(relation, _keeping(f"w:{kind}", ids)))
    return found


def _keeping(tag: str, ids: set[str]) -> Change:
    """Leave the notes with these ids, and the lines between text and notes."""

    def change(top: Element) -> None:
        """Take the other notes out of the part."""
        for node in list(walk(top, tag)):
            if get(node, "w:id") not in ids and get(node, "w:type", "normal") == "normal":
                remove(node)
            elif not _DATE.match(get(node, "w:date")):
                # WORKAROUND LibreOffice 7.4 writes a date of zeros for a comment without one.
                node.attrib.pop(name("w:date"), "")

    return change


def comments_for(document: Element, source: Source, carrier: Carrier) -> list[Relation]:
    """The relationships to the parts of the comments that the document refers to, their answers, their lasting ids and their authors."""
    relation, ids = _relation(source, "comments"), referred(document, "comment")
    if relation is None or not ids:
        return []
    kept = [node for node in walk(source.package.tree(relation.target), "w:comment") if get(node, "w:id") in ids]
    paragraphs = {str(p.get(_PARA)) for node in kept for p in walk(node, "w:p")}
    authors = {get(node, "w:author") for node in kept}
    lasting = _lasting_ids(source, paragraphs)
    changes: dict[str, Change] = {
        "comments": _keeping("w:comment", ids),
        "commentsExtended": _only("paraId", paragraphs),
        "commentsIds": _only("paraId", paragraphs),
        "commentsExtensible": _only("durableId", lasting),
        "people": _only("author", authors),
    }
    found = ((_relation(source, word), change) for word, change in changes.items())
    return [carrier.carried(relation, change) for relation, change in found if relation is not None]


def _only(attribute: str, values: set[str]) -> Change:
    """Leave the entries whose attribute has one of these values."""

    def change(top: Element) -> None:
        """Take the other entries out of the part."""
        for node in list(top):
            said = {str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == attribute}
            if not said & values:
                top.remove(node)

    return change


def _lasting_ids(source: Source, paragraphs: set[str]) -> set[str]:
    top = source.package.first("commentsIds")
    entries = () if top is None else top
    return {str(node.get(_sibling(node, "durableId"))) for node in entries if str(node.get(_sibling(node, "paraId"))) in paragraphs}


def _sibling(node: Element, attribute: str) -> str:
    return f"{node.tag.rpartition('}')[0]}}}{attribute}"


def _relation(source: Source, word: str) -> Relation | None:
    relations = source.relations(source.package.main).values()
    return next((found for found in relations if found.word == word and source.can_take(found) and not found.outside), None)


def is_known(node: Element, known: dict[str, frozenset[str]]) -> bool:
    """Whether the comments and notes that an element refers to are there."""
    kinds = ((kind, reference) for kind in known for reference in walk(node, f"w:{kind}Reference"))
    return all(get(reference, "w:id") in known[kind] for kind, reference in kinds)


def drop_comments(top: Element, known: frozenset[str]) -> None:
    """Take away the marks of comments other than these."""
    for node in list(walk(top, "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")):
        parent = node.getparent()
        if get(node, "w:id") not in known and parent is not None:
            remove(parent if node.tag == name("w:commentReference") else node)
