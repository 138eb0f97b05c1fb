"""What a save found that somebody had done to the file meanwhile: taken into the draft at hand as one step of undo, said in a bar, and kept
beside the file when that step is undone.
"""

from pathlib import Path
from typing import Protocol

from editor.desk import Meanwhile, SaveResult
from editor.model.draft.draft import Draft
from editor.model.returned.change import OtherVersion
from editor.model.returned.joining import joined
from editor.model.session.seen import Seen
from editor.model.session.session import Session
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.qt.files.undone import Undone
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.messages.outside import folder_act


class TakesIn(Protocol):
    """What taking in asks of the acts on files."""

    def show_changes(self) -> None:
        """Show the list of what came from elsewhere."""


class TakingIn:
    """Brings what a save has merged into the session that was saved, and keeps what undo takes out of it again."""

    def __init__(self, files: TakesIn, messages: Messages, undone: Undone) -> None:
        self._files, self._messages, self._undone = files, messages, undone

    def take(self, session: Session, draft: Draft, path: Path, result: SaveResult) -> Draft | None:
        """Go on with what a save of `draft` wrote; gives the draft that the file has now.

        None where what was typed since has no room beside what came in: then the file counts as changed elsewhere, and the next save tells.
        """
        written = result.meanwhile.draft or draft
        one = joined(draft, session.draft, written, result.meanwhile.changes)
        if not one.is_whole:
            return None
        session.files.note(path, Seen(result.digest, written))
        if result.meanwhile.draft is not None:
            session.changes, before = result.meanwhile.changes, session.draft
            session.seal()
            session.edit(one.draft, tr("合并别处的修改"))
            session.seal()
            self._undone.keep(session, before, path, result.meanwhile.theirs, OtherVersion.WORD)
        return written

    def tell(self, path: Path, meanwhile: Meanwhile) -> None:
        """Say what became of the file, after all else that is said of a save."""
        if not meanwhile:
            return
        acts = [Act(tr("看改动"), self._files.show_changes)] if meanwhile.draft is not None and meanwhile.changes else []
        acts += [folder_act(copy, self._messages.tell) for copy in meanwhile.copies[-1:]]
        self._messages.tell(Notice(NoticeKind.INFO, words_of(path, meanwhile), acts, "meanwhile"))

    def may_go(self, path: Path, meanwhile: Meanwhile) -> bool:
        """Whether the report may be let go after a save: what became of its file is told first, since a bar would go with it."""
        if not meanwhile:
            return True
        verbs = ((True, tr("知道了")), (False, tr("先看看")))
        consequence = tr("这里的内容都存好了。") if meanwhile.is_gone else tr("两边的内容都在，没有丢。")
        return self._messages.ask(words_of(path, meanwhile), consequence, verbs)


def words_of(path: Path, meanwhile: Meanwhile) -> str:
    """What became of the file that a save has written over; a second sentence names what was written before that, while the save was at work."""
    words, names = _last_words(path, meanwhile), in_row(f"“{copy.name}”" for copy in meanwhile.earlier)
    if not names:
        return words
    if not words:
        return tr("文件刚在别处改过，那时的原样留在{names}。", names=names)
    return tr("{words}刚才还改过一次，那时的原样留在{names}。", words=words, names=names)


def _last_words(path: Path, meanwhile: Meanwhile) -> str:
    if meanwhile.beside is not None:
        names = {"other": meanwhile.beside.name, "name": path.name}
        if meanwhile.is_other:
            return tr("原处是另一份文件，原样留在“{other}”，这里的存为“{name}”。", **names)
        if meanwhile.draft is None:
            return tr("文件在别处改过，合不到一起，原样留在“{other}”，这里的存为“{name}”。", **names)
        return tr("文件在别处改过，已合并能合的，原样留在“{other}”，这里的存为“{name}”。", **names)
    if meanwhile.draft is not None:
        count = len(meanwhile.changes)
        return tr("文件在别处改过，已合并 {count} 处。", count=count) if count else tr("文件在别处改过，已合并。")
    if not meanwhile.is_gone:
        return ""
    return tr("“{name}”原来那份不在了（改了名、挪走或删了），已重新存一份。", name=path.name)
