"""Text that a style hides (ISO/IEC 29500-1, 17.3.2.41) is marked at its runs, so that every reader of a tree sees that it is hidden."""

from collections.abc import Iterator, Mapping

from editor.word.package.xml import Element, element, find, get, name, walk

_CHAIN = 12
_BEHIND = frozenset(
    name(f"w:{tag}")
    for tag in (
        *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
        *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)
"""What follows the mark in the properties of a run."""


def mark_hidden(top: Element, styles: Element) -> None:
    """Mark the runs below an element that the styles hide; what a run says of itself counts alone (17.7.3)."""
    sheet = {get(style, "w:styleId"): style for style in walk(styles, "w:style")}
    hiding = frozenset(identity for identity in sheet if _hides(sheet, identity))
    always = _is_on(find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:vanish"))
    if not hiding and not always:
        return
    plain = next((i for i, s in sheet.items() if get(s, "w:type") == "paragraph" and get(s, "w:default") in ("1", "true", "on")), "")
    for run in walk(top, "w:r"):
        look = find(run, "w:rPr")
        if (look is None or find(look, "w:vanish") is None) and (always or _is_hidden(run, look, hiding, plain)):
            _mark(run, look)


def _is_hidden(run: Element, look: Element | None, hiding: frozenset[str], plain: str) -> bool:
    """Whether an odd number of the styles of table, paragraph and run hide: two of them undo each other."""
    styles = [*_outer_styles(run, plain), "" if look is None else _named(look, "w:rStyle")]
    return sum(style in hiding for style in styles) % 2 == 1


def _outer_styles(run: Element, plain: str) -> Iterator[str]:
    for tag, path, default in (("w:p", "w:pPr", plain), ("w:tbl", "w:tblPr", "")):
        outer = next(run.iterancestors(name(tag)), None)
        look = None if outer is None else find(outer, path)
        yield (_named(look, "w:pStyle" if tag == "w:p" else "w:tblStyle") if look is not None else "") or default


def _named(look: Element, tag: str) -> str:
    node = find(look, tag)
    return "" if node is None else get(node, "w:val")


def _hides(sheet: Mapping[str, Element], identity: str) -> bool:
    """Whether a style, or the nearest one that it is based on and that says anything about it, hides."""
    for _ in range(_CHAIN):
        style = sheet.get(identity)
        if style is None:
            return False
        said = find(style, "w:rPr/w:vanish")
        if said is not None:
            return _is_on(said)
        identity = _named(style, "w:basedOn")
    return False


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and get(toggle, "w:val", "1") not in ("0", "false", "off")


def _mark(run: Element, look: Element | None) -> None:
    if look is None:
        look = element("w:rPr")
        run.insert(0, look)
    behind = next((node for node in look.iterchildren() if node.tag in _BEHIND), None)
    if behind is None:
        look.append(element("w:vanish"))
    else:
        behind.addprevious(element("w:vanish"))
