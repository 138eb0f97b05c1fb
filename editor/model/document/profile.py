"""A layout profile: all page numbers, fonts and spacings, as data (GB/T 9704 is one). Lengths are twips (1/20 pt) unless said otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, cast

DEFAULT_PROFILE = "gbt9704"
"""The key of the profile that is used where a template names none: GB/T 9704."""

Align = Literal["left", "center", "right", "both", "distribute"]

LETTER_FOOT = ("信函细线", "信函线间", "信函粗线")
"""The styles of the double line near the lower edge of a letter's first page, from top to bottom (10.1)."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper, margins and the distance of header and footer from the paper's edge, in twips; lines a page and characters a line.

    `grid` writes Word's own character grid into the file in the place of exact lines and character spacing; the pages stay the same. `cell_margin`
    is the room between the text of a table's cell and the rules above and below it.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    lines: int
    characters: int
    grid: bool = False
    cell_margin: int = 0

    @property
    def text_width(self) -> int:
        """The width of the type area in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the type area in twips."""
        return self.height - self.top - self.bottom

    @property
    def pitch(self) -> int:
        """The pitch of its lines in twips."""
        return self.text_height // self.lines


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the standard: `name` is written into the Word file, `latin` is its companion for Latin letters and digits ("" = the same).

    `alternatives` are other names of the same design; `stand_ins` are free fonts that may be drawn instead, best first.
    """

    name: str
    latin: str = ""
    alternatives: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    bold_stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style (or, with `character`, a character style) of the profile.

    `font` names a font of the profile; `size` is half-points as in w:sz; `line` the exact line pitch and `spacing` the character spacing in twips.
    `first`, `left`, `right` and `hanging` are indents in characters (字) of this style. `outline` is the heading level from 1, 0 for none.
    `word` is the name of Word's own style that it becomes ("heading 1", "Body Text", "Title"), or "".
    `rule` is the weight of a line below the paragraph in eighths of a point, in the paragraph's colour; 0 for none.
    `marks_hang` lets a mark stand in the margin behind a line that is full; without it lines end inside their room (5.2.3 leaves it open).
    A `bar` is filled with its colour from edge to edge and as high as its line: a line in a frame, where borders would be the frame's.
    """

    font: str
    size: int = 32
    line: int = 579
    spacing: int = -5
    align: Align = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    outline: int = 0
    bold: bool = False
    color: str = "000000"
    keep_next: bool = False
    character: bool = False
    word: str = ""
    rule: int = 0
    bar: bool = False
    marks_hang: bool = True

    @property
    def advance(self) -> int:
        """The width of one full-width character in twips (三号: 320 − 5 = 315)."""
        return self.size * 10 + self.spacing


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number: style's name, text before and after the number, and how many characters it stands in from the outer edge (7.5).

    `place` is "outer" for the outer edge and "center" for the middle of every page.
    """

    style: str
    before: str
    after: str
    inset: float
    place: Literal["outer", "center"] = "outer"


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter's head and foot in twips: where the head's frame starts below the paper's upper edge, where the double line ends above its lower
    edge, and how long the lines are (10.1: 30, 20 and 170 mm).
    """

    top: int = 1134
    foot: int = 1134
    width: int = 9638


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """All numbers of a layout. `key` is the file's name, `name` what the person reads; `clauses` says which clause a number comes from.

    What is made of a profile can be kept by it: it is hashable, though two profiles that differ in fonts or styles alone share their hash.
    """

    key: str
    name: str
    page: Page
    fonts: Mapping[str, Font] = field(hash=False)
    styles: Mapping[str, Style] = field(hash=False)
    page_number: PageNumber
    letter: Letter = Letter()

    def row_height(self, *, leaves: int = 0) -> int:
        """How high a row of a table is at least, in twips: as the body's lines, so that a table and its text keep one measure.

        The first row `leaves` room for the rule that closes the table: so many rows fill so many lines. Where a first row just fills a page
        and the rule has no room, LibreOffice loses the table's other rows.
        """
        return self.styles["正文"].line - leaves

    def style(self, name: str) -> Style:
        """The paragraph style of that name, or that of 正文 when the profile has none."""
        return self.styles.get(name, self.styles["正文"])


ProfileOf = Callable[[str], LayoutProfile]
"""What gives the layout profile of a name."""


def profile_from_data(key: str, data: Mapping[str, Any]) -> LayoutProfile:
    """The layout profile from its TOML data; raises KeyError or TypeError where a table is missing or a name is unknown.

    `defaults` holds what is true of every style that does not say otherwise.
    """
    defaults = data.get("defaults", {})
    return LayoutProfile(
        key=key,
        name=data["name"],
        page=Page(**data["page"]),
        fonts={name: Font(**_tuples(table)) for name, table in data["fonts"].items()},
        styles={name: Style(**{**defaults, **table}) for name, table in data["styles"].items()},
        page_number=PageNumber(**data["page_number"]),
        letter=Letter(**data.get("letter", {})),
    )


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    known = {f.name for f in fields(Font)}
    return {name: tuple(cast("list[str]", value)) if isinstance(value, list) else value for name, value in table.items() if name in known}


_CALLED = {"题注": "题下标注", "页码": "公文页码"}
"""Names that Chinese Word has for styles of its own, and what ours are called there."""


def word_name(profile: LayoutProfile, style: str) -> str:
    """What a style of the profile is called in Word."""
    return profile.styles[style].word or _CALLED.get(style, style)
