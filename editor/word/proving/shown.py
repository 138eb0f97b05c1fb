"""What the elements of a text show on the page, told for the proof alone."""

from collections.abc import Iterator

from editor.word.package.xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TURN = "LineTurn"
SHOWN = (_W + "t", _M + "t", _W + "tab", _W + "br")
"""The elements that show something."""
_TEXTS, _LOOK, _VANISH = (_W + "t", _M + "t"), _W + "rPr", _W + "vanish"
_PICTURES = (_W + "drawing", _W + "pict", _W + "object", "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
_BESIDE = tuple(_W + tag for tag in ("drawing", "pict", "object", "sectPr", "fldChar", "vanish", "shd", "pBdr", "pageBreakBefore"))

Piece = int | str
"""What stands on the page: the number of a text of its block, or a tab or line break itself."""


def is_beside(paragraph: Element) -> bool:
    """Whether a paragraph holds a picture, a field, hidden text or the end of a page or a section, or is seen by its look alone."""
    if any(node.get(_W + "type") == "page" for node in paragraph.iter(_W + "br")):
        return True
    return next(paragraph.iter(*_BESIDE), None) is not None


def is_in_picture(node: Element) -> bool:
    """Whether an element stands in a picture."""
    return next(node.iterancestors(*_PICTURES), None) is not None


def shown_in(node: Element, numbers: dict[Element, int]) -> Iterator[Piece]:
    """What stands on the page; line breaks that layout settled are not part of it."""
    for child in node.iter(*SHOWN):
        if _is_in_run(child) and not is_in_picture(child):
            yield from pieces_of(child, numbers)


def _is_in_run(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in (_W + "r", _M + "r")


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and toggle.get(_W + "val", "1") not in ("0", "false", "off")


def _look(run: Element | None) -> Element | None:
    """The look of a run, which stands first in it (ISO/IEC 29500-1, 17.3.2.1): a run may hold ten thousands of pieces that each ask for it."""
    first = next(iter(run), None) if run is not None else None
    return first if first is not None and first.tag == _LOOK else None


def pieces_of(node: Element, numbers: dict[Element, int]) -> Iterator[Piece]:
    """What one element of a run shows, if it does."""
    look = _look(node.getparent())
    if look is not None and _is_on(look.find(_VANISH)):
        return
    if node.tag in _TEXTS:
        if node in numbers:
            yield numbers[node]
    elif node.tag == _W + "tab":
        yield "\t"
    elif node.get(_W + "type") not in ("page", "column") and (look is None or look.find(f"{_W}rStyle[@{_W}val='{_TURN}']") is None):
        yield "\n"
