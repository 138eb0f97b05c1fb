"""Paragraphs cut in two and joined as word processors do it, with what becomes of the controls and bookmarks at the cut."""

from copy import deepcopy
from typing import Literal

from lxml import etree

from tests.desk.word_parts import Element, dropped, loosened, text_of, w

Kept = Literal["both", "first", "second"]


def cut_in_two(line: Element, at: int, controls: Kept = "both", marks: Kept = "first") -> Element:
    """Begin a new paragraph behind so many characters. `controls` says which half of a control that is cut stays one, `marks` which half keeps the
    bookmarks. Gives the new paragraph.
    """
    made = deepcopy(line)
    _keep(line, 0, at)
    _keep(made, at, len(text_of(made)))
    cut = {_number(control) for control in line.iter(w("sdt"))} & {_number(control) for control in made.iter(w("sdt"))}
    for half, name in ((line, "second"), (made, "first")):
        for control in [control for control in half.iter(w("sdt")) if _number(control) in cut and controls == name]:
            loosened(control)
    _drop_marks(made if marks == "first" else line, {mark.get(w("name")) for mark in (line if marks == "first" else made).iter(w("bookmarkStart"))})
    line.addnext(made)
    return made


def joined_with_next(line: Element) -> None:
    """Take the end of a paragraph away: the next one goes on in it."""
    after = line.getnext()
    assert after is not None
    line.extend(child for child in list(after) if child.tag != w("pPr"))
    dropped(after)


def tracked_out(node: Element, tag: Literal["del", "moveFrom"] = "del") -> None:
    """Delete the runs below an element with tracked changes, a paragraph with its end."""
    for run in list(node.iter(w("r"))):
        gone = etree.Element(w(tag))
        run.addprevious(gone)
        gone.append(run)
        for text in list(run.iter(w("t"))) if tag == "del" else ():
            text.tag = w("delText")
    if node.tag == w("p"):
        look = node.find(w("pPr"))
        look = look if look is not None else etree.Element(w("pPr"))
        node.insert(0, look)
        mark = look.find(w("rPr"))
        etree.SubElement(mark if mark is not None else etree.SubElement(look, w("rPr")), w(tag))


def _number(control: Element) -> str | None:
    node = control.find(f"{w('sdtPr')}/{w('id')}")
    return None if node is None else node.get(w("val"))


def _keep(line: Element, start: int, stop: int) -> None:
    """Leave only the characters from `start` up to `stop`, with the controls, bookmarks and tabs that stand among them."""
    at = 0
    for text in [node for node in line.iter(w("t"), w("tab")) if node.getparent() is not None and node.getparent().tag == w("r")]:
        if text.tag == w("tab"):
            if not start <= at < stop:
                dropped(text)
            continue
        size = len(text.text or "")
        text.text = (text.text or "")[max(0, start - at) : max(0, stop - at)]
        at += size
    for node in [node for node in line.iter(w("r"), w("sdt")) if not text_of(node)]:
        if node.getparent() is not None and (node.tag == w("sdt") or node.find(w("t")) is not None):
            dropped(node)
    empty = {mark.get(w("name")) for mark in line.iter(w("bookmarkStart")) if not _held(line, mark)}
    _drop_marks(line, empty)


def _held(line: Element, start: Element) -> str:
    nodes = list(line.iter())
    ends = [at for at, node in enumerate(nodes) if node.tag == w("bookmarkEnd") and node.get(w("id")) == start.get(w("id"))]
    inside = nodes[nodes.index(start) : ends[0]] if ends else []
    return "".join(node.text or "" for node in inside if node.tag == w("t"))


def _drop_marks(line: Element, names: set[str | None]) -> None:
    for start in [mark for mark in line.iter(w("bookmarkStart")) if mark.get(w("name")) in names]:
        for node in [end for end in line.iter(w("bookmarkEnd")) if end.get(w("id")) == start.get(w("id"))] + [start]:
            dropped(node)
