"""What a table and its cells say of themselves in a Word file: rules, widths, what they span, the styles of their text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from editor.model.document.document import Cell, GoesOn, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import Side, TableRules
from editor.word.package.xml import Element, element, markup
from editor.word.writing.style_names import style_id
from editor.word.writing.styles import hidden_until_used

_SIDES: Mapping[Side, str] = {Side.OWN: "", Side.LEFT: "居左", Side.CENTER: "居中", Side.RIGHT: "居右"}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_DRAWN: Mapping[TableRules, tuple[str, ...]] = {
    TableRules.ROWS: ("top", "bottom", "insideH"),
    TableRules.FRAME: ("top", "left", "bottom", "right"),
    TableRules.THREE: ("top", "bottom"),
    TableRules.NONE: (),
}


def borders_of(rules: TableRules) -> str:
    """The rules of a table, over those of its style, as text; "" where all are drawn."""
    if rules == TableRules.ALL:
        return ""
    return markup("w:tblBorders", *(_border(edge, is_drawn=edge in _DRAWN[rules]) for edge in _EDGES))


def _border(edge: str, *, is_drawn: bool) -> str:
    return markup(f"w:{edge}", val="single", sz=4, space=0, color="auto") if is_drawn else markup(f"w:{edge}", val="nil")


def cell_look(table: Table, row: int, column: int, cell: Cell | None, widths: Sequence[int]) -> str:
    """The properties of a cell as text, None for that of a row without cells; the last one of a short row spans the columns that are left."""
    columns = 1 if cell is None else cell.columns
    if column + columns >= len(table.rows[row]):
        columns = len(widths) - column
    is_ruled = table.look.rules == TableRules.THREE and row == table.header_rows - 1
    return markup(
        "w:tcPr",
        markup("w:tcW", w=sum(widths[column : column + columns]), type="dxa"),
        markup("w:gridSpan", val=columns) if columns > 1 else None,
        _merged(table, row, column, cell, len(widths)),
        markup("w:tcBorders", _border("bottom", is_drawn=True)) if is_ruled else None,
        markup("w:vAlign", val="center"),
    )


def _merged(table: Table, row: int, column: int, cell: Cell | None, columns: int) -> str:
    """Whether a cell begins or goes on one over several rows; the last column of issuers above each other is one cell (7.2.4)."""
    if table.joint:
        return "" if column < columns - 1 else markup("w:vMerge", val="continue" if row else "restart")
    if cell is None or (cell.rows == 1 and cell.goes_on != GoesOn.ABOVE):
        return ""
    return markup("w:vMerge", val="continue" if cell.goes_on == GoesOn.ABOVE else "restart")


class CellStyle(NamedTuple):
    """A paragraph style of cells that differs from that of the profile: smaller characters, a number at the right, a side.

    What a style says is not taken for somebody's own formatting when the file is read again.
    """

    style: str
    size: int | None = None
    numeric: bool = False
    side: Side = Side.OWN

    @classmethod
    def of(cls, cell: Cell) -> "CellStyle":
        """That of a cell."""
        return cls(cell.paragraph.style, cell.paragraph.size, cell.numeric, cell.side)

    @property
    def is_own(self) -> bool:
        """Whether it differs from the style of the profile."""
        return self.size is not None or self.numeric or self.side != Side.OWN

    def identity(self, profile: LayoutProfile) -> str:
        """Its id in the Word file."""
        return f"{style_id(profile, self.style)}{self.size or ''}{'Number' if self.numeric else ''}{self.side.capitalize()}"


def cell_styles(profile: LayoutProfile, styles: Iterable[CellStyle]) -> Iterator[Element]:
    """These styles of cells, by name."""
    return (_cell_style(profile, one) for one in sorted(styles, key=lambda one: (one.style, one.size or 0, one.numeric, one.side)))


def _cell_style(profile: LayoutProfile, one: CellStyle) -> Element:
    name = f"{one.style}{f'{one.size / 2:g}磅' if one.size else ''}{'数字' if one.numeric else ''}{_SIDES[one.side]}"
    side = one.side or ("right" if one.numeric else "")
    look = element("w:pPr", element("w:jc", val=str(side))) if side else None
    sizes = element("w:rPr", element("w:sz", val=one.size), element("w:szCs", val=one.size)) if one.size else None
    naming = element("w:name", val=name), element("w:basedOn", val=style_id(profile, one.style)), *hidden_until_used()
    return element("w:style", *naming, look, sizes, type="paragraph", customStyle=1, styleId=one.identity(profile))
