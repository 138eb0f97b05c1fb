"""Paragraphs of one shape: texts that differ in ideographs alone, or in digits alone, all as wide as each other, end their lines alike.

Nothing is guessed: a character stands for another only where both were measured in the same face and no rule of line ends tells them apart.
"""

from collections.abc import Hashable, Mapping, Sequence

from editor.layout.fonts.fonts import FontBook, Ruler
from editor.layout.lines.boxes import Line, Piece
from editor.layout.lines.looks import ParagraphLook, role_of
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

_IDEOGRAPH, _DIGIT = "\u4e00", "0"
_KEPT = 1000


class _Alike(dict[int, str]):
    """By its code, the character that each one is set like."""

    def __init__(self, ruler: Ruler, latin: Ruler) -> None:
        super().__init__()
        self._ruler, self._latin = ruler, latin

    def __missing__(self, code: int) -> str:
        character = chr(code)
        other, ruler = character, self._ruler
        if "\u4e00" <= character <= "\u9fff":
            other = _IDEOGRAPH
        elif "0" <= character <= "9":
            other, ruler = _DIGIT, self._latin
        is_alike = ruler[character] == ruler[other] and ruler.strays.keys().isdisjoint((character, other))
        self[code] = found = other if is_alike else character
        return found


class LineShapes:
    """The lines that were set in one document after the other, by the shape of their paragraph. For one profile, one book and one viewer that sees
    no more of a text than its characters and their looks.
    """

    def __init__(self) -> None:
        self._alike: dict[Hashable, _Alike] = {}
        self._lines: dict[Hashable, tuple[Line, ...]] = {}

    def shape(self, paragraph: Paragraph, look: ParagraphLook, profile: LayoutProfile, book: FontBook) -> Hashable:
        """All that the line ends of a paragraph and the places of its characters depend on, within one frame."""
        texts = tuple([run.shown.translate(self.table(run.style, look, profile, book)) for run in paragraph.runs])
        return look, paragraph.breaks, paragraph.tabs, tuple([run.style for run in paragraph.runs]), texts

    def table(self, style: str, look: ParagraphLook, profile: LayoutProfile, book: FontBook) -> Mapping[int, str]:
        """By its code, the character that each one of a run of a style is set like."""
        key = style, look.style.font, look.style.bold, look.size, look.spacing
        found = self._alike.get(key)
        if found is None:
            role, bold, _ = role_of(style, look, profile)
            rulers = [book.ruler(book.face(role, bold=bold, latin=latin), look.size, look.spacing) for latin in (False, book.has_latin(role))]
            self._alike[key] = found = _Alike(*rulers)
        return found

    def lines(self, shape: Hashable, paragraph: Paragraph) -> tuple[Line, ...] | None:
        """The lines of a paragraph of a shape; None where none of it was set yet."""
        known = self._lines.get(shape)
        if known is None:
            return None
        texts = [run.shown for run in paragraph.runs]
        return tuple([line._replace(pieces=tuple([_refilled(piece, paragraph, texts) for piece in line.pieces])) for line in known])

    def keep(self, shape: Hashable, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Keep the lines of a shape; gives them back."""
        if len(self._lines) >= _KEPT:
            self._lines.clear()
        self._lines[shape] = lines
        return lines


def _refilled(piece: Piece, paragraph: Paragraph, texts: Sequence[str]) -> Piece:
    """A piece in its place with the text, and the field, of another paragraph of the shape."""
    text, xs, face, size, bold, color, number, offset, *_ = piece
    run = paragraph.runs[number]
    shown = texts[number][offset : offset + len(text)]
    return Piece(shown, xs, face, size, bold, color, number, offset, run.field, run.place, run.filled, run.derived)
