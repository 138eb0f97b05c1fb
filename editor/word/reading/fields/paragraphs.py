"""The paragraphs of a report with the origin of their text: what stands in the control or the bookmark of a field, and what is prose."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from editor.model.returned.edited import EditedParagraph, EditedRun, FileCell
from editor.word.package.marks import our_bookmarks
from editor.word.package.package import Package
from editor.word.package.xml import Element, name
from editor.word.reading.fields.places import numbers_of, owners_of, silent_in
from editor.word.reading.lines import FileSpot
from editor.word.reading.reader import Reader
from editor.word.reading.sheet import StyleSheet, style_of


class _Origins(NamedTuple):
    """Where text comes from, by the element that holds it: its field path, the number of its place, and what says nothing."""

    owners: Mapping[Element, str]
    numbers: Mapping[Element, int]
    silent: frozenset[Element]


def read_runs(package: Package) -> list[EditedParagraph]:
    """The paragraphs of a Word file in reading order with the field path of each stretch of text; places are told as `read_values` tells them.

    Notes, and text boxes without places of fields, are no text of a draft: `graft` writes them again.
    """
    origins = _Origins(owners_of(package), numbers_of(package), silent_in(package))
    reader = Reader(package, _has_places)
    reader.read(package.tree(package.main))
    source = reader.source
    levels, sheet = dict(source.heading_levels), StyleSheet.of(package)
    together = groupby(enumerate(zip(reader.spots, source.lines, strict=True)), key=lambda item: id(item[1][0].paragraph))
    paragraphs: list[EditedParagraph] = []
    for _, group in together:
        lines = list(group)
        first = lines[0][0]
        runs = tuple(_joined(_runs([line for _, line in lines], origins)))
        style = sheet.name(style_of(lines[0][1][0].paragraph))
        paragraphs.append(EditedParagraph(runs, levels.get(first, 0), *reader.cells.get(first, FileCell()), style))
    return paragraphs


def _has_places(box: Element) -> bool:
    return bool(our_bookmarks(box))


def _runs(lines: Sequence[tuple[FileSpot, str]], origins: _Origins) -> Iterator[EditedRun]:
    """The runs of a paragraph's lines without copies of a value; text that no element holds (numbers that Word makes) is prose, and so is a break
    but for one inside a place of a field.
    """
    breaks, last = "", None
    for number, (spot, text) in enumerate(lines):
        at, breaks = 0, breaks + "\n" if number else ""
        for piece in spot.pieces:
            path, front, place = origins.owners.get(piece.node, ""), text[at : piece.start], origins.numbers.get(piece.node, 0)
            goes_on = not front and last is not None and origins.owners.get(last) == path and _are_of_one_place(last, piece.node)
            yield EditedRun(breaks + front, path if goes_on else "", place if goes_on else 0)
            if piece.node not in origins.silent:
                yield EditedRun(text[piece.start : piece.end], path, place)
            at, breaks, last = piece.end, "", piece.node
        if rest := text[at:]:
            yield EditedRun(breaks + rest)
            breaks, last = "", None
    yield EditedRun(breaks)


def _are_of_one_place(one: Element, other: Element) -> bool:
    """Whether two elements of text stand in one run or one control."""
    return any((holder := _holder(one, tag)) is not None and holder is _holder(other, tag) for tag in ("w:r", "w:sdt"))


def _holder(node: Element, tag: str) -> Element | None:
    return next(node.iterancestors(name(tag)), None)


def _joined(runs: Iterator[EditedRun]) -> Iterator[EditedRun]:
    for path, same in groupby((run for run in runs if run.text), key=lambda run: run.path):
        several = list(same)
        yield EditedRun("".join(run.text for run in several), path, several[0].place)
