"""Tables: how wide each column is."""

from editor.layout.nominal import nominal_width
from editor.model.document import Table
from editor.model.profile import LayoutProfile

CELL_MARGIN = 108  # twips left and right of a cell's text, Word's own default
ROW_RULE = 11  # twips that a rule of half a point takes above a row and below the last: measured in LibreOffice, in Word not checked
_AROUND = 2 * CELL_MARGIN + 20  # twips beside a cell's text: margins, rules, and what programs round away
_FEWEST = 3  # characters that a column shows at least


def column_widths(table: Table, profile: LayoutProfile) -> tuple[int, ...]:
    """The widths of the columns in twips: what each column's longest cell asks for, shared out so that the table fills the type area."""
    columns = max((len(row) for row in table.rows), default=0)
    if columns == 0:
        return ()
    least, wanted = [0.0] * columns, [0.0] * columns
    for row in table.rows:
        for column, cell in enumerate(row):
            character = profile.style(cell.paragraph.style).advance
            longest = max(nominal_width(line, cell.paragraph, profile) for line in cell.paragraph.text.split("\n"))
            least[column] = max(least[column], _FEWEST * character + _AROUND)
            wanted[column] = max(wanted[column], longest + _AROUND, least[column])
    return _shared(least, wanted, profile.page.text_width)


def _shared(least: list[float], wanted: list[float], room: int) -> tuple[int, ...]:
    """Room shared out: what is wanted and the rest in proportion to it, or, where that is too much, the least and the rest in proportion."""
    if sum(wanted) <= room:
        widths = [room * width / sum(wanted) for width in wanted]
    elif sum(least) >= room:
        widths = [room / len(least)] * len(least)
    else:
        part = (room - sum(least)) / (sum(wanted) - sum(least))
        widths = [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]
    whole = [int(width) for width in widths]
    whole[-1] += room - sum(whole)
    return tuple(whole)
