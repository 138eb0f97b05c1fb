"""校核 in the window: the count in the head, the list over the panes, the lines on the pages and in the text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.model.problem import NigaoError
from editor.model.returned.placed import TextPlace
from editor.model.words import tr
from editor.qt.changes.place_finder import PlaceFinder
from editor.qt.files.file_acts import FileActs
from editor.qt.frame.head import Head
from editor.qt.frame.window_acts import WindowActs
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.changes.side_list import SideList
    from editor.qt.prose.prose_pane import ProsePane

_TOPIC = "checks"


class Remarking(QObject):
    """Shows at most one list; `workspace` gives the panes of the draft at hand, `places` shows where something stands."""

    def __init__(
        self, head: Head, acts: WindowActs, files: FileActs, workspace: Callable[[], Workspace | None], places: PlaceFinder, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._head, self._messages, self._workspace, self._places = head, files.messages, workspace, places
        self.panel: SideList | None = None
        files.saving.show_remarks = self.show
        acts.do(acts.check, self.show)

    def let_go(self) -> None:
        """Other panes, or none, are shown by now: the list went with those before."""
        self.panel = None
        self._messages.clear(_TOPIC)

    def serve(self, workspace: Workspace) -> None:
        """Follow the checks of panes that have come to hand; the lines on the pages come with those."""
        checks = workspace.checks
        self._head.show_remarks(0)
        checks.changed.connect(lambda: self._on_changed(workspace))
        checks.refused.connect(self._on_refused)
        workspace.fields.text.made.connect(lambda prose: self._mark_text(prose, workspace))

    @staticmethod
    def _mark_text(prose: "ProsePane", workspace: Workspace) -> None:
        from editor.qt.prose.prose_remarks import TextRemarks  # noqa: PLC0415 - comes with the text

        TextRemarks(prose, workspace.session, workspace.checks)

    def tie(self, workspace: Workspace) -> None:
        """Underline on the pages of a workspace, which have just been made, and look at its draft from now on."""
        from editor.qt.changes.page_remarks import PageRemarks  # noqa: PLC0415 - comes with the pages

        marks = PageRemarks(workspace.pages.view, workspace.checks)
        workspace.preview.laid_out.connect(marks.update)
        workspace.checks.start()

    def _on_refused(self, error: NigaoError) -> None:
        self._messages.tell(notices.failed(error))

    def _on_changed(self, workspace: Workspace) -> None:
        if workspace is not self._workspace():
            return
        self._head.show_remarks(len(workspace.checks.findings))
        if self.panel is not None:
            self.panel.model.follow()

    def renew(self, setting: str) -> None:
        """Look at the draft with other rules or lists, where a setting says so."""
        if setting in ("hints", "shared_folders") and (workspace := self._workspace()) is not None:
            workspace.checks.renew()

    def show(self) -> None:
        """Show the list, or bring it to the front."""
        workspace = self._workspace()
        if workspace is None:
            return
        workspace.fields.commit()
        workspace.checks.refresh()
        if self.panel is not None:
            self.panel.raise_()
            self.panel.take_focus()
            return
        # A start shows no list.
        from editor.qt.changes.remarked import Remarked  # noqa: PLC0415
        from editor.qt.changes.side_list import SideList  # noqa: PLC0415

        panel = self.panel = SideList(Remarked(workspace.session, workspace.checks), workspace, workspace.pages_place)
        panel.place_wanted.connect(self._show_place)
        panel.closed.connect(self._on_closed)
        panel.show()
        panel.raise_()
        panel.take(0)
        panel.take_focus()

    def go_on(self, step: int) -> None:
        """Go on to what is to be looked at next: in the list where it is shown, else a field with a problem, else the list."""
        workspace = self._workspace()
        if workspace is None:
            return
        if self.panel is not None:
            self.panel.step(step)
        elif not workspace.navigator.go_to_problem(step) and workspace.checks.findings:
            self.show()

    def _on_closed(self) -> None:
        self.panel = None
        self._places.put_out()
        if (workspace := self._workspace()) is not None:
            workspace.fields.focus_field()

    def _show_place(self, place: TextPlace, front: bool) -> None:
        if front and self.panel is not None:
            self._places.show_in_front(place, self.panel)
        elif not self._places.show(place):
            self._messages.tell(Notice(NoticeKind.INFO, tr("这段文字刚改过，正在重新校核。"), topic=_TOPIC))
        if self.panel is not None:
            self.panel.raise_()
