"""The search box of the start page, which stands in the window's head."""

from PySide6.QtWidgets import QWidget

from editor.model.words import tr
from editor.qt.search_box import SearchBox

_WIDEST, _LEAST = 420, 200


class StartSearch(SearchBox):
    """Searches reports and templates as you type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("搜模板和文稿：标题、正文、标签"), _WIDEST, parent)
        self.setAccessibleName(tr("搜模板和文稿"))
        self.setMinimumWidth(_LEAST)
