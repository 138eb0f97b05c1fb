"""How wide the panes are: remembered from run to run, apart for narrow windows and wide ones."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.qt.frame.frame import Frame
from editor.qt.look.density import Density
from editor.qt.workspace.workspace import Workspace

_LEAST_PAGES = 300


class PaneSizes(QObject):
    """Fits the panes of the report at hand to the window; `workspace` gives them."""

    def __init__(self, frame: Frame, workspace: Callable[[], Workspace | None]) -> None:
        super().__init__(frame)
        self._frame, self._workspace = frame, workspace
        frame.fitted.connect(self._on_fitted)

    @property
    def _name(self) -> str:
        return "narrow panes" if self._frame.density.narrow else "panes"

    def _on_fitted(self, density: Density) -> None:
        workspace = self._workspace()
        if workspace is not None and workspace.set_density(density):
            self.put_on()

    def put_on(self) -> None:
        """Give the panes the widths that the person chose, else those of the window's density."""
        if (workspace := self._workspace()) is not None:
            density, wide = self._frame.density, self._frame.width()
            outline, fields = self._frame.state.numbers(self._name, 2) or (density.outline_width, density.fields_width)
            workspace.set_widths([outline, fields, max(_LEAST_PAGES, wide - outline - fields)])

    def remember(self) -> None:
        """Note the widths that the person gave the panes."""
        workspace = self._workspace()
        if workspace is not None and workspace.outline.isVisible() and workspace.fields.isVisible():
            self._frame.state.remember(self._name, workspace.splitter.sizes()[:2])
