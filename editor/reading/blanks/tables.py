"""Blanks in tables: named by the head of their column and row, or by the cell to their left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken

_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its line, the columns where it stands in it, and its text without blanks."""

    line: int
    start: int
    end: int
    said: str


_Row = tuple[_Cell, ...]


def named_in_tables(page: SamplePage, tokens: list[BlankToken]) -> list[BlankToken]:
    """The blanks with those that fill a cell of a table named after its heads."""
    by_line: dict[int, list[BlankToken]] = {}
    for token in tokens:
        by_line.setdefault(token.line, []).append(token)
    names: dict[int, list[tuple[_Cell, str]]] = {}
    for rows in _tables(page, by_line):
        for cell, name in _names(rows):
            names.setdefault(cell.line, []).append((cell, name))
    return [_named(token, names.get(token.line, [])) for token in tokens] if names else tokens


def _named(token: BlankToken, names: list[tuple[_Cell, str]]) -> BlankToken:
    name = next((name for cell, name in names if cell.start <= token.start and token.end <= cell.end), "")
    empty_cell = token.shape == BlankShape.MARK and token.start == token.end
    return replace(token, name=name) if name and (empty_cell or not token.name) else token


def _tables(page: SamplePage, by_line: dict[int, list[BlankToken]]) -> list[list[_Row]]:
    """The tables of the file that hold blanks, and those drawn with | in plain text."""
    found = [
        [tuple(_cell(page, by_line, cell.lines[0], 0, len(page.lines[cell.lines[0]])) for cell in row if cell.parts) for row in table.rows]
        for table in page.source.tables
        if any(line in by_line for line in table.lines)
    ]
    drawn: list[_Row] = []
    for line, text in enumerate(page.bare):
        if text.startswith("|") and text.count("|") > 2 and line not in page.cells:
            drawn += [] if _RULE.match(text) else [_drawn_row(page, by_line, line)]
        elif drawn:
            found.append(drawn)
            drawn = []
    return [*found, drawn] if drawn else found


def _drawn_row(page: SamplePage, by_line: dict[int, list[BlankToken]], line: int) -> _Row:
    bars = [n for n, c in enumerate(page.lines[line]) if c == "|"]
    return tuple(_cell(page, by_line, line, start + 1, end) for start, end in pairwise(bars))


def _cell(page: SamplePage, by_line: dict[int, list[BlankToken]], line: int, start: int, end: int) -> _Cell:
    text, at, pieces = page.lines[line], start, list[str]()
    for token in by_line.get(line, ()):
        if start <= token.start and token.end <= end:
            pieces.append(text[at : token.start])
            at = token.end
    return _Cell(line, start, end, "".join([*pieces, text[at:end]]).strip())


def _names(rows: Sequence[_Row]) -> list[tuple[_Cell, str]]:
    """A name for each cell that says nothing itself."""
    head = rows[0] if len(rows) > 1 and len(rows[0]) > 2 and all(_is_head(cell.said) for cell in rows[0]) else ()
    found: list[tuple[_Cell, str]] = []
    for row in rows[1 if head else 0 :]:
        for column, cell in enumerate(row):
            name = "" if cell.said else _name(row, column, head)
            if name:
                found.append((cell, name))
    return found


def _name(row: _Row, column: int, head: Sequence[_Cell]) -> str:
    left = row[column - 1].said if column else ""
    if column < len(head):
        said = row[0].said if column else ""
        beside = "" if re.fullmatch(r"[\d.、]*", said) or not _is_head(said) else said
        return beside + head[column].said
    return left.rstrip("：:") if _is_head(left) else ""


def _is_head(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not re.search(r"[。；，]", text)
