"""What a line of the editable text is, kept in the format of its block."""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextFormat

from editor.model.acts.prose import LineKind
from editor.model.template.template import Grid
from editor.model.words import tr

KIND, NAME, TABLE = (QTextFormat.Property.UserProperty + number for number in (11, 12, 13))
GUTTER = 84


def kind_of(block: QTextBlock) -> LineKind:
    """What the line of a block is."""
    return block.blockFormat().property(KIND) or "prose"


def block_format(kind: str, name: str = "", table: int = 0) -> QTextBlockFormat:
    """The format of a line's block, which also says what the line is."""
    form = QTextBlockFormat()
    form.setLeftMargin(GUTTER - 12)
    form.setBottomMargin(8)
    form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    for key, value in ((KIND, kind), (NAME, name), (TABLE, table)):
        form.setProperty(key, value)
    return form


def grid_words(grid: Grid) -> str:
    """What stands in the text for a table."""
    return tr("表，{rows} 行，{columns} 列　F2 改格子", rows=len(grid.rows), columns=len(grid.rows[0]))
