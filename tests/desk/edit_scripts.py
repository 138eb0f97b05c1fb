"""Scripts of edits that another program could make to a report: paragraphs and controls inserted, deleted, moved and rewritten."""

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

Element = etree._Element
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Act = Literal["insert", "delete", "move", "rewrite", "value", "copy", "drop control", "split"]
ACTS: tuple[Act, ...] = ("insert", "delete", "move", "rewrite", "value", "copy", "drop control", "split")


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: what is done, to which paragraph (a number that is taken modulo their count), and a second number for where or what."""

    act: Act
    at: int
    to: int = 0


def w(tag: str) -> str:
    """The full name of a Word element."""
    return f"{{{W}}}{tag}"


def edited(data: bytes, steps: list[Step]) -> tuple[bytes, list[str]]:
    """The file after the edits, and the marks (⟦0⟧, ⟦1⟧ …) that stand in text that was typed, each once."""
    document = part_of(data, "word/document.xml")
    body = document[0]
    marks: list[str] = []
    for number, step in enumerate(steps):
        mark = f"⟦{number}⟧"
        if _done(body, step, mark):
            marks.append(mark)
    text = "".join(t.text or "" for t in document.iter(w("t")))
    return with_part(data, "word/document.xml", document), [mark for mark in marks if mark in text]


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


def run(text: str) -> Element:
    """A run with this text."""
    made = etree.Element(w("r"))
    etree.SubElement(made, w("t")).text = text
    return made


def _prose_texts(p: Element) -> list[Element]:
    return [t for t in p.iter(w("t")) if len(t.text or "") > 3 and not any(a.tag == w("sdt") for a in t.iterancestors())]


def _controls(node: Element) -> Iterator[Element]:
    return (sdt for sdt in node.iter(w("sdt")) if sdt.find(w("sdtContent")) is not None)


def _done(body: Element, step: Step, mark: str) -> bool:
    """Make one edit; whether it typed the mark."""
    lines = paragraphs_of(body)
    if len(lines) < 3:
        return False
    line, other = lines[step.at % len(lines)], lines[step.to % len(lines)]
    if step.act == "insert":
        line.addnext(paragraph(f"补充一段{mark}，说明情况。"))
    elif step.act == "delete":
        body.remove(line)
    elif step.act == "move":
        if line is not other:
            other.addnext(line)
    elif step.act == "copy":
        other.addnext(_copied(line, mark))
    elif step.act in ("rewrite", "split"):
        return _retyped(line, step, mark)
    else:
        return _controlled(line, step, mark)
    return step.act in ("insert", "copy")


def _copied(line: Element, mark: str) -> Element:
    """A copy as Word makes it: controls come along, bookmarks don't."""
    made = copy.deepcopy(line)
    for node in list(made.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        node.getparent().remove(node)
    made.append(run(mark))
    return made


def _retyped(line: Element, step: Step, mark: str) -> bool:
    texts = _prose_texts(line)
    if not texts:
        return False
    text = texts[step.to % len(texts)]
    middle = len(text.text) // 2
    if step.act == "split":
        rest, own = text.text[middle:], text.getparent()
        text.text = text.text[:middle]
        after = run(rest)
        own.addnext(after)
        proof = etree.Element(w("proofErr"), {w("type"): "spellStart"})
        own.addnext(proof)
        return False
    text.text = text.text[:middle] + mark + text.text[middle + 1 :]
    return True


def _controlled(line: Element, step: Step, mark: str) -> bool:
    controls = list(_controls(line))
    if not controls:
        return False
    control = controls[step.to % len(controls)]
    if step.act == "drop control":
        control.getparent().remove(control)
        return False
    content = control.find(w("sdtContent"))
    for child in list(content):
        content.remove(child)
    content.append(run(f"新值{mark}"))
    return True
