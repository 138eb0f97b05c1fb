"""The process that reads a sheet file: `python book_process.py` takes the file's bytes on standard input and writes its cells as JSON.

A sheet whose only cell stands in the last row and column makes the library ask for hundreds of gigabytes, which ends its process on the spot. This
module knows nothing of the program, so that it starts in no time; `cells_of_book` starts it, with limits of memory and time.
"""

import contextlib
import datetime
import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any, cast

Cells = Sequence[Sequence[object]]
_MEMORY = 500_000_000
_SECONDS = 20
_MOST_CELLS = 2_000_000
_TOO_LARGE = "too large"


class BookError(Exception):
    """A sheet file that can't be read, with the words of the library; `is_large` says that it is just too large."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.is_large = why == _TOO_LARGE


def cells_of_book(data: bytes) -> dict[str, Cells]:
    """The cells of the sheets of an .xlsx, .xls or .ods by the sheet's name, as python-calamine gives them; raises BookError."""
    command = [sys.executable, "-P", __file__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=2 * _SECONDS)  # noqa: S603 - ourselves
        told: Any = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:  # it took all its time, or died of its limits without a word
        raise BookError(_TOO_LARGE) from error
    if "error" in told:
        raise BookError(told["error"])
    return {name: [[_object_of(cell) for cell in row] for row in rows] for name, rows in told["sheets"]}


def _object_of(cell: object) -> object:
    """A cell that JSON can't say stands as its type and its text."""
    if not isinstance(cell, list):
        return cell
    kind, text = cast("list[str]", cell)
    return _KINDS[kind](text)


_KINDS: dict[str, Callable[[str], object]] = {
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "timedelta": lambda text: datetime.timedelta(seconds=float(text)),
}


def _plain(cell: object) -> object:
    if isinstance(cell, datetime.timedelta):
        return ["timedelta", repr(cell.total_seconds())]
    return [type(cell).__name__, cell.isoformat()] if isinstance(cell, datetime.date | datetime.time) else cell


def _read(data: bytes) -> dict[str, object]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only this process loads it

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    if sum(sheet.total_height * sheet.total_width for _, sheet in sheets) > _MOST_CELLS:
        return {"error": _TOO_LARGE}
    return {"sheets": [(name, [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]) for name, sheet in sheets]}


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the sheets of standard input; whatever goes wrong, mistakes of the library too, is told in its words."""
    data = sys.stdin.buffer.read()
    _limit()
    try:
        told = _read(data)
    except MemoryError:
        told: dict[str, object] = {"error": _TOO_LARGE}
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        told = {"error": str(error).splitlines()[0][:200] if str(error) else type(error).__name__}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main()
