"""A report that was edited in Word comes into the window: a bar says so, a list shows what."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.model.merging import Change
from editor.model.session import Session
from editor.model.words import tr
from editor.qt.bars import Act, Notice
from editor.qt.desk_acts import DeskActs
from editor.qt.merge_panel import MergePanel
from editor.qt.message import Messages
from editor.qt.workspace import Workspace


class Merging(QObject):
    """Shows at most one list; `workspace` gives the panes of the draft at hand."""

    def __init__(self, files: DeskActs, messages: Messages, workspace: Callable[[], Workspace | None], parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._messages, self._workspace = files, messages, workspace
        self.panel: MergePanel | None = None
        files.opened.connect(self._on_opened)

    def _on_opened(self, session: Session) -> None:
        self.panel = None
        self._messages.clear("merge")
        if session.changes:
            self._messages.tell(Notice("info", _words(session.changes), [Act(tr("看改动"), self.show)], "merge"))

    def show(self) -> None:
        """Show the list of changes of the session at hand."""
        session, workspace = self._files.session, self._workspace()
        if session is None or workspace is None or self.panel is not None:
            return
        panel = self.panel = MergePanel(session, session.changes, workspace, workspace.pages_place)
        panel.place_wanted.connect(self._show_place)
        panel.closed.connect(self._on_closed)
        panel.show()
        panel.raise_()
        panel.setFocus()

    def _on_closed(self) -> None:
        self.panel = None
        workspace = self._workspace()
        if workspace is not None:
            workspace.fields.focus_field()

    def _show_place(self, change: Change) -> None:
        workspace = self._workspace()
        section = change.place[0]
        if workspace is None or section not in workspace.session.draft.template.by_id:
            return
        if change.key and workspace.session.draft.template.places_of.get(change.key):
            workspace.navigator.go_to_field(change.key)
        else:
            workspace.navigator.go_to_section(section)
        if self.panel is not None:
            self.panel.raise_()


def _words(changes: tuple[Change, ...]) -> str:
    loose = sum(change.kind == "loose" for change in changes)
    conflicts = sum(change.kind == "conflict" for change in changes)
    words = tr("这份文稿在 Word 里改过 {count} 处，已按 Word 的打开。", count=len(changes))
    words += tr("其中 {count} 处前后不一。", count=conflicts) if conflicts else ""
    return words + (tr("{count} 处只在 Word 里，请看一看。", count=loose) if loose else "")
