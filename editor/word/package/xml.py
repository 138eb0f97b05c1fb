"""The XML of Word: namespaces, a builder of elements, safe parsing and the text that XML may hold."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import cycle, repeat
from typing import Any

from lxml import etree

Element = etree._Element  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - lxml has no public name for the type of its elements

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "ng": "urn:nigao:draft:1",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""How the text of a part begins, as `serialized` writes it."""
_WITH_PREFIX = ("w", "ds", "cp")
_WORD = {"w": NAMESPACES["w"]}
_PIECES = re.compile(r"([\t\n])")
_DECLARED = f' xmlns:w="{NAMESPACES["w"]}"'
_IN_QUOTES = re.compile('[&<>"\n\r\t]')
_BESIDE_TEXT = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_LOOSE = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/")
_NAMED = re.compile(rb"(http://purl\.oclc\.org/ooxml/)(\w+)/|http://schemas\.openxmlformats\.org/(\w+)/2006/")
_LONGEST_NAME = 100
# What a line of text may hold, and no line break of any kind.
_CLEAN = re.compile("[\t\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def name(prefixed: str) -> str:
    """The name lxml knows for a prefixed one: w:p → {http://…}p."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if local else prefixed


def element(tag: str, *children: "Element | str | None", **attributes: str | int) -> Element:
    """An element with its children; a text is its content, a None is left out.

    An attribute without a prefix is in the namespace w on elements of w and in none on others.
    """
    made = etree.Element(name(tag), nsmap=_WORD)
    own = "w:" if tag.startswith("w:") else ""
    for key, value in attributes.items():
        made.set(name(key if ":" in key else own + key), str(value))
    _fill(made, children)
    return made


def _fill(made: Element, children: "Iterable[Element | str | None]") -> None:
    for child in children:
        if isinstance(child, str):
            made.text = child
        elif child is not None:
            made.append(child)


def markup(tag: str, *children: str | None, **attributes: str | int) -> str:
    """The text of an element of w as it stands in a part, of the texts of its children, as `element` makes it; a None is left out."""
    told = "".join([f' w:{key}="{in_quotes(str(value))}"' for key, value in attributes.items()])
    inner = "".join([child for child in children if child is not None])
    return f"<{tag}{told}>{inner}</{tag}>" if inner else f"<{tag}{told}/>"


def markup_of(made: Element | None) -> str:
    """The text of an element that `element` made, as it stands in a part; "" for None."""
    return "" if made is None else etree.tostring(made, encoding="unicode").replace(_DECLARED, "", 1)


def escaped(text: str) -> str:
    """A clean text as it stands between tags."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def in_quotes(text: str) -> str:
    """A clean text as it stands in an attribute."""
    if _IN_QUOTES.search(text) is None:
        return text
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def text_markup(text: str) -> str:
    """The text of a run; tabs and line breaks are elements of their own, spaces are kept."""
    if "\n" in text or "\t" in text:
        return "".join([_BESIDE_TEXT.get(piece) or text_markup(piece) for piece in _PIECES.split(text) if piece])
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def remove(node: Element) -> None:
    """Take an element, with all in it, out of the one that holds it; nothing where none does."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def text_element(text: str) -> Element:
    """A w:t that keeps its spaces."""
    return element("w:t", text, **{"xml:space": "preserve"})


def root(tag: str, *children: "Element | str | None", prefixes: Iterable[str] = ()) -> Element:
    """The root element of a part, which declares its namespaces: w and ds and cp by prefix, as their readers are used to, others as the default."""
    own = tag.partition(":")[0]
    declared: dict[Any, str] = {own if own in _WITH_PREFIX else None: NAMESPACES[own]} | {p: NAMESPACES[p] for p in prefixes}
    made = etree.Element(name(tag), nsmap=declared)
    _fill(made, children)
    if own != "w":
        etree.cleanup_namespaces(made, top_nsmap=declared)
    return made


def serialized(top: Element) -> bytes:
    """The bytes of a part: UTF-8 with an XML declaration, standalone as Word writes it; what stood before the root element stays."""
    return etree.tostring(top.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def parsed(data: bytes, *, exact: bool = False) -> Element:
    """The root of a part, with its comments and processing instructions when `exact`.

    Entities are not resolved, nothing is loaded, size limits stay on. Raises etree.XMLSyntaxError.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=not exact, remove_pis=not exact
    )
    return etree.fromstring(data, parser)


def as_transitional(data: bytes) -> bytes:
    """The part's bytes with the namespaces of Strict files replaced by those that all others use."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)


def as_it_was_named(data: bytes, before: bytes) -> bytes:
    """The bytes of a part that was made from its tree, with the namespaces that its bytes `before` have in the same attributes and texts: those of
    Strict files (ISO/IEC 29500-1), those of others, or both. What is new in a part that has Strict ones is named as these.
    """
    if _STRICT.search(before) is None:
        return data
    was: dict[tuple[bytes, bytes], list[bool]] = {}
    for match in _NAMED.finditer(before):
        was.setdefault(_named_at(match), []).append(match[1] is not None)
    told = {place: repeat(kinds[0]) if len(set(kinds)) == 1 else cycle(kinds) for place, kinds in was.items()}

    def named(match: re.Match[bytes]) -> bytes:
        is_strict = next(told.get(_named_at(match), repeat(True)))
        return _LOOSE.sub(rb"http://purl.oclc.org/ooxml/\1/", match[0]) if is_strict else match[0]

    return _NAMED.sub(named, data)


def _named_at(match: re.Match[bytes]) -> tuple[bytes, bytes]:
    """The attribute in which a namespace is named, b"" in a text, and the kind of its names."""
    ahead = match.string[max(0, match.start() - _LONGEST_NAME) : match.start()]
    said = ahead[:-1].rstrip() if ahead.endswith((b'"', b"'")) else b""
    names = said[:-1].split() if said.endswith(b"=") else []
    return names[-1] if names else b"", match[2] or match[3]


def clean_text(text: str) -> str:
    """The text without what XML may not hold (control characters, lone surrogates); every kind of line break becomes a line feed."""
    if _CLEAN.fullmatch(text):
        return text
    lines = "\n".join([*text.splitlines(), ""] if text and text[-1:].splitlines() == [""] else text.splitlines())
    return _BARRED.sub("", lines)


def get(node: Element, attribute: str, default: str = "") -> str:
    """The value of a prefixed attribute, or the default."""
    value = node.get(name(attribute))
    return default if value is None else str(value)


def find(node: Element, path: str) -> Element | None:
    """The first element at a path of prefixed names, or None; child by child, for lxml's own paths take several times as long."""
    first, further = _step(path)
    for child in node.iterchildren(first):
        found = find(child, further) if further else child
        if found is not None:
            return found
    return None


@cache
def _step(path: str) -> tuple[str, str]:
    """The name of a path's first step as lxml knows it, and the path behind it."""
    first, _, further = path.partition("/")
    return name(first), further


def look_of(run: Element | None) -> Element | None:
    """What a run says of its text (w:rPr), which stands before all else in it (ISO/IEC 29500-1, 17.3.2.1): one child is looked at."""
    first = None if run is None else next(run.iterchildren(), None)
    return first if first is not None and first.tag == name("w:rPr") else None


def walk(node: Element, *tags: str) -> Iterator[Element]:
    """The elements of these names (all, for none) below the node, itself included, in document order."""
    return node.iter(*(name(tag) for tag in tags))
