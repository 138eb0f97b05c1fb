"""How close things stand: what gives way, and in which order, when the window is short of space."""

from dataclasses import dataclass

from PySide6.QtCore import QSize

_ANY = 16_777_215
"""Qt's word for no limit."""


@dataclass(frozen=True, slots=True)
class Density:
    """What the window's size asks for. All sizes are logical px.

    `narrow`: icons instead of words, smaller panes; `low`: smaller heads, rows and boxes; `folded`: the outline is a drop-down;
    `tabbed`: fields and pages take turns; `wide`: the room that there is beyond the usual is for the pages.
    """

    narrow: bool = False
    low: bool = False
    folded: bool = False
    tabbed: bool = False
    wide: bool = False

    @classmethod
    def of(cls, size: QSize) -> "Density":
        """The density for a window's inner size."""
        wide, high = size.width(), size.height()
        return cls(narrow=wide <= 1360, low=high <= 800, folded=wide <= 1180, tabbed=wide <= 900, wide=wide >= 1920)

    @property
    def head(self) -> int:
        """The height of the window's head."""
        return 40 if self.low else 44

    @property
    def pane_head(self) -> int:
        """The height of the panes' heads."""
        return 44 if self.low else 52

    @property
    def outline_row(self) -> int:
        """The height of a row of the outline."""
        return 27 if self.low else 32

    @property
    def control(self) -> int:
        """The height of an editor."""
        return 28 if self.low else 32

    @property
    def row_padding(self) -> int:
        """Room above and below the editor of a field."""
        return 4 if self.low else 6

    @property
    def held_padding(self) -> int:
        """Room above and below the editor of the field in hand."""
        return 6 if self.low else 10

    @property
    def label(self) -> int:
        """The width of a field's label."""
        return 100 if self.narrow else 116

    @property
    def outline_width(self) -> int:
        """The width that the outline starts with."""
        return 232 if self.narrow else 264

    @property
    def fields_width(self) -> int:
        """The width that the fields start with."""
        return 468 if self.narrow else 540

    @property
    def most_outline(self) -> int:
        """The width that the outline grows to."""
        return 320 if self.wide else _ANY

    @property
    def most_fields(self) -> int:
        """The width that the fields grow to beside the pages."""
        return 640 if self.wide else _ANY
