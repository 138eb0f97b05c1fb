"""The layout engine: what print needs is settled, lines are broken and pages filled, over a layout profile and the widths of the font files."""

from editor.layout.engine import LayoutCache, settle
from editor.layout.fonts.fonts import Face, FontBook
from editor.layout.lines.boxes import A4, Laid, Line, LineBox, PageBox, PagePicture, Piece, Rule, pages_json
from editor.layout.lines.viewer import LIBREOFFICE, WORD, Viewer
from editor.layout.pages.flows import Flow
from editor.layout.resting import AtRest
from editor.layout.settling.columns import crowded_tables, parted_figures
from editor.layout.settling.first_page import first_page_lacks_body

__all__ = [
    "A4",
    "LIBREOFFICE",
    "WORD",
    "AtRest",
    "Face",
    "Flow",
    "FontBook",
    "Laid",
    "LayoutCache",
    "Line",
    "LineBox",
    "PageBox",
    "PagePicture",
    "Piece",
    "Rule",
    "Viewer",
    "crowded_tables",
    "first_page_lacks_body",
    "pages_json",
    "parted_figures",
    "settle",
]
