"""What lines are set with and where."""

from typing import NamedTuple

from editor.layout.fonts.fonts import FontBook
from editor.layout.lines.shapes import LineShapes
from editor.layout.lines.viewer import Viewer
from editor.model.document.profile import Align, LayoutProfile
from editor.model.effort import Effort


class LineSetting(NamedTuple):
    """What lines are set with, the same for a whole document, and what that may take: asked for each paragraph and each page. `shapes` are the lines
    that were set before with the same. With `is_bare` the lines have no pieces: nothing but their heights may be asked.
    """

    profile: LayoutProfile
    fonts: FontBook
    viewer: Viewer
    effort: Effort = Effort()
    shapes: LineShapes | None = None
    is_bare: bool = False


class LineFrame(NamedTuple):
    """Where the lines of a paragraph stand: left edge and width in twips, the alignment when it is not the style's, whether it is a cell."""

    left: float
    width: float
    align: Align | None = None
    is_cell: bool = False
