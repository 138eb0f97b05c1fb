"""Boxes that belong together, also over the cells of a row: one word a cell, or boxes under heads that say what they stand for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editor.model.sample.source_table import SourceCell, SourceTable
from editor.reading.boxes.excluding import are_known
from editor.reading.boxes.options import BoxOption, OptionRow
from editor.reading.boxes.signs import Box, BoxFamily, boxes_in, is_plain_box
from editor.reading.page.page import SamplePage, is_label

# Heads of a first column that holds boxes to tick; others there are signs that the table explains.
_ASKS = re.compile(r"选|勾|√|是否|有无|确认|完成|核对|检查")


@dataclass(slots=True)
class BoxGroup:
    """Boxes that one label asks for, over one line or several; `above` is the line before them where they have no label of their own;
    `in_columns` says that the words of the boxes are the heads of their columns.
    """

    rows: list[OptionRow] = field(default_factory=list[OptionRow])
    label: str = ""
    above: str = ""
    in_cell: bool = False
    in_columns: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What the boxes stand for, in order."""
        return tuple(word for row in self.rows for word in row.words)

    @property
    def boxes(self) -> list[Box]:
        """The boxes in order."""
        return [option.box for row in self.rows for option in row.options]


def joined_cells(page: SamplePage, groups: Sequence[BoxGroup]) -> list[BoxGroup]:
    """The groups of cells; those of cells side by side with one box each as one, where their words exclude each other."""
    places = {line: (number, cell) for number, table in enumerate(page.source.tables) for cell in table.cells for line in cell.lines}
    found: list[list[BoxGroup]] = []
    for group in groups:
        if found and _go_on(places, found[-1][-1], group):
            found[-1].append(group)
        else:
            found.append([group])
    return [one for cells in found for one in _as_one(cells)]


def _as_one(cells: Sequence[BoxGroup]) -> Sequence[BoxGroup]:
    """Cells side by side as one group where their words exclude each other."""
    rows = [row for cell in cells for row in cell.rows]
    is_one = len(cells) > 1 and are_known([word for cell in cells for word in cell.words])
    return [BoxGroup(rows, cells[0].label, cells[0].above, in_cell=True)] if is_one else cells


def _go_on(places: dict[int, tuple[int, SourceCell]], before: BoxGroup, group: BoxGroup) -> bool:
    """Whether a cell with one box stands right behind another one."""
    (table, one), (other_table, other) = places[before.rows[-1].line], places[group.rows[0].line]
    beside = table == other_table and one.row == other.row and one.column + one.columns == other.column
    return beside and not group.label and all(len(found.words) == 1 for found in (before, group))


def ticked_columns(page: SamplePage) -> Iterator[BoxGroup]:
    """The boxes that are all that their cells hold, row by row: what they stand for is the head of their column."""
    for table in page.source.tables:
        boxes = {cell: box for cell in table.cells if (box := _only_box(page, cell)) is not None}
        if boxes:
            yield from _columns(page, table, boxes)


def _only_box(page: SamplePage, cell: SourceCell) -> Box | None:
    text = "".join(page.bare[line] for line in cell.lines)
    found = boxes_in(text) if 0 < len(text) < 3 else []
    return found[0] if len(found) == 1 and found[0].family == BoxFamily.SQUARE and found[0].text == text else None


def _columns(page: SamplePage, table: SourceTable, boxes: dict[SourceCell, Box]) -> Iterator[BoxGroup]:
    if not any(map(is_plain_box, boxes.values())):
        return
    for row in table.rows:
        group: BoxGroup | None = None
        for cell in row:
            option = _option(page, table, cell, boxes) if cell in boxes else None
            if option is None:
                continue
            if group is None or option.options[0].text in group.words:
                yield from () if group is None else (group,)
                group = BoxGroup([], _row_name(page, row, boxes), "", in_cell=True, in_columns=True)
            group.rows.append(option)
        yield from () if group is None else (group,)


def _option(page: SamplePage, table: SourceTable, cell: SourceCell, boxes: dict[SourceCell, Box]) -> OptionRow | None:
    """A box with the nearest words above it in its column; None where nothing there says what it stands for."""
    above = (one for one in reversed(table.cells) if one.row < cell.row and one.column <= cell.column < one.column + one.columns)
    head = next((said for one in above if one not in boxes and (said := _said(page, one))), "")
    line = next(line for line in cell.lines if page.bare[line])
    start = len(page.lines[line]) - len(page.lines[line].lstrip())
    box = boxes[cell]
    moved = Box(start, start + len(box.text), box.text, box.family, box.ticked)
    return OptionRow(line, (BoxOption(moved, head, moved.start, moved.end),)) if is_label(head) and (cell.column or _ASKS.search(head)) else None


def _row_name(page: SamplePage, row: Sequence[SourceCell], boxes: dict[SourceCell, Box]) -> str:
    """What a row is called by the first words in it that are no number."""
    said = (_said(page, cell) for cell in row if cell not in boxes)
    return next((text for text in said if text and not re.fullmatch(r"[\d.、（）()]+", text)), "")


def _said(page: SamplePage, cell: SourceCell) -> str:
    return re.sub(r"\s+", "", "".join(page.bare[line] for line in cell.lines))
