"""Content controls of other people: neither the places of fields nor what a word processor left of those."""

import re
from copy import deepcopy
from xml.sax.saxutils import unescape

from editor.word.package.draft_part import draft_part_of
from editor.word.package.marks import BOOKMARK, our_bookmarks, stem_in, stem_of
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, element, find, get, name, walk

APART = "put"
_CONTROLS, _TAGS = re.compile(rb"<\w+:sdtPr\b"), re.compile(rb"<\w+:tag \w+:val=\"([^\"]*)\"")
_NO_CONTROLS = ("w:docPartObj", "w:docPartList")
_LEFT = ("w:dataBinding", "w:placeholder", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")


@once
def controls_of_others(package: Package) -> frozenset[Element]:
    """The controls that are no places of fields; none where nothing tells which are. A table of contents is a field, not a control."""
    top, part = package.tree(package.main), draft_part_of(package)
    nodes = [] if part is None else list(walk(part, "ng:path", "ng:label"))
    known = {_key(node.text or "") for node in nodes}
    stems = {stem_in(get(mark, "w:name")) for mark in our_bookmarks(top)}
    if not known and not stems:
        return frozenset()
    return frozenset(control for control in walk(top, "w:sdt") if _is_of_others(control, known, stems))


def may_have_others(data: bytes) -> bool:
    """A quick look into the XML of a document that passes over files whose controls are all those of fields."""
    tags = _TAGS.findall(data)
    if len(_CONTROLS.findall(data)) != len(tags):
        return True
    marked = {match[1] for match in BOOKMARK.finditer(data.decode("utf-8", "replace"))}
    return not marked.issuperset(stem_of(unescape(tag.decode(), {"&quot;": '"'})) for tag in set(tags))


def _key(path: str) -> str:
    """The field of a path: rows and columns belong to it."""
    return re.split(r"[\[.]", path)[0]


def _is_of_others(control: Element, known: set[str], stems: set[str]) -> bool:
    look = find(control, "w:sdtPr")
    said = [] if look is None else [node for node in look if node.tag != name("w:rPr")]
    if look is None or not said or any(find(look, tag) is not None for tag in _NO_CONTROLS) or _is_apart(control):
        return False
    names = [get(node, "w:val") for tag in ("w:tag", "w:alias") if (node := find(look, tag)) is not None and get(node, "w:val")]
    if any(_key(one) in known or stem_of(one) in stems for one in names):
        return False
    # WORKAROUND LibreOffice takes names and numbers from controls, and moves the bookmarks of fields into them.
    return bool(names) or (find(look, "w:id") is not None and not any(stem_in(get(m, "w:name")) in stems for m in walk(control, "w:bookmarkStart")))


def _is_apart(control: Element) -> bool:
    """Whether a control is in a text box, which is taken whole, or in text that was deleted."""
    return next(control.iterancestors(name("w:txbxContent"), name("w:del"), name("w:moveFrom")), None) is not None


def shell_of(control: Element) -> Element:
    """A control of the same properties that holds nothing yet, without what ties it to parts that stay behind."""
    looks = (find(control, tag) for tag in ("w:sdtPr", "w:sdtEndPr"))
    made = element("w:sdt", *(None if look is None else deepcopy(look) for look in looks), element("w:sdtContent"))
    untie(made)
    return made


def untie(control: Element) -> None:
    """Take away what ties a control to parts that stay behind, and mark its number as one that may be taken already."""
    for look in control.iterfind(name("w:sdtPr")):
        look.tail = None
        for node in [node for tag in _LEFT for node in look.iterfind(tag if tag.startswith("{") else name(tag))]:
            look.remove(node)
        for identity in look.iterfind(name("w:id")):
            identity.set(name("w:val"), f"{APART}{get(identity, 'w:val').removeprefix(APART)}")
