"""What differs between the programs that show a Word file: a small set of parameters, each with what is known of it."""

from dataclasses import dataclass, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Viewer:
    """How one program lays out the lines of a Word file.

    `gap` is the space between an ideograph and a Latin letter or digit beside it, in em.
    `portions` is whether text is set in portions as LibreOffice does: a run of one look and one script each, no spacing after the last
    character of one, Latin text by the rules of English, the edges of fields in the way of marks.
    `grid` is whether the type area is cut to whole lines of the page's grid, what is left standing above and below it.
    `hanging` are the marks that may stand outside the right margin, one at a line's end.
    `hangs_by_place` is whether they do so everywhere but in cells, whatever the file says (w:overflowPunct).
    `no_start` and `no_end` are the marks that start no line and end no line.
    `pairs` are the marks that are not parted from their double (—— and ……).
    """

    name: str
    gap: float
    portions: bool
    grid: bool
    hanging: frozenset[str]
    no_start: frozenset[str]
    no_end: frozenset[str]
    pairs: frozenset[str]
    hangs_by_place: bool = False


# Word was not at hand: what follows is what its options and its file format say, and nothing of it was measured.
# The sets of its simplified Chinese typography, as its option page lists them (File, Options, Typography: standard).
_WORD_NO_START = frozenset("!),.:;?]}¨·ˇˉ―‖’”…∶、。〃々〉》」』】〕〗！＂＇），．：；？］｀｜｝～￠")
_WORD_NO_END = frozenset("([{‘“〈《「『【〔〖（［｛￡￥")  # · and ． stand in Word's set too; here they stay with the word before them

WORD = Viewer(
    name="word",
    gap=0,  # the file says autoSpaceDE and autoSpaceDN 0
    portions=False,  # the file's −0.25 pt is taken to follow every character, the last of a line too: 28 × 315 ≤ 8844 twips either way
    grid=False,  # the paragraphs do not snap to the grid; exact lines fill the type area
    hanging=frozenset("，。、；：！？"),  # the marks of overflowPunct; whether Word hangs others (． or half-width ones) is not known
    no_start=_WORD_NO_START,
    no_end=_WORD_NO_END,
    pairs=frozenset("—…"),  # seen in documents set with Word
)

# Measured in LibreOffice 7.4 with free fonts: each mark just before and just after the end of a line of ideographs, widths to the twip.
_OFFICE_HANGING = frozenset("!,.:;?、。！，．：；？")
_OFFICE_NO_START = _OFFICE_HANGING | frozenset(")]}¢'\"〕〗〞﹚﹜）｝～·ˇ―‖’”々〉》」』】￠｜′-")
_OFFICE_NO_END = frozenset("([{£¥'\"〈《「『【〔〖〝［｛￡￥（‘“")

LIBREOFFICE = Viewer(
    name="libreoffice",
    gap=0.2,  # a fifth of the font's height, whatever autoSpaceDE and autoSpaceDN say; none at the edge of a field
    portions=True,
    grid=True,  # 22 × 579 of 12,756 twips, half of the rest above: the grid counts though no paragraph snaps to it
    hanging=_OFFICE_HANGING,  # not after a Latin letter or digit; some hanging marks are lost in its PDF
    no_start=_OFFICE_NO_START,
    no_end=_OFFICE_NO_END,
    hangs_by_place=True,  # w:overflowPunct of 0 is taken for "on", of 1 for "off"; in cells nothing hangs
    pairs=frozenset(),  # —— and …… are parted at line ends, except after Latin text
)


@cache
def strict(viewer: Viewer) -> Viewer:
    """The viewer where no mark stands in the margin."""
    return replace(viewer, hanging=frozenset())
