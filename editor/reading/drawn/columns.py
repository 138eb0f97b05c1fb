"""Tables whose columns are made of spaces: at least two rows whose words begin, end or stand centred below each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.model.sample.source_table import CellPart
from editor.reading.drawn.prose import are_names, counts_rows, is_bare_number, is_row_of_words, is_spread
from editor.reading.drawn.table import DrawnTable, table_of
from editor.reading.drawn.widths import index_at, starts_of

_PIECE = re.compile(r"[^ \u3000\t]+(?:(?: |(?<![\u4e00-\u9fff])\u3000)[^ \u3000\t]+)*")
_NAME = re.compile(r"(?<![^ \u3000])[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?=[ \u3000]{2}|$)")
_RULER = re.compile(r"\s*(?:[-=—─━═]{3,}(?:\s+[-=—─━═]{2,})*|_{12,})\s*")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d.]{1,5}[）)、.．]?|[-*•·●■◆▪①-⑳]|附件\d*[：:]?|第.{1,4}[章节条]")
_PAGE = re.compile(r"[-–—.…·]*\s?\d{1,3}\s?[-–—]?")
_CHAPTER = re.compile(rf"第.{{1,4}}[章节]|[一二三四五六七八九十]+、|(?:{_NUMBER.pattern})$")
_FEWEST, _NEAR, _GAP = 2, 1, 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a line: their characters, and their columns on the screen."""

    text: str
    start: int
    end: int
    left: int
    right: int

    def is_below(self, other: "_Piece") -> bool:
        """Whether the words begin, end or are centred where others do."""
        sides = (self.left - other.left, self.right - other.right, (self.left + self.right - other.left - other.right) / 2)
        return any(abs(side) <= _NEAR for side in sides)

    def touches(self, other: "_Piece") -> bool:
        """Whether the words stand over a part of the columns of others."""
        return self.left < other.right and other.left < self.right


_Row = list[_Piece | None]


def column_table(lines: Sequence[str], first: int) -> DrawnTable | None:
    """The table of columns parted by spaces that begins on a line; rulers above, below and between its rows belong to it."""
    top = first + 1 if _is_ruler(lines, first) else first
    if top >= len(lines) or len(head := _pieces(lines[top])) < _FEWEST or not _may_be_row(head):
        return None
    above = _pieces(lines[first - 1]) if first else []
    if len(above) >= _FEWEST and _may_be_row(above) and _row(lines[top], above) is not None:
        return None  # it is a part of what begins above it, and was looked at there
    rows, rulers = {top: list[_Piece | None](head)}, [first] * (top - first)
    for number in range(top + 1, len(lines)):
        if _is_ruler(lines, number):
            rulers.append(number)
        elif (row := _row(lines[number], head)) is not None:
            rows[number] = row
        else:
            break
    return _made(lines, rows, rulers) if _is_table(head, list(rows.values())) else None


def _is_ruler(lines: Sequence[str], number: int) -> bool:
    return _RULER.fullmatch(lines[number]) is not None


def _pieces(line: str) -> list[_Piece]:
    """The words of a line that are parted by at least two columns."""
    starts, spans = starts_of(line), list[tuple[int, int]]()
    for match in _PIECE.finditer(line):
        if spans and starts[match.start()] - starts[spans[-1][1]] < _GAP:
            spans[-1] = spans[-1][0], match.end()
        else:
            spans.append(match.span())
    return [_Piece(line[start:end], start, end, starts[start], starts[end]) for start, end in _with_names(line, spans)]


def _with_names(line: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words with names of two characters, which are spread to the length of three, as one."""
    names = {match.start(): match.end() for match in _NAME.finditer(line)}
    end = -1
    for start, stop in spans:
        if start >= end:
            end = names.get(start, stop) if stop - start == 1 else stop
            yield start, end


def _may_be_row(pieces: Sequence[_Piece]) -> bool:
    words = [piece.text for piece in pieces]
    return is_row_of_words(words) and not is_spread(words)


def _row(line: str, head: Sequence[_Piece]) -> _Row | None:
    """The words of a line below those of the first row that they belong to; None where they do not line up."""
    pieces = _pieces(line)
    if not pieces or not _may_be_row(pieces) or len(pieces) > len(head):
        return None
    if len(pieces) == 1 and not (is_bare_number(pieces[0].text) and counts_rows(head[0].text)):
        return None
    row: _Row = [None] * len(head)
    for piece in pieces:
        under = [n for n, above in enumerate(head) if piece.touches(above) or piece.is_below(above)]
        exact = [n for n in under if piece.is_below(head[n])]
        chosen = exact if len(under) > 1 else under
        if len(chosen) != 1 or row[chosen[0]] is not None:
            return list(pieces) if len(pieces) == len(head) and len(head) > _FEWEST else None
        row[chosen[0]] = piece
    return row


def _is_table(head: Sequence[_Piece], rows: Sequence[_Row]) -> bool:
    """Whether enough of the words stand below each other, and the rows are no list with numbers, no contents with pages, no names."""
    words = [[cell.text for cell in row if cell is not None] for row in rows]
    below = rows[1:]
    if not below or are_names(words) or all(_NUMBER.fullmatch(row[0]) for row in words) or _is_contents(words):
        return False
    even = [sum(cell is not None and cell.is_below(above) for above, cell in zip(head, row, strict=True)) for row in below]
    counted = counts_rows(head[0].text) and all(is_bare_number(row[0]) for row in words[1:])
    return counted or (sum(count >= _FEWEST for count in even) * 2 >= len(below) and (len(head) > _FEWEST or _has_head(head, below)))


def _has_head(head: Sequence[_Piece], below: Sequence[_Row]) -> bool:
    """Whether the first of rows with two columns reads like a head: short words above at least two rows, or above a number."""
    short = all(len(piece.text) <= 8 and not re.search(r"[\d。，；]", piece.text) for piece in head)
    return short and (len(below) >= _FEWEST or any(re.search(r"\d", cell.text) for row in below for cell in row if cell is not None))


def _is_contents(words: Sequence[Sequence[str]]) -> bool:
    """Whether rows begin with the number of a chapter and end with that of a page."""
    return all(len(row) > 1 and _PAGE.fullmatch(row[-1]) and _CHAPTER.match(row[0]) for row in words)


def _made(lines: Sequence[str], rows: dict[int, _Row], rulers: Sequence[int]) -> DrawnTable:
    """The table; a row that ends early grows to the last column."""
    width = max(len(row) for row in rows.values())
    lefts = [min(row[at].left for row in rows.values() if row[at] is not None) for at in range(width)]  # pyright: ignore[reportOptionalMemberAccess]
    ends = max(piece.right for row in rows.values() for piece in row if piece is not None)
    grown = {n: lines[n] + " " * (ends - starts_of(lines[n])[-1]) for n in rows if starts_of(lines[n])[-1] < ends}
    cells = [[(CellPart(n, *cell),) if cell else () for cell in _stretches(grown.get(n, lines[n]), row, lefts)] for n, row in rows.items()]
    used = [n for n in (*rows, *rulers) if n <= max(rows) or n == max(rows) + 1]
    block = range(min(used), max(used) + 1)
    return DrawnTable(table_of(cells, block), block.stop, grown)


def _stretches(line: str, row: _Row, lefts: Sequence[int]) -> Iterator[tuple[int, int] | None]:
    """The columns of the cells of a line; an empty cell has what is free between its neighbours, none where nothing is."""
    starts = starts_of(line)
    edges = [index_at(starts, left) for left in lefts] + [len(line)]
    end = 0
    for at, (left, right) in enumerate(pairwise(edges)):
        piece = row[at]
        if piece is not None:
            yield piece.start, piece.end
            end = piece.end
            continue
        following = next((other.start for other in row[at:] if other is not None), len(line))
        start, stop = max(left, end), min(right, following)
        yield (start, stop) if start < stop else None
        end = max(end, stop)
