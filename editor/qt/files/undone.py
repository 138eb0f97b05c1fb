"""What undo takes out of a draft again, and no file would have any more after the next save, is kept in a Word file beside."""

from collections.abc import Callable
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.returned.change import OtherVersion
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.messages.outside import folder_act
from editor.storage.files.meanwhile import put_beside


class Undone:
    """Keeps the other version of a report when the step that joined it is undone. A copy that can't be written is owed: the next save of that
    report writes it first, or fails.
    """

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._owed: list[tuple[Session, bytes, OtherVersion]] = []

    def keep(self, session: Session, before: Draft, path: Path, theirs: bytes, source: OtherVersion) -> None:
        """Put `theirs` beside the file at `path` when undo leads from the draft at hand back to `before`.

        That is done before the journal hears of the undo: it keeps the draft without them, and nothing else would have them after a crash.
        """
        after = session.draft

        def follow(change: SessionChange) -> None:
            if change.before is after and change.after is before:
                end()
                self._put(session, session.path or path, theirs, source)

        end: Callable[[], None] = session.subscribe(follow, first=True)

    def _put(self, session: Session, path: Path, theirs: bytes, source: OtherVersion) -> None:
        try:
            copy = put_beside(path, theirs, _word(source))
        except NigaoError as error:
            self._owed.append((session, theirs, source))
            self._messages.tell(notices.failed(error))
            return
        self._messages.tell(Notice(NoticeKind.INFO, _words(copy, source), [folder_act(copy, self._messages.tell)], "meanwhile"))

    def pay(self, session: Session, path: Path) -> None:
        """Put what is owed of a report beside the file that it is about to be saved to; raises NigaoError. May be called in any thread."""
        for owed in [owed for owed in self._owed if owed[0] is session]:
            put_beside(path, owed[1], _word(owed[2]))
            self._owed = [other for other in self._owed if other is not owed]


def _word(source: OtherVersion) -> str:
    """What the copy is called beside the name of its file."""
    return tr("找回的") if source is OtherVersion.FOUND else tr("另一份")


def _words(copy: Path, source: OtherVersion) -> str:
    if source is OtherVersion.FOUND:
        return tr("撤销了合并。找回的那份留在“{name}”。", name=copy.name)
    return tr("撤销了合并。别处改过的那份原样留在“{name}”。", name=copy.name)
