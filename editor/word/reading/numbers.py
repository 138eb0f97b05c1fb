"""Numbers that Word makes by itself (numbering.xml), as the text that stands on the page (一、 and its like)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from editor.model.text.numerals import chinese_number, formal_number
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, walk
from editor.word.reading.sheet import OwnLook, StyleSheet
from editor.word.reading.visible import is_on
from editor.word.signs.symbols import EMPTY_BOX, TICKED, box_sign, signs_in

_LEVELS = 9
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WIDE = {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}


@dataclass(slots=True)
class _List:
    """A list: its nine levels, and how far each has counted (None before its first number)."""

    levels: dict[int, Element]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbers:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, package: Package, sheet: StyleSheet) -> None:
        top = package.first("numbering")
        nodes = [] if top is None else list(top)
        self.sheet = sheet
        self._abstract = {get(node, "w:abstractNumId"): node for node in nodes if node.tag.endswith("}abstractNum")}
        self._instances = {get(node, "w:numId"): node for node in nodes if node.tag.endswith("}num")}
        self._lists: dict[str, _List] = {}
        self._begun: set[tuple[str, int]] = set()
        self._by_style: dict[str, tuple[str, int]] = {}

    def label(self, own: OwnLook) -> str:
        """The number in front of the next paragraph with the space that parts it from the text; "" for none, a bullet, or one that can't be known."""
        number, level = self.place_of(own)
        found = self._list(number)
        if found is None or level not in found.levels or level >= _LEVELS:
            return ""
        self._count(found, number, level)
        return _label(found, level)

    def place_of(self, own: OwnLook) -> tuple[str, int]:
        """The list that a paragraph belongs to, "" for none, and its level there, as itself or its style says."""
        numbering = None if own.properties is None else find(own.properties, "w:numPr")
        if numbering is not None and find(numbering, "w:numId") is not None:
            return _value(numbering, "w:numId"), _number(_value(numbering, "w:ilvl"))
        if own.style not in self._by_style:
            self._by_style[own.style] = self._numbering_of(own.style)
        return self._by_style[own.style]

    def _numbering_of(self, style: str) -> tuple[str, int]:
        """The list and the level that a style names."""
        for node in self.sheet.chain(style):
            numbering = find(node, "w:pPr/w:numPr")
            if numbering is not None and find(numbering, "w:numId") is not None:
                number = _value(numbering, "w:numId")
                return number, self._level_of_style(number, get(node, "w:styleId"), _value(numbering, "w:ilvl"))
        return "", 0

    def _level_of_style(self, number: str, style: str, said: str) -> int:
        found = self._list(number)
        linked = () if found is None else (level for level, node in found.levels.items() if _value(node, "w:pStyle") == style)
        return next(iter(linked), _number(said))

    def _list(self, number: str) -> _List | None:
        instance = self._instances.get(number)
        if instance is None:
            return None
        abstract = _value(instance, "w:abstractNumId")
        if abstract not in self._lists:
            self._lists[abstract] = _List(self._levels(abstract))
        found = self._lists[abstract]
        own = {_number(get(node, "w:ilvl")): level for node in walk(instance, "w:lvlOverride") if (level := find(node, "w:lvl")) is not None}
        return _List(found.levels | own, found.counts) if own else found

    def _levels(self, abstract: str) -> dict[int, Element]:
        node = self._abstract.get(abstract)
        if node is None:
            return {}
        return _by_level(node) or self._linked_levels(node)

    def _linked_levels(self, node: Element) -> dict[int, Element]:
        """The levels of a list that only names a numbering style."""
        linked = _value(node, "w:numStyleLink")
        others = (other for other in self._abstract.values() if linked and _value(other, "w:styleLink") == linked)
        other = next(others, None)
        return {} if other is None else _by_level(other)

    def _count(self, found: _List, number: str, level: int) -> None:
        counts, present = found.counts, found.counts[level]
        restart = self._restart(number, level)
        start = _number(_value(found.levels[level], "w:start") or "1")
        counts[level] = restart if restart is not None else start if present is None else present + 1
        for upper in range(level):
            if counts[upper] is None and upper in found.levels:
                counts[upper] = _number(_value(found.levels[upper], "w:start") or "1")
        for lower in range(level + 1, _LEVELS):
            if lower not in found.levels or _value(found.levels[lower], "w:lvlRestart") != "0":
                counts[lower] = None

    def _restart(self, number: str, level: int) -> int | None:
        """The number that this instance of a list begins with, at its first paragraph."""
        if (number, level) in self._begun:
            return None
        self._begun.add((number, level))
        for override in walk(self._instances[number], "w:lvlOverride"):
            start = _value(override, "w:startOverride")
            if _number(get(override, "w:ilvl")) == level and start:
                return _number(start)
        return None


def _by_level(abstract: Element) -> dict[int, Element]:
    return {_number(get(level, "w:ilvl")): level for level in walk(abstract, "w:lvl")}


def _label(found: _List, level: int) -> str:
    node = found.levels[level]
    pattern = _value(node, "w:lvlText")
    if _format_of(node) == "bullet":
        return _box(node, pattern)
    if _format_of(node) == "none" or not pattern:
        return ""
    plain = is_on(find(node, "w:isLgl"))
    for upper in range(level + 1):
        kind = "decimal" if plain else _format_of(found.levels.get(upper, node))
        pattern = pattern.replace(f"%{upper + 1}", _formatted(kind, found.counts[upper] or 0))
    return pattern + _gap(pattern, _value(node, "w:suff") or "tab")


def _box(level: Element, bullet: str) -> str:
    """The box of a list to be ticked off; other bullets are no text."""
    fonts = find(level, "w:rPr/w:rFonts")
    sign = box_sign(signs_in(bullet, "" if fonts is None else get(fonts, "w:ascii") or get(fonts, "w:hAnsi")))
    return sign if sign in (EMPTY_BOX, TICKED) else ""


def _gap(number: str, suffix: str) -> str:
    """A space where the number would run into the text; none after 、 ） and the point of 1. as they are typed by hand."""
    if suffix == "nothing" or number.endswith(("、", "）", ")", ".", "．", "：", ":")):
        return ""
    return " "


def _format_of(level: Element) -> str:
    return _value(level, "w:numFmt") or "decimal"


def _formatted(kind: str, number: int) -> str:
    form = _FORMS.get(kind)
    return form(number) if form and number > 0 else str(number)


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


_Form = Callable[[int], str]
_FORMS: dict[str, _Form] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"), chinese_number
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "koreanDigital"), chinese_number),
    "chineseLegalSimplified": formal_number,
    "ideographTraditional": lambda number: _STEMS[(number - 1) % len(_STEMS)],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % len(_BRANCHES)],
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": lambda number: f"（{number}）",
    "ideographEnclosedCircle": lambda number: f"（{chinese_number(number)}）",
}


def _value(node: Element, child: str) -> str:
    found = find(node, child)
    return "" if found is None else get(found, "w:val")


def _number(text: str) -> int:
    return min(int(text), 9999) if text.isdigit() and text.isascii() and len(text) < 6 else 0
