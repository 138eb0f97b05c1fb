"""Pieces of a Word file's XML, made and changed as Word does it."""

import copy
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(tag: str) -> str:
    """The full name of a Word element."""
    return f"{{{W}}}{tag}"


def part_of(data: bytes, path: str) -> Element:
    """The root of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(path))


def with_part(data: bytes, path: str, top: Element) -> bytes:
    """The package with another root in a part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(top, xml_declaration=True, encoding="UTF-8") if name == path else old.read(name))
    return buffer.getvalue()


def paragraphs_of(body: Element) -> list[Element]:
    """The paragraphs outside tables that say something."""
    return [p for p in body if p.tag == w("p") and text_of(p).strip()]


def text_of(node: Element) -> str:
    """The text inside an element."""
    return "".join(t.text or "" for t in node.iter(w("t")))


def paragraph(text: str, like: Element | None = None) -> Element:
    """A paragraph with this text and the look of another."""
    made = etree.Element(w("p"))
    look = like.find(w("pPr")) if like is not None else None
    if look is not None:
        made.append(copy.deepcopy(look))
    made.append(run(text))
    return made


def in_style(text: str, style: str) -> Element:
    """A paragraph with this text in the style of this id; tabs part its text."""
    made = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(made, w("pPr")), w("pStyle")).set(w("val"), style)
    for number, part in enumerate(text.split("\t")):
        if number:
            etree.SubElement(etree.SubElement(made, w("r")), w("tab"))
        made.append(run(part))
    return made


def run(text: str) -> Element:
    """A run with this text."""
    made = etree.Element(w("r"))
    etree.SubElement(made, w("t")).text = text
    return made


def dropped(node: Element) -> None:
    """Take an element out of its parent."""
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def controls_in(node: Element) -> Iterator[Element]:
    """The content controls inside an element."""
    return (sdt for sdt in node.iter(w("sdt")) if sdt.find(w("sdtContent")) is not None)


def content_of(control: Element) -> Element:
    """What a control holds."""
    content = control.find(w("sdtContent"))
    assert content is not None
    return content


def typed_over(control: Element, text: str) -> None:
    """Type a text over what a control holds."""
    content = content_of(control)
    for child in list(content):
        content.remove(child)
    content.append(run(text))


def loosened(control: Element) -> None:
    """Take a control away and leave its text as Word does for 'remove content control'."""
    for child in list(content_of(control)):
        control.addprevious(child)
    dropped(control)


def copied(node: Element) -> Element:
    """A copy as Word makes it: controls come along, bookmarks don't."""
    made = copy.deepcopy(node)
    for mark in list(made.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        dropped(mark)
    return made
