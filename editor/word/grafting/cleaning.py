"""What was put in is made whole: pairs stay pairs, ids are given once, the namespaces that values speak of are declared."""

from collections import deque
from copy import deepcopy

from lxml import etree

from editor.word.package.xml import NAMESPACES, Element, get, name, remove, walk
from editor.word.reading.others_controls import APART

_MC = NAMESPACES["mc"]
_IGNORABLE = f"{{{_MC}}}Ignorable"
_PROPERTIES = frozenset(("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",))


def clean(document: Element) -> None:
    """Take away half pairs (comments, bookmarks, fields) and give bookmarks and pictures ids of their own."""
    _clean_comments(document)
    _clean_fields(document)
    _number_bookmarks(document)
    _number_controls(document)
    _number_pictures(document)


def _clean_comments(document: Element) -> None:
    parts = (walk(document, f"w:comment{part}") for part in ("RangeStart", "RangeEnd", "Reference"))
    starts, ends, references = ({get(node, "w:id") for node in nodes} for nodes in parts)
    whole = starts & ends & references
    for node in list(walk(document, "w:commentRangeStart", "w:commentRangeEnd")):
        if get(node, "w:id") not in whole:
            remove(node)


def _clean_fields(document: Element) -> None:
    """The marks of fields that do not begin and end."""
    opened: list[list[Element]] = []
    loose: list[Element] = []
    for mark in walk(document, "w:fldChar", "w:instrText"):
        kind = get(mark, "w:fldCharType")
        if kind == "begin":
            opened.append([mark])
        elif not opened:
            loose.append(mark)
        else:
            opened[-1].append(mark)
            if kind == "end":
                opened.pop()
    for mark in (*loose, *(mark for marks in opened for mark in marks)):
        run = mark.getparent()
        if run is not None:
            remove(run)


def set_apart(node: Element) -> None:
    """Mark the bookmarks of something that is put in, so that their numbers are not those of fields."""
    for mark in walk(node, "w:bookmarkStart", "w:bookmarkEnd"):
        mark.set(name("w:id"), f"{APART}{get(mark, 'w:id')}")


def _number_controls(document: Element) -> None:
    """Controls that were put in keep their numbers where nobody else has them; Word gives one to those that have none."""
    numbers = list(document.iterfind(f".//{name('w:sdtPr')}/{name('w:id')}"))
    taken = {get(node, "w:val") for node in numbers}
    for node in (node for node in numbers if get(node, "w:val").startswith(APART)):
        number = get(node, "w:val").removeprefix(APART)
        if number in taken:
            remove(node)
        node.set(name("w:val"), number)
        taken.add(number)


def _number_bookmarks(document: Element) -> None:
    """Bookmarks of fields keep their numbers, those put in follow; a second one of a name and one without its other half go."""
    marks = list(walk(document, "w:bookmarkStart", "w:bookmarkEnd"))
    ours, put_in = ([node for node in marks if get(node, "w:id").startswith(APART) == is_put_in] for is_put_in in (False, True))
    names = {get(node, "w:name") for node in ours}
    ends: dict[str, deque[Element]] = {}
    for node in put_in:
        if node.tag == name("w:bookmarkEnd"):
            ends.setdefault(get(node, "w:id"), deque()).append(node)
    number = max((int(get(node, "w:id")) for node in ours), default=0)
    for start in [node for node in put_in if node.tag == name("w:bookmarkStart")]:
        own = ends.get(get(start, "w:id"))
        if not own or get(start, "w:name") in names:
            remove(start)
            continue
        names.add(get(start, "w:name"))
        number += 1
        for node in (start, own.popleft()):
            node.set(name("w:id"), f"{number}")
    for node in (node for own in ends.values() for node in own):
        remove(node)


def _number_pictures(document: Element) -> None:
    """Ids of pictures are numbers that stand once in a document; one that stands twice gets the next free one."""
    nodes = list(document.iter(*_PROPERTIES))
    taken: set[str] = {str(node.get("id")) for node in nodes}
    seen: set[str] = set()
    number = 0
    for node in nodes:
        identity = str(node.get("id"))
        if identity in seen or not identity.isdigit():
            number = next(n for n in range(number + 1, 10_000_000) if str(n) not in taken)
            identity = str(number)
            node.set("id", identity)
        seen.add(identity)


def declared(document: Element, old: Element) -> Element:
    """The document under a root that declares the namespaces of what was put in, and says which of them older programs may pass over."""
    ignored = {prefix for prefix in old.get(_IGNORABLE, "").split() if old.nsmap.get(prefix)}
    used = _namespaces(document)
    wanted = {prefix: uri for prefix, uri in sorted(old.nsmap.items(), key=str) if prefix and (uri in used[0] or prefix in used[1])}
    ignorable = sorted(prefix for prefix in ignored if prefix in wanted)
    if ignorable:
        wanted["mc"] = _MC
    own = {prefix: uri for prefix, uri in document.nsmap.items() if prefix}
    made = etree.Element(document.tag, nsmap={**own, **{p: uri for p, uri in sorted(wanted.items()) if p not in own and uri not in own.values()}})
    made.extend(map(deepcopy, document))  # a large element that is moved to another document takes lxml the square of its size
    if ignorable:
        made.set(_IGNORABLE, " ".join(ignorable))
    etree.cleanup_namespaces(made, keep_ns_prefixes=[prefix for prefix in made.nsmap if prefix])
    return made


def _namespaces(document: Element) -> tuple[set[str], set[str]]:
    """The namespaces of names, and the prefixes that values speak of."""
    names: set[str] = set()
    prefixes: set[str] = set()
    for node in document.iter("*"):
        names.add(node.tag)
        names.update(map(str, node.attrib))
        prefixes.update(node.get("Requires", "").split(), node.get(_IGNORABLE, "").split())
    return {name[1:].partition("}")[0] for name in names if name.startswith("{")}, prefixes
