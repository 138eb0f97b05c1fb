"""Lines of an edited file that the draft lacks: paragraphs, headings, tables, elements, and repetitions of a section."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from editor.merging.tables.rewriting import rewritten, without_front
from editor.merging.tables.tables import new_table
from editor.merging.text.items.headings import typed_section
from editor.merging.text.items.item import without_copied_paths
from editor.merging.text.items.prose_values import is_part_of_value
from editor.merging.text.items.shared_lines import element_named, without_frame
from editor.merging.text.repeats.gathering import add_repeated, ends_repeated, leave
from editor.merging.text.repeats.rows import NewRow, new_row
from editor.merging.text.state.base import Base
from editor.merging.text.state.cursor import Cursor, behind_added, into_text
from editor.merging.text.state.findings import Findings, Version, add_change
from editor.model.draft.flat import Item
from editor.model.returned.change import ChangeKind, Edit
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import TheirLine, number_in_front
from editor.model.template.template import HEADING, Element, Prose, Section

_DEEPEST = 4  # levels of headings (GB/T 9704-2012, 7.3.3)


def add_lines(findings: Findings, cursor: Cursor, lines: Iterator[TheirLine]) -> tuple[Cursor, int]:
    """Add the first of these new lines, or all that are one further repetition of a section; how many were added."""
    first = next(lines)
    row = _new_row(findings.base, cursor, chain((first,), lines))
    if row is None or cursor.spot is None:
        return _add(findings, cursor, first), 1
    findings.repetitions.new_rows.append((cursor.spot.row, row.cells))
    return cursor, row.lines


def _new_row(base: Base, cursor: Cursor, lines: Iterable[TheirLine]) -> NewRow | None:
    return None if cursor.spot is None else new_row(base, cursor.spot, lines)


def _add(findings: Findings, cursor: Cursor, theirs: TheirLine) -> Cursor:
    """Add a line at the cursor, as a change, or to what is gathered of the repetition around it."""
    made = _new_items(findings, cursor, theirs)
    if not made or is_part_of_value(findings.base, theirs):
        return cursor
    if cursor.spot is not None:
        if not ends_repeated(findings, cursor.spot, made):
            add_repeated(findings, cursor.spot, theirs, made)
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
    return _put(findings, cursor, theirs, made)


def _put(findings: Findings, cursor: Cursor, theirs: TheirLine, made: Version) -> Cursor:
    edit = Edit((), made, (cursor.there, cursor.here), cursor.near + 1, alone=findings.is_alone(made, 0))
    findings.items.put_behind(cursor.index, made)
    findings.items.growth += len(made)
    add_change(findings, ChangeKind.ADDED, (cursor.section, HEADING), ("", theirs.text), edit)
    return behind_added(cursor, made)


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
