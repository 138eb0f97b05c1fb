"""The tables that are drawn in the text of a source become tables of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from editor.model.sample.source import SourceText
from editor.reading.drawn.boxes import box_table
from editor.reading.drawn.columns import column_table
from editor.reading.drawn.pipes import pipe_table
from editor.reading.drawn.table import DrawnTable, Finder
from editor.reading.drawn.tabs import headed_tab_table, tab_table

# In a Word file tabs and spaces set text where Word has tables of its own: there only rows of one width below a full head are a table.
_BY_BARS: tuple[Finder, ...] = (box_table, pipe_table)
_ALL: tuple[Finder, ...] = (*_BY_BARS, tab_table, column_table)
_IN_WORD: tuple[Finder, ...] = (*_BY_BARS, headed_tab_table)


def with_drawn_tables(source: SourceText, cancelled: Callable[[], bool]) -> SourceText:
    """The source with the tables in its text, their lines as they are but for spaces at the end of rows that stop before the last column."""
    found = list(_tables(source, cancelled))
    if not found:
        return source
    grown = {number: line for table in found for number, line in table.grown.items()}
    lines = tuple(grown.get(number, line) for number, line in enumerate(source.lines)) if grown else source.lines
    tables = sorted((*source.tables, *(drawn.table for drawn in found)), key=lambda table: min(table.lines, default=0))
    return replace(source, lines=lines, tables=tuple(tables))


def _tables(source: SourceText, cancelled: Callable[[], bool]) -> Iterator[DrawnTable]:
    """The tables in the lines that stand in none yet, from the first line on."""
    taken = {line for table in source.tables for line in table.lines} | {line for line, _ in source.heading_levels}
    in_word = source.encoding == "docx"
    taken |= {mark.line for mark in source.marks} if in_word else set()
    lines = ["" if number in taken else line for number, line in enumerate(source.lines)]
    finders = _IN_WORD if in_word else _ALL
    at = 0
    while at < len(lines) and not (at % 256 == 0 and cancelled()):
        drawn = _table(lines, at, finders)
        if drawn is not None:
            yield drawn
        at = at + 1 if drawn is None else drawn.end


def _table(lines: Sequence[str], number: int, finders: Sequence[Finder]) -> DrawnTable | None:
    return next((drawn for find in finders if (drawn := find(lines, number)) is not None), None) if lines[number].strip() else None
