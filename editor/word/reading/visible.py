"""What a reader of a page sees of a Word file's XML: text in order, without field codes, deletions and hidden runs, whoever wrote the file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from editor.model.text.numerals import short_number
from editor.word.package.marks import LINE_TURN_NAME
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.sheet import StyleSheet
from editor.word.signs.blanks import shown_by_code
from editor.word.signs.symbols import shown_box, shown_signs, shown_symbol

PAGE_BREAK = "\f"


class EventKind(StrEnum):
    """What is met on the way through a Word file's text; a box is a text box, open and close are the edges of a control."""

    PARAGRAPH = "paragraph"
    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    BOOKMARK = "bookmark"
    BOOKMARK_END = "bookmark end"
    BOX = "box"
    FIELD = "field"
    FIELD_END = "field end"


class Event(NamedTuple):
    """Something met on the way: the start of a paragraph, visible text, the edge of a control, a bookmark or a field, a text box.

    `node` is the element that stands for it (w:t, w:sdt, w:bookmarkStart, w:txbxContent, w:fldChar or w:fldSimple), `text` the visible
    text, or the code of a field. Line breaks are line feeds, page breaks form feeds.
    """

    kind: EventKind
    node: Element
    text: str = ""


@dataclass(slots=True)
class _Field:
    """A complex field that is open: its code so far, whether its result has begun and has text, and whether it is no part of another field's code."""

    begin: Element
    code: list[str] = field(default_factory=list)
    shown: bool = False
    is_said: bool = False
    outer: bool = True


_GONE = {"w:rPr", "w:pPr", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:fldData", "w:delText", "w:delInstrText", "w:ctrlPr"}
_LEFT_OUT = frozenset(name(tag) for tag in _GONE)
PICTURES = frozenset(name(tag) for tag in ("w:drawing", "w:pict", "w:object"))
_ALTERNATE = name("mc:AlternateContent")
_FIXED = {name("w:tab"): "\t", name("w:ptab"): "\t", name("w:cr"): "\n", name("w:noBreakHyphen"): "-"}


class Walker:
    """Walks paragraphs in order; it remembers fields that run over several of them."""

    def __init__(self, settled_break: str = "") -> None:
        """`settled_break` is the id of the character style of line breaks that layout made, which are not text."""
        self._fields: list[_Field] = []
        self._settled_break = settled_break
        self._special: dict[str, Callable[[Element], Iterator[Event]]] = {
            name("w:p"): self._paragraph,
            name("w:r"): self._run,
            name("w:sdt"): self._control,
            name("w:bookmarkStart"): self._bookmark,
            name("w:bookmarkEnd"): self._bookmark,
            name("w:fldSimple"): self._simple_field,
            name("w:fldChar"): self._field_mark,
            name("w:instrText"): self._code,
            name("w:del"): self._gone,
            name("w:moveFrom"): self._gone,
        }

    @property
    def is_in_code(self) -> bool:
        """Whether what comes next would be code of a field that is open, which nobody sees."""
        return not all(f.shown for f in self._fields)

    def events(self, node: Element) -> Iterator[Event]:
        """What is met inside a paragraph, a part of one, or a container of many, in order."""
        for child in children(node):
            if child.tag not in _LEFT_OUT:
                yield from self._event(child)

    def _event(self, node: Element) -> Iterable[Event]:
        special = self._special.get(node.tag)
        if special:
            return special(node)
        if node.tag in PICTURES:
            return (Event(EventKind.BOX, box) for box in outer_boxes(node))
        text = _text_of(node)
        return self._shown(node, text) if text else self.events(node)

    def _shown(self, node: Element, text: str) -> Iterable[Event]:
        if self.is_in_code:
            return ()
        for opened in self._fields:
            opened.is_said = True
        return (Event(EventKind.TEXT, node, text),)

    def _paragraph(self, paragraph: Element) -> Iterator[Event]:
        yield Event(EventKind.PARAGRAPH, paragraph)
        yield from self.events(paragraph)

    def _run(self, run: Element) -> Iterator[Event]:
        look = find(run, "w:rPr")
        if look is not None and is_on(find(look, "w:vanish")):
            return
        style = None if look is None else find(look, "w:rStyle")
        settled = bool(self._settled_break) and style is not None and get(style, "w:val") == self._settled_break
        found = self.events(run)
        yield from (event for event in found if event.node.tag != name("w:br")) if settled else found

    def _control(self, control: Element) -> Iterator[Event]:
        yield Event(EventKind.OPEN, control)
        content = find(control, "w:sdtContent")
        if content is not None:
            yield from self.events(content)
        yield Event(EventKind.CLOSE, control)

    def _bookmark(self, node: Element) -> Iterator[Event]:
        yield Event(EventKind.BOOKMARK if node.tag == name("w:bookmarkStart") else EventKind.BOOKMARK_END, node)

    def _gone(self, node: Element) -> Iterator[Event]:
        """What was deleted shows nothing, but the marks in it count."""
        return (event for mark in walk(node, "w:bookmarkStart", "w:bookmarkEnd") for event in self._bookmark(mark))

    def _simple_field(self, node: Element) -> Iterator[Event]:
        yield Event(EventKind.FIELD, node, get(node, "w:instr").strip())
        yield from self.events(node)
        yield Event(EventKind.FIELD_END, node)

    def _field_mark(self, node: Element) -> Iterator[Event]:
        kind = get(node, "w:fldCharType")
        if kind == "begin":
            self._fields.append(_Field(node, outer=not self.is_in_code))
        elif kind == "separate" and self._fields:
            yield from self._result(self._fields[-1])
        elif kind == "end" and self._fields:
            yield from self._result(self._fields[-1])
            yield from self._end(self._fields.pop())

    def _result(self, opened: _Field) -> Iterator[Event]:
        if not opened.shown:
            opened.shown = True
            if opened.outer:
                yield Event(EventKind.FIELD, opened.begin, "".join(opened.code).strip())

    def _end(self, closed: _Field) -> Iterator[Event]:
        if not closed.is_said and (chosen := _form_choice(closed.begin) or shown_by_code("".join(closed.code))):
            yield from self._shown(closed.begin, chosen)
        if closed.outer:
            yield Event(EventKind.FIELD_END, closed.begin)

    def _code(self, node: Element) -> Iterator[Event]:
        if self._fields:
            self._fields[-1].code.append(node.text or "")
        yield from ()


@once
def events_of(package: Package) -> tuple[Walker, tuple[Event, ...]]:
    """What is met in the document, from end to end, and the walker that met it, which knows what is still open."""
    walker = Walker(StyleSheet.of(package).id_of(LINE_TURN_NAME))
    return walker, tuple(walker.events(package.tree(package.main)))


def children(node: Element) -> Iterator[Element]:
    """The child elements, with one branch of each alternative (mc:AlternateContent)."""
    for child in node.iterchildren("*"):
        if child.tag == _ALTERNATE:
            yield from _branch(child)
        else:
            yield child


def _branch(alternative: Element) -> Iterator[Element]:
    chosen = find(alternative, "mc:Choice")
    if chosen is None:
        chosen = find(alternative, "mc:Fallback")
    if chosen is not None:
        yield from children(chosen)


def outer_boxes(node: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, those inside another text box left to it."""
    for child in children(node):
        if child.tag == name("w:txbxContent"):
            yield child
        else:
            yield from outer_boxes(child)


def is_on(toggle: Element | None) -> bool:
    """Whether an on/off property is there and not switched off."""
    return toggle is not None and get(toggle, "w:val", "1") not in ("0", "false", "off")


def is_joined_to_next(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one beside it goes on with its text."""
    return is_on(find(paragraph, "w:pPr/w:rPr/w:del")) and next(paragraph.itersiblings(name("w:p")), None) is not None


def is_hidden(run: Element) -> bool:
    """Whether a run is not shown on the page."""
    return is_on(find(run, "w:rPr/w:vanish"))


def hidden_text(run: Element) -> str:
    """The text of a run that is not shown; "" for a shown one, and for one that is a part of a field."""
    if not is_hidden(run) or next(walk(run, "w:fldChar", "w:instrText"), None) is not None:
        return ""
    return "".join(kept_spaces(node) for node in walk(run, "w:t"))


def visible_text(node: Element, settled_break: str = "") -> str:
    """The visible text inside a paragraph or a part of one."""
    return "".join(event.text for event in Walker(settled_break).events(node) if event.kind == EventKind.TEXT).replace(PAGE_BREAK, "\n")


def _text_of(node: Element) -> str:
    if node.tag == name("w:t"):
        return shown_box(node, shown_signs(node, kept_spaces(node)))
    if node.tag == name("m:t"):
        return kept_spaces(node)
    if node.tag == name("w:br"):
        return PAGE_BREAK if get(node, "w:type") in ("page", "column") else "\n"
    if node.tag == name("w:sym"):
        return shown_symbol(node)
    return _FIXED.get(node.tag, "")


def kept_spaces(node: Element) -> str:
    """The text as Word shows it: outer spaces count only when the element says so; a line feed in the XML is a space."""
    text = (node.text or "").replace("\n", " ").replace("\r", " ")
    return text if get(node, "xml:space") == "preserve" or node.tag == name("m:t") else text.strip(" \t")


def _form_choice(begin: Element) -> str:
    """What a legacy check box or list shows, which stands in its properties and not in the text."""
    box = find(begin, "w:ffData/w:checkBox")
    if box is not None:
        state = find(box, "w:checked")
        return "☑" if is_on(state if state is not None else find(box, "w:default")) else "□"
    entries = [get(entry, "w:val") for entry in walk(begin, "w:listEntry")]
    chosen = find(begin, "w:ffData/w:ddList/w:result")
    index = short_number(get(chosen, "w:val")) if chosen is not None else 0
    return entries[index] if index is not None and index < len(entries) else ""
