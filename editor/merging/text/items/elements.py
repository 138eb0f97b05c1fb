"""Elements of the document (GB/T 9704-2012, 7) in an edited file: lines that several elements share, and titles broken by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from editor.merging.tables.rewriting import between
from editor.merging.text.items.attachments import compare_attachment, is_attachment_line, remove_attachment_line
from editor.merging.text.items.item import markup_line
from editor.merging.text.items.shared_lines import SEVERAL, LinePart, are_in_a_row, parts_of, their_stretches, titles_at, without_frame
from editor.merging.text.state.base import Base
from editor.merging.text.state.findings import Findings, swap
from editor.model.returned.change import ChangeKind
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine, TheirLine, plain, runs_key, their_runs_key
from editor.model.template.template import Element, Section
from editor.model.text.aligning import aligned


def compare_elements(findings: Findings, ours: OurLine, theirs: TheirLine) -> bool:
    """Compare a line of several elements, of a title in several lines, or of an attachment; False for any other line."""
    at = findings.base.index_of(ours)
    if at is None:
        return False
    items = findings.base.items
    item = items[at]
    if isinstance(item, Section) and is_attachment_line(findings, ours):
        compare_attachment(findings, item, at, ours, theirs)
        return True
    if isinstance(item, Element) and not without_frame(item.name, theirs.text):
        findings.explained.add(plain(theirs.text))
    titles, parts = titles_at(items, at), parts_of(ours, items, at)
    if len(titles) > 1 and theirs.paragraph:
        _compare_title(findings, titles, ours, theirs.paragraph.runs)
    elif any(parts) and ours.key != theirs.key:
        _compare_parts(findings, parts, ours, theirs)
    return len(titles) > 1 or any(parts)


def remove_elements(findings: Findings, ours: OurLine) -> tuple[bool, bool]:
    """Take out all elements of a line that is gone. Gives whether the line is one of several elements, of a title in several lines or of an
    attachment, and whether anything was taken out.
    """
    at = findings.base.index_of(ours)
    if at is None:
        return False, False
    items = findings.base.items
    item = items[at]
    if isinstance(item, Section):
        is_attachment = is_attachment_line(findings, ours)
        return is_attachment, is_attachment and remove_attachment_line(findings, item, at, ours)
    titles = titles_at(items, at)
    indexes = titles if len(titles) > 1 else [part.item for part in parts_of(ours, items, at) if part]
    for index in indexes:
        swap(findings, (index,), (), ChangeKind.REMOVED, ours, (ours.text, ""))
    return bool(indexes), bool(indexes)


def _compare_parts(findings: Findings, parts: Sequence[LinePart | None], ours: OurLine, theirs: TheirLine) -> None:
    """Compare each stretch of a line with its element; of elements of one name there may be more or fewer, in another order."""
    stretches = their_stretches(theirs)
    if ours.style in SEVERAL:
        _compare_several(findings, [part for part in parts if part], ours, [runs for runs in stretches if runs], theirs.text)
    elif len(stretches) <= len(parts):
        # A line that was cut in two has its last elements no more.
        for part, runs in zip(parts, [*stretches, *[()] * (len(parts) - len(stretches))], strict=True):
            if part and runs_key(part.runs) != their_runs_key(runs):
                words = ("".join(run.shown for run in part.runs), "".join(run.text for run in runs))
                made = _element_in_file(findings.base, part, runs)
                swap(findings, (part.item,), made, _kind(made), ours, words)


def _compare_several(findings: Findings, parts: Sequence[LinePart], ours: OurLine, stretches: Sequence[tuple[EditedRun, ...]], now: str) -> None:
    """Compare elements of one name that share a line, as one change."""
    indexes = [part.item for part in parts]
    made: list[Element] = []
    for pair in aligned([runs_key(part.runs) for part in parts], [their_runs_key(runs) for runs in stretches]):
        part = replace(parts[0], runs=()) if pair.ours is None else parts[pair.ours]
        made += () if pair.theirs is None else _element_in_file(findings.base, part, stretches[pair.theirs])
    if are_in_a_row(indexes) and tuple(made) != tuple(findings.base.items[index] for index in indexes):
        swap(findings, indexes, tuple(made), _kind(made), ours, (ours.text, now))


def _kind(made: Sequence[Element]) -> ChangeKind:
    return ChangeKind.ELEMENT if made else ChangeKind.REMOVED


def _element_in_file(base: Base, part: LinePart, runs: Sequence[EditedRun]) -> tuple[Element, ...]:
    """The element as the file has it: the same where its text is the same, none where it has no text."""
    item = base.items[part.item]
    if not isinstance(item, Element) or not any(run.text.strip() for run in runs):
        return ()
    if runs_key(part.runs) == their_runs_key(runs):
        return (item,)
    return (_with_text(item, markup_line(base, runs, item.text if part.runs else "", part.runs)),)


def _with_text(item: Element, markup: str) -> Element:
    """The element with another text; of several marks, 文件 stands beside them and is no part of the line."""
    word = "文件" if item.name == "发文机关标志" and item.text.rstrip().endswith("文件") else ""
    return Element(item.name, without_frame(item.name, markup) + word)


def _compare_title(findings: Findings, indexes: Sequence[int], ours: OurLine, runs: Sequence[EditedRun]) -> None:
    """Keep the lines of a title that are the same at its beginning and its end; those between them become one line."""
    lines = [ours.text[a:b] for a, b in pairwise((0, *ours.breaks, len(ours.text)))]
    text = "".join(run.text for run in runs)
    if ours.text == text or len(lines) != len(indexes):
        return
    front = _same_lines(lines, text)
    start = len("".join(lines[:front]))
    back = _same_lines([line[::-1] for line in reversed(lines[front:])], text[start:][::-1])
    middle, stop = indexes[front : len(indexes) - back], len(text) - len("".join(lines[len(lines) - back :]))
    markup = "".join(item.text for n in middle if isinstance(item := findings.base.items[n], Element))
    made = Element("标题", markup_line(findings.base, between(runs, start, stop), markup, ours.runs))
    swap(findings, middle, (made,), ChangeKind.ELEMENT, ours, (ours.text, text))


def _same_lines(lines: Sequence[str], text: str) -> int:
    """How many of the lines, without the last, a text begins with."""
    return sum(text.startswith("".join(lines[: n + 1])) for n in range(len(lines) - 1))
