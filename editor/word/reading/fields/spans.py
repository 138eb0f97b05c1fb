"""The text between the marks of fields in a Word file, whoever saved it: bookmarks, controls, and what became of both."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from editor.word.package.marks import BOOKMARK, stem_of_tag
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.visible import PAGE_BREAK, Event, EventKind, Walker, is_joined_to_next, is_on
from editor.word.signs.symbols import EMPTY_BOX

# WORKAROUND LibreOffice 7.4 puts _Copy_1 behind the names of bookmarks in frames.
_BOOKMARK = re.compile(rf"{BOOKMARK.pattern}(?:_Copy_\d+)?")
_GONE = (name("w:del"), name("w:moveFrom"))


def has_marks(top: Element) -> bool:
    """Whether there is a control or a bookmark of ours anywhere: most files of others have neither, and need no walk."""
    return next(walk(top, "w:sdt"), None) is not None or any(_name_of(mark) for mark in walk(top, "w:bookmarkStart"))


def _name_of(mark: Element) -> str:
    """The name of a bookmark of ours; "" for any other."""
    found = _BOOKMARK.fullmatch(get(mark, "w:name"))
    return f"{found[1]}_{found[2]}" if found else ""


@dataclass(slots=True, eq=False)
class MarkedSpan:
    """The text between the marks of one place: a bookmark, a control, or both.

    `inner`: the bookmark begins inside the control; `several`: it goes on over several controls or paragraphs; `endless`: its end never comes, so
    that its control tells where it ends; `gone`: it begins in text that was deleted;
    `begun`: a new paragraph is a line break in it; `behind` is the text behind the end of an empty bookmark.
    """

    bookmark: str = ""
    begun: bool = False
    control: Element | None = None
    inner: bool = False
    several: bool = False
    endless: bool = False
    gone: bool = False
    texts: list[str] = field(default_factory=list)
    control_texts: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    nodes: list[Element] = field(default_factory=list[Element])
    control_nodes: list[Element] = field(default_factory=list[Element])
    nodes_behind: list[Element] = field(default_factory=list[Element])
    starts: list[int] = field(default_factory=list[int])

    @property
    def copies_end(self) -> int:
        """The offset at which the last control's text starts, when the controls before it are copies of it; otherwise 0."""
        # WORKAROUND LibreOffice 7.4 saves a plain-text control as several, the last with the whole text and the others with copies of it.
        return self.starts[-1] if len(self.starts) > 1 and self.control is not None and find(self.control, "w:sdtPr/w:text") is not None else 0

    @property
    def text(self) -> str:
        """The visible text: that of the control, for a bookmark around it also holds what was typed beside it."""
        # WORKAROUND LibreOffice 7.4 moves bookmarks into controls and lets neighbouring controls grow into each other: there the bookmark is right.
        own = self.control_texts[self.copies_end :] if self.copies_end else self.texts if self.is_by_bookmark else self.control_texts
        return "".join(own).replace(PAGE_BREAK, "\n")

    @property
    def is_by_bookmark(self) -> bool:
        """Whether the bookmark tells what the place holds, and not the control: also where both begin inside each other, but for what stands
        behind the control.
        """
        if self.control is None or self.several:
            return True
        return self.inner and not (self.control_nodes and len(self.nodes) > len(self.control_nodes))

    @property
    def holders(self) -> list[Element]:
        """The elements whose text is the place's."""
        if self.copies_end:
            return self.control_nodes[self.copies_end :]
        return self.nodes if self.is_by_bookmark else self.control_nodes

    @property
    def copies(self) -> list[Element]:
        """The elements that only repeat the text of the place."""
        return self.control_nodes[: self.copies_end]

    def said(self, tag: str) -> str:
        """The value of a property of the control, or an empty string."""
        node = None if self.control is None else find(self.control, f"w:sdtPr/{tag}")
        return "" if node is None else get(node, "w:val")

    @property
    def is_placeholder(self) -> bool:
        """Whether the control says that it shows a prompt."""
        return self.control is not None and is_on(find(self.control, "w:sdtPr/w:showingPlcHdr"))

    @property
    def is_prompting(self) -> bool:
        """Whether the control shows what nobody chose: a prompt of any words, or an empty box."""
        is_box = self.control is not None and find(self.control, "w:sdtPr/w14:checkbox") is not None
        return self.is_placeholder or (is_box and self.text == EMPTY_BOX)


class Spans:
    """Gathers the spans of a document on one walk through its text."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._bookmarks: dict[str, MarkedSpan] = {}
        self._points: dict[str, MarkedSpan] = {}
        self._controls: list[MarkedSpan] = []
        self._endless: AbstractSet[Element] = frozenset()
        self._goes_on = False
        self._found: list[MarkedSpan] = []

    @property
    def found(self) -> list[MarkedSpan]:
        """The spans, but for marks of which nothing tells where they end: what stands behind them is prose."""
        return [span for span in self._found if span.control is not None or not span.endless]

    def read(self, events: Sequence[Event]) -> None:
        """Gather the spans of what is met, those in text boxes after it."""
        boxes: list[Element] = []
        self._endless |= _endless_in(events)
        for event in events:
            if event.kind == EventKind.BOX:
                boxes.append(event.node)
            else:
                self._take(event)
        for box in boxes:
            self.read(tuple(self._walker.events(box)))

    def _take(self, event: Event) -> None:
        if event.kind == EventKind.TEXT:
            self._add(event.text, event.node)
        elif event.kind == EventKind.PARAGRAPH:
            self._new_paragraph(event.node)
        elif event.kind == EventKind.BOOKMARK:
            self._open_bookmark(event.node)
        elif event.kind == EventKind.BOOKMARK_END:
            self._close_bookmark(self._bookmarks.pop(get(event.node, "w:id"), None))
        elif event.kind == EventKind.OPEN:
            self._open_control(event.node)
        elif event.kind == EventKind.CLOSE:
            self._end(self._controls.pop())

    def _end(self, *spans: MarkedSpan) -> None:
        """Spans whose end never comes end here, those that hold a control with it."""
        self._bookmarks = {key: span for key, span in self._bookmarks.items() if not (span.endless and span in spans)}

    def _add(self, text: str, node: Element) -> None:
        for span in self._bookmarks.values():
            span.texts.append(text)
            span.nodes.append(node)
        for span in self._points.values():
            span.behind.append(text)
            span.nodes_behind.append(node)
        for span in self._controls:
            span.control_texts.append(text)
            span.control_nodes.append(node)

    def _new_paragraph(self, paragraph: Element) -> None:
        """A value that goes on in another paragraph has a line break there; one whose end never comes ends with its control, else here."""
        goes_on, self._goes_on = self._goes_on, is_joined_to_next(paragraph)
        if goes_on:
            return
        self._end(*(span for span in self._bookmarks.values() if span.begun and span not in self._controls))
        for span in self._bookmarks.values():
            if span.begun:
                span.several = True
                span.texts.append("\n")
            span.begun = True
        for span in self._points.values():
            span.behind.append("\n")
        for span in self._controls:
            if span.control_texts:
                span.control_texts.append("\n")

    def _open_bookmark(self, node: Element) -> None:
        """A bookmark of ours; where it begins inside a control, that control is the bookmark's."""
        bookmark = _name_of(node)
        if not bookmark:
            return
        if bookmark in self._points:
            span = self._points.pop(bookmark)
            span.texts, span.nodes, span.several = span.behind, span.nodes_behind, True
            return
        inner = self._controls[-1] if self._controls else None
        if inner is not None and not inner.bookmark and not "".join(inner.control_texts):
            inner.bookmark, inner.inner = bookmark, True
            span = inner
        else:
            span = self._new(MarkedSpan(bookmark))
        span.endless, span.gone = node in self._endless, next(node.iterancestors(*_GONE), None) is not None
        span.begun = next(node.iterancestors(name("w:p")), None) is not None
        self._bookmarks[get(node, "w:id")] = span

    def _close_bookmark(self, span: MarkedSpan | None) -> None:
        """The end of a bookmark; an empty one may be the first of two points."""
        # WORKAROUND LibreOffice 7.4 saves a bookmark over several paragraphs with controls as two empty ones of the same name, at its start and end.
        if span is not None and not span.gone and not "".join(span.texts):
            self._points[span.bookmark] = span

    def _open_control(self, node: Element) -> None:
        """A control belongs to the bookmark that it stands in, one more control with the tag of the first too."""
        opened = MarkedSpan(control=node)
        waiting = [span for span in self._bookmarks.values() if span.control is None and _may_hold(span, opened)]
        going_on = [span for span in self._bookmarks.values() if span not in self._controls and span.said("w:tag") == opened.said("w:tag")]
        if waiting:
            waiting[-1].control = node
            self._controls.append(waiting[-1])
        elif going_on:
            going_on[-1].several = True
            going_on[-1].starts.append(len(going_on[-1].control_texts))
            self._controls.append(going_on[-1])
        else:
            self._controls.append(self._new(opened))

    def _new(self, span: MarkedSpan) -> MarkedSpan:
        self._found.append(span)
        return span


def _may_hold(span: MarkedSpan, opened: MarkedSpan) -> bool:
    """Whether a control can be that of a bookmark: one whose end never comes is not believed to hold what another field's name stands on."""
    tag = opened.said("w:tag")
    return not span.endless or (not "".join(span.texts) and (not tag or span.bookmark.startswith(stem_of_tag(tag))))


def _endless_in(events: Iterable[Event]) -> AbstractSet[Element]:
    """The starts of bookmarks of ours whose end never comes, or comes in a later paragraph behind the start of another field's."""
    opened: dict[str, tuple[Element, str, int]] = {}
    found: set[Element] = set()
    paragraphs = 0
    for event in events:
        if event.kind == EventKind.PARAGRAPH:
            paragraphs += 1
        elif event.kind == EventKind.BOOKMARK_END:
            opened.pop(get(event.node, "w:id"), None)
        elif event.kind == EventKind.BOOKMARK and (bookmark := _name_of(event.node)):
            stem, key = bookmark.rpartition("_")[0], get(event.node, "w:id")
            found |= {node for other, (node, own, at) in opened.items() if other == key or (at < paragraphs and own != stem)}
            opened[key] = event.node, stem, paragraphs
    return frozenset(found | {node for node, _, _ in opened.values()})
