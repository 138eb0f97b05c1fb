"""How a paragraph looks: its style of the profile with what layout settled for it, and each stretch of its text in one face."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from editor.layout.fonts.fonts import Face, FontBook, Ruler
from editor.model.document.document import Paragraph, Run
from editor.model.document.profile import Align, LayoutProfile, Style
from editor.model.document.table_look import Side

_LATIN_OR_NOT = re.compile("(?P<latin>[!-~\u00a1-\u024f]+)|[^!-~\u00a1-\u024f]+")


ALIGNS: Mapping[Side, Align] = {Side.LEFT: "left", Side.CENTER: "center", Side.RIGHT: "right"}
"""How lines stand that are aligned to a side."""


class ParagraphLook(NamedTuple):
    """The numbers of a paragraph in twips: indents, line pitch (0 = single), character spacing, size of an em."""

    style: Style
    left: float
    right: float
    first: float
    line: int
    spacing: int
    size: float
    align: Align


class FaceStretch(NamedTuple):
    """Text of one run in one face: from `start` to `end` in the paragraph's text, `offset` where it starts in the run's."""

    start: int
    end: int
    offset: int
    number: int
    run: Run
    face: Face
    bold: bool
    color: str


def look_of(paragraph: Paragraph, profile: LayoutProfile) -> ParagraphLook:
    """The look of a paragraph: the numbers of its style, over them what layout settled."""
    style = profile.style(paragraph.style)
    character = style.advance
    left, right, first = style.left * character, style.right * character, (style.first - style.hanging) * character
    if paragraph.indents is not None:
        left, right, first = paragraph.indents.left, paragraph.indents.right, paragraph.indents.first
    line = style.line if paragraph.line is None else paragraph.line
    spacing = style.spacing if paragraph.spacing is None else paragraph.spacing
    return ParagraphLook(style, left, right, first, line, spacing, (paragraph.size or style.size) * 10, ALIGNS.get(paragraph.side, style.align))


def stretches(paragraph: Paragraph, look: ParagraphLook, profile: LayoutProfile, book: FontBook) -> Iterator[tuple[FaceStretch, Ruler]]:
    """The stretches of a paragraph in the order of the text, each with the ruler that measures it."""
    start, known = 0, dict[str, tuple[bool, str, bool, tuple[Ruler, Ruler]]]()
    for number, run in enumerate(paragraph.runs):
        bold, color, has_latin, rulers = known.get(run.style) or known.setdefault(run.style, _set_in(run.style, look, profile, book))
        shown = run.shown
        for text, first, is_latin in _scripts(shown, has_latin):
            ruler = rulers[is_latin]
            for face, offset, end in _faces(text, ruler):
                yield FaceStretch(start + first + offset, start + first + end, first + offset, number, run, face, bold, color), ruler
        start += len(shown)


def _set_in(style: str, look: ParagraphLook, profile: LayoutProfile, book: FontBook) -> tuple[bool, str, bool, tuple[Ruler, Ruler]]:
    """What runs of a style are set in: whether bold, in which colour, whether Latin text has a companion, and the rulers of both."""
    role, bold, color = role_of(style, look, profile)
    plain, latin = (book.ruler(book.face(role, bold=bold, latin=is_latin), look.size, look.spacing) for is_latin in (False, book.has_latin(role)))
    return bold, color, book.has_latin(role), (plain, latin)


def role_of(name: str, look: ParagraphLook, profile: LayoutProfile) -> tuple[str, bool, str]:
    """The font of the profile, the weight and the colour of a run that names a character style, in a paragraph."""
    style = character_style(name, profile)
    if style is None:
        return look.style.font, look.style.bold, look.style.color
    return style.font or look.style.font, look.style.bold or style.bold, style.color if style.color != "000000" else look.style.color


def _scripts(text: str, has_latin: bool) -> Iterator[tuple[str, int, bool]]:
    """The text in parts with their offsets, those for a Latin companion marked; in one part where there is no companion."""
    if not has_latin:
        yield text, 0, False
        return
    for match in _LATIN_OR_NOT.finditer(text):
        yield match.group(), match.start(), match.lastgroup == "latin"


def character_style(name: str, profile: LayoutProfile) -> Style | None:
    """The character style that a run's `style` names, with or without 字符 at its end; None for the paragraph's own look."""
    for candidate in (name, f"{name}字符"):
        style = profile.styles.get(candidate)
        if style is not None and style.character:
            return style
    return None


def _faces(text: str, ruler: Ruler) -> Iterator[tuple[Face, int, int]]:
    """The text cut where another face has to lend its characters; nothing for an empty text."""
    if not text:
        return
    for character in set(text) - ruler.keys():
        ruler[character]  # pyright: ignore[reportUnusedExpression]  (measuring it tells whether it is a stray)
    if ruler.strays.keys().isdisjoint(text):
        yield ruler.face, 0, len(text)
        return
    start = 0
    for at in range(1, len(text) + 1):
        face = ruler.strays.get(text[start], ruler.face)
        if at == len(text) or ruler.strays.get(text[at], ruler.face) != face:
            yield face, start, at
            start = at
