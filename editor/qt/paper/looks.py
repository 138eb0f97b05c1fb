"""How a page is to look: its scale, its colours and what is marked on it."""

from collections.abc import Mapping
from dataclasses import dataclass

TWIPS_AN_INCH = 1440


@dataclass(frozen=True, slots=True)
class PageColors:
    """The colours of a page as #RRGGBB. `ink` and `red` replace the profile's black and red on the screen; empty ones leave those as they are."""

    paper: str = "#FFFFFF"
    ink: str = ""
    red: str = ""
    slot: str = "#FFE487"
    fill: str = "#E4EEF2"
    glow: str = "#BFDDEA"
    edge: str = "#1F6580"
    wrong: str = "#A34400"
    hint: str = "#7A5B00"

    @classmethod
    def of(cls, tokens: Mapping[str, str]) -> "PageColors":
        """The colours of a page from a theme's tokens by name."""
        return cls(tokens["paper"], tokens["ink"], tokens["pred"], tokens["slot"], tokens["fill"], tokens["glow"], tokens["pfocus"])

    def shown(self, color: str) -> str:
        """How a colour of the profile (RRGGBB) is drawn: as #RRGGBB."""
        if color == "000000":
            return self.ink or "#000000"
        return self.red if self.red and color.upper().startswith(("FF0000", "C00000")) else f"#{color}"


@dataclass(frozen=True, slots=True)
class PageLooks:
    """How a page is drawn.

    `scale` is device pixels a twip, `pixel` the device pixels of one pixel of the screen (marks grow with it, not with the zoom).
    `tint` shows filled slots; `field` is the path of the field in hand, `place` the place of it that is being edited (0 for none),
    `wrong` the paths whose values have a problem.
    """

    scale: float
    pixel: float = 1.0
    colors: PageColors = PageColors()
    tint: bool = False
    field: str | None = None
    place: int = 0
    wrong: frozenset[str] = frozenset()

    def holds(self, field: str) -> bool:
        """Whether the path is the field in hand, or a cell of it."""
        return self.field is not None and (field == self.field or field.startswith(f"{self.field}["))

    def at(self, twips: float) -> int:
        """A length in twips as whole device pixels."""
        return round(twips * self.scale)


def print_looks(dpi: float) -> PageLooks:
    """The looks of a page on paper: the profile's own colours, nothing marked but what is not filled."""
    return PageLooks(dpi / TWIPS_AN_INCH, max(1.0, dpi / 96))
