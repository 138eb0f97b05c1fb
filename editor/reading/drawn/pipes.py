"""Tables of rows with bars: Markdown, with or without bars at the ends, and rows of bars without any rule."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from editor.model.document.table_look import Side, TableLook
from editor.model.sample.source_table import CellPart
from editor.reading.drawn.table import Cell, DrawnTable, table_of

_BARS = "|｜│┃¦"
_BAR = re.compile(rf"(?P<code>\\.|\{{\{{.*?\}}\}}|\{{%.*?%\}}|`[^`]*`)|[{_BARS}]")
_CROSSES = "+┼┬┴╪╤╧"
_DASHES = "-—－─━=＝═"
_RULE = re.compile(rf"\s*+[{_BARS}+]?(?:\s*+:?[{_DASHES}]+:?\s*+[{_BARS}{_CROSSES}])*(?:\s*+:?[{_DASHES}]+:?\s*+)?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FEWEST = 2
_FARTHEST = 2


def pipe_table(lines: Sequence[str], first: int) -> DrawnTable | None:
    """The table of rows with bars that begins on a line: one with a rule below its head, or rows between bars, all of one width but a headline."""
    below = _next(lines, first, _FARTHEST)
    if below is not None and _are_head_and_rule(lines[first], lines[below]):
        return _made(lines, list(_ruled(lines, first, below - first)))
    if not _has_bar(lines[first]):
        return None
    step = 1 if below is None else below - first
    if _goes_on(lines, first, step):
        return None
    framed = _of_one_width(lines, _framed(lines, first, step))
    rows = [n for n in framed if not is_rule(lines[n])]
    return _made(lines, framed) if len(rows) >= _FEWEST and any(len(stretches(lines[n])) > 1 for n in rows) else None


def is_rule(line: str) -> bool:
    """Whether a line is a rule between rows: |---|---|, :--|:--:, ---+---."""
    return _RULE.fullmatch(line) is not None and any(c in line for c in _DASHES) and any(c in line for c in _BARS + _CROSSES)


def stretches(line: str) -> list[tuple[int, int]]:
    """The columns of the cells of a row, without the bars."""
    bars = [match.start() for match in _BAR.finditer(line) if match["code"] is None]
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    edges = [*([] if bars and bars[0] == start else [-1]), *bars, *([] if bars and bars[-1] == end - 1 else [len(line)])]
    return [(left + 1, right) for left, right in pairwise(edges)]


def _has_bar(line: str) -> bool:
    return any(bar in line for bar in _BARS)


def _are_head_and_rule(one: str, other: str) -> bool:
    """Whether of two lines one is a row and the other a rule of as many cells; the rule may be the upper line of a table."""
    if is_rule(one) == is_rule(other):
        return False
    row, rule = (other, one) if is_rule(one) else (one, other)
    return _has_bar(row) and len(stretches(row)) == len(_rule_cells(rule)) >= (_FEWEST if rule is one or not _has_bar(rule) else 1)


def _rule_cells(rule: str) -> list[str]:
    return [cell.strip() for cell in re.split(rf"[{_BARS}{_CROSSES}]", rule.strip().strip(_BARS + "+"))]


def _next(lines: Sequence[str], number: int, farthest: int) -> int | None:
    """The next line that is not empty, at most so far below."""
    return next((n for n in range(number + 1, min(number + farthest + 1, len(lines))) if lines[n].strip()), None)


def _ruled(lines: Sequence[str], first: int, step: int) -> Iterator[int]:
    """The lines of a table with a rule below its head; rows go on as long as there are bars, as far apart as head and rule are."""
    at: int | None = first
    while at is not None:
        yield at
        below = _next(lines, at, step)
        ends = below is None or not (_has_bar(lines[below]) or is_rule(lines[below]))
        at = None if ends or (at > first + step and _begins_another(lines, below, step)) else below


def _begins_another(lines: Sequence[str], number: int | None, step: int) -> bool:
    """Whether a row is the head of a further table: a rule with marks of Markdown stands below it, as it does below the first."""
    below = None if number is None else _next(lines, number, step)
    return step > 1 and number is not None and below is not None and is_rule(lines[below]) and not is_rule(lines[number])


def _framed(lines: Sequence[str], first: int, step: int) -> Iterator[int]:
    """The lines that begin and end with a bar."""
    at: int | None = first
    while at is not None and _is_framed(lines[at].strip()):
        yield at
        at = _next(lines, at, step)


def _is_framed(text: str) -> bool:
    return len(text) > 1 and text[0] in _BARS and text[-1] in _BARS


def _goes_on(lines: Sequence[str], first: int, step: int) -> bool:
    """Whether a line of one cell stands as far below another one as the next below it: from that one no table was found, so none is from here."""
    above, *between, line = [text.strip() for text in lines[max(0, first - step) : first + 1]] if first >= step else ["", ""]
    return not any(between) and all(_is_framed(text) and not is_rule(text) and len(stretches(text)) == 1 for text in (above, line))


def _of_one_width(lines: Sequence[str], framed: Iterable[int]) -> list[int]:
    """The first of these lines whose rows have as many cells, with headlines between; one above rows of another width is theirs."""
    found: list[tuple[int, int]] = []
    width = 0
    for number in framed:
        cells = 0 if is_rule(lines[number]) else len(stretches(lines[number]))
        width = width or (cells if cells > 1 else 0)
        if cells > 1 and cells != width:
            while found[-1][1] == 1:
                found.pop()
            break
        found.append((number, cells))
    return [number for number, _ in found]


def _made(lines: Sequence[str], numbers: list[int]) -> DrawnTable:
    rules = [n for n in numbers if is_rule(lines[n])]
    rows = [n for n in numbers if n not in rules]
    head = sum(n < rule for n in rows) if (rule := next((n for n in rules if n > rows[0]), None)) is not None else 0
    look = TableLook(aligned=_aligned(lines[rules[0]])) if rules else TableLook()
    cells = [[_cell(lines[n], n, *stretch) for stretch in stretches(lines[n])] for n in rows]
    return DrawnTable(table_of(cells, range(numbers[0], numbers[-1] + 1), head or None, look), numbers[-1] + 1, {})


def _cell(line: str, number: int, start: int, end: int) -> Cell:
    """A cell; <br> parts it into lines."""
    edges = [start, *(edge for match in _BREAK.finditer(line, start, end) for edge in match.span()), end]
    return tuple(CellPart(number, left, right) for left, right in zip(edges[::2], edges[1::2], strict=True))


def _aligned(rule: str) -> tuple[Side, ...]:
    """How the columns are aligned, told up to the last one of which anything is said."""
    sides = {(False, False): Side.OWN, (True, False): Side.LEFT, (True, True): Side.CENTER, (False, True): Side.RIGHT}
    found = [sides[cell.startswith(":"), cell.endswith(":")] for cell in _rule_cells(rule)]
    return tuple(found[: max((n for n, side in enumerate(found, 1) if side), default=0)])
