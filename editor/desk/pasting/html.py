"""Pasted rich text: the page that Word, WPS, LibreOffice or a browser puts on the clipboard becomes the text of a sample."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from editor.desk.pasting.lines import PastedLines
from editor.model.sample.source import SourceText
from editor.model.text.numerals import chinese_number

_LIMIT = 16_000_000  # characters; what a clipboard holds of a long report is a tenth of it
_LEAST = 0.8  # of the letters of the plain text must be on the page
_SCAN = 64  # elements that a closing tag is looked for in
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_UNSEEN = re.compile("head|style|script|template|noscript|title|xml|select|textarea|button|svg|object|iframe|audio|video|canvas|datalist|rp|rt|del")
_BLOCKS = re.compile(
    "p|div|h[1-6]|ul|ol|li|dl|dt|dd|pre|table|caption|thead|tbody|tfoot|tr|td|th|hr|blockquote|article|section|header|footer|main|"
    "nav|aside|figure|figcaption|center|form|fieldset|legend|address|html|body"
)
_ENDED_BY = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr",)}
_HOLDERS = frozenset(("ul", "ol", "dl", "table"))
_HIDING = re.compile(r"display:none|visibility:hidden|mso-hide:all|mso-element:(?:comment|header|footer)|mso-special-character:comment")
_OUTLINE = re.compile(r"mso-outline-level:([1-9])")
_MSO_HEADING = re.compile(r"\bmsoheading([1-9])")
_MSO_CONTENTS = re.compile(r"\bmsotoc\d")
_CHINESE = ("cjk-ideographic", "simp-chinese", "trad-chinese")


def source_of(html: str, text: str, name: str = "") -> SourceText:
    """The text of what was pasted: that of the page where it tells more than the plain text does, else the plain text."""
    plain = SourceText.of(text, name)
    if not html.strip() or len(html) > _LIMIT:
        return plain
    rich = read_html(html, name)
    there, wanted = _letters(rich), _letters(plain)
    if there < _LEAST * wanted:
        return plain
    return rich if rich.heading_levels or rich.tables or rich.marks or there > wanted else plain


def read_html(html: str, name: str = "") -> SourceText:
    """The visible text of any HTML, one line a paragraph, with its heading levels, its tables and the empty cells beside a label; never fails."""
    parser = _Page()
    parser.feed(_tamed(html))
    parser.close()
    return parser.source(name)


def _letters(source: SourceText) -> int:
    return sum(len("".join(line.split())) for line in source.lines)


def _tamed(html: str) -> str:
    """The page without comments, Word's conditions, what stands before the first tag of a clipboard's own heading, and endless numbers."""
    if html.startswith("Version:"):
        html = html[max(html.find("<"), 0) :]
    parts, place = list[str](), 0
    while (start := html.find("<!--", place)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        parts.append(html[place:start])
        place = end + 3
    whole = "<!---->".join([*parts, html[place:]])
    whole = re.sub(r"<!\[(?:[^<>]*>)?", lambda found: "<!---->" if found[0].endswith(">") else "&lt;![", whole)
    return re.sub(r"&#[xX]?[0-9a-fA-F]{9,};?", "\ufffd", whole)


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element, with what it inherits from those around it."""

    tag: str = ""
    hidden: bool = False
    exact: bool = False
    spaced: bool = False
    underlined: bool = False
    numbering: bool = False
    padding: bool = False
    table: bool = False


class _Page(HTMLParser):
    """Reads a page; knows which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = PastedLines()
        self._open = [_Element()]
        self._lists: list[tuple[str, int]] = []
        self._number: list[str] = []

    def source(self, name: str) -> SourceText:
        """What was read."""
        while len(self._open) > 1:
            self._close_last()
        return self._lines.source(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {key: value or "" for key, value in reversed(attrs)}
        style = re.sub(r"\s", "", given.get("style", "").lower())
        self._end_implied(tag)
        element = _inner(self._open[-1], tag, given, style)
        if not element.hidden:
            element = self._begin(element, given, style)
        if not _VOID.fullmatch(tag):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with those that were left open in it."""
        for depth in range(1, min(_SCAN, len(self._open) - 1) + 1):
            if self._open[-depth].tag == tag:
                for _ in range(depth):
                    self._close_last()
                return

    def handle_data(self, data: str) -> None:
        """Text."""
        element = self._open[-1]
        if element.hidden:
            return
        if element.padding and not data.strip():
            self._lines.add("\xa0" if self._lines.is_empty else "")  # with this blank Word keeps an empty paragraph open
        elif element.numbering:
            self._number.append(data)
        elif element.exact:
            self._add_exact(data)
        elif (element.underlined or element.spaced) and not data.strip():
            kept = re.sub(r"[\r\n\f]+", "", data)
            (self._lines.add_underlined if element.underlined else self._lines.add_slot)(kept)
        else:
            self._lines.add(data)

    def _add_exact(self, data: str) -> None:
        """Text in which spaces and line ends are what they are."""
        for number, line in enumerate(re.split("\r\n?|\n", data)):
            if number:
                self._lines.end_line(always=True)
            self._lines.add_kept(line)

    def _end_implied(self, tag: str) -> None:
        """End what the page need not end itself: a paragraph before the next block, an item before the next item."""
        if _BLOCKS.fullmatch(tag) and self._open[-1].tag == "p":
            self._close_last()
        if tag not in _ENDED_BY:
            return
        for element in self._open[: -_SCAN - 1 : -1]:
            if element.tag in _ENDED_BY[tag]:
                self.handle_endtag(element.tag)
                return
            if element.tag in _HOLDERS:
                return

    def _begin(self, element: _Element, given: dict[str, str], style: str) -> _Element:
        tag, lines = element.tag, self._lines
        if tag == "br":
            lines.end_line(always=True)
        elif _BLOCKS.fullmatch(tag):
            lines.end_line()
            lines.level = _level(tag, given.get("class", "").lower(), style) or lines.level
        if tag in ("ol", "ul"):
            self._lists.append(_list(tag, given, style))
        elif tag == "li":
            self._number_item(given, style)
        elif tag == "table":
            return replace(element, table=lines.open_table())
        elif tag == "tr" and element.table:
            lines.open_row()
        elif tag in ("td", "th") and element.table:
            lines.open_cell(*(_whole(given.get(span, ""), 1) or 1 for span in ("rowspan", "colspan")))
        return element

    def _number_item(self, given: dict[str, str], style: str) -> None:
        if self._lists:
            form, count = self._lists[-1]
            count = _whole(given.get("value", ""), count)
            self._lists[-1] = form, count + 1
            self._lines.label = "" if re.search("list-style(-type)?:none", style) else _label(form, count)

    def _close_last(self) -> None:
        element = self._open.pop()
        if element.hidden:
            return
        if element.numbering and not self._open[-1].numbering:
            self._lines.label, self._number = _written_number("".join(self._number)), []
        if _BLOCKS.fullmatch(element.tag):
            self._close_block(element)

    def _close_block(self, element: _Element) -> None:
        self._lines.end_line()
        if element.tag == "table" and element.table:
            self._lines.close_table()
        elif element.tag in ("td", "th") and element.table:
            self._lines.close_cell()
        elif element.tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif element.tag == "li":
            self._lines.label = ""
        self._lines.level = 0


def _inner(outer: _Element, tag: str, given: dict[str, str], style: str) -> _Element:
    """An element in another."""
    hides = _UNSEEN.fullmatch(tag) or "hidden" in given or _HIDING.search(style) or _MSO_CONTENTS.search(given.get("class", "").lower())
    return _Element(
        tag,
        outer.hidden or bool(hides),
        outer.exact or tag == "pre" or "white-space:pre" in style.replace("white-space:pre-line", ""),
        outer.spaced or "mso-spacerun:yes" in style,
        outer.underlined or tag == "u" or "underline" in style,
        outer.numbering or "mso-list:ignore" in style,
        tag == "o:p",
        outer.table,
    )


def _level(tag: str, classes: str, style: str) -> int:
    """The level of a heading, 0 for other blocks."""
    if found := _OUTLINE.search(style) or _MSO_HEADING.search(classes):
        return int(found[1])
    return int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0


def _list(tag: str, given: dict[str, str], style: str) -> tuple[str, int]:
    """How a list is numbered ("" for bullets) and its first number."""
    said = re.search(r"list-style(?:-type)?:([a-z-]+)", style)
    form = said[1] if said else given.get("type", "") or "decimal"
    return ("" if tag == "ul" or form == "none" else form), _whole(given.get("start", ""), 1)


def _label(form: str, count: int) -> str:
    """The number of a list's item with what parts it from the text."""
    if form.startswith(_CHINESE):
        return chinese_number(min(count, 9999)) + "、"
    if form in ("a", "A", "lower-alpha", "upper-alpha") and 1 <= count <= 26:
        return chr(ord("A" if form in ("A", "upper-alpha") else "a") + count - 1) + ". "
    return f"{count}. " if form else ""


def _written_number(text: str) -> str:
    """A number that Word wrote in front of an item, with what parts it from the text; "" for a bullet, which is one sign."""
    number = "".join(text.split())
    if len(number) < 2 and not re.match(r"[\d一-龥]", number):
        return ""
    return number + " " if number[-1].isascii() else number


def _whole(text: str, otherwise: int) -> int:
    """A small whole number that an attribute gives."""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text.strip()) else otherwise
