"""The head and the foot of a document in their places: the issuer's mark at its height and width, numbers and dates at their tabs, rows of seals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from editor.layout.lines.breaking import is_wide
from editor.layout.lines.nominal import nominal_width, widest_line
from editor.layout.settling.title import balanced
from editor.model.document.document import Cell, Indents, Paragraph, Tab, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import CELL_MARGIN

Block = Paragraph | Table

MARK = "发文机关标志"
_ROOMS = ("标志上空", "令上空", "信函上空")
_LETTER_LINE = "信函线上"
_NUMBER, _LETTER_NUMBER, _PRINTER, _SEALS, _SEALED_DATE, _SEALED = "上行文号", "信函文号", "印发机关", "联合署名", "盖章日期", "盖章署名"
HEADED = frozenset((_NUMBER, _LETTER_NUMBER, _PRINTER, _SEALS, _SEALED_DATE, _SEALED))
"""The styles outside of the head that are placed by their neighbours."""
HEAD = 12
"""How many blocks the head has at most."""
_LABEL = "签发人："
# Of an em of the mark's characters: the pitch of its line, how far their ink stands below the line's top, and above its bottom.
_PITCH, _WHITE_ABOVE, _WHITE_BELOW = 1.2, 0.12, 0.16
_SMALLEST, _SMALLEST_OF_MANY = 44, 28  # half-points; a longer name takes more lines


def headed_blocks(blocks: Sequence[Block], profile: LayoutProfile, smaller: float = 1) -> dict[int, Block]:
    """The blocks of the head by their number, the mark's characters fitted to the width and `smaller` than that, its upper edge at its height."""
    marks = [at for at, block in enumerate(blocks[:HEAD]) if _is_mark(block)]
    if not marks:
        return {}
    found = {at: _fitted(blocks[at], profile, smaller) for at in marks}
    size = _size_of(found[marks[0]])
    found |= {at: _resized(block, size) for at, block in found.items()}
    for at in (marks[0] - 1, marks[-1] + 1):
        block = blocks[at] if 0 <= at < len(blocks) else None
        if isinstance(block, Paragraph) and block.line is None and (block.style in _ROOMS or block.style == _LETTER_LINE):
            above = sum(profile.style(b.style).line for b in blocks[:at] if isinstance(b, Paragraph)) if block.style in _ROOMS else 0
            white = _WHITE_ABOVE if block.style in _ROOMS else _WHITE_BELOW
            found[at] = replace(block, line=max(20, round(profile.style(block.style).line - above - white * size * 10)))
    return found


def _is_mark(block: Block) -> bool:
    return block.joint if isinstance(block, Table) else block.style == MARK


def _fitted(block: Block, profile: LayoutProfile, smaller: float) -> Block:
    """The mark with the size that lets its characters, and 文件 beside those of several issuers, fill no more than the width."""
    room = profile.page.text_width
    if isinstance(block, Paragraph):
        wanted = _size(block.text, room, profile.style(MARK).size)
        return block if block.size is not None else _resized(block, max(_SMALLEST, int(wanted * smaller)))
    if block.widths:
        return block
    longest = max((row[0].paragraph.text for row in block.rows), key=_ems)
    wanted = _size(longest + "文件距", room - 4 * CELL_MARGIN, profile.style("联合标志").size)
    size = max(_SMALLEST_OF_MANY, int(wanted * smaller))
    widths = round(_ems(longest) * size * 10) + 2 * CELL_MARGIN + 20, round(2.5 * size * 10) + 2 * CELL_MARGIN
    return replace(_resized(block, size), widths=widths)


def _ems(text: str) -> float:
    return sum(1 if is_wide(character) else 0.5 for character in text)


def _size(text: str, room: float, largest: int) -> int:
    return min(largest, int(room / 10 / max(1.0, _ems(text))))


def _size_of(block: Block) -> int:
    paragraph = block.rows[0][0].paragraph if isinstance(block, Table) else block
    return paragraph.size or _SMALLEST


def _resized(block: Block, size: int) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(Cell(_sized(cell.paragraph, size)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return _sized(block, size)


def _sized(paragraph: Paragraph, size: int) -> Paragraph:
    return paragraph if paragraph.size == size else replace(paragraph, size=size, line=round(size * 10 * _PITCH))


def tabbed_blocks(blocks: Sequence[Block], profile: LayoutProfile) -> dict[int, Block]:
    """The lines with two or three parts, each part in its place, by the number of their block."""
    found: dict[int, Block] = {}
    room = profile.page.text_width
    rows: dict[int, Paragraph] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.tabs == ():
            if block.style in (_LETTER_NUMBER, _PRINTER) and "\t" in block.text:
                inset = profile.style(block.style).advance if block.style == _PRINTER else 0
                found[at] = replace(
                    block, tabs=(Tab(room - inset, end=True),), breaks=block.breaks or _turn_before_tab(block, room - 2 * inset, profile)
                )
            elif block.style in (_NUMBER, _SEALS):
                rows[at] = block
    numbers = {at: row for at, row in rows.items() if row.style == _NUMBER}
    return found | _signatories(numbers, profile) | _seals({at: row for at, row in rows.items() if row.style == _SEALS}, blocks, profile)


def _turn_before_tab(line: Paragraph, room: int, profile: LayoutProfile) -> tuple[int, ...]:
    """Where the line is turned so that what stands at the right, a date or a number, is not parted: before its tab, when both find no room."""
    left, _, right = line.text.partition("\t")
    needed = nominal_width(f"{left}字{right}", line, profile)
    return (len(left),) if left and needed > room else ()


def _signatories(rows: dict[int, Paragraph], profile: LayoutProfile) -> dict[int, Block]:
    """The names of the signatories in two columns, one character from the right, later rows under the first name (7.2.6)."""
    parts = {at: row.text.split("\t")[1:] for at, row in rows.items()}
    if not parts:
        return {}
    names = [[part.removeprefix(_LABEL) for part in row] for row in parts.values()]
    some = next(iter(rows.values()))
    columns = [max((nominal_width(row[column], some, profile) for row in names if column < len(row)), default=0) for column in (0, 1)]
    character = profile.style(_NUMBER).advance
    second = profile.page.text_width - character - columns[1]
    first = second - (character if columns[1] else 0) - columns[0]
    label = first - nominal_width(_LABEL, some, profile)
    return {
        at: replace(row, tabs=(Tab(label if parts[at][0].startswith(_LABEL) else first), *((Tab(second),) if len(parts[at]) > 1 else ())))
        for at, row in rows.items()
    }


def _seals(rows: dict[int, Paragraph], blocks: Sequence[Block], profile: LayoutProfile) -> dict[int, Block]:
    """The names of several issuers side by side, each in the middle of its part of the width, the date under the last one (7.3.5.1)."""
    if not rows:
        return {}
    room = profile.page.text_width
    parts = {at: row.text.split("\t")[1:] for at, row in rows.items()}
    columns = max(map(len, parts.values()))
    found: dict[int, Block] = {}
    for at, names in parts.items():
        widths = [nominal_width(name, rows[at], profile) for name in names]
        middles = [room * (2 * (columns - len(names) + column) + 1) / (2 * columns) for column in range(len(names))]
        tabs = (Tab(max(1, round(middle - width / 2))) for middle, width in zip(middles, widths, strict=True))
        found[at] = replace(rows[at], tabs=tuple(tabs))
    date = max(rows) + 1
    block = blocks[date] if date < len(blocks) else None
    if isinstance(block, Paragraph) and block.style == _SEALED_DATE and block.indents is None:
        width = nominal_width(block.text, block, profile)
        found[date] = replace(block, indents=Indents(right=max(0, round(room / (2 * columns) - width / 2))))
    return found


def sealed_blocks(blocks: Sequence[Block], profile: LayoutProfile) -> dict[int, Block]:
    """One issuer's name in the middle over the date that stands four characters from the right, or the date under a longer name (7.3.5.1)."""
    found: dict[int, Block] = {}
    for at, (name, date) in enumerate(pairwise(blocks)):
        if not (isinstance(name, Paragraph) and isinstance(date, Paragraph) and (name.style, date.style) == (_SEALED, _SEALED_DATE)):
            continue
        if name.indents is None:
            broken = balanced(replace(name, indents=Indents()), profile)  # it may take all of the width
            widths = widest_line(broken, profile), widest_line(date, profile)
            found |= dict(zip((at, at + 1), _centred(broken, date, widths, profile), strict=True))
    return found


def _centred(name: Paragraph, date: Paragraph, widths: tuple[int, int], profile: LayoutProfile) -> Iterator[Paragraph]:
    right = 4 * profile.style(_SEALED_DATE).advance
    beside = right + (widths[1] - widths[0]) // 2
    if beside < 0:
        beside, right = 0, (widths[0] - widths[1]) // 2
    yield replace(name, indents=Indents(right=beside))
    yield replace(date, indents=Indents(right=right))
