"""Characters of symbol fonts as the characters that everybody's fonts have: boxes, ticks, dots and arrows, the letters of Symbol."""

import re
import sys
from collections.abc import Mapping

from editor.word.package.xml import Element, find, get, look_of, name

TICKED, EMPTY_BOX = "☑", "□"
_UNKNOWN = "·"
_PRIVATE = 0xF000
# Short texts of signs that a symbol font may show; most runs are words, and are passed over.
_MAYBE = re.compile(r"[\u0021-\u00ff\uf020-\uf0ff\s]{1,16}")
_CODE = re.compile("[0-9A-Fa-f]{1,6}")
_PRIVATE_SIGN = re.compile(r"[\uf020-\uf0ff]")


def _numbered(first: int, signs: str) -> dict[int, str]:
    return {first + number: sign for number, sign in enumerate(signs)}


_WINGDINGS = {
    **_numbered(0x6C, "●○■□□□□◆◆◆❖◆☒"),
    **_numbered(0x81, "①②③④⑤⑥⑦⑧⑨⑩"),
    **_numbered(0x8C, "❶❷❸❹❺❻❼❽❾❿"),
    **_numbered(0xDF, "←→↑↓↖↗↙↘→"),
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA4: "◎",
    0xA7: "■",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xF0: "⇨",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
    0x22: "✂",
    0x21: "✏",
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
}
_WINGDINGS_2 = {
    **_numbered(0x4F, "×√☒☑☒☒"),
    **_numbered(0x6A, "①②③④⑤⑥⑦⑧⑨⑩"),
    **_numbered(0x75, "❶❷❸❹❺❻❼❽❾❿"),
    **_numbered(0x95, "·•●●"),
    **_numbered(0x99, "◎○○○"),
    **_numbered(0xA0, "■■■□□□"),
}
_WEBDINGS = {0x61: "√", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "×", 0x3D: "·"}
_SYMBOL = {
    **_numbered(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    **_numbered(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "·",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xC5: "⊕",
    0xD6: "√",
    0xE5: "∑",
    0x7E: "∼",
}
_BY_FONT: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "marlett": {0x61: "√", 0x62: "√", 0x63: "□"},
}
_OTHER_FONTS = frozenset({"wingdings 3", "zapfdingbats", "zapf dingbats", "ms outlook", "bookshelf symbol 7"})
# A sign of which no font is told: the boxes and ticks that are used most.
_ANY_FONT = {0xA3: "□", 0xA8: "□", 0x6F: "□", 0xFE: "☑", 0x52: "☑", 0xFD: "☒", 0x53: "☒", 0xFC: "√", 0x50: "√", 0xFB: "×"}


def shown_symbol(node: Element) -> str:
    """What a w:sym shows, as a character that other fonts have; · for a sign that is not known, "" for none."""
    return sign_of_code(get(node, "w:char"), get(node, "w:font"))


def shown_signs(node: Element, text: str) -> str:
    """The text of a w:t as it is seen: where its run has a symbol font, each letter is one of its signs."""
    if not _MAYBE.fullmatch(text):
        return signs_in(text, "")
    return signs_in(text, _font_of(node))


def signs_in(text: str, font: str) -> str:
    """The text as this font shows it; codes that no font but those of symbols has are signs in any."""
    if not is_symbol_font(font):
        if not _PRIVATE_SIGN.search(text):
            return text
        return _PRIVATE_SIGN.sub(lambda match: _ANY_FONT.get(ord(match[0]) & 0xFF, match[0]), text)
    return "".join(character if character.isspace() else _sign(ord(character), font) for character in text)


def is_symbol_font(font: str) -> bool:
    """Whether a font shows signs where others show letters."""
    return font.lower() in _BY_FONT or font.lower() in _OTHER_FONTS


def _sign(number: int, font: str) -> str:
    if 0xFF < number < _PRIVATE:
        return chr(number) if number < 0xD800 else ""
    if number < 0x20:
        return ""
    known = _ANY_FONT if not is_symbol_font(font) else _BY_FONT.get(font.lower(), {})
    return known.get(number & 0xFF, _UNKNOWN)


def _font_of(node: Element) -> str:
    look = look_of(node.getparent())
    fonts = None if look is None else find(look, "w:rFonts")
    return "" if fonts is None else get(fonts, "w:ascii") or get(fonts, "w:hAnsi")


_STATES: Mapping[str, str] = {"w14:checkedState": TICKED, "w14:uncheckedState": EMPTY_BOX}
_BOXES = str.maketrans({"☐": EMPTY_BOX, "☒": TICKED, "🗹": TICKED, "☑": TICKED, "√": TICKED, "✓": TICKED, "✔": TICKED, "×": TICKED, "■": TICKED})


def shown_box(node: Element, text: str) -> str:
    """The text of a w:t; the only sign of a check box control is □ or ☑, whatever signs its author chose."""
    if len(text) != 1:
        return text
    control = next(node.iterancestors(name("w:sdt")), None)
    box = None if control is None else find(control, "w:sdtPr/w14:checkbox")
    if box is None:
        return text
    for state, sign in _STATES.items():
        if (chosen := find(box, state)) is not None and sign_of_code(get(chosen, "w14:val"), get(chosen, "w14:font")) == text:
            return sign
    return text if text.isalnum() else box_sign(text)


def sign_of_code(code: str, font: str) -> str:
    """The sign of a code in hexadecimal digits, as a character that other fonts have; "" for a code of no sign."""
    number = int(code, 16) if _CODE.fullmatch(code) else 0
    if _PRIVATE <= number <= 0xFFFF or (is_symbol_font(font) and number < 0xD800):
        return _sign(number, font)
    return chr(number) if 0x20 <= number < 0xD800 or 0xFFFF < number <= sys.maxunicode else ""


def box_sign(text: str) -> str:
    """The sign of a check box as □ or ☑."""
    return text.translate(_BOXES)


def code_of_sign(sign: str, font: str) -> int | None:
    """The code by which a symbol font shows a sign, for a ticked box any that it has; None for a font that has none."""
    known = {shown: code for code, shown in _BY_FONT.get(font.lower(), {}).items()}
    wanted = (TICKED, "√", "☒") if sign == TICKED else (sign,)
    return next((known[one] for one in wanted if one in known), None)
