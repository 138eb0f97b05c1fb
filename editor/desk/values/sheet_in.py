"""A sheet that the person filled in: one row a field, a sheet of its own for each field with rows."""

import csv
import datetime
import io
from collections.abc import Sequence
from pathlib import Path

from editor.desk.values.book_process import BookError, Cells, cells_of_book
from editor.desk.values.sheet_out import FIELD_TITLES, KEY_TITLES, VALUE_TITLES, sheet_names
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.template import Template
from editor.model.template.values import FLAG_OFF, FLAG_ON
from editor.model.words import tr
from editor.storage.files.decoding import decode
from editor.storage.files.reading import read_file

_DAY = datetime.timedelta(days=1)


def values_of_sheet(path: Path, template: Template) -> dict[str, object]:
    """What a sheet says, by the keys or labels that stand in it; raises NigaoError for a file that is no sheet."""
    sheets = {"": _csv_cells(path)} if path.suffix.lower() == ".csv" else _book_cells(path)
    first = next(iter(sheets.values()), ())
    named = _named(path, first)
    titles = sheet_names(template)
    rows = {key: _rows(sheets[title]) for key, title in titles.items() if title in sheets}
    labels = {template.by_key[key].name for key in titles}
    return {name: value for name, value in named.items() if name not in titles and name not in labels} | {k: v for k, v in rows.items() if v}


def _csv_cells(path: Path) -> Cells:
    text = decode(read_file(path), str(path)).text
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise NigaoError(tr("“{path}”不是能读的表格（{why}）。", path=path, why=error)) from error


def _book_cells(path: Path) -> dict[str, Cells]:
    try:
        return cells_of_book(read_file(path))
    except BookError as error:
        if error.is_large:
            raise NigaoError(tr("“{path}”里的表格太大，读不了。删去空的行列再试。", path=path)) from error
        raise NigaoError(tr("“{path}”不是能读的表格（{why}）。", path=path, why=error)) from error


def _named(path: Path, cells: Cells) -> dict[str, object]:
    """Name and value of each row: by the titles of the first row, else the first two columns."""
    if not cells:
        return {}
    titles = [cell_text(cell).lower() for cell in cells[0]]
    value = _column(titles, VALUE_TITLES)
    if value is None:
        return _pairs(path, cells, (0,), 1)
    names = [at for titles_of in (KEY_TITLES, FIELD_TITLES) if (at := _column(titles, titles_of)) is not None]
    return _pairs(path, cells[1:], tuple(names) or (0,), value)


def _column(titles: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((at for at, title in enumerate(titles) if title in wanted), None)


def _pairs(path: Path, cells: Cells, names: Sequence[int], value: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for row in cells:
        texts = [cell_text(cell) for cell in row]
        name = next((texts[at] for at in names if at < len(texts) and texts[at]), "")
        if name in found:
            raise NigaoError(tr("“{path}”里“{name}”写了两次。删去一行。", path=path, name=name), ExitCode.WRONG_USE)
        if name:
            found[name] = texts[value] if value < len(texts) else ""
    return found


def _rows(cells: Cells) -> list[dict[str, str]]:
    """The rows under the titles of a field's own sheet, without empty ones."""
    if not cells:
        return []
    titles = [cell_text(cell) for cell in cells[0]]
    rows = [{title: cell_text(cell) for title, cell in zip(titles, row, strict=False) if title} for row in cells[1:]]
    return [row for row in rows if any(row.values())]


def cell_text(cell: object) -> str:
    """A cell as text: 12.0 is 12, dates and times of the day are ISO, yes and no are 是 and 否."""
    if isinstance(cell, bool):
        return FLAG_ON if cell else FLAG_OFF
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, datetime.timedelta) and datetime.timedelta() <= cell <= _DAY:
        return _clock(cell)
    if isinstance(cell, datetime.time):
        return _clock(datetime.timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second))
    return str(cell).strip()


def _clock(since_midnight: datetime.timedelta) -> str:
    """A time of the day to the minute; seconds, where there are any, stay with it."""
    seconds = round(since_midnight.total_seconds())
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
