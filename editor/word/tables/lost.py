"""What of the look of a Word file's tables the layout does not keep: shading and the heights of rows."""

from collections.abc import Iterator
from enum import StrEnum

from editor.model.text.numerals import short_number
from editor.word.package.package import Package
from editor.word.package.xml import get, name

_SHADE, _HEIGHT = name("w:shd"), name("w:trHeight")
_OF_TABLES = frozenset(map(name, ("w:tblPr", "w:trPr", "w:tcPr")))
_NO_COLOUR = ("", "auto", "FFFFFF", "ffffff")


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
            yield from (TableLoss.HEIGHTS,) if short_number(get(node, "w:val")) else ()
        elif get(node, "w:fill") not in _NO_COLOUR or get(node, "w:val") not in ("", "clear", "nil"):
            yield TableLoss.SHADING
