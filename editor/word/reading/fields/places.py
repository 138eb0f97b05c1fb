"""A report read back, whoever edited it since: the draft in its custom part, and the values as they stand in the text."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from editor.word.package.draft_part import draft_part_of
from editor.word.package.marks import SLOT_NAME_END, stem_of, tag_of
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.fields.spans import MarkedSpan, Spans, has_marks
from editor.word.reading.origin import was_written_here
from editor.word.reading.others_controls import controls_of_others
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import events_of

_PROMPT = re.compile(
    r"(?:请)?(?:单击或点击|点击或轻触|单击|点击)(?:此处|这里)?(?:以|来)?(?:输入|键入|选择)(?:文字|文本|日期|内容|项目)?。?|选择一项。?|选择日期。?"
    r"|\[?在此处?键入(?:文字|内容)?\]?|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|Choose an item\.?"
)
_ANY_LABEL = re.compile(r"〔[^〔〕]*〕")


class PlaceValue(NamedTuple):
    """What stands at one place of a field: the path, the place from 1, the visible text ("" for an unfilled slot), whether it is filled."""

    path: str
    place: int
    text: str
    filled: bool


def read_values(package: Package) -> list[PlaceValue]:
    """What stands at each place of each field, in reading order: known by bookmark, then by tag, then by alias; the visible text is believed.

    A bookmark that nothing names is given as its own stem, which begins with `BOOKMARK_START`.
    """
    labels, sheet = _labels(package), StyleSheet.of(package)
    is_foreign = not labels and not was_written_here(package)
    placed = [(path, place, span) for path, place, span in _placed(package) if not (is_foreign and span.is_prompting)]
    return [_value(path, place, span, labels.get(path) or span.said("w:alias"), sheet) for path, place, span in placed]


def emptied_in(package: Package) -> frozenset[str]:
    """The paths of fields whose controls are all still there and hold nothing, or a word processor's prompt: somebody deleted the value."""
    held = [(path, span.control is not None and (not span.text or _shows_prompt(span))) for path, _, span in _placed(package)]
    return frozenset(path for path, _ in held) - {path for path, is_empty in held if not is_empty}


@once
def owners_of(package: Package) -> Mapping[Element, str]:
    """By element that holds text, the field path whose place it fills; what is not there is prose."""
    return {node: path for path, _, span in reversed(_placed(package)) for node in span.holders}


@once
def numbers_of(package: Package) -> Mapping[Element, int]:
    """By element that holds text, the number of its place among those of its field."""
    return {node: place for _, place, span in reversed(_placed(package)) for node in span.holders}


@once
def _spans_in(package: Package) -> Sequence[MarkedSpan]:
    if not has_marks(package.tree(package.main)):
        return ()
    walker, events = events_of(package)
    spans = Spans(walker)
    spans.read(events)
    return spans.found


def _own(package: Package) -> list[MarkedSpan]:
    """The spans but for those of other people's controls."""
    others = controls_of_others(package)
    return [span for span in _spans_in(package) if span.bookmark or span.control not in others]


def silent_in(package: Package) -> frozenset[Element]:
    """The elements whose text says nothing: it only repeats that of a place, or asks for one in the words of a word processor."""
    spans = _spans_in(package)
    prompts = (span for span in _own(package) if _shows_prompt(span))
    return frozenset(node for span in spans for node in span.copies) | frozenset(node for span in prompts for node in span.holders)


def _shows_prompt(span: MarkedSpan) -> bool:
    prompt = span.text.strip()
    return span.is_placeholder and (not prompt or _PROMPT.fullmatch(prompt) is not None)


@once
def _labels(package: Package) -> Mapping[str, str]:
    part = draft_part_of(package)
    nodes = () if part is None else walk(part, "ng:field")
    pairs = ((find(node, "ng:path"), find(node, "ng:label")) for node in nodes)
    return {path.text or "": (label.text or "") if label is not None else "" for path, label in pairs if path is not None}


@once
def _placed(package: Package) -> Sequence[tuple[str, int, MarkedSpan]]:
    """The spans of fields in reading order, each with its path and the number of its place: that of its bookmark, else the first that is free."""
    spans = _own(package)
    stems = _stems(spans, _labels(package))
    named = [(path, span) for span in spans if (path := _path(span, stems))]
    taken = {(path, _place(span)) for path, span in named if span.bookmark}
    found: list[tuple[str, int, MarkedSpan]] = []
    copies = _copied(spans)
    for path, span in named:
        place = (0 if span in copies else _place(span)) or next(n for n in range(1, len(spans) + 2) if (path, n) not in taken)
        taken.add((path, place))
        found.append((path, place, span))
    return found


def _copied(spans: Sequence[MarkedSpan]) -> list[MarkedSpan]:
    """The spans whose bookmark stands once more before: with the text somebody copied it. One that never ends goes on in the next of its name."""
    last: dict[str, MarkedSpan] = {}
    found: list[MarkedSpan] = []
    for span in spans:
        before = last.get(span.bookmark) if span.bookmark else None
        if before is not None and not before.endless and not before.gone:
            found.append(span)
        else:
            last[span.bookmark] = span
    return found


def _value(path: str, place: int, span: MarkedSpan, label: str, sheet: StyleSheet) -> PlaceValue:
    filled = _is_filled(span, label, sheet)
    return PlaceValue(path, place, span.text if filled else "", filled)


def _stems(spans: Sequence[MarkedSpan], labels: Mapping[str, str]) -> Mapping[str, str]:
    """The field paths that may occur by the stems of their bookmarks, and by their tags."""
    tags = {span.said("w:tag") for span in spans}
    return {stem_of(path): path for path in sorted(tags - {""}) + list(labels)} | {tag_of(path): path for path in labels}


def _path(span: MarkedSpan, stems: Mapping[str, str]) -> str:
    stem = span.bookmark.rpartition("_")[0]
    tag = span.said("w:tag")
    return stems.get(stem) or stems.get(tag) or tag or span.said("w:alias") or stem


def _place(span: MarkedSpan) -> int:
    return int(span.bookmark.rpartition("_")[2]) if span.bookmark else 0


def _is_filled(span: MarkedSpan, label: str, sheet: StyleSheet) -> bool:
    """A slot is unfilled when it is empty or is marked as one, by its control or by the style of its text, and shows its label; a placeholder may
    show a prompt too. All other text was typed by somebody, a label in its brackets too.
    """
    if not span.text or _shows_prompt(span):
        return False
    shows_label = span.text == f"〔{label}〕" if label else _ANY_LABEL.fullmatch(span.text)
    return not (shows_label and (span.is_placeholder or _has_slot_style(span, sheet)))


def _has_slot_style(span: MarkedSpan, sheet: StyleSheet) -> bool:
    """Whether all of a place's text looks as a slot that nobody filled, whatever the program that saved it says of its control."""
    runs = [next(node.iterancestors(name("w:r")), None) for node in span.holders]
    styles = [None if run is None else find(run, "w:rPr/w:rStyle") for run in runs]
    return bool(styles) and all(style is not None and sheet.name(get(style, "w:val")).endswith(SLOT_NAME_END) for style in styles)
