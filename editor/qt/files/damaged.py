"""Journals of which nothing is sure: each is told in a bar, with what can be had from it. None of them is thrown away."""

from functools import partial

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import TEXT_FILES, Messages
from editor.qt.system.outside import open_outside
from editor.storage.files.reasons import reason_of
from editor.storage.files.writing import write_safely
from editor.storage.journal.file import loose_draft
from editor.storage.journal.left import DamagedJournal, DamageKind


class Damaged:
    """Tells of damaged journals in one window, when the program starts."""

    def __init__(self, files: FileActs, messages: Messages) -> None:
        self._files, self._messages = files, messages

    def offer(self) -> None:
        """Tell of all of them."""
        desk: Desk = self._files.desk
        for found in desk.damaged_journals():
            self._tell(found)

    def _tell(self, found: DamagedJournal) -> None:
        folder = Act(tr("打开文件夹"), partial(open_outside, found.file.parent))
        if found.kind is DamageKind.BROKEN:
            acts, words = [*self._ways(found), folder, Act(tr("收起来"), partial(self._put_away, found))], _words(found)
        else:
            acts, words = [folder], _words(found)
        self._messages.tell(Notice(NoticeKind.PROBLEM, words, acts, f"damaged {found.file.name}"))

    def _ways(self, found: DamagedJournal) -> list[Act]:
        """What can be had: the draft as it seems to be, else the words."""
        draft = loose_draft(found)
        if draft is not None:
            return [Act(tr("打开能读的"), partial(self._open, found, draft))]
        return [Act(tr("存下文字"), partial(self._save_text, found))] if found.text else []

    def _open(self, found: DamagedJournal, draft: Draft) -> None:
        """Go on with what seems to be the draft, as a new one: it belongs to no file, so that no save puts it in the place of something better."""
        files = self._files.room(None)
        session = Session(draft, None, tr("{name}（读出的）", name=_name(found)))
        session.saved = None

        def take() -> None:
            files.take(session, after=found)
            self._messages.tell(Notice(NoticeKind.INFO, tr("这是从损坏的暂存里读出的，请从头核对一遍。"), topic="open"))

        files.let_go_then(take)

    def _save_text(self, found: DamagedJournal) -> None:
        path = self._messages.ask_save_path(self._files.folder() / f"{_name(found)}.txt", TEXT_FILES)
        try:
            if path is not None:
                write_safely(path, found.text.encode())
                self._messages.tell(notices.exported(path, [Act(tr("打开看看"), partial(open_outside, path))]))
        except NigaoError as error:
            self._messages.tell(notices.failed(error))
        self._tell(found)

    def _put_away(self, found: DamagedJournal) -> None:
        try:
            found.put_away()
        except OSError as error:
            self._messages.tell(notices.failed(NigaoError(tr("没能收起“{name}”（{why}）。", name=found.file.name, why=reason_of(error)))))


def _name(found: DamagedJournal) -> str:
    """What the draft was called, where that can be read."""
    named = (str(record["name"]) for record in found.records if record.get("name"))
    return next(named, found.file.stem).replace("/", "／")[:60]


def _words(found: DamagedJournal) -> str:
    name = _name(found)
    match found.kind:
        case DamageKind.NEWER:
            return tr("暂存的“{name}”由更新的版本写成，没有动它。更新拟稿后再打开。", name=name)
        case DamageKind.CLOSED:
            return tr("暂存的“{name}”读不了，没有动它。请看看它的权限。", name=name)
        case DamageKind.BROKEN:
            when = notices.clock(found.when)
            if not found.text:
                return tr("暂存的“{name}”（{time}）损坏了，里面没有能读的内容。", name=name, time=when)
            return tr("暂存的“{name}”（{time}）损坏了，能读出 {count} 字。", name=name, time=when, count=len(found.text))
