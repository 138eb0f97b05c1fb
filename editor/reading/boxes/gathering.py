"""The boxes of a page by what asks for them: those of a line, of several lines below each other, of a cell."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from editor.model.sample.source import MarkKind
from editor.model.template.field import FieldType
from editor.reading.boxes.excluding import are_known, go_together
from editor.reading.boxes.grouping import BoxGroup, joined_cells, ticked_columns
from editor.reading.boxes.judging import are_boxes, are_list_boxes, is_box
from editor.reading.boxes.options import OptionRow, option_rows, plain_label
from editor.reading.boxes.signs import BoxFamily, boxes_in, is_plain_box, may_hold_boxes
from editor.reading.page.page import SamplePage

_LONGEST_LABEL = 20
_FORM = re.compile(r"[_＿：:。；;，,]|\s{2}")


def box_groups(page: SamplePage, skip: Collection[int]) -> list[BoxGroup]:
    """The boxes of a page that are to be ticked, in the order of its lines; `skip` are lines that are looked past."""
    lines = [line for line, text in enumerate(page.lines) if line not in skip and may_hold_boxes(text)]
    if not lines:
        return []
    rows = {line: found for line in lines if (found := _rows(page, line))}
    cells = [list(cell.lines) for table in page.source.tables for cell in table.cells if any(line in rows for line in cell.lines)]
    body = [line for line, text in enumerate(page.bare) if text and line not in page.cells and line not in skip]
    found = joined_cells(page, [group for lines in cells for group in _groups(page, lines, rows, in_cell=True)])
    found += ticked_columns(page)
    found += _groups(page, body, rows, in_cell=False)
    return sorted(_accepted(page, found), key=lambda group: (group.rows[0].line, group.rows[0].options[0].start))


def _rows(page: SamplePage, line: int) -> list[OptionRow]:
    """The rows of a line that may be boxes."""
    text, in_cell = page.lines[line], line in page.cells
    rows = option_rows(line, text, boxes_in(text))
    kept = [row for row in rows if not _has_own_name(page, row)]
    return [row for row in kept if (are_boxes if len(row.options) > 1 else is_box)(row, text, in_cell=in_cell)]


def _has_own_name(page: SamplePage, row: OptionRow) -> bool:
    """Whether a row is a single control of the file, or has controls to which the file gives names that are not those of their words."""
    flags = [mark for mark in page.marks.get(row.line, ()) if mark.type == FieldType.FLAG and mark.kind in (MarkKind.CONTROL, MarkKind.FIELD)]
    marks = {(mark.start, mark.end): mark for mark in flags}
    mine = [(marks[one.box.start, one.box.end].name, one.text) for one in row.options if (one.box.start, one.box.end) in marks]
    names = {name for name, text in mine if name and name != text and not name[-1:].isdigit()}
    return bool(mine) and (len(row.options) == 1 or len(names) > 1)


def _groups(page: SamplePage, lines: Sequence[int], rows: Mapping[int, list[OptionRow]], *, in_cell: bool) -> list[BoxGroup]:
    """The boxes of lines that stand below each other, those of a list or of a broken line as one group."""
    found: list[BoxGroup] = []
    above, goes_on = "", False
    for line in lines:
        for number, row in enumerate(rows.get(line, ())):
            if number == 0 and goes_on and not row.label and _goes_on(found[-1], row):
                found[-1].rows.append(row)
            else:
                found.append(BoxGroup([row], row.label, "" if row.label or number else above, in_cell))
        goes_on = line in rows
        above = above if goes_on else _above(page.bare[line])
    return found


def _above(text: str) -> str:
    """What the line above boxes says of them: words before a colon, a question, or a few words that are no line of a form."""
    plain = plain_label(text)
    asks = text.endswith(("：", ":", "？", "?")) or (len(plain) <= _LONGEST_LABEL and not _FORM.search(text))
    return plain if asks and not re.search(r"[_＿]", text) else ""


def _goes_on(group: BoxGroup, row: OptionRow) -> bool:
    """Whether the boxes of a line go on those of the line above."""
    if group.rows[-1].options[0].box.family != row.options[0].box.family:
        return False
    singles = all(len(one.options) == 1 for one in (*group.rows, row))
    return singles or not are_known(group.words) or go_together(group.words, row.words)


def _accepted(page: SamplePage, groups: Sequence[BoxGroup]) -> Iterator[BoxGroup]:
    """The groups without lists of a text whose marks look like boxes."""
    lists = [group for group in groups if _is_list(group)]
    for group in filter(_has_box, groups):
        others = sum(len(other.rows) for other in lists if other is not group)
        if not _is_list(group) or are_list_boxes(page, group.rows, f"{group.label}{group.above}", others):
            yield group


def _has_box(group: BoxGroup) -> bool:
    """Whether one of the signs is a box by itself, where squares are: ■ alone is the mark of a list."""
    return group.boxes[0].family != BoxFamily.SQUARE or any(map(is_plain_box, group.boxes))


def _is_list(group: BoxGroup) -> bool:
    """Whether a group is lines of running text that each begin with a single box."""
    return not group.in_cell and not group.label and all(len(row.options) == 1 for row in group.rows)
