"""The faces that layout chose, as Qt fonts of the very same design, at any size in pixels."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from editor.layout import Face
from editor.looking import is_there


class PageFonts:
    """Qt's fonts for the faces of layout; each is looked up once."""

    def __init__(self) -> None:
        self._fonts: dict[Face, QFont] = {}
        self._raw: dict[tuple[Face, float], QRawFont] = {}

    def raw(self, face: Face, pixels: float) -> QRawFont:
        """The face at `pixels` an em, whose glyphs can be placed one by one."""
        key = (face, pixels)
        if key not in self._raw:
            raw = QRawFont.fromFont(self.font(face))
            raw.setPixelSize(pixels)
            self._raw[key] = raw
        return self._raw[key]

    def font(self, face: Face) -> QFont:
        """The face as a font for Qt's own text (its size is for the caller to set)."""
        if face not in self._fonts:
            self._fonts[face] = _font_of(face)
        return self._fonts[face]


def _font_of(face: Face) -> QFont:
    font = QFont(face.family) if face.family else QFont()
    font.setPixelSize(64)
    font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Normal)
    if face.path and not QFontInfo(font).exactMatch() and is_there(Path(face.path)):
        QFontDatabase.addApplicationFont(face.path)
    # Glyphs stand where layout puts them: hinting would move them to whole pixels, and merging would draw what layout gave another face.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias | QFont.StyleStrategy.NoFontMerging)
    return font
