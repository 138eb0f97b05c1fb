"""A report that was edited in Word comes into the window: a bar says so, a list shows what, the pages show where."""

from collections.abc import Callable, Iterator
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.model.returned.change import Change, ChangeKind, Choice, OtherVersion, choice_of
from editor.model.returned.placed import PlacedForeign, comments_of, tracked_count
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.changes.place_finder import PlaceFinder
from editor.qt.files.file_acts import FileActs
from editor.qt.frame.window_acts import WindowActs
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.workspace.locking import Locking
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.changes.side_list import SideList


class Merging(QObject):
    """Shows at most one list, and locks what may only be looked at; `workspace` gives the panes of the draft at hand."""

    def __init__(self, files: FileActs, messages: Messages, acts: WindowActs, workspace: Callable[[], Workspace | None], parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._messages, self._workspace = files, messages, workspace
        self.panel: SideList | None = None
        self._listed: tuple[Change, ...] = ()
        self.places = PlaceFinder(workspace, messages, self.show_comments, self)
        self.locking = Locking(files, messages, acts, workspace, self)
        files.place_wanted.connect(self.places.show_in_front)
        files.changes_wanted.connect(self.show)
        self._act = acts.returned
        self._act.setVisible(False)
        acts.do(self._act, self.show)
        files.opened.connect(self.follow)
        files.joined.connect(self.follow)
        files.saved.connect(self._on_saved)

    def follow(self, session: Session) -> None:
        """Tell what came back with a session that comes to hand."""
        self.panel = None
        self._messages.clear("merge")
        self.places.serve(session)
        self._tell(session)
        self.locking.follow(session)

    def _tell(self, session: Session) -> None:
        words = _words(session)
        self._act.setVisible(bool(words))
        if words:
            self._messages.tell(Notice(NoticeKind.INFO, words, [Act(tr("看改动") if session.changes else tr("看批注"), self.show)], "merge"))

    def _on_saved(self) -> None:
        """The file holds the changes by now, and the comments where they stand in it."""
        session = self._files.session
        if session is not None:
            if self.panel is not None and self._listed != session.changes:
                # What the save took in makes another list.
                self.panel.close_panel()
            self._messages.clear("merge")
            self._act.setVisible(bool(_words(session)))
            self.places.serve(session)

    def show(self) -> None:
        """Show the list of changes and comments of the session at hand."""
        session, workspace = self._files.session, self._workspace()
        if session is None or workspace is None or self.panel is not None:
            return
        # A start shows no list.
        from editor.qt.changes.returned import Returned  # noqa: PLC0415
        from editor.qt.changes.side_list import SideList  # noqa: PLC0415

        self._listed = session.changes
        panel = self.panel = SideList(Returned(session), workspace, workspace.pages_place)
        panel.place_wanted.connect(self._show_place)
        panel.closed.connect(self._on_closed)
        panel.show()
        panel.raise_()
        panel.take(0)

    def show_comments(self) -> None:
        """Show the list from its first comment on."""
        self.show()
        if self.panel is not None:
            self.panel.take(len(self.panel.model.source.session.changes))

    def _on_closed(self) -> None:
        self.panel = None
        self.places.put_out()
        workspace = self._workspace()
        if workspace is not None:
            workspace.fields.focus_field()
            # Who opened the list took the bar away with it; the cross of the bar says that there is no need for it any more.
            self._tell(workspace.session)

    def _show_place(self, wanted: Change | PlacedForeign, front: bool) -> None:
        if front and self.panel is not None:
            # Where the list lies over the pages it makes way, and the bar leads back to it.
            self.places.show_in_front(wanted, self.panel)
        else:
            self.places.show(wanted)
        if self.panel is not None:
            self.panel.raise_()


def _words(session: Session) -> str:
    """What came back from Word, in one or two sentences; "" where nothing did."""
    changes, comments = session.changes, len(comments_of(session.foreign))
    said = list(_change_words(session)) if changes else []
    if count := tracked_count(session.foreign):
        said.append(tr("含 {count} 处修订，按已接受看待。", count=count))
    if comments:
        said.append(tr("有 {count} 条批注。", count=comments) if said else tr("这份文稿里有 {count} 条批注。", count=comments))
    return reduce(lambda words, more: tr("{said}{more}", said=words, more=more), said) if said else ""


def _change_words(session: Session) -> Iterator[str]:
    changes = session.changes
    loose = sum(change.kind == ChangeKind.LOOSE for change in changes)
    conflicts = sum(change.kind == ChangeKind.CONFLICT for change in changes)
    if session.source == OtherVersion.WORD:
        yield tr("这份文稿在 Word 里改过 {count} 处，已按 Word 的打开。", count=len(changes))
    else:
        yield from _joined_words(session)
    if conflicts:
        yield tr("其中 {count} 处前后不一。", count=conflicts)
    if any(change.kind == ChangeKind.LAYOUT and choice_of(session.draft, change) == Choice.HERE for change in changes):
        yield tr("版面没有照改，可以在改动里选。")
    if loose:
        yield tr("{count} 处只在 Word 里，请看一看。", count=loose)


def _joined_words(session: Session) -> Iterator[str]:
    """How much came in from the other version, and how much of it stands back behind the one here."""
    changes, is_file = session.changes, session.source == OtherVersion.FILE
    count = len(changes)
    yield tr("文件里后来改过 {count} 处，已并进来。", count=count) if is_file else tr("找回的有 {count} 处不同，已并进来。", count=count)
    here = sum(choice_of(session.draft, change) == Choice.HERE for change in changes)
    if here:
        yield tr("{count} 处两边都改了，用的是找回的。", count=here) if is_file else tr("{count} 处两边都改了，用的是这里的。", count=here)
