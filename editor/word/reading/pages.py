"""The pages of a Word file: paper, margins, page number, what of them no layout of ours has, and their ends that somebody put between words."""

import re
from collections.abc import Iterator

from editor.model.document.own_layout import PageNumberForm, PageSetup
from editor.model.text.numerals import short_number
from editor.model.words import tr
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import EventKind, Walker, is_on

_SIZE = {"w": "width", "h": "height"}
_MARGINS = ("top", "bottom", "left", "right", "footer")
_UP = ("", "lrTb", "lr")
_PAGE, _FIELD = "\0", "\1"
_WORDS, _OF_NUMBERS = re.compile(r"[^\W\d_]"), re.compile(r"page|[第页码]", re.IGNORECASE)


def read_page_setup(package: Package) -> PageSetup:
    """The pages of a file; of sections that differ the page numbers alone: somebody made these, and they stay in the file as they are."""
    body = find(package.tree(package.main), "w:body")
    sections = [] if body is None else [node for node in walk(body, "w:sectPr") if node.getparent() is body or _is_of_paragraph(node)]
    if not sections:
        return PageSetup()
    numbers = dict.fromkeys(number for section in sections for number in _numbers(section, package))
    pages = [(dict(_lengths(section)), tuple(_others(section, package))) for section in sections]
    lengths, others = pages[-1] if all(page == pages[-1] for page in pages) else ({}, ())
    is_numbered = any(_counts(section, package) for section in sections)
    return PageSetup(lengths, tuple(numbers), (*others, *(() if is_numbered else (tr("没有页码"),))), _pitch(sections[-1]), is_numbered)


def _is_of_paragraph(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == name("w:pPr")


def _lengths(section: Element) -> Iterator[tuple[str, int]]:
    """The lengths of a section in twips; a gutter is a part of the left margin."""
    size, margins = find(section, "w:pgSz"), find(section, "w:pgMar")
    given = [(ours, size, theirs) for theirs, ours in _SIZE.items()] + [(side, margins, side) for side in _MARGINS]
    gutter = 0 if margins is None else short_number(get(margins, "w:gutter")) or 0
    for ours, node, theirs in given:
        length = None if node is None else short_number(get(node, f"w:{theirs}").removeprefix("-"))
        if length is not None:
            yield ours, length + (gutter if ours == "left" else 0)


def _pitch(section: Element) -> int:
    """The pitch of a section's grid of lines in twips; 0 for none."""
    grid = find(section, "w:docGrid")
    return 0 if grid is None else short_number(get(grid, "w:linePitch")) or 0


def _numbers(section: Element, package: Package) -> Iterator[PageNumberForm]:
    """The page numbers in a section's footers of odd and even pages: the words before and behind, whether somebody put it into the middle."""
    sheet = StyleSheet.of(package)
    found = (_number_in(top, sheet) for top in _footers(section, package, "default", "even"))
    return (number for number in found if number is not None)


def _counts(section: Element, package: Package) -> bool:
    """Whether the footers of a section say the number of a page, whatever else they say."""
    tops = _footers(section, package, "default", "even")
    return any(_PAGE in _with_number(paragraph) for top in tops for paragraph in walk(top, "w:p"))


def _footers(section: Element, package: Package, *kinds: str) -> Iterator[Element]:
    relations = package.relations(package.main)
    for reference in walk(section, "w:footerReference"):
        relation = relations.get(get(reference, "r:id"))
        top = package.optional(relation.target) if relation is not None and package.has(relation) else None
        if top is not None and get(reference, "w:type", "default") in kinds:
            yield top


def _number_in(top: Element, sheet: StyleSheet) -> PageNumberForm | None:
    """The one page number of a footer that says nothing else."""
    said = [paragraph for paragraph in walk(top, "w:p") if _with_number(paragraph).strip()]
    return number_form(said[0], sheet) if len(said) == 1 else None


def number_form(paragraph: Element, sheet: StyleSheet) -> PageNumberForm | None:
    """The form of a line that is a page number in our style, with no words but those that belong to one; None for any other line."""
    text = _with_number(paragraph)
    if (
        not sheet.is_page_number(paragraph)
        or text.count(_PAGE) != 1
        or any(sign in text for sign in ("#", "\n", _FIELD))
        or _WORDS.search(_OF_NUMBERS.sub("", text))
    ):
        return None
    side = find(paragraph, "w:pPr/w:jc")
    before, _, after = text.partition(_PAGE)
    return before, after, side is not None and get(side, "w:val") == "center"


def _with_number(paragraph: Element) -> str:
    """The text of a paragraph with a sign for its page number, and one for any other field."""
    text, depth = "", 0
    for event in Walker().events(paragraph):
        if event.kind == EventKind.FIELD:
            depth += 1
            text += _PAGE if event.text.split()[:1] == ["PAGE"] else _FIELD
        elif event.kind == EventKind.FIELD_END:
            depth -= 1
        elif event.kind == EventKind.TEXT and not depth:
            text += event.text
    return text


def _others(section: Element, package: Package) -> Iterator[str]:
    """What is said of the pages of a section that no layout has."""
    columns, borders, numbers = find(section, "w:cols"), find(section, "w:pgBorders"), find(section, "w:pgNumType")
    count = 1 if columns is None else short_number(get(columns, "w:num", "1")) or 1
    if count > 1:
        yield tr("分 {count} 栏", count=count)
    if borders is not None and len(borders):
        yield tr("页面边框")
    if find(section, "w:lnNumType") is not None:
        yield tr("行号")
    direction, align = find(section, "w:textDirection"), find(section, "w:vAlign")
    if direction is not None and get(direction, "w:val") not in _UP:
        yield tr("竖排文字")
    if align is not None and get(align, "w:val", "top") != "top":
        yield tr("文字垂直居中")
    if numbers is not None and get(numbers, "w:start", "1") not in ("0", "1"):
        yield tr("页码从 {start} 起", start=get(numbers, "w:start"))
    if numbers is not None and get(numbers, "w:fmt", "decimal") != "decimal":
        yield tr("页码的数字形式")
    if is_on(find(section, "w:titlePg")) and not any(_says_something(top) for top in _footers(section, package, "first")):
        yield tr("首页没有页码")


def _says_something(top: Element) -> bool:
    """Whether a footer has words, or the lines at the foot of a letter (10.1)."""
    return next(walk(top, "w:t", "w:framePr", "w:drawing", "w:pict"), None) is not None


def is_page_break(node: Element) -> bool:
    """Whether an element of a run ends a page or a column."""
    return node.tag == name("w:br") and get(node, "w:type") in ("page", "column")


@once
def breaks_by_hand(package: Package) -> frozenset[Element]:
    """The page breaks in a document but for those in front of what begins a page by itself."""
    sheet = StyleSheet.of(package)
    nodes = list(walk(package.tree(package.main), "w:p", "w:br", "w:t"))
    found: set[Element] = set()
    following: Element | None = None
    text_follows = False
    for node in reversed(nodes):
        if node.tag == name("w:p"):
            following, text_follows = node, False
        elif node.tag == name("w:t"):
            text_follows = text_follows or bool(node.text)
        elif is_page_break(node):
            own = next(node.iterancestors(name("w:p")), None)
            begins = own if text_follows else following
            if begins is None or not sheet.begins_page(begins):
                found.add(node)
    return frozenset(found)
