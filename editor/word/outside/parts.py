"""What reaches outside from the XML of a part beside its fields: references, addresses, macros of form fields, mail merges, hidden things."""

import re
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

from editor.model.returned.outside import OutsideKind
from editor.word.outside.addresses import is_inside
from editor.word.outside.codes import harmful_codes
from editor.word.outside.reach import Reach, reach, remove_content, remove_held, unwrap
from editor.word.package.xml import Element, find, get, name, remove, walk

_SIGNS = re.compile(
    rb"instrText|delInstrText|fldSimple|vanish|entryMacro|exitMacro|mailMerge|webVideoPr|<!DOCTYPE|HyperlinkBase"
    rb"|\b(?:src|href|althref|hrhref|manifestLocation|schemaLocation|hidden)\s*=|visibility\s*:"
)
_WORDS = (
    *(b"instrText", b"delInstrText", b"fldSimple", b"vanish", b"entryMacro", b"exitMacro", b"mailMerge", b"webVideoPr", b"<!DOCTYPE"),
    *(b"HyperlinkBase", b"src", b"href", b"manifestLocation", b"schemaLocation", b"hidden", b"visibility"),
)
"""A part in which a sign stands has one of these words too, and they are found many times as fast."""
_ADDRESSES = frozenset(("href", "althref", "hrhref", "manifestLocation"))
_SVG = "{http://www.w3.org/2000/svg}"
_REFERENCES = re.compile(r"\{[^}]*/officeDocument/(?:2006/)?relationships\}\w+")
_FIELD_MARKS = frozenset(name(f"w:{tag}") for tag in ("fldChar", "instrText", "delInstrText", "rPr"))
_SHOWN = ("w:t", "w:delText", "w:drawing", "w:pict", "w:object")
_ON = frozenset(("1", "true", "on"))
_LINKS = frozenset(("hlinkClick", "hlinkHover", "hlinkMouseOver"))


def may_reach(data: bytes) -> bool:
    """Whether the bytes of a part may hold anything of that kind; a quick look, and yes for encodings in which it finds nothing."""
    return b"\0" in data[:64] or (any(word in data for word in _WORDS) and _SIGNS.search(data) is not None)


def reaching_in(top: Element) -> Iterator[Reach]:
    """What reaches outside in the XML of a part, or is hidden there, without what its relationships say."""
    for find_in in (harmful_codes, _form_macros, _mail_merge, _addresses, _hidden_runs, _hidden_pictures, _entities):
        yield from find_in(top)


def cut_references(top: Element, gone: Collection[str]) -> None:
    """Take away what refers to relationships that are gone (by their ids): links but for their text, pictures whole, all else alone."""
    for node in list(top.iter("*")):
        for key, value in list(node.attrib.items()):
            if value in gone and _REFERENCES.fullmatch(str(key)):
                _cut(node, str(key))


def _cut(node: Element, key: str) -> None:
    local = node.tag.rpartition("}")[2]
    if node.tag == name("w:hyperlink"):
        unwrap(node)
    elif local in ("blip", "imagedata", "fill", "stroke"):
        node.attrib.pop(key, "")
        if local in ("blip", "imagedata") and not any(_REFERENCES.fullmatch(str(other)) for other in node.attrib):
            remove_held(node)
    elif local in _LINKS or node.tag.startswith("{urn:schemas-microsoft-com:office:"):
        remove(node)
    elif node.tag.startswith("{urn:schemas-microsoft-com:vml}"):
        node.attrib.pop(key, "")
    else:
        remove_content([node])


def _form_macros(top: Element) -> Iterator[Reach]:
    for node in walk(top, "w:entryMacro", "w:exitMacro"):
        yield reach(OutsideKind.MACRO, get(node, "w:val"), partial(remove, node))


def _mail_merge(top: Element) -> Iterator[Reach]:
    for node in walk(top, "w:mailMerge"):
        said = (find(node, f"w:{tag}") for tag in ("connectString", "query"))
        yield reach(OutsideKind.DATA, next((get(found, "w:val") for found in said if found is not None), ""), partial(remove, node))


def _addresses(top: Element) -> Iterator[Reach]:
    """Addresses that stand in the text itself: of VML, of pictures inside pictures, of schemas, of films on the web."""
    for node in top.iter("*"):
        for key, value in node.attrib.items():
            kind = _address_kind(node, str(key).rpartition("}")[2], str(value).strip())
            if kind is not None:
                yield reach(kind, str(value), partial(_drop_address, node, str(key)))
        if node.tag.endswith("}HyperlinkBase") and not is_inside(node.text or ""):
            yield reach(OutsideKind.LINK, node.text or "", partial(remove, node))


def _address_kind(node: Element, local: str, value: str) -> OutsideKind | None:
    """In what way an attribute of that name reaches outside: what is drawn is fetched at once, links are only followed when somebody clicks."""
    if not value or value.startswith(("#", "data:")):
        return None
    if local == "src" or (local == "href" and node.tag.startswith(_SVG) and not node.tag.endswith("}a")):
        return OutsideKind.PICTURE
    return OutsideKind.LINK if local == "embeddedHtml" or (local in _ADDRESSES and not is_inside(value)) else None


def _drop_address(node: Element, key: str) -> None:
    node.attrib.pop(key, "")
    if node.tag.endswith("}imagedata") and not any(_REFERENCES.fullmatch(str(other)) for other in node.attrib):
        remove_held(node)


def _hidden_runs(top: Element) -> Iterator[Reach]:
    for run in walk(top, "w:r"):
        if _is_on(find(run, "w:rPr/w:vanish")) and next(walk(run, *_SHOWN), None) is not None:
            text = "".join(node.text or "" for node in walk(run, "w:t", "w:delText"))
            content = [child for child in run if child.tag not in _FIELD_MARKS]
            yield reach(OutsideKind.HIDDEN, text, partial(remove_content, content))


def _hidden_pictures(top: Element) -> Iterator[Reach]:
    for node in top.iter("*"):
        drawn = node.tag.endswith("}docPr") and "wordprocessingDrawing" in node.tag and node.get("hidden", "") in _ON
        if drawn or (node.tag.startswith("{urn:schemas-microsoft-com:vml}") and _is_invisible(node.get("style", ""))):
            text = "".join(found.text or "" for found in walk(_holder(node), "w:t"))
            yield reach(OutsideKind.HIDDEN, text or node.get("descr", ""), partial(remove_held, node))


def _holder(node: Element) -> Element:
    above = node.getparent()
    return node if above is None else above


def _is_invisible(style: str) -> bool:
    return re.search(r"visibility\s*:\s*hidden", style) is not None


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and get(toggle, "w:val", "1") not in ("0", "false", "off")


def _entities(top: Element) -> Iterator[Reach]:
    """A part that names a document type or entities of elsewhere; they are never loaded, and a part that is written again has none."""
    said: Any = top.getroottree().docinfo
    if doctype := str(said.doctype):
        yield reach(OutsideKind.OTHER, doctype, _nothing)


def _nothing() -> None:
    """Nothing is to be done."""
