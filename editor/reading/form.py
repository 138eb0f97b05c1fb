"""A Word form as the reader sees it: the fields that its blanks ask for, how each blank is written, and the rows that are a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.template.field import Field, FieldType
from editor.model.template.markup import slot as slot_of
from editor.model.template.template import Template
from editor.model.typed.narrow import Around
from editor.reading.template.codes import keys_by_name
from editor.reading.template.enumerating import ListedTable, listed, row_lists
from editor.reading.template.form_parts import form_sections
from editor.reading.template.lines import lines_of
from editor.reading.template.slot_code import pieces_of
from editor.reading.template.templating import template_of


class FormBlank(NamedTuple):
    """A blank: its span (up to `end`, where what it says behind itself is said again), the markup of its value, what goes before and behind that,
    and the words around it. In a list it is the `column` of the row `row` of the rows field `rows`.
    """

    span: SlotSpan
    end: int
    markup: str
    before: str
    behind: str
    around: Around
    rows: str = ""
    row: int = -1
    column: str = ""


@dataclass(frozen=True, slots=True)
class FormList:
    """The rows of a rows field: its key, and a line of each row that the form has."""

    key: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FormReading:
    """A form: its template, with the fields and the outline, its blanks and its lists."""

    template: Template
    blanks: tuple[FormBlank, ...]
    lists: tuple[FormList, ...]


def read_form(seen: Inspection, beside: Mapping[int, str], undrawn: Mapping[int, str]) -> FormReading:
    """What a form asks for, by what was seen of its text; in a form nothing is noise, and no row of a table its title. `beside` and `undrawn` as
    `form_sections` takes them.
    """
    whole = replace(seen, title_lines=(), noise_lines=(), documents=seen.documents[:1])
    whole = replace(whole, lists=() if seen.codes else tuple(sorted(row_lists(whole))))
    text = listed(whole, lines_of(whole))
    tables = text.tables
    places = dict(_places_in_lists(whole, tables))
    repeated = tuple(_repeated(whole))
    blanks = (*_blanks(whole, places), *repeated)
    lists = (*(FormList(table.key, _row_lines(whole, table)) for table in tables), *_lists_of(repeated))
    template = replace(template_of(whole, text), sections=form_sections(whole, beside, undrawn))
    return FormReading(_with_fields(template, whole, places), blanks, lists)


def _repeated(seen: Inspection) -> Iterator[FormBlank]:
    """The blanks in what a control of the file repeats: each item is a row, and begins where a column comes again."""
    keys, codes = keys_by_name(seen), {(code.line, code.start, code.end): code for code in seen.codes if code.rows}
    columns: dict[str, set[str]] = {}
    rows: dict[str, int] = {}
    for mark in seen.source.marks:
        code = codes.get((mark.line, mark.start, mark.end)) if mark.repeated else None
        if code is None:
            continue
        known = columns.setdefault(code.rows, set())
        if code.column in known:
            known.clear()
            rows[code.rows] = rows.get(code.rows, 0) + 1
        known.add(code.column)
        row, key = rows.get(code.rows, 0), keys[code.rows]
        span = SlotSpan(mark.line, mark.start, mark.end, code.text, code.type, field=key)
        yield FormBlank(span, mark.end, slot_of(key), "", "", Around(), key, row, code.column)


def _lists_of(blanks: tuple[FormBlank, ...]) -> Iterator[FormList]:
    """The lists that these blanks are in, by a line of each of their rows."""
    lines: dict[str, dict[int, int]] = {}
    for blank in blanks:
        lines.setdefault(blank.rows, {}).setdefault(blank.row, blank.span.line)
    yield from (FormList(key, tuple(rows.values())) for key, rows in lines.items())


def _with_fields(template: Template, seen: Inspection, places: Mapping[tuple[int, int], tuple[str, int, str]]) -> Template:
    """The template with a field for every blank, wherever it stands."""
    lost = (slot for slot in seen.slots if slot.field not in template.by_key and (slot.line, slot.start) not in places)
    more = {slot.field: Field(slot.field, slot.type or FieldType.TEXT, slot.label, slot.unit) for slot in lost}
    return replace(template, fields=(*template.fields, *more.values())) if more else template


def _blanks(seen: Inspection, places: Mapping[tuple[int, int], tuple[str, int, str]]) -> Iterator[FormBlank]:
    marks = {(mark.line, mark.start, mark.end): mark for mark in seen.source.marks}
    ends: dict[int, int] = {}
    for at, slot in enumerate(seen.slots):
        line = seen.source.lines[slot.line]
        pieces, end = pieces_of(slot, line, marks.get((slot.line, slot.start, slot.end)))
        at_code = next(number for number, (_, is_code) in enumerate(pieces) if is_code)
        before, behind = ("".join(text for text, _ in part) for part in (pieces[:at_code], pieces[at_code + 1 :]))
        following = seen.slots[at + 1] if at + 1 < len(seen.slots) else None
        stop = following.start if following is not None and following.line == slot.line else len(line)
        around = Around(line[ends.get(slot.line, 0) : slot.start], line[end : max(end, stop)])
        ends[slot.line] = end
        rows, row, column = places.get((slot.line, slot.start), ("", -1, ""))
        yield FormBlank(slot, end, pieces[at_code][0], before, behind, around, rows, row, column)


def _places_in_lists(seen: Inspection, tables: tuple[ListedTable, ...]) -> Iterator[tuple[tuple[int, int], tuple[str, int, str]]]:
    """The row and the column of each blank of a list, by the line and the column where it stands."""
    slots: dict[int, SlotSpan] = {slot.line: slot for slot in seen.slots}
    for table in tables:
        source = next(one for one in seen.source.tables if one.lines and table.number in one.lines)
        for row in range(table.rows.count):
            for cell in source.rows[table.rows.first + row]:
                for slot in (slots[line] for line in cell.lines if line in slots):
                    if cell.column in table.columns:
                        yield (slot.line, slot.start), (table.key, row, table.columns[cell.column])


def _row_lines(seen: Inspection, table: ListedTable) -> tuple[int, ...]:
    source = next(one for one in seen.source.tables if one.lines and table.number in one.lines)
    rows = (source.rows[table.rows.first + row] for row in range(table.rows.count))
    return tuple(next(cell.lines[0] for cell in row if cell.column in table.columns) for row in rows)
