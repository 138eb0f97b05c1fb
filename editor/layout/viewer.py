"""What differs between the programs that show a Word file: a small set of parameters, each with what is known of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """How one program lays out the lines of a Word file.

    `portions` is whether text is set in portions as LibreOffice does: a run of one look and one script each, no spacing after the last
    character of one, Latin text by the rules of English; `grid` whether the type area is cut to whole lines of the page's grid.
    `gap` is the space between an ideograph and a Latin letter or digit beside it, in em.
    `hanging` are the marks that may stand outside the right margin, `hangs` whether they do.
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


# The sets of Word's simplified Chinese typography, as its option page lists them (File, Options, Typography: standard).
_WORD_NO_START = frozenset("!),.:;?]}¨·ˇˉ―‖’”…∶、。〃々〉》」』】〕〗！＂＇），．：；？］｀｜｝～￠")
_WORD_NO_END = frozenset("([{·‘“〈《「『【〔〖（．［｛￡￥")

WORD = Viewer(
    name="word",
    portions=False,
    grid=False,
    gap=0,  # autoSpaceDE and autoSpaceDN are written as 0; not checked in Word itself
    hanging=frozenset("，。、；：！？"),  # overflowPunct is on; that Word hangs no more marks than these could not be checked
    no_start=_WORD_NO_START,
    no_end=_WORD_NO_END - {"·", "．"},  # Word lists both in both sets; a name's middle dot is kept at the line's end here
    pairs=frozenset("—…"),  # known of Word by use; not checked
)

# Measured one by one in LibreOffice 7.4: a line of ideographs that ends just before, or just after, each mark.
_OFFICE_HANGING = frozenset("!,.:;?、。！，．：；？")
_OFFICE_NO_START = _OFFICE_HANGING | frozenset(")]}¢'\"〕〗〞﹚﹜）｝～·ˇ―‖’”々〉》」』】￠｜′-")
_OFFICE_NO_END = frozenset("([{£¥'\"〈《「『【〔〖〝（［｛￡￥‘“")

LIBREOFFICE = Viewer(
    name="libreoffice",
    portions=True,
    grid=True,
    gap=0.2,  # a fifth of the font's height, whatever autoSpaceDE and autoSpaceDN say
    hanging=_OFFICE_HANGING,
    no_start=_OFFICE_NO_START,
    no_end=_OFFICE_NO_END,
    pairs=frozenset(),  # —— and …… are parted at line ends
)
