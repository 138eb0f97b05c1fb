"""Tables of rows whose cells are parted by tabs, as a sheet gives them to the clipboard or a person lines them up."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from editor.model.sample.source_table import CellPart
from editor.reading.drawn.prose import are_names, counts_rows, is_bare_number, is_row_of_words
from editor.reading.drawn.table import DrawnTable, table_of

_RUN = re.compile(r"[ \u3000]*\t[ \t\u3000]*")
_HEAD = re.compile(r"(?=.*[\u4e00-\u9fff]{2})[^\dX×_*：:。，；]{2,16}")
_TAB = re.compile(r"\t")
_FEWEST, _FEWEST_HEADED = 2, 3

_Row = list[tuple[int, int]]


def tab_table(lines: Sequence[str], first: int) -> DrawnTable | None:
    """The table of rows with tabs that begins on a line: cells between single tabs, or columns that some tabs bring below each other."""
    if "\t" not in lines[first] or (first and _is_row(lines[first - 1]) and _is_row(lines[first])):
        return None  # a row below another is a part of what begins above it, and was looked at there
    block = list(takewhile(lambda n: "\t" in lines[n].strip(" \u3000") or is_bare_number(lines[n]), range(first, len(lines))))
    for sign, may_be_short in ((_TAB, False), (_RUN, False), (_TAB, True)):
        rows = [_cells(lines[n], sign) for n in block]
        height = _height([lines[n] for n in block], rows, may_be_short=may_be_short)
        if height >= _FEWEST:
            return _made(lines, block[:height], rows[:height])
    return None


def headed_tab_table(lines: Sequence[str], first: int) -> DrawnTable | None:
    """The table of three columns or more whose rows are all as wide as the head, which holds words alone."""
    drawn = tab_table(lines, first)
    if drawn is None or drawn.grown:
        return None
    head, *others = drawn.table.rows
    texts = ["".join(lines[part.line][part.start : part.end] for part in cell.parts).strip() for cell in head]
    is_wide = len(head) >= _FEWEST_HEADED and all(len(row) == len(head) for row in others)
    return drawn if is_wide and len(others) >= _FEWEST and all(map(_HEAD.fullmatch, texts)) else None


def _is_row(line: str) -> bool:
    return "\t" in line.strip() and is_row_of_words([line[start:end].strip() for start, end in _cells(line, _TAB)])


def _cells(line: str, sign: re.Pattern[str]) -> _Row:
    """The columns of the cells of a line; where runs of tabs part them, those at the ends of the line part nothing."""
    end = len(line.rstrip(" \u3000\r"))
    start = 0
    if sign is _RUN:
        start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    edges = [start, *(edge for match in sign.finditer(line, start, end) for edge in match.span()), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _height(lines: Sequence[str], rows: Sequence[_Row], *, may_be_short: bool) -> int:
    """How many rows from the first on make a table; 0 for none. Rows of a sheet may end early below a full head."""
    words = [[line[start:end].strip() for start, end in row] for line, row in zip(lines, rows, strict=True)]
    kept = list(takewhile(lambda row: is_row_of_words(row) or (len(row) > 1 and not any(row)), words))
    width = max(map(len, kept), default=0)
    if width < _FEWEST or not any(kept[0]):
        return 0
    is_even = _is_headed(kept, width) if may_be_short else all(len(row) == width for row in kept)
    full = sum(len(row) == width for row in kept) + sum(map(is_bare_number, chain.from_iterable(row for row in kept if len(row) == 1)))
    filled = _filled_columns(kept, width)
    is_open = not may_be_short and filled >= _FEWEST and all(line.endswith("\t") for line in lines[: len(kept)])
    is_table = full >= _FEWEST and is_even and (is_open or filled == width)
    return len(kept) if is_table and not _is_list(kept, width) and not are_names(kept) else 0


def _is_headed(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether rows of which some end early stand below a full head; a number alone counts the rows below 序号."""
    head, *others = rows
    alone = all(len(row) > 1 or (counts_rows(head[0]) and is_bare_number(row[0])) for row in others)
    return len(head) == width > _FEWEST and all(head) and alone


def _filled_columns(rows: Sequence[Sequence[str]], width: int) -> int:
    """How many columns have words in any row."""
    return sum(any(row[column] for row in rows if len(row) > column) for column in range(width))


def _is_list(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether two columns are a list with its numbers, or a table of contents with its pages."""
    return width == _FEWEST and (
        _all(rows, 0, r"[（(]?[一二三四五六七八九十\d.]{1,5}[）)、.．]?|[-*•·●■◆▪①-⑳]|附件\d*|第.{1,4}[章节条]")
        or _all(rows, 1, r"[-–—]?\s?\d{1,3}\s?[-–—]?")
    )


def _all(rows: Sequence[Sequence[str]], column: int, pattern: str) -> bool:
    return all(re.fullmatch(pattern, row[column]) for row in rows if len(row) > column)


def _made(lines: Sequence[str], block: Sequence[int], rows: Sequence[_Row]) -> DrawnTable:
    """The table; a row that ends early grows by the tabs that part its empty cells."""
    width = max(map(len, rows))
    grown = {n: lines[n] + "\t" * (width - len(row)) for n, row in zip(block, rows, strict=True) if len(row) < width}
    cells = [[(CellPart(n, *cell),) for cell in _filled(row, len(lines[n]), width)] for n, row in zip(block, rows, strict=True)]
    return DrawnTable(table_of(cells, range(block[0], block[-1] + 1)), block[-1] + 1, grown)


def _filled(row: _Row, end: int, width: int) -> Iterator[tuple[int, int]]:
    yield from row
    yield from ((end + more, end + more) for more in range(1, width - len(row) + 1))
