"""Sections that somebody made (pages across), and the headers and footers that somebody wrote."""

import re
from collections.abc import Iterator
from copy import deepcopy

from editor.word.package.package import Package
from editor.word.package.xml import Element, element, find, get, name, walk
from editor.word.reading.pages import number_form
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import visible_text

_REFERENCES = ("w:headerReference", "w:footerReference")
_PAGE = ("w:pgSz", "w:pgMar", "w:cols", "w:docGrid")
_WORDS = re.compile(r"[^\W\d_]")


def sections_in(body: Element) -> Iterator[Element]:
    """The section properties of a document in order, the last section's at the end."""
    yield from (node for node in walk(body, "w:sectPr") if _is_real(node, body))


def _is_real(node: Element, body: Element) -> bool:
    parent = node.getparent()
    return parent is body or (parent is not None and parent.tag == name("w:pPr"))


def is_own_break(section: Element, package: Package) -> bool:
    """Whether the end of a section is the one that the writer makes: pages with numbers end, pages of the same size without them follow."""
    body = find(package.tree(package.main), "w:body")
    last = None if body is None else find(body, "w:sectPr")
    if body is None or last is None or find(section, "w:type") is not None or page_of(section) != page_of(last):
        return False
    before_last = list(sections_in(body))[-2:-1]
    return before_last == [section] and not any(_footer_texts(last, package)) and any(_footer_texts(section, package))


def page_of(section: Element) -> tuple[str, ...]:
    """The paper of a section: width, height, orientation."""
    size = find(section, "w:pgSz")
    return () if size is None else tuple(get(size, f"w:{side}", "portrait" if side == "orient" else "") for side in ("w", "h", "orient"))


def _footer_texts(section: Element, package: Package) -> Iterator[str]:
    for _, path in written_in(section, package, "w:footerReference"):
        top = package.optional(path)
        yield "" if top is None else visible_text(top).strip()


def written_in(section: Element, package: Package, *tags: str) -> Iterator[tuple[Element, str]]:
    """The headers and footers of a section: the reference and the path of the part."""
    relations = package.relations(package.main)
    for reference in walk(section, *(tags or _REFERENCES)):
        relation = relations.get(get(reference, "r:id"))
        if relation is not None and package.has(relation):
            yield reference, relation.target


def is_foreign_part(path: str, package: Package, sheet: StyleSheet, *, header: bool) -> bool:
    """Whether somebody wrote a header, or more into a footer than the page number that the writer makes."""
    top = package.optional(path)
    if top is None:
        return False
    if any(not _is_empty_box(node) for node in walk(top, "w:drawing", "w:pict", "w:object")):
        return True
    return any(_says_more(paragraph, sheet, header=header) for paragraph in walk(top, "w:p"))


def _is_empty_box(picture: Element) -> bool:
    """Whether it is a text box that says nothing: LibreOffice makes one of the frame at the foot of a letter."""
    pictures = next(picture.iter("{*}blip", "{*}imagedata"), None)
    return pictures is None and next(walk(picture, "w:txbxContent"), None) is not None and not any(node.text for node in walk(picture, "w:t"))


def _says_more(paragraph: Element, sheet: StyleSheet, *, header: bool) -> bool:
    text = visible_text(paragraph).strip()
    if header or not text:
        return bool(text)
    if sheet.is_page_number(paragraph):
        return number_form(paragraph, sheet) is None and _WORDS.search(text) is not None
    return True


def copied_section(section: Element) -> Element:
    """A copy of section properties without their headers and footers and without tracked changes."""
    made = deepcopy(section)
    made.tail = None
    for node in [node for tag in (*_REFERENCES, "w:sectPrChange") for node in made.findall(name(tag))]:
        made.remove(node)
    return made


def set_reference(section: Element, tag: str, kind: str, identity: str) -> Element:
    """Let a section refer to a header or footer; the reference."""
    found = next((node for node in section.findall(name(tag)) if get(node, "w:type", "default") == kind), None)
    if found is None:
        found = element(tag, type=kind)
        others = [node for node in section if node.tag in {name(other) for other in _REFERENCES}]
        if others:
            others[-1].addnext(found)
        else:
            section.insert(0, found)
    found.set(name("r:id"), identity)
    return found


def set_title_page(section: Element) -> None:
    """Let a section's first page have a header and a footer of its own."""
    if find(section, "w:titlePg") is None:
        grid = find(section, "w:docGrid")
        if grid is None:
            section.append(element("w:titlePg"))
        else:
            grid.addprevious(element("w:titlePg"))


def take_page(section: Element, old: Element) -> None:
    """Give a section the paper, the margins and the columns of another."""
    for tag in _PAGE:
        mine, theirs = find(section, tag), find(old, tag)
        if theirs is not None and mine is not None:
            section.replace(mine, deepcopy(theirs))
