"""Lines of an edited file that the draft lacks: paragraphs, headings, tables, elements, and repetitions of a section."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from editor.merging.tables.rewriting import rewritten, without_front
from editor.merging.tables.tables import new_table
from editor.merging.text.items.headings import typed_section
from editor.merging.text.items.item import without_copied_paths
from editor.merging.text.items.prose_values import is_part_of_value
from editor.merging.text.items.shared_lines import element_named, without_frame
from editor.merging.text.items.styled import NamedRuns, elements_in, is_attachment_label
from editor.merging.text.placing import Neighbours, add_attachment, add_element, add_loose, add_note, frame_between, has_place, is_second, put, put_at
from editor.merging.text.repeats.gathering import add_repeated, ends_repeated, leave
from editor.merging.text.repeats.rows import NewRow, new_row
from editor.merging.text.state.base import Base
from editor.merging.text.state.cursor import Cursor, into_text
from editor.merging.text.state.findings import Findings, Version, add_change
from editor.merging.text.state.regions import Region
from editor.model.draft.flat import Item
from editor.model.returned.change import ChangeKind
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import TheirLine, number_in_front
from editor.model.template.template import HEADING, Element, Prose, Section

_DEEPEST = 4  # levels of headings (GB/T 9704-2012, 7.3.3)


def add_lines(findings: Findings, cursor: Cursor, lines: Callable[[], Iterator[TheirLine]], around: Neighbours) -> tuple[Cursor, int]:
    """Add the first of these new lines, with others where they are one further repetition of a section, an attachment with its title, or text between
    elements; how many were added. `around` are the lines of ours around all of them.
    """
    first, second = (*islice(lines(), 2), None)[:2]
    assert first is not None
    row = _new_row(findings.base, cursor, lines())
    if row is not None and cursor.spot is not None:
        findings.repetitions.new_rows.append((cursor.spot.row, row.cells))
        return cursor, row.lines
    here = _with_regions(findings.base, cursor, around)
    if is_attachment_label(first) and here.back not in (Region.HEAD, Region.TEXT):
        return add_attachment(findings, cursor, here, first, second)
    if named := _named(findings.base, here, first):
        return _add_named(findings, cursor, first, named), 1
    return _add_text(findings, cursor, lines(), here, first)


def _with_regions(base: Base, cursor: Cursor, around: Neighbours) -> Neighbours:
    return replace(around, front=cursor.region or base.region_of(around.before), back=base.region_of(around.behind))


def _named(base: Base, around: Neighbours, line: TheirLine) -> list[NamedRuns]:
    """The elements that a line is by its style, where they have their place between these parts of the page."""
    named = elements_in(line)
    return named if all(has_place(one.name, around) and not is_second(base, line, one.name) for one in named) else []


def _add_named(findings: Findings, cursor: Cursor, line: TheirLine, named: Sequence[NamedRuns]) -> Cursor:
    for one in named:
        add = add_note if one.name == "附件说明" else add_element
        cursor = add(findings, cursor, line, one)
    return cursor


def _add_text(findings: Findings, cursor: Cursor, lines: Iterator[TheirLine], around: Neighbours, first: TheirLine) -> tuple[Cursor, int]:
    """Add a line that is no element: text to the text around it, between elements all of them that are next to each other."""
    if cursor.spot is not None or _is_labelled(cursor, first) or is_part_of_value(findings.base, first):
        return _add(findings, cursor, first), 1
    if around.front == Region.IMPRINT:
        return add_loose(findings, cursor, first), 1
    frame = frame_between(findings, cursor, around, gap=first.gap)
    if frame is None:
        return _add(findings, cursor, first), 1
    texts = list(takewhile(lambda line: not (_is_labelled(cursor, line) or is_attachment_label(line) or _named(findings.base, around, line)), lines))
    made: list[Item] = []
    for line in texts:
        items = _new_items(findings, cursor, line)
        findings.reserve(items)
        made += items
    if not made:
        return cursor, len(texts)
    words = "\n".join(line.text for line in texts)
    return put_at(findings, cursor, frame.at, words, (*frame.front, *made, *frame.back)), len(texts)


def _is_labelled(cursor: Cursor, line: TheirLine) -> bool:
    return line.paragraph is not None and bool(element_named(line.text, cursor.there))


def _new_row(base: Base, cursor: Cursor, lines: Iterable[TheirLine]) -> NewRow | None:
    return None if cursor.spot is None else new_row(base, cursor.spot, lines)


def _add(findings: Findings, cursor: Cursor, theirs: TheirLine) -> Cursor:
    """Add a line at the cursor, as a change, or to what is gathered of the repetition around it."""
    made = _new_items(findings, cursor, theirs)
    if not made or is_part_of_value(findings.base, theirs):
        return cursor
    if cursor.spot is not None:
        if not ends_repeated(findings, cursor.spot, made):
            add_repeated(findings, cursor.spot, theirs, _as_text(findings.base, theirs) if isinstance(made[0], Section) else made)
            return cursor
        cursor = leave(findings, cursor)
    element = _as_element(cursor, theirs, made)
    opened: tuple[Section, ...] = ()
    if element is None:
        cursor, opened = into_text(findings, cursor)
    cursor, made = _outside_repetitions(findings.base, cursor, (*opened, *(made if element is None else (element,))))
    if not made:
        add_change(findings, ChangeKind.LOOSE, (cursor.section, HEADING), ("", theirs.text))
        return cursor
    return put(findings, cursor, theirs.text, made)


def _as_text(base: Base, theirs: TheirLine) -> Version:
    """A new line as prose with its number, where no heading can stand: between the repetitions of a section."""
    return () if theirs.paragraph is None else tuple(Prose(line) for line in rewritten((), theirs.paragraph.runs, base.fields))


def _as_element(cursor: Cursor, theirs: TheirLine, made: Version) -> Element | None:
    """The new line as an element of the document, where its label or the element in front says that it is one."""
    name = element_named(theirs.text, cursor.there) if isinstance(made[0], Prose) else ""
    text = " ".join(item.text for item in made if isinstance(item, Prose))
    return Element(name, without_frame(name, text)) if name else None


def _outside_repetitions(base: Base, cursor: Cursor, made: Version) -> tuple[Cursor, Version]:
    """The items as they have to be in a section that repeats: a new heading ends that section, prose is for the last repetition alone. Nothing where
    markup can't say so.
    """
    if cursor.section not in base.repeated:
        return cursor, made
    if isinstance(made[0], Section):
        return replace(cursor, section=""), made
    if cursor.section not in base.owners:
        return cursor, ()
    texts = [item.text for item in made if isinstance(item, Prose)]
    return cursor, tuple(Prose(f"{{% if loop.last %}}{text}{{% endif %}}") for text in texts) if len(texts) == len(made) else ()


def _new_items(findings: Findings, cursor: Cursor, theirs: TheirLine) -> tuple[Item, ...]:
    """A new line as items of the draft: a table, a heading (by its style or by its number), or prose."""
    base = findings.base
    if theirs.paragraph is None:
        return (new_table([[without_copied_paths(base, p) for p in row] for row in theirs.rows], base.fields),)
    paragraph = without_copied_paths(base, theirs.paragraph)
    head = _styled_heading(findings, paragraph) or _typed_heading(findings, cursor, paragraph)
    return (head,) if head else tuple(Prose(line) for line in rewritten((), paragraph.runs, base.fields))


def _styled_heading(findings: Findings, paragraph: EditedParagraph) -> Section | None:
    """The section that a paragraph with the style of a heading begins."""
    level = min(paragraph.level, _DEEPEST)
    if not level:
        return None
    number = number_in_front(paragraph.text, findings.base.draft.template.numbering, level)
    lines = rewritten((), without_front(paragraph.runs, len(number)), findings.base.fields)
    return Section(findings.new_section_id(), level=level, heading=lines[0], numbered=bool(number)) if len(lines) == 1 else None


def _typed_heading(findings: Findings, cursor: Cursor, paragraph: EditedParagraph) -> Section | None:
    """The section that a plain paragraph begins whose number goes on with those of the headings around it."""
    if cursor.section in findings.base.repeated:
        return None
    before = findings.sections_added_in(cursor.section)
    return typed_section(findings.base.draft, cursor.section, paragraph, Section(findings.new_section_id()), before)
