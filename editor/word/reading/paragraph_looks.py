"""The look that somebody gave to whole paragraphs by hand: alignment, shading, borders, spacing, tab stops, a page that begins."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import cast

from lxml import etree

from editor.model.document.document import has_long_word
from editor.word.package.package import Package, once
from editor.word.package.xml import NAMESPACES, Element, element, find, get, name
from editor.word.reading.sheet import PAGED_STYLES, StyleSheet, style_of
from editor.word.reading.visible import is_on

# A list of what is kept, for all else is layout's own answer to the text of the day, and an old file must not freeze it: indents of signatures,
# dates and titles, exact lines drawn closer, frames, lines kept with the next.
_WHOLE = {"align": "w:jc", "shading": "w:shd", "borders": "w:pBdr", "tabs": "w:tabs", "page": "w:pageBreakBefore"}
_SPACING = {
    "before": ("before", "beforeLines", "beforeAutospacing"),
    "after": ("after", "afterLines", "afterAutospacing"),
    "line": ("line", "lineRule"),
}
_SEEN_WITHOUT_TEXT = frozenset(("shading", "borders", "page"))
# Layout sets tab stops in these lines itself (GB/T 9704-2012, 7.2.6, 7.3.5.1, 7.4.3),.
_TABBED = frozenset(("发文字号", "上行文号", "信函文号", "联合署名", "印发机关"))
_SIDES = ("top", "left", "bottom", "right", "between", "bar")
_SAME = {"start": "left", "end": "right", "num": "left"}
_NOTHING = ("nil", "none", "")
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs"),
    *("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
    *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_PLACES = {name(f"w:{tag}"): place for place, tag in enumerate(_ORDER)}
_SINGLE = ("auto", "240")
_IN_LINE = ("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline", name("w:pict"), name("w:object"))
_Looks = Sequence[Element]
_Value = tuple[str, ...]


class ParagraphLooks:
    """Reads the looks of the paragraphs of one file, and writes those of another to them."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._styles: dict[str, tuple[list[Element], dict[str, _Value]]] = {}
        self._settled_in: dict[str, set[str]] = {}

    @staticmethod
    def of(package: Package) -> "ParagraphLooks":
        """Those of an opened file."""
        return _looks_of(package)

    def by_hand(self, paragraph: Element, *, has_text: bool = True) -> dict[str, _Value]:
        """What was given to a paragraph over its style, by its name; of one without text what is seen all the same. Exact lines are layout's, single
        ones around a picture come with it, and so is the left of a text with a long word, before which no line is drawn apart, layout's.
        """
        own = find(paragraph, "w:pPr")
        if own is None:
            return {}
        style = style_of(paragraph)
        looks, said = self._of_style(style)
        values = {key: _READERS[key]([own, *looks]) for key in self._given(own)}
        left = {key for key, value in values.items() if value != said[key]} - self._settled(style)
        if "line" in values and (values["line"][0] == "exact" or (values["line"] == _SINGLE and holds_picture(paragraph))):
            left.discard("line")
        if values.get("align") == ("left",) and has_long_word("".join(node.text or "" for node in paragraph.iter(name("w:t")))):
            left.discard("align")
        return {key: values[key] for key in sorted(left) if has_text or key in _SEEN_WITHOUT_TEXT}

    def _given(self, own: Element) -> list[str]:
        """The looks that the paragraph says anything of: the others are those of its style."""
        tags = {node.tag for node in own}
        return [key for key in _READERS if name(_WHOLE.get(key, "w:spacing")) in tags]

    def _settled(self, style: str) -> set[str]:
        if style not in self._settled_in:
            names = {self._sheet.name(get(node, "w:styleId")) for node in self._sheet.chain(style)}
            self._settled_in[style] = {key for key, known in (("tabs", _TABBED), ("page", PAGED_STYLES)) if names & known}
        return self._settled_in[style]

    def _of_style(self, style: str) -> tuple[list[Element], dict[str, _Value]]:
        if style not in self._styles:
            looks = list(self._sheet.paragraph_looks(style))
            self._styles[style] = looks, _values(looks)
        return self._styles[style]

    def open_line(self, paragraph: Element) -> None:
        """Let the lines of a paragraph be as high as what stands in them, where exact ones would cut it."""
        own = find(paragraph, "w:pPr")
        if _line([*([] if own is None else [own]), *self._of_style(style_of(paragraph))[0]])[0] == "exact":
            single = element("w:pPr", element("w:spacing", line=_SINGLE[1], lineRule=_SINGLE[0]))
            _give(paragraph, "line", single)

    def dress(self, paragraph: Element, wanted: Mapping[str, _Value], by: Element) -> None:
        """Give a paragraph the looks of another one that it has not: those that `by_hand` found at it."""
        own = find(paragraph, "w:pPr")
        has = _values([*([] if own is None else [own]), *self._of_style(style_of(paragraph))[0]])
        source = cast("Element", find(by, "w:pPr"))
        for key in (key for key, value in wanted.items() if has[key] != value):
            _give(paragraph, key, source)


def holds_picture(paragraph: Element) -> bool:
    """Whether a picture or an object stands in a line of the paragraph, and not beside the text."""
    return any(b"position:absolute" not in etree.tostring(node) for node in paragraph.iter(*_IN_LINE))


@once
def _looks_of(package: Package) -> ParagraphLooks:
    return ParagraphLooks(StyleSheet.of(package))


def _values(looks: _Looks) -> dict[str, _Value]:
    """What holds of each kind of look, the nearest first, in words that are the same for the same look."""
    return {key: read(looks) for key, read in _READERS.items()}


def _first(looks: Iterable[Element], tag: str) -> Element | None:
    return next((found for look in looks if (found := find(look, tag)) is not None), None)


def _align(looks: _Looks) -> _Value:
    found = _first(looks, "w:jc")
    said = "left" if found is None else get(found, "w:val", "left")
    return (_SAME.get(said, said),)


def _shading(looks: _Looks) -> _Value:
    found = _first(looks, "w:shd")
    if found is None:
        return ()
    kind, fill = get(found, "w:val", "clear"), get(found, "w:fill", "auto").upper()
    plain = kind in ("clear", *_NOTHING)
    if plain:
        return () if fill in ("AUTO", "") else (fill,)
    return kind, get(found, "w:color", "auto").upper(), fill


def _borders(looks: _Looks) -> _Value:
    sides = ((side, _first(looks, f"w:pBdr/w:{side}")) for side in _SIDES)
    drawn = ((side, node) for side, node in sides if node is not None and get(node, "w:val") not in _NOTHING)
    return tuple(f"{side} {get(node, 'w:val')} {get(node, 'w:sz')} {get(node, 'w:color', 'auto').upper()}" for side, node in drawn)


def _tabs(looks: _Looks) -> _Value:
    found: dict[str, str] = {}
    for look in reversed(looks):
        for tab in look.iterfind(f"{name('w:tabs')}/{name('w:tab')}"):
            kind = get(tab, "w:val", "left")
            found[get(tab, "w:pos")] = f"{_SAME.get(kind, kind)} {get(tab, 'w:leader', 'none')}"
    return tuple(sorted(f"{at} {kind}" for at, kind in found.items() if not kind.startswith("clear")))


def _page(looks: _Looks) -> _Value:
    return ("begins",) if is_on(_first(looks, "w:pageBreakBefore")) else ()


def _spacing(looks: _Looks, attribute: str, default: str) -> str:
    said = (find(look, "w:spacing") for look in looks)
    return next((value for node in said if node is not None and (value := get(node, f"w:{attribute}"))), default)


def _space(looks: _Looks, side: str) -> _Value:
    if _spacing(looks, f"{side}Autospacing", "0") not in ("0", "false", "off"):
        return ("auto",)
    lines = _spacing(looks, f"{side}Lines", "0")
    return ("lines", lines) if lines != "0" else (_spacing(looks, side, "0"),)


def _line(looks: _Looks) -> _Value:
    return _spacing(looks, "lineRule", "auto"), _spacing(looks, "line", "240")


_READERS: dict[str, Callable[[_Looks], _Value]] = {
    "align": _align,
    "shading": _shading,
    "borders": _borders,
    "tabs": _tabs,
    "page": _page,
    "before": lambda looks: _space(looks, "before"),
    "after": lambda looks: _space(looks, "after"),
    "line": _line,
}


def _give(paragraph: Element, key: str, source: Element) -> None:
    """Write one look of the source's properties to a paragraph."""
    look = find(paragraph, "w:pPr")
    if look is None:
        look = element("w:pPr")
        paragraph.insert(0, look)
    if key in _SPACING:
        _give_spacing(look, _SPACING[key], source)
    else:
        made = deepcopy(cast("Element", find(source, _WHOLE[key])))
        made.tail = None
        _without_theme(made)
        _set(look, made)


def _give_spacing(look: Element, attributes: Sequence[str], source: Element) -> None:
    old, said = find(look, "w:spacing"), find(source, "w:spacing")
    made = element("w:spacing") if old is None else deepcopy(old)
    for attribute in (name(f"w:{one}") for one in attributes):
        made.attrib.pop(attribute, "")
        if said is not None and (value := said.get(attribute)) is not None:
            made.set(attribute, value)
    _set(look, made)


def _without_theme(made: Element) -> None:
    """Colours are said outright beside the names that the theme has for them; the theme may stay behind."""
    for node in made.iter():
        for key in [key for key in node.attrib if str(key).startswith(f"{{{NAMESPACES['w']}}}theme")]:
            del node.attrib[key]


def _set(look: Element, made: Element) -> None:
    """Put a property at its place in the order of the schema (ISO/IEC 29500-1, 17.3.1.26)."""
    old = look.find(made.tag)
    if old is not None:
        look.replace(old, made)
        return
    following = next((node for node in look if _PLACES.get(node.tag, len(_ORDER)) > _PLACES[made.tag]), None)
    if following is None:
        look.append(made)
    else:
        following.addprevious(made)
