"""The style sheet of a Word file as its readers need it: names, heading levels and numbering through the chain of styles."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from editor.model.text.numerals import short_number
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, get, walk

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_CHAIN_LIMIT, _BODY = 12, 9
_LEADERS = ("underscore", "heavy")
# The writer lets a page begin at these (GB/T 9704-2012, 7.3.3, 7.4), and LibreOffice saves that as a break in front of them.
PAGED_STYLES = frozenset(("附件", "版记位"))
_NUMBERS = frozenset(("公文页码", "页码", "EvenPageNumber"))


class OwnLook(NamedTuple):
    """What a paragraph says of itself: its properties (w:pPr, None for none), and the id of its style, "" for none."""

    properties: Element | None
    style: str


class StyleSheet:
    """The styles of a package by id."""

    def __init__(self, top: Element | None) -> None:
        self._styles = {} if top is None else {get(style, "w:styleId"): style for style in walk(top, "w:style")}
        named = ((identity, find(style, "w:name")) for identity, style in self._styles.items())
        self._names = {identity: get(node, "w:val") for identity, node in named if node is not None}
        self._defaults = None if top is None else find(top, "w:docDefaults/w:pPrDefault/w:pPr")
        self._character_defaults = None if top is None else find(top, "w:docDefaults/w:rPrDefault/w:rPr")
        kinds = ((identity, get(style, "w:type"), get(style, "w:default")) for identity, style in self._styles.items())
        self._default = next((identity for identity, kind, default in kinds if kind == "paragraph" and default in ("1", "true", "on")), "")
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._looks: dict[str, tuple[Element, ...]] = {}
        self._levels: dict[str, int] = {}
        self._drawn: dict[str, bool] = {}

    @staticmethod
    def of(package: Package) -> "StyleSheet":
        """The style sheet of an opened package; an empty one where it has none."""
        return _sheet_of(package)

    def chain(self, style: str) -> tuple[Element, ...]:
        """The style and those it is based on, nearest first; a circle of styles ends."""
        if style not in self._chains:
            self._chains[style] = tuple(self._followed(style))
        return self._chains[style]

    def _followed(self, style: str) -> Iterator[Element]:
        for _ in range(_CHAIN_LIMIT):
            node = self._styles.get(style)
            if node is None:
                return
            yield node
            based = find(node, "w:basedOn")
            style = "" if based is None else get(based, "w:val")

    def paragraph_looks(self, style: str) -> tuple[Element, ...]:
        """What is said of paragraphs of that style ("" for the default one), by itself first, then by those it is based on, then by the document."""
        if style not in self._looks:
            said = (find(node, "w:pPr") for node in self.chain(style or self._default))
            self._looks[style] = tuple(look for look in (*said, self._defaults) if look is not None)
        return self._looks[style]

    def character_looks(self, character: str, paragraph: str) -> Iterator[Element]:
        """What is said of characters by their own style, then by that of their paragraph ("" for the default one), then by the document."""
        said = (find(node, "w:rPr") for node in (*self.chain(character), *self.chain(paragraph or self._default)))
        return (look for look in (*said, self._character_defaults) if look is not None)

    def has_leaders(self, own: OwnLook) -> bool:
        """Whether the tabs of a paragraph draw a line: by tab stops with leaders, its own or those of its styles."""
        if own.style not in self._drawn:
            self._drawn[own.style] = any(map(_leads, self.paragraph_looks(own.style)))
        return self._drawn[own.style] or (own.properties is not None and _leads(own.properties))

    def name(self, style: str) -> str:
        """The name of a style, or its id where it has none."""
        return self._names.get(style, style)

    def id_of(self, style_name: str) -> str:
        """The id of the style of that name, or an empty string."""
        return next((style for style in self._styles if self.name(style) == style_name), "")

    def begins_page(self, paragraph: Element) -> bool:
        """Whether paragraphs of its style begin a page by themselves."""
        return any(self.name(get(node, "w:styleId")) in PAGED_STYLES for node in self.chain(style_of(paragraph)))

    def is_page_number(self, paragraph: Element) -> bool:
        """Whether a paragraph has the style of the page numbers that are written here."""
        return any(self.name(get(node, "w:styleId")) in _NUMBERS for node in self.chain(style_of(paragraph)))

    def heading_level(self, own: OwnLook) -> int:
        """A paragraph's outline level from 1, its own or that of its styles; 0 for body text."""
        outline = None if own.properties is None else find(own.properties, "w:outlineLvl")
        if outline is not None:
            return _level(outline)
        if own.style not in self._levels:
            self._levels[own.style] = self._level_of(own.style)
        return self._levels[own.style]

    def _level_of(self, style: str) -> int:
        for node in self.chain(style):
            outline = find(node, "w:pPr/w:outlineLvl")
            if outline is not None:
                return _level(outline)
            if match := _HEADING.fullmatch(self.name(get(node, "w:styleId")).lower()):
                return int(match[1])
        return 0


@once
def _sheet_of(package: Package) -> StyleSheet:
    return StyleSheet(package.first("styles"))


def own_look(paragraph: Element) -> OwnLook:
    """What a paragraph says of itself."""
    properties = find(paragraph, "w:pPr")
    style = None if properties is None else find(properties, "w:pStyle")
    return OwnLook(properties, "" if style is None else get(style, "w:val"))


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, or an empty string."""
    return own_look(paragraph).style


def _level(outline: Element) -> int:
    level = short_number(get(outline, "w:val"))
    return level + 1 if level is not None and level < _BODY else 0


def _leads(look: Element) -> bool:
    """Whether a look has tab stops with leaders that draw a line."""
    stops = find(look, "w:tabs")
    return stops is not None and any(get(stop, "w:leader") in _LEADERS for stop in stops)
