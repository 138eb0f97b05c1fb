"""A report read back, whoever edited it since: the draft in its custom part, and the values as they stand in the text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from editor.word.package.draft_part import draft_part_of
from editor.word.package.marks import BOOKMARK, SLOT_NAME_END, stem_of, tag_of
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.origin import was_written_here
from editor.word.reading.others_controls import controls_of_others
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import PAGE_BREAK, Event, EventKind, Walker, events_of, is_on
from editor.word.signs.symbols import EMPTY_BOX

# WORKAROUND LibreOffice 7.4 puts _Copy_1 behind the names of bookmarks in frames.
_BOOKMARK = re.compile(rf"{BOOKMARK.pattern}(?:_Copy_\d+)?")
_PROMPT = re.compile(r"(?:(?:单击或点击|单击|点击)此处输入(?:文字|文本)。?|Click (?:or tap )?here to enter text\.?)?")
_ANY_LABEL = re.compile(r"〔[^〔〕]*〕")


class PlaceValue(NamedTuple):
    """What stands at one place of a field: the path, the place from 1, the visible text ("" for an unfilled slot), whether it is filled."""

    path: str
    place: int
    text: str
    filled: bool


@dataclass(slots=True, eq=False)
class _Span:
    """The text between the marks of one place: a bookmark, a control, or both.

    `inner`: the bookmark begins inside the control; `several`: it goes on over several controls or paragraphs;
    `begun`: a new paragraph is a line break in it; `behind` is the text behind the end of an empty bookmark.
    """

    bookmark: str = ""
    begun: bool = False
    control: Element | None = None
    inner: bool = False
    several: bool = False
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
        """Whether the bookmark tells what the place holds, and not the control."""
        return self.control is None or self.inner or self.several

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


def read_values(package: Package) -> list[PlaceValue]:
    """What stands at each place of each field, in reading order: known by bookmark, then by tag, then by alias; the visible text is believed.

    A bookmark that nothing names is given as its own stem, which begins with `BOOKMARK_START`.
    """
    labels = _labels(package)
    is_foreign = not labels and not was_written_here(package)
    return list(_values([span for span in _own(package) if not (is_foreign and span.is_prompting)], labels, StyleSheet.of(package)))


@once
def owners_of(package: Package) -> Mapping[Element, str]:
    """By element that holds text, the field path whose place it fills; what is not there is prose."""
    stems = _stems(_spans_in(package), _labels(package))
    return {node: path for span in reversed(_own(package)) if (path := _path(span, stems)) for node in span.holders}


@once
def _spans_in(package: Package) -> Sequence[_Span]:
    if not _has_marks(package.tree(package.main)):
        return ()
    walker, events = events_of(package)
    spans = _Spans(walker)
    spans.read(events)
    return spans.found


def _has_marks(top: Element) -> bool:
    """Whether there is a control or a bookmark of ours anywhere: most files of others have neither, and need no walk."""
    return next(walk(top, "w:sdt"), None) is not None or any(_BOOKMARK.fullmatch(get(mark, "w:name")) for mark in walk(top, "w:bookmarkStart"))


def _own(package: Package) -> list[_Span]:
    """The spans but for those of other people's controls."""
    others = controls_of_others(package)
    return [span for span in _spans_in(package) if span.bookmark or span.control not in others]


def copies_of(package: Package) -> frozenset[Element]:
    """The elements whose text only repeats that of a place."""
    return frozenset(node for span in _spans_in(package) for node in span.copies)


@once
def _labels(package: Package) -> Mapping[str, str]:
    part = draft_part_of(package)
    nodes = () if part is None else walk(part, "ng:field")
    pairs = ((find(node, "ng:path"), find(node, "ng:label")) for node in nodes)
    return {path.text or "": (label.text or "") if label is not None else "" for path, label in pairs if path is not None}


class _Spans:
    """Gathers the spans of a document on one walk through its text."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._bookmarks: dict[str, _Span] = {}
        self._points: dict[str, _Span] = {}
        self._controls: list[_Span] = []
        self.found: list[_Span] = []

    def read(self, events: Iterable[Event]) -> None:
        """Gather the spans of what is met, those in text boxes after it."""
        boxes: list[Element] = []
        for event in events:
            if event.kind == EventKind.BOX:
                boxes.append(event.node)
            else:
                self._take(event)
        for box in boxes:
            self.read(self._walker.events(box))

    def _take(self, event: Event) -> None:
        if event.kind == EventKind.TEXT:
            self._add(event.text, event.node)
        elif event.kind == EventKind.PARAGRAPH:
            self._new_paragraph()
        elif event.kind == EventKind.BOOKMARK:
            self._open_bookmark(event.node)
        elif event.kind == EventKind.BOOKMARK_END:
            self._close_bookmark(self._bookmarks.pop(get(event.node, "w:id"), None))
        elif event.kind == EventKind.OPEN:
            self._open_control(event.node)
        elif event.kind == EventKind.CLOSE:
            self._controls.pop()

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

    def _new_paragraph(self) -> None:
        """A value that goes on in another paragraph has a line break there."""
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
        found = _BOOKMARK.fullmatch(get(node, "w:name"))
        if found is None:
            return
        bookmark = f"{found[1]}_{found[2]}"
        if bookmark in self._points:
            span = self._points.pop(bookmark)
            span.texts, span.nodes, span.several = span.behind, span.nodes_behind, True
            return
        inner = self._controls[-1] if self._controls else None
        if inner is not None and not inner.bookmark and not "".join(inner.control_texts):
            inner.bookmark, inner.inner = bookmark, True
            span = inner
        else:
            span = self._new(_Span(bookmark))
        span.begun = next(node.iterancestors(name("w:p")), None) is not None
        self._bookmarks[get(node, "w:id")] = span

    def _close_bookmark(self, span: _Span | None) -> None:
        """The end of a bookmark; an empty one may be the first of two points."""
        # WORKAROUND LibreOffice 7.4 saves a bookmark over several paragraphs with controls as two empty ones of the same name, at its start and end.
        if span is not None and not "".join(span.texts):
            self._points[span.bookmark] = span

    def _open_control(self, node: Element) -> None:
        """A control belongs to the bookmark that it stands in, one more control with the tag of the first too."""
        opened = _Span(control=node)
        waiting = [span for span in self._bookmarks.values() if span.control is None]
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

    def _new(self, span: _Span) -> _Span:
        self.found.append(span)
        return span


def _values(spans: list[_Span], labels: Mapping[str, str], sheet: StyleSheet) -> Iterator[PlaceValue]:
    stems = _stems(spans, labels)
    named = [(_path(span, stems), span) for span in spans]
    taken = {(path, _place(span)) for path, span in named if span.bookmark}
    for path, span in named:
        if not path:
            continue
        place = _place(span) or next(n for n in range(1, len(spans) + 2) if (path, n) not in taken)
        taken.add((path, place))
        filled = _is_filled(span, labels.get(path) or span.said("w:alias"), sheet)
        yield PlaceValue(path, place, span.text if filled else "", filled)


def _stems(spans: Sequence[_Span], labels: Mapping[str, str]) -> Mapping[str, str]:
    """The field paths that may occur by the stems of their bookmarks, and by their tags."""
    tags = {span.said("w:tag") for span in spans}
    return {stem_of(path): path for path in sorted(tags - {""}) + list(labels)} | {tag_of(path): path for path in labels}


def _path(span: _Span, stems: Mapping[str, str]) -> str:
    stem = span.bookmark.rpartition("_")[0]
    tag = span.said("w:tag")
    return stems.get(stem) or stems.get(tag) or tag or span.said("w:alias") or stem


def _place(span: _Span) -> int:
    return int(span.bookmark.rpartition("_")[2]) if span.bookmark else 0


def _is_filled(span: _Span, label: str, sheet: StyleSheet) -> bool:
    """A slot is unfilled when it is empty or is marked as one, by its control or by the style of its text, and shows its label; a placeholder may
    show a prompt too. All other text was typed by somebody, a label in its brackets too.
    """
    if not span.text or (span.is_placeholder and _PROMPT.fullmatch(span.text.strip())):
        return False
    shows_label = span.text == f"〔{label}〕" if label else _ANY_LABEL.fullmatch(span.text)
    return not (shows_label and (span.is_placeholder or _has_slot_style(span, sheet)))


def _has_slot_style(span: _Span, sheet: StyleSheet) -> bool:
    """Whether all of a place's text looks as a slot that nobody filled, whatever the program that saved it says of its control."""
    runs = [next(node.iterancestors(name("w:r")), None) for node in span.holders]
    styles = [None if run is None else find(run, "w:rPr/w:rStyle") for run in runs]
    return bool(styles) and all(style is not None and sheet.name(get(style, "w:val")).endswith(SLOT_NAME_END) for style in styles)
