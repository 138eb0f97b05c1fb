"""How a table looks where that is not the layout's own: widths of its columns, its rules, how its columns are aligned."""

from dataclasses import dataclass
from enum import StrEnum


class TableRules(StrEnum):
    """Which lines of a table are drawn: all of them, those around and between its rows, those around it, none."""

    ALL = ""
    ROWS = "rows"
    FRAME = "frame"
    NONE = "none"


class Align(StrEnum):
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
    aligned: tuple[Align, ...] = ()


PLAIN_LOOK = TableLook()
"""The look of a table that leaves all to the layout."""
