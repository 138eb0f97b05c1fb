"""What differs from what was saved: one act shows the list, or says that nothing does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.model.draft.draft import Draft
from editor.model.returned.change import Change
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.changes.place_finder import PlaceFinder
from editor.qt.files.file_acts import FileActs
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import Messages
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.changes.side_list import SideList

_TOPIC = "compare"


class Comparing(QObject):
    """Shows at most one list; `workspace` gives the panes of the draft at hand, `places` shows where something stands."""

    def __init__(self, files: FileActs, messages: Messages, workspace: Callable[[], Workspace | None], places: PlaceFinder, parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._messages, self._workspace, self._places = files, messages, workspace, places
        self._busy = Busy(files.workers, messages, self)
        self.panel: SideList | None = None
        files.saved.connect(self._on_saved)

    def let_go(self) -> None:
        """Other panes, or none, are shown by now: the list went with those before."""
        self.panel = None
        self._messages.clear(_TOPIC)

    def _on_saved(self) -> None:
        if self.panel is not None:
            self.panel.close_panel()

    def show(self) -> None:
        """Compare with what the file holds; before the first save with the draft as it was opened."""
        session = self._files.session
        if session is None or self._busy_with(session):
            return
        self._files.committing.emit()
        if session.saved is None and session.path is not None:
            self._read(session)
        else:
            self._compare(session, session.saved or session.start)

    def _busy_with(self, session: Session) -> bool:
        """Whether the list is there already, or on its way; then it comes to the front."""
        if self.panel is not None and self.panel.model.source.session is session:
            self.panel.raise_()
            self.panel.take_focus()
        return self.panel is not None or WorkKind.COMPARE in self._busy

    def _read(self, session: Session) -> None:
        """Of work that was recovered, or whose file another program changed, only the file knows what was saved."""
        path, desk = session.path, self._files.desk
        assert path is not None

        def done(was: object) -> None:
            assert isinstance(was, Draft)
            if session is self._files.session:
                self._compare(session, was)

        self._busy.run(
            WorkKind.COMPARE,
            lambda work: desk.open(path, cancelled=work.cancelled).draft,
            tr("正在打开“{name}”", name=path.name),
            done,
            lambda error: self._messages.tell(notices.failed(error)),
        )

    def _compare(self, session: Session, was: Draft) -> None:
        workspace = self._workspace()
        if workspace is None:
            return
        from editor.model.differences.differing_text import differences  # noqa: PLC0415 - filling needs none of it

        if not differences(was, session.draft):
            words = tr("与上次保存的一样。") if session.path is not None else tr("还没有改过什么。")
            self._messages.tell(Notice(NoticeKind.INFO, words, topic=_TOPIC))
            return
        self._messages.clear(_TOPIC)
        # A start shows no list.
        from editor.qt.changes.compared import Compared  # noqa: PLC0415
        from editor.qt.changes.side_list import SideList  # noqa: PLC0415

        layouts = self._files.desk.profiles.names(was.template.layout, session.draft.template.layout)
        panel = self.panel = SideList(Compared(session, was, layouts), workspace, workspace.pages_place)
        panel.place_wanted.connect(self._show_place)
        panel.closed.connect(self._on_closed)
        panel.show()
        panel.raise_()
        panel.take_focus()

    def _on_closed(self) -> None:
        self.panel = None
        self._places.put_out()
        if (workspace := self._workspace()) is not None:
            workspace.fields.focus_field()

    def _show_place(self, change: Change, front: bool) -> None:
        if front and self.panel is not None:
            self._places.show_in_front(change, self.panel)
        else:
            self._places.show(change)
        if self.panel is not None:
            self.panel.raise_()
