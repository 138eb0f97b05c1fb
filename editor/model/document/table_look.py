"""How a table looks where that is not the layout's own: widths of its columns, its rules, how its columns are aligned."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

CELL_MARGIN = 108  # twips left and right of a cell's text, Word's own default
ROW_RULE = 11  # twips that a rule of half a point takes above a row and below the last: measured in LibreOffice, in Word not checked


class TableRules(StrEnum):
    """Which lines of a table are drawn: all, those above and below its rows, those around it, three (above, below, under its head), none."""

    ALL = ""
    ROWS = "rows"
    FRAME = "frame"
    THREE = "three"
    NONE = "none"


class Side(StrEnum):
    """How the text of a column stands in its cells; `OWN` leaves it to the layout."""

    OWN = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TableLook:
    """What is said of a table's look, each part empty where the layout decides.

    `widths` are the widths of the columns in relation to each other, `aligned` how each column is aligned.
    """

    widths: tuple[int, ...] = ()
    rules: TableRules = TableRules.ALL
    aligned: tuple[Side, ...] = ()

    @property
    def closing_rule(self) -> int:
        """The twips that the rule below the last row takes."""
        return 0 if self.rules == TableRules.NONE else ROW_RULE

    def of_columns(self, columns: Sequence[int | None]) -> "TableLook":
        """The look of these columns (by number from 0; None is a new one, as wide as the others are on average)."""
        usual = sum(self.widths) // max(1, len(self.widths))
        widths = (self.widths[at] if at is not None and at < len(self.widths) else usual for at in columns)
        aligned = (self.aligned[at] if at is not None and at < len(self.aligned) else Side.OWN for at in columns)
        return TableLook(tuple(widths) if self.widths else (), self.rules, tuple(aligned) if self.aligned else ())


PLAIN_LOOK = TableLook()
"""The look of a table that leaves all to the layout."""
