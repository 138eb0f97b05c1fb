"""The fonts that stand in for those of the standard, found on this machine, and how wide text is in them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.layout.fonts.advances import Advances, advances_of
from editor.layout.fonts.fontfiles import FontFile, known_fonts
from editor.model.document.profile import Font, LayoutProfile

_WITHOUT_WIDTH = frozenset(("Mn", "Me", "Cf", "Cc"))  # combining marks, joiners, control characters
_FONTS_OF_SIGNS = (
    *("Segoe UI Symbol", "MS Gothic", "Apple Symbols"),
    *("Noto Sans Symbols 2", "Noto Sans Symbols2", "Symbola", "DejaVu Sans", "OpenSymbol"),
)
_HEAVY = 180  # fontconfig's semibold: from here a face counts as bold


@dataclass(frozen=True, slots=True)
class Face:
    """The face that a font is drawn with: its file, its number in the file, its family, whether it is a bold face.

    `standing_in_for` is the font's own name when another one is drawn instead, else None. `path` is "" when the machine has no font at all.
    """

    path: str
    index: int
    family: str
    bold: bool
    standing_in_for: str | None


class Ruler(dict[str, float]):
    """The advances in twips of the characters in one face, size and spacing; `strays` are those that another face has to lend."""

    def __init__(self, book: "FontBook", face: Face, size: float, spacing: float) -> None:
        super().__init__()
        self._book, self.face, self._size, self._spacing = book, face, size, spacing
        self.strays: dict[str, Face] = {}

    def __missing__(self, character: str) -> float:
        face, em = self._book.lender(self.face, character)
        if face is not self.face:
            self.strays[character] = face
        self[character] = advance = em * self._size + self._spacing if em else 0.0
        return advance


class FontBook:
    """The faces for the fonts of a profile. Finding and reading waits until a face is asked for.

    `folder` keeps what was read for the next start (a cache: it may be emptied at any time). `files` are the machine's fonts, when known.
    """

    def __init__(self, fonts: Mapping[str, Font], folder: Path | None = None, files: Sequence[FontFile] | None = None) -> None:
        self._fonts = fonts
        self._folder = folder
        self._files = files
        self._families: dict[str, list[FontFile]] | None = None
        self._faces: dict[tuple[str, bool, bool], Face] = {}
        self._advances: dict[tuple[str, int], Advances | None] = {}
        self._rulers: dict[tuple[Face, float, float], Ruler] = {}
        self._lenders: Sequence[Face] | None = None

    @classmethod
    def of(cls, profile: LayoutProfile, folder: Path | None = None) -> "FontBook":
        """The book of a profile's fonts."""
        return cls(profile.fonts, folder)

    def has_latin(self, role: str) -> bool:
        """Whether a font of the profile has a companion for Latin letters and digits."""
        return bool(self._fonts[role].latin)

    def face(self, role: str, *, bold: bool = False, latin: bool = False) -> Face:
        """The face that a font of the profile is drawn with; `latin` asks for that of its Latin companion."""
        key = (role, bold, latin)
        if key not in self._faces:
            self._faces[key] = self._find(self._fonts[role], bold=bold, latin=latin)
        return self._faces[key]

    def replaced(self) -> dict[str, str]:
        """The family that is drawn for each name of a font of the profile that this machine has no font of."""
        found: dict[str, str] = {}
        for role, font in self._fonts.items():
            for name, face in ((font.name, self.face(role)), *([(font.latin, self.face(role, latin=True))] if font.latin else [])):
                if face.path and face.family != name:
                    found[name] = face.family
        return found

    def ruler(self, face: Face, size: float, spacing: float) -> Ruler:
        """The advances in a face, for text of `size` twips an em and `spacing` twips after each character."""
        key = (face, size, spacing)
        if key not in self._rulers:
            self._rulers[key] = Ruler(self, face, size, spacing)
        return self._rulers[key]

    def lender(self, face: Face, character: str) -> tuple[Face, float]:
        """The face that has the character (this one where possible, else the first of the book, else one of signs) and its advance in em."""
        if unicodedata.category(character) in _WITHOUT_WIDTH:
            return face, 0.0
        for candidate in (face, *self._others(face)):
            advances = self._read(candidate)
            advance = advances.of(character) if advances else None
            if advance is not None:
                return candidate, advance
        return face, _guess(character)

    def height(self, face: Face) -> tuple[float, float]:
        """What the face asks for above and below the baseline, in em."""
        advances = self._read(face)
        return (advances.ascent / advances.em, advances.descent / advances.em) if advances else (0.88, 0.12)

    def _others(self, face: Face) -> list[Face]:
        faces = [self.face(role, bold=face.bold) for role in self._fonts]
        return [other for other in (*faces, *self._signs()) if other is not face]

    def _signs(self) -> Sequence[Face]:
        """The faces of this machine that have the signs which fonts of the standard lack, as ☑; Word takes them from such fonts as well."""
        if self._lenders is None:
            families = self._known()
            self._lenders = [_face(families[name], name, bold=False, font="") for name in _FONTS_OF_SIGNS if name in families]
        return self._lenders

    def _read(self, face: Face) -> Advances | None:
        key = (face.path, face.index)
        if key not in self._advances:
            self._advances[key] = advances_of(*key, self._folder) if face.path else None
        return self._advances[key]

    def _find(self, font: Font, *, bold: bool, latin: bool) -> Face:
        families = self._known()
        own = (font.latin,) if latin and font.latin else (font.name, *font.alternatives)
        for name in (*own, *font.stand_ins):
            if name in families:
                return _face(families[name], name, bold=bold or (font.bold_stand_in and name not in own), font="" if name in own[:1] else own[0])
        return Face("", 0, "", bold=False, standing_in_for=own[0])

    def _known(self) -> dict[str, list[FontFile]]:
        if self._families is None:
            families: dict[str, list[FontFile]] = {}
            for file in known_fonts(self._folder) if self._files is None else self._files:
                for family in file.families:
                    families.setdefault(family, []).append(file)
            # Set once it is whole: another thread may be asking.
            self._families = families
        return self._families


def _face(files: list[FontFile], family: str, *, bold: bool, font: str) -> Face:
    """The file nearest to the weight that is wanted; an exact tie goes to the first."""
    wanted = 200 if bold else 80
    best = min(files, key=lambda file: abs(file.weight - wanted))
    return Face(best.path, best.index, family, best.weight >= _HEAVY, font or None)


def _guess(character: str) -> float:
    """The advance in em of a character that no font of the machine has: half for Latin, else one."""
    return 0.5 if ord(character) < 0x250 else 1.0
