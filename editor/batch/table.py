"""The rows that documents are made of: a sheet with a head, kept on the disk, so that any number of rows takes the same memory."""

import datetime
import json
import tempfile
import threading
import weakref
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

from editor.desk import sheet_refusal
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.values import FLAG_OFF, FLAG_ON
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.sheets import CellFault, SheetCell, SheetError, SheetRows, address_of, column_name, text_sheet, walk_sheets
from editor.storage.files.decoding import decode
from editor.storage.files.reading import read_file

_SEARCHED_ROWS = 50
_SAMPLES = 2

Cells = Mapping[int, SheetCell]
Knows = Callable[[str], bool]
"""Whether a title is the name of a field."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a title: its number from 0, its letters, and what its first rows show."""

    at: int
    letters: str
    title: str
    samples: tuple[str, ...] = ()


class Rows:
    """The rows of a table, numbered from 1 without the head and without empty ones; may be asked from several threads."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="nigao-rows-")  # noqa: SIM115 - goes with the object
        weakref.finalize(self, self._file.close)
        self._starts = array("Q")
        self._amended: dict[int, bytes] = {}
        self._lock = threading.Lock()

    def add(self, line: int, cells: Cells) -> None:
        """Take a row that stands in a line of the sheet, counted from 0."""
        with self._lock:
            self._starts.append(self._file.seek(0, 2))
            self._file.write(_packed(line, cells))

    def __len__(self) -> int:
        return len(self._starts)

    def packed(self, number: int) -> bytes:
        """A row as it is kept; `unpacked` reads it."""
        with self._lock:
            if (amended := self._amended.get(number)) is not None:
                return amended
            self._file.seek(self._starts[number - 1])
            return self._file.readline()

    def row(self, number: int) -> "TableRow":
        """A row by its number."""
        return unpacked(number, self.packed(number))

    def amend(self, number: int, column: int, text: str) -> None:
        """Let a cell show another text from now on; the file that the rows come from stays as it is."""
        row, said = self.row(number), text.strip()
        cells = {**row.cells, column: SheetCell(said)} if said else {at: cell for at, cell in row.cells.items() if at != column}
        amended = _packed(row.line, cells)
        with self._lock:
            self._amended[number] = amended


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its number from 1, the line of the sheet that it stands in, from 0, and its cells by column."""

    number: int
    line: int
    cells: Cells

    def text(self, column: int) -> str:
        """What the cell of a column shows; "" for an empty one."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


@dataclass(frozen=True)
class RowTable:
    """The rows of one sheet of a file. `others` are the names of the sheets that were not taken."""

    path: Path
    sheet: str
    columns: tuple[Column, ...]
    rows: Rows
    others: tuple[str, ...] = ()


def read_table(path: Path, knows: Knows, sheet: str = "") -> RowTable:
    """The table of a file: the sheet of that name, else the one whose head names most fields, the first of its like.

    Raises NigaoError: a file that gives no sheets, two columns of one title, a sheet without rows.
    """
    data = read_file(path)
    try:
        sheets = _json_rows(path, data) if path.suffix.lower() == ".json" else walk_sheets(data, lambda text: decode(text, str(path)).text)
        return _table(path, sheets, knows, sheet)
    except SheetError as error:
        raise NigaoError(sheet_refusal(path, error)) from error


def pasted_table(cells: Iterable[Sequence[str]], knows: Knows) -> RowTable:
    """The table of a range that was copied from a sheet, as rows of what its cells show; raises NigaoError as `read_table` does."""
    return _table(Path(tr("粘贴的表格")), [text_sheet(cells)], knows)


def _table(path: Path, sheets: Iterable[SheetRows], knows: Knows, wanted: str = "") -> RowTable:
    begun = [_Begun(sheet, knows) for sheet in sheets]
    best = max(begun, key=lambda one: (bool(wanted) and one.name == wanted, one.known), default=None)
    if best is None or not best.first:
        raise NigaoError(tr("“{path}”里没有内容。", path=path))
    return best.table(path, tuple(one.name for one in begun if one is not best and one.first))


class _Begun:
    """A sheet of which the first rows were read."""

    def __init__(self, sheet: SheetRows, knows: Knows) -> None:
        self.name = sheet.name
        self.first = list(islice(sheet.rows, _SEARCHED_ROWS))
        self._rest = sheet.rows
        known = [sum(knows(cell.text) for cell in cells.values()) for _, cells in self.first]
        self.known = max(known, default=0)
        self._head = known.index(self.known) if self.known else self._widest()

    def _widest(self) -> int:
        """The first row with two titles or more, where none names a field; a title of the sheet stands alone in its row."""
        return next((at for at, (_, cells) in enumerate(self.first) if len(cells) > 1), 0)

    def table(self, path: Path, others: tuple[str, ...]) -> RowTable:
        """The table below the head."""
        titles = _titles(path, self.name, *self.first[self._head])
        rows = Rows()
        for line, cells in self.first[self._head + 1 :]:
            _add(rows, line, cells, titles)
        for line, cells in self._rest:
            _add(rows, line, cells, titles)
        if not len(rows):
            raise NigaoError(tr("“{path}”只有表头，没有数据行。", path=path))
        samples = [rows.row(number) for number in range(1, min(len(rows), _SAMPLES) + 1)]
        columns = (Column(at, column_name(at), title, tuple(row.text(at) for row in samples)) for at, title in sorted(titles.items()))
        return RowTable(path, self.name, tuple(columns), rows, others)


def _add(rows: Rows, line: int, cells: Cells, titles: Mapping[int, str]) -> None:
    kept = {at: cell for at, cell in cells.items() if at in titles}
    if any(cell.text or cell.fault for cell in kept.values()):
        rows.add(line, kept)


def _titles(path: Path, sheet: str, line: int, cells: Cells) -> dict[int, str]:
    """The titles of a head by column; raises NigaoError (exit code 2) where two are the same."""
    titles = {at: " ".join(cell.text.split()) for at, cell in sorted(cells.items()) if cell.text}
    first: dict[str, int] = {}
    for at, title in titles.items():
        if title in first:
            places = in_row(f"{sheet}!{address_of(line, column)}" if sheet else address_of(line, column) for column in (first[title], at))
            text = tr("“{path}”里有两列都叫“{title}”（{places}）。改一个名字。", path=path, title=title, places=places)
            raise NigaoError(text, ExitCode.WRONG_USE)
        first[title] = at
    return titles


def _json_rows(path: Path, data: bytes) -> list[SheetRows]:
    """A list of objects as a sheet: their names are the head."""
    try:
        items: object = json.loads(decode(data, str(path)).text, parse_float=str, parse_int=str)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NigaoError(tr("“{path}”不合 JSON 的写法（{why}）。", path=path, why=error)) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in cast("list[object]", items)):
        raise NigaoError(tr('“{path}”要写成 [{{"填写项": "值"}}, …] 的样子，一份一项。', path=path))
    rows = cast("list[dict[str, object]]", items)
    names = {name: at for at, name in enumerate(dict.fromkeys(name for row in rows for name in row))}
    head: Cells = {at: SheetCell(name) for name, at in names.items()}
    return [SheetRows("", iter([(0, head), *((line, _json_cells(row, names)) for line, row in enumerate(rows, start=1))]))]


def _json_cells(row: Mapping[str, object], names: Mapping[str, int]) -> Cells:
    texts = {names[name]: _json_text(value) for name, value in row.items()}
    return {at: SheetCell(text) for at, text in texts.items() if text}


def _json_text(value: object) -> str:
    if isinstance(value, bool):
        return FLAG_ON if value else FLAG_OFF
    return "" if value is None else value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _packed(line: int, cells: Cells) -> bytes:
    kept = {str(at): [cell.text, cell.moment.isoformat() if cell.moment else "", cell.fault or ""] for at, cell in cells.items()}
    return json.dumps([line, kept], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def unpacked(number: int, data: bytes) -> TableRow:
    """The row that `Rows.packed` gave."""
    line, kept = cast("tuple[int, dict[str, tuple[str, str, str]]]", json.loads(data))
    cells = {int(at): SheetCell(text) if not (moment or fault) else _cell(text, moment, fault) for at, (text, moment, fault) in kept.items()}
    return TableRow(number, line, cells)


def _cell(text: str, moment: str, fault: str) -> SheetCell:
    return SheetCell(text, datetime.datetime.fromisoformat(moment) if moment else None, CellFault(fault) if fault else None)


def row_numbers(rows: Rows, part: tuple[int, int] | None) -> range:
    """The numbers of the rows of a part (from, to; both with it), or of all."""
    first, last = part or (1, len(rows))
    return range(first, min(last, len(rows)) + 1)
