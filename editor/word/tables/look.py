"""How a Word table looks: the widths of its columns, which of its rules are drawn, how its columns are aligned; and what of it the layout loses."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from math import gcd

from editor.model.document.table_look import Side, TableLook, TableRules
from editor.model.sample.loose_table import LooseCell
from editor.model.text.numerals import short_number
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name, walk

_SIDES: Mapping[str, Side] = {"center": Side.CENTER, "right": Side.RIGHT, "end": Side.RIGHT, "left": Side.LEFT, "start": Side.LEFT}
_EDGES = {"top": ("top",), "bottom": ("bottom",), "left": ("left", "start"), "right": ("right", "end")}
_INNER = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_NOTHING = ("nil", "none", "")
_SHADE, _HEIGHT = name("w:shd"), name("w:trHeight")
_OF_TABLES = frozenset(map(name, ("w:tblPr", "w:trPr", "w:tcPr")))
_NO_COLOUR = ("", "auto", "FFFFFF", "ffffff")
_HUNDRED = 100
_EVERY_ROW = 600  # twips, about a line of the body: the layout makes each row as high
_EVEN = 0.02  # of a column: widths that differ by less were meant to be the same

Cells = Sequence[tuple[LooseCell, Element]]
Chain = Callable[[str], Iterable[Element]]
Looks = Callable[[Element], Iterable[Element]]


def look_of(table: Element, cells: Cells, chain: Chain, looks: Looks) -> TableLook:
    """The look of a table of these cells; what leaves the widths to the program, or says nothing of a side, is the layout's to decide.

    `chain` gives a style by its id with those it is based on, `looks` what the styles of a paragraph say of it, both the nearest first.
    """
    columns = max((cell.column + cell.columns for cell, _ in cells), default=0)
    height = max((cell.row + cell.rows for cell, _ in cells), default=0)
    return TableLook(_widths(table, columns), _rules(_edges(table, cells, (height, columns), chain)), _aligned(cells, (height, columns), looks))


def _widths(table: Element, columns: int) -> tuple[int, ...]:
    """The widths of the columns in small numbers; none where they are alike, or not told."""
    grid = find(table, "w:tblGrid")
    found = [] if grid is None else [short_number(get(column, "w:w")) or 0 for column in walk(grid, "w:gridCol")]
    if len(found) != columns or columns < 2 or min(found) < 1 or max(found) - min(found) <= _EVEN * max(found):
        return ()
    total = sum(found)
    return _reduced(found) if max(_reduced(found)) <= _HUNDRED else _reduced([max(1, round(width * _HUNDRED / total)) for width in found])


def _reduced(widths: Sequence[int]) -> tuple[int, ...]:
    divisor = gcd(*widths)
    return tuple(width // divisor for width in widths)


def _edges(table: Element, cells: Cells, size: tuple[int, int], chain: Chain) -> dict[str, list[bool]]:
    """Whether the edges of the cells are drawn, by where they are: around the table, between its rows and columns, below its first row."""
    default = _defaults(table, chain)
    found: dict[str, list[bool]] = {place: [] for place in ("top", "bottom", "left", "right", "insideH", "insideV", "head")}
    if default is None:
        return found
    for cell, node in cells:
        borders = find(node, "w:tcPr/w:tcBorders")
        ends = {"top": cell.row == 0, "bottom": cell.row + cell.rows == size[0]}
        ends |= {"left": cell.column == 0, "right": cell.column + cell.columns == size[1]}
        for edge, is_outer in ends.items():
            place = edge if is_outer else _INNER[edge]
            own = None if borders is None else _own(borders, edge)
            is_drawn = own if own is not None else default.get(place, False)
            below_head = (edge == "bottom" and cell.row + cell.rows == 1) or (edge == "top" and cell.row == 1)
            found["head" if below_head and not is_outer else place].append(is_drawn)
    return found


def _own(borders: Element, edge: str) -> bool | None:
    """Whether a cell's own borders say of an edge that it is drawn; None where they say nothing."""
    said = [node for name in _EDGES[edge] if (node := find(borders, f"w:{name}")) is not None]
    return get(said[0], "w:val") not in _NOTHING if said else None


def _defaults(table: Element, chain_of: Chain) -> dict[str, bool] | None:
    """What table and styles say of the rules; None where a style draws them by the place of a row, which is not looked into."""
    style = find(table, "w:tblPr/w:tblStyle")
    chain = list(chain_of("" if style is None else get(style, "w:val")))
    looks = [node for node in (find(table, "w:tblPr/w:tblBorders"), *(find(one, "w:tblPr/w:tblBorders") for one in chain)) if node is not None]
    if not looks and any(next(walk(one, "w:tcBorders"), None) is not None for one in chain):
        return None
    said: dict[str, bool] = {}
    for look in looks:
        for place in ("top", "bottom", "left", "right", "insideH", "insideV"):
            node = next((node for name in _EDGES.get(place, (place,)) if (node := find(look, f"w:{name}")) is not None), None)
            if node is not None:
                said.setdefault(place, get(node, "w:val") not in _NOTHING)
    return said


def _rules(edges: Mapping[str, list[bool]]) -> TableRules:
    """The rules that most of the edges show."""
    if not any(edges.values()):
        return TableRules.ALL
    is_above, is_beside = _most([*edges["top"], *edges["bottom"]]), _most([*edges["left"], *edges["right"]])
    across = edges["insideH"] or edges["head"]
    if _most(edges["insideV"]) or (not edges["insideV"] and is_beside and _most(across)):
        return TableRules.ALL
    if _most(across):
        return TableRules.ROWS
    if is_above and is_beside:
        return TableRules.FRAME
    return TableRules.THREE if is_above else TableRules.NONE


def _most(drawn: Sequence[bool]) -> bool:
    return 2 * sum(drawn) > len(drawn)


def _aligned(cells: Cells, size: tuple[int, int], looks: Looks) -> tuple[Side, ...]:
    """How the columns are aligned below the first row, where all that stands in one is aligned alike."""
    found: list[set[Side]] = [set() for _ in range(size[1])]
    for cell, node in cells:
        if cell.columns == 1 and (cell.row or size[0] == 1):
            found[cell.column].update(_sides(node, looks))
    aligned = [next(iter(sides)) if len(sides) == 1 else Side.OWN for sides in found]
    while aligned and aligned[-1] == Side.OWN:
        aligned.pop()
    return tuple(aligned)


def _sides(cell: Element, looks: Looks) -> Iterator[Side]:
    """How each paragraph of a cell with words in it is aligned."""
    for paragraph in walk(cell, "w:p"):
        if any((text.text or "").strip() for text in walk(paragraph, "w:t")):
            own = find(paragraph, "w:pPr/w:jc")
            said = (found for look in looks(paragraph) if (found := find(look, "w:jc")) is not None)
            node = own if own is not None else next(said, None)
            yield Side.OWN if node is None else _SIDES.get(get(node, "w:val"), Side.OWN)


class TableLoss(StrEnum):
    """What of a table's look is the layout's and not the file's."""

    SHADING = "shading"
    HEIGHTS = "row heights"


def lost_of_tables(package: Package) -> tuple[TableLoss, ...]:
    """What of the look of the tables of a file is lost when it is laid out anew."""
    return tuple(dict.fromkeys(_losses(package)))


def _losses(package: Package) -> Iterator[TableLoss]:
    for node in package.tree(package.main).iter(_SHADE, _HEIGHT):
        around = node.getparent()
        if around is None or around.tag not in _OF_TABLES:
            continue
        if node.tag == _HEIGHT:
            is_higher = (short_number(get(node, "w:val")) or 0) > _EVERY_ROW
            yield from (TableLoss.HEIGHTS,) if is_higher or get(node, "w:hRule") == "exact" else ()
        elif get(node, "w:fill") not in _NO_COLOUR or get(node, "w:val") not in ("", "clear", "nil"):
            yield TableLoss.SHADING
