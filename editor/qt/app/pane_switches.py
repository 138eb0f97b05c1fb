"""Which panes are shown: switched in the menu, remembered from run to run; one always stays."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.qt.frame.frame import Frame
from editor.qt.workspace.workspace import Workspace

_NAME = "hidden panes"


class PaneSwitches(QObject):
    """Ties the acts that show and hide panes to the panes of the draft at hand."""

    def __init__(self, frame: Frame, workspace: Callable[[], Workspace | None]) -> None:
        super().__init__(frame)
        self._frame, self._workspace = frame, workspace
        self._hidden = frame.state.numbers(_NAME, 3) or [0, 0, 0]
        for at, act in enumerate(frame.acts.panes):
            act.setChecked(not self._hidden[at])
            frame.acts.do(act, lambda at=at: self._switch(at))

    def _switch(self, at: int) -> None:
        hidden = [int(not act.isChecked()) for act in self._frame.acts.panes]
        if all(hidden):
            self._frame.acts.panes[at].setChecked(True)
            return
        self._hidden = hidden
        self._frame.state.remember(_NAME, hidden)
        self.put_on()

    def put_on(self) -> None:
        """Show and hide the panes of the draft at hand."""
        if (workspace := self._workspace()) is not None:
            workspace.hide_panes(tuple(bool(hidden) for hidden in self._hidden))

    def show_fields(self) -> None:
        """Show the fields pane again: something in it is asked for."""
        if self._hidden[1]:
            self._frame.acts.panes[1].trigger()
