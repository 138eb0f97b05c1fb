"""The layout engine: what print needs is settled, lines are broken and pages filled, over a layout profile and the widths of the font files."""

from editor.layout.boxes import Laid, Line, LineBox, PageBox, Piece, Rule, pages_json
from editor.layout.engine import LayoutCache, lay_out, settle
from editor.layout.first_page import first_page_lacks_body
from editor.layout.fonts import Face, FontBook
from editor.layout.viewer import LIBREOFFICE, WORD, Viewer

__all__ = [
    "LIBREOFFICE",
    "WORD",
    "Face",
    "FontBook",
    "Laid",
    "LayoutCache",
    "Line",
    "LineBox",
    "PageBox",
    "Piece",
    "Rule",
    "Viewer",
    "first_page_lacks_body",
    "lay_out",
    "pages_json",
    "settle",
]
