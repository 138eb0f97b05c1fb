"""Blanks in tables: named by the head above them in their column and by what their row is called, or by the label at their left."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from editor.model.sample.source_table import SourceCell, SourceTable
from editor.reading.cells.heads import TableHeads
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken, TokenCell

_TIMES, _SHORT = ("日期", "时间", "时限", "期限"), 2
# What may stand beside the date of a signature: who signs, and the place of the seal.
_SIGNED = re.compile(r"\s*(?:[^：:\s]{0,12}(?:签字|签名|签章|盖章|公章|人|长|领导)[）)]?\s*[：:])?\s*(?:[（(][^（）()]{0,6}[章字名][）)])?\s*")
_PARTY = re.compile(r"[^：:，。；]{0,8}?([甲乙丙丁]方)")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_FEWEST = 2
_FOLLOWS = re.compile(r"\s*[^\s，。；：:、（(]{0,3}\s*$|[ ]{2}|[\u3000\t]")


def named_in_tables(page: SamplePage, tokens: list[BlankToken]) -> list[BlankToken]:
    """The blanks with their places in tables; those that fill a cell are named after the heads and labels of the table."""
    by_line: dict[int, list[BlankToken]] = {}
    for token in tokens:
        by_line.setdefault(token.line, []).append(token)
    places: dict[int, tuple[TokenCell, str]] = {}
    for number, table in enumerate(page.source.tables):
        if any(line in by_line for line in table.lines):
            places |= _places(page, by_line, number, table)
    return [_placed(page, token, *places[token.line]) if token.line in places else token for token in tokens]


def labels_of_cells(page: SamplePage, tokens: list[BlankToken], lines: Collection[int]) -> dict[int, str]:
    """What the table calls each of these lines of its cells, whatever else stands in the cell."""
    by_line: dict[int, list[BlankToken]] = {}
    for token in tokens:
        by_line.setdefault(token.line, []).append(token)
    found: dict[int, str] = {}
    for table in page.source.tables:
        asked = {cell for cell in table.cells if any(line in lines for line in cell.lines)}
        heads = TableHeads(table, {cell: "" if cell in asked else _said(page, by_line, cell) for cell in table.cells}) if asked else None
        found |= {line: heads.name_of(cell) for cell in asked for line in cell.lines} if heads else {}
    return found


def _placed(page: SamplePage, token: BlankToken, place: TokenCell, name: str) -> BlankToken:
    """A blank with its cell, and with the cell's name: an empty cell has no other, words that ask for something keep their own.

    In a cell that says more it names the blank that the cell begins with, where only a unit or another column follows, and a date that it asks for
    or that stands beside a signature.
    """
    if place.column is None:
        return replace(token, cell=place, name=_name_beside_text(page, token, name))
    is_empty = token.shape == BlankShape.MARK and not token.text.strip()
    return replace(token, cell=place, name=name if name and (is_empty or not token.name) else token.name)


def _name_beside_text(page: SamplePage, token: BlankToken, cell: str) -> str:
    """What a blank is called in a cell that says more; "" where the words around it tell."""
    if token.parts:
        return _date_name(_without_blanks(page.lines[token.line], [token]), cell)
    return token.name or (cell if _begins_cell(page, token) else "")


def _begins_cell(page: SamplePage, token: BlankToken) -> bool:
    """Whether a blank stands first in its cell, with no more than a unit behind it, or a gap before what else is asked."""
    line = page.lines[token.line]
    is_first = token.line not in page.going_on and not line[: token.start].strip()
    return is_first and _FOLLOWS.match(line, token.end) is not None


def _date_name(beside: str, cell: str) -> str:
    """What a date is called by its cell and by what stands beside it in its line; "" where its own line says it."""
    if cell.endswith(_TIMES):
        return cell if len(beside.strip()) <= _SHORT else ""
    return f"{_BRACKETED.sub('', cell)}日期" if cell and _SIGNED.fullmatch(beside) else ""


def _places(page: SamplePage, by_line: dict[int, list[BlankToken]], number: int, table: SourceTable) -> dict[int, tuple[TokenCell, str]]:
    """By line the cell that it stands in, with the name of what fills it, where blanks are all that it holds."""
    said = {cell: _said(page, by_line, cell) for cell in table.cells}
    heads, parties = TableHeads(table, {cell: "" if _waits(page, by_line, cell) else said[cell] for cell in table.cells}), _parties_of(said)
    found: dict[int, tuple[TokenCell, str]] = {}
    for cell in table.cells:
        if any(line in by_line for line in cell.lines):
            whole = not said[cell]
            place = TokenCell(number, cell.row, cell.column if whole else None, parties.get(cell, ""))
            found |= dict.fromkeys(cell.lines, (place, heads.name_of(cell) if whole else _marked(by_line, cell) or heads.name_of(cell)))
    return found


def _waits(page: SamplePage, by_line: dict[int, list[BlankToken]], cell: SourceCell) -> bool:
    """Whether a cell begins with a blank, so that what it says more, such as a unit, names nothing beside it."""
    return any(_begins_cell(page, token) for line in cell.lines[:1] for token in by_line.get(line, ())[:1])


def _marked(by_line: dict[int, list[BlankToken]], cell: SourceCell) -> str:
    """What the file's own blank in a cell is called."""
    tokens = (token for line in cell.lines for token in by_line.get(line, ()) if token.shape == BlankShape.MARK)
    return next((token.name for token in tokens if token.name), "")


def _said(page: SamplePage, by_line: dict[int, list[BlankToken]], cell: SourceCell) -> str:
    """What a cell says without its blanks, closed up."""
    return re.sub(r"\s+", "", "".join(_without_blanks(page.lines[line], by_line.get(line, [])) for line in cell.lines))


def _without_blanks(text: str, tokens: list[BlankToken]) -> str:
    at, pieces = 0, list[str]()
    for token in tokens:
        pieces.append(text[at : token.start])
        at = max(at, token.end)
    return "".join([*pieces, text[at:]])


def _parties_of(said: Mapping[SourceCell, str]) -> dict[SourceCell, str]:
    """The party that each cell belongs to: that of the cell itself or of the next one above it in its column; none where the columns of a table
    do not speak of several parties.
    """
    found: dict[SourceCell, str] = {}
    latest: dict[int, str] = {}
    for cell in sorted(said, key=lambda cell: (cell.row, cell.column)):
        if named := _PARTY.match(said[cell]):
            latest[cell.column] = named[1]
        if cell.column in latest:
            found[cell] = latest[cell.column]
    columns = {party: {cell.column for cell in found if found[cell] == party} for party in found.values()}
    apart = len(columns) >= _FEWEST and all(len(places) == 1 for places in columns.values()) and len(set(map(min, columns.values()))) == len(columns)
    return found if apart else {}
