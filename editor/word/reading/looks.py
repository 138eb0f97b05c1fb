"""The look that somebody gave to text by hand, over what styles, layout and writer settle."""

from collections.abc import Iterator

from editor.word.package.xml import Element, find, get, name
from editor.word.reading.sheet import StyleSheet, style_of
from editor.word.reading.visible import is_on

_BY_HAND = ("w:b", "w:i", "w:strike", "w:dstrike", "w:color", "w:sz", "w:highlight", "w:u", "w:shd", "w:vertAlign", "w:em")
_COMPLEX = {"w:b": "w:bCs", "w:i": "w:iCs", "w:sz": "w:szCs"}
_NONE = {"w:u": "none", "w:highlight": "none", "w:em": "none", "w:vertAlign": "baseline"}
# Layout sets the size of these lines itself, as large as they fit (GB/T 9704-2012, 7.2.4).
_SIZED = frozenset({"发文机关标志", "联合标志", "联合文件"})
_KNOWN_STYLES = frozenset({"strong", "emphasis", "intense emphasis", "subtle emphasis", "hyperlink", "internet link"})


def look_by_hand(run: Element, sheet: StyleSheet) -> list[Element]:
    """The properties that somebody gave to a run; spacing and the kind of script are settled by layout and writer."""
    look = find(run, "w:rPr")
    return [] if look is None else list(_by_hand(look, run, sheet))


def _by_hand(look: Element, run: Element, sheet: StyleSheet) -> Iterator[Element]:
    fonts = find(look, "w:rFonts")
    if fonts is not None and any(get(fonts, f"w:{slot}") for slot in ("ascii", "eastAsia")):
        yield fonts
    for tag in _BY_HAND:
        node = find(look, tag)
        if node is not None and _says_something(tag, node) and not _is_settled(tag, run, look, sheet):
            yield node
            twin = find(look, _COMPLEX.get(tag, tag))
            if twin is not None and twin is not node:
                yield twin


def _says_something(tag: str, node: Element) -> bool:
    if tag == "w:shd":
        return get(node, "w:fill", "auto") not in ("auto", "")
    return is_on(node) and get(node, "w:val") != _NONE.get(tag, "-")


def _is_settled(tag: str, run: Element, look: Element, sheet: StyleSheet) -> bool:
    """Whether layout or writer said it: the size of a mark, bold where the styles of paragraph and run both are and would undo each other."""
    if tag not in ("w:sz", "w:b"):
        return False
    paragraph = next(run.iterancestors(name("w:p")), None)
    style = "" if paragraph is None else style_of(paragraph)
    if tag == "w:sz":
        return any(sheet.name(get(node, "w:styleId")) in _SIZED for node in sheet.chain(style))
    own = find(look, "w:rStyle")
    return own is not None and all(_is_bold(sheet, identity) for identity in (style, get(own, "w:val")))


def _is_bold(sheet: StyleSheet, style: str) -> bool:
    said = (find(node, "w:rPr/w:b") for node in sheet.chain(style))
    return is_on(next((node for node in said if node is not None), None))


def known_style(run: Element, sheet: StyleSheet) -> Element | None:
    """The character style of a run where it is one that word processors bring with them (emphasis, links)."""
    style = find(run, "w:rPr/w:rStyle")
    return style if style is not None and sheet.name(get(style, "w:val")).lower() in _KNOWN_STYLES else None
