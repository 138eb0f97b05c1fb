"""Journals of which nothing is sure are told in one bar, with the list of what can be had from each. None of them is thrown away."""

from collections.abc import Sequence
from enum import Enum, auto
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
from editor.qt.messages.outside import folder_act, open_act
from editor.storage.files.reasons import reason_of
from editor.storage.files.writing import write_safely
from editor.storage.journal.file import loose_draft
from editor.storage.journal.left import DamagedJournal, DamageKind

_TOPIC = "damaged"


class _Answer(Enum):
    """What the person says to the list: put all away that are broken, or leave them."""

    PUT_AWAY = auto()
    LEAVE = auto()


class Damaged:
    """Tells of damaged journals in one window, when the program starts."""

    def __init__(self, files: FileActs, messages: Messages) -> None:
        self._files, self._messages = files, messages

    def offer(self) -> None:
        """Tell of all of them."""
        desk: Desk = self._files.desk
        self._tell_all(desk.damaged_journals())

    def _tell_all(self, left: Sequence[DamagedJournal]) -> None:
        """One by itself, several in one bar with a list: good offers stay in sight."""
        if len(left) == 1:
            self._tell(left[0])
        elif left:
            words = tr("有 {count} 份暂存损坏了或读不了。", count=len(left))
            folder = folder_act(left[0].file, self._messages.tell, tr("打开文件夹"))
            acts = [Act(tr("看列表"), partial(self._list, left)), Act(folder.words, partial(self._look, folder, left))]
            self._messages.tell(Notice(NoticeKind.DAMAGED, words, acts, _TOPIC))

    def _look(self, folder: Act, left: Sequence[DamagedJournal]) -> None:
        """Show the folder; whoever looks there has not decided yet, so that the bar stays."""
        folder.do()
        self._tell_all(left)

    def _list(self, left: Sequence[DamagedJournal]) -> None:
        """Let the person choose one of them, to be told by itself, or put all away."""
        question, consequence = tr("{count} 份暂存损坏了或读不了", count=len(left)), tr("收起来的不会删掉，放进暂存文件夹里的 damaged。")
        verbs = ((_Answer.PUT_AWAY, tr("损坏的都收起来")), (_Answer.LEAVE, tr("先放着")))
        answer = self._messages.ask(question, consequence, verbs, [(found, _words(found)) for found in left], see=tr("处理"))
        if isinstance(answer, DamagedJournal):
            self._tell_all([found for found in left if found is not answer])
            self._tell(answer)
            return
        if answer is _Answer.PUT_AWAY:
            for found in left:
                if found.kind is DamageKind.BROKEN:
                    self._put_away(found)
            left = [found for found in left if found.kind is not DamageKind.BROKEN]
        self._tell_all(left)

    def _tell(self, found: DamagedJournal) -> None:
        folder = folder_act(found.file, self._messages.tell, tr("打开文件夹"))
        if found.kind is DamageKind.BROKEN:
            acts, words = [*self._ways(found), folder, Act(tr("收起来"), partial(self._put_away, found))], _words(found)
        else:
            acts, words = [folder], _words(found)
        self._messages.tell(Notice(NoticeKind.DAMAGED, words, acts, f"{_TOPIC} {found.file.name}"))

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
                self._messages.tell(notices.exported(path, [open_act(tr("打开看看"), path, self._messages.tell)]))
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
