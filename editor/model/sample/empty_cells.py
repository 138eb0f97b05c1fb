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


_SEALED = re.compile(r"[签章印]|日期|时间")
# A label in front of a colon; what only leads over to what follows (说明如下：, 注：, 附件：) is none.
_COLON = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?"
    r"((?:[\u4e00-\u9fffA-Za-z/\u3000 ]|[（(][^（）()：:]{1,12}[）)]){2,20})"
    r"(?<!如下)(?<!以下)(?<!下列)(?<!包括)(?<!附件)(?<!注意)(?<!说明)(?<!要求)[：:]"
)
_LABELLED = re.compile(r"[^：:。；，]{1,20}[：:]")


def empty_cells(table: SourceTable, lines: Sequence[str], marked: Container[int] = ()) -> Iterator[Mark]:
    """A mark in each empty cell with a label, the nearest at its left or else above it; `marked` are the lines that hold a blank already.

    A cell for an opinion that begins with an empty line above a signature has its mark there. A label with a colon that no other cell answers is
    answered behind the colon.
    """
    if not table.cells:
        return
    answered = set[SourceCell]()
    for mark, label in _marked(table, lines, marked):
        answered.add(label)
        yield mark
    for cell in table.cells:
        if cell not in answered and not _has_answer(table, cell, lines, marked):
            yield from _behind_colons(cell, lines, marked)


def _marked(table: SourceTable, lines: Sequence[str], marked: Container[int]) -> Iterator[tuple[Mark, SourceCell]]:
    """The marks in cells that hold nothing, each with the cell that names it."""
    above: dict[int, tuple[str, SourceCell]] = {}
    left: tuple[str, SourceCell] = "", table.cells[0]
    for cell in table.cells:
        beside = left if left[1].row == cell.row else ("", cell)
        is_empty = bool(cell.parts) and not any(line in marked or lines[line].strip() for line in cell.lines)
        named = (pair for pair in (beside, above.get(cell.column, ("", cell))) if pair[0])
        name, label = next((pair for pair in named if is_empty or _has_room(cell, lines, pair[0])), ("", cell))
        if name:
            yield Mark(cell.lines[0], 0, len(lines[cell.lines[0]]), name, MarkKind.CELL), label
        left = _label(cell, lines), cell
        if left[0]:
            above |= dict.fromkeys(range(cell.column, cell.column + cell.columns), left)


def _behind_colons(cell: SourceCell, lines: Sequence[str], marked: Container[int]) -> Iterator[Mark]:
    """A mark behind each label of a cell that ends its line and that no further line of the cell answers."""
    for line, after in zip(cell.lines, (*cell.lines[1:], -1), strict=False):
        text, further = lines[line].rstrip(), "" if after < 0 else lines[after]
        label = _COLON.fullmatch(text)
        if label is not None and line not in marked and (not further.strip() or _LABELLED.match(further)):
            yield Mark(line, len(text), len(lines[line]), "".join(label[1].split()), MarkKind.CELL)


def _has_answer(table: SourceTable, cell: SourceCell, lines: Sequence[str], marked: Container[int]) -> bool:
    """Whether the cell at the right of a cell, or where none is the sentences below it, say what it asks for, or have a blank for it."""
    row = table.rows[cell.row]
    beside = row[row.index(cell) + 1 :][:1]
    below = table.rows[cell.row + cell.rows] if not beside and cell.row + cell.rows < len(table.rows) else ()
    if beside:
        text = _text(beside[0], lines)
        is_said = bool(text) or any(line in marked for line in beside[0].lines)
        return is_said and beside[0].rows <= cell.rows and not _LABELLED.match(text)
    return any(len(text := _text(one, lines)) > _LABEL_LIMIT and not _LABELLED.match(text) for one in below)


def _has_room(cell: SourceCell, lines: Sequence[str], label: str) -> bool:
    """Whether a cell waits for words above the place of a signature, a seal or a date, which is all that it says: for an opinion, or in much room
    for something else.
    """
    texts = [lines[number].strip() for number in cell.lines]
    said = [text for text in texts if text]
    opens = len(texts) > 1 and not texts[0] and bool(said)
    wanted = _OPINION.search("".join(label.split())) or (len(texts) > len(said) + 1 and not texts[1] and not _SEALED.search(label))
    return opens and bool(wanted) and all(_SIGNED.fullmatch(text) for text in said)


def _label(cell: SourceCell, lines: Sequence[str]) -> str:
    text = _text(cell, lines).rstrip("：: ")
    if sum(_LABELLED.match(lines[number]) is not None for number in cell.lines) > 1:
        return ""
    return text if len(text) <= _LABEL_LIMIT else ""


def _text(cell: SourceCell, lines: Sequence[str]) -> str:
    return "".join(lines[number].strip() for number in cell.lines[: _LABEL_LIMIT + 1])
