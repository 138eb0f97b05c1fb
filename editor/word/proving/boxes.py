"""The boxes and ticks that symbol fonts draw, told for the proof of an import by a table of its own."""

import re

from editor.word.package.xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PRIVATE = 0xF000
# The codes that symbol fonts have signs for, and those that no other font has.
_MAYBE, _SURE = re.compile("[\u0021-\u00ff\uf001-\uf0ff]"), re.compile("[\uf001-\uf0ff]")
_BOX, _FULL = "□", "■"
_BOXES = {
    "wingdings": (0x6F, 0x70, 0x71, 0x72, 0x78, 0xA8, 0xFC, 0xFD, 0xFE),
    "wingdings 2": (0x50, 0x51, 0x52, 0x53, 0x54, 0xA3, 0xA4, 0xA5),
    "webdings": (0x61, 0x63),
    "symbol": (0xD6,),
    "marlett": (0x61, 0x62, 0x63),
    "": (0x50, 0x52, 0x53, 0x6F, 0xA3, 0xA8, 0xFC, 0xFD, 0xFE),
}
_FULLS = {"wingdings": (0x6E, 0xA7), "wingdings 2": (0xA0, 0xA1, 0xA2), "webdings": (0x67,)}


def box_of_symbol(node: Element) -> str:
    """The box that a w:sym draws, "" for other signs."""
    code = node.get(_W + "char", "")
    number = int(code, 16) if code and all(sign in "0123456789abcdefABCDEF" for sign in code) else 0
    return _box(number & 0xFF, node.get(_W + "font", "").lower())


def with_boxes(node: Element, text: str) -> str:
    """The text of a w:t with the boxes that it draws as signs: by the font of its run, or by codes that only such fonts have."""
    if _MAYBE.search(text) is None:
        return text
    font = _font(node)
    if font in _BOXES:
        return "".join(_box(ord(sign) & 0xFF, font) or sign if _is_code(sign) else sign for sign in text)
    if _SURE.search(text) is None:
        return text
    return "".join(_box(ord(sign) & 0xFF, "") or sign if _is_private(sign) else sign for sign in text)


def box_of_field(mark: Element) -> str:
    """The box of a legacy check box, on the mark with which its field begins; "" for other fields."""
    return _BOX if mark.find(f"{_W}ffData/{_W}checkBox") is not None else ""


def _box(number: int, font: str) -> str:
    known = font if font in _BOXES else ""
    return _BOX if number in _BOXES[known] else _FULL if number in _FULLS.get(known, ()) else ""


def _is_code(sign: str) -> bool:
    return 0x20 < ord(sign) <= 0xFF or _is_private(sign)


def _is_private(sign: str) -> bool:
    return _PRIVATE < ord(sign) <= _PRIVATE + 0xFF


def _font(node: Element) -> str:
    run = node.getparent()
    look = None if run is None else next(run.iterchildren(_W + "rPr"), None)
    fonts = None if look is None else next(look.iterchildren(_W + "rFonts"), None)
    return "?" if fonts is None else (fonts.get(_W + "ascii") or fonts.get(_W + "hAnsi") or "?").lower()
