"""The empty cells of a table that are blanks: those with words at their left, or above them in their column; and the room for an opinion."""

import re
from collections.abc import Container, Iterator, Sequence

from editor.model.sample.source import Mark, MarkKind
from editor.model.sample.source_table import SourceCell, SourceTable

_LABEL_LIMIT = 20
_OPINION = re.compile(r"(?:意见|批示|批复|评语|审批|审核|审签|会签|鉴定|评价)(?:栏|情况)?$")
_SIGNED = re.compile(
    r"[^：:。；，]{0,14}(?:签字|签名|签章|盖章|公章|印章|人|长|领导)[）)]?\s*[：:][^。；，]{0,30}|[\s\d_年月日（(公盖签章）)]+|.{0,6}日期[：:].{0,16}"
)


def empty_cells(table: SourceTable, lines: Sequence[str], marked: Container[int] = ()) -> Iterator[Mark]:
    """A mark in each empty cell with a label, the nearest at its left or else above it; `marked` are the lines that hold a blank already.

    A cell for an opinion that begins with an empty line above a signature has its mark there.
    """
    above: dict[int, str] = {}
    left: SourceCell | None = None
    for cell in table.cells:
        label = _label(left, lines) if left is not None and left.row == cell.row else ""
        is_empty = bool(cell.parts) and not any(line in marked or lines[line].strip() for line in cell.lines)
        names = [name for name in (label, above.get(cell.column, "")) if name and (is_empty or _has_room(cell, lines, name))]
        if names:
            yield Mark(cell.lines[0], 0, len(lines[cell.lines[0]]), names[0], MarkKind.CELL)
        if words := _label(cell, lines):
            above |= dict.fromkeys(range(cell.column, cell.column + cell.columns), words)
        left = cell


def _has_room(cell: SourceCell, lines: Sequence[str], label: str) -> bool:
    """Whether a cell waits for an opinion above the place of a signature, a seal or a date, which is all that it says."""
    texts = [lines[number].strip() for number in cell.lines]
    said = [text for text in texts if text]
    opens = len(texts) > 1 and not texts[0] and bool(said)
    return opens and bool(_OPINION.search("".join(label.split()))) and all(_SIGNED.fullmatch(text) for text in said)


def _label(cell: SourceCell | None, lines: Sequence[str]) -> str:
    text = "" if cell is None else "".join(lines[number].strip() for number in cell.lines[: _LABEL_LIMIT + 1]).rstrip("：: ")
    return text if len(text) <= _LABEL_LIMIT else ""
