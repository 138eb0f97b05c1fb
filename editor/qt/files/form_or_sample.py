"""A foreign Word file is filled in place or laid out anew: a bar says which, and changes it as long as nothing is filled."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from editor.desk import Desk, Opened, OpenedKind
from editor.model.problem import Problem
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.messages.workers import Work, Workers

TOPIC = "form"


class OpensFiles(Protocol):
    """What the change asks of the acts on files."""

    desk: Desk
    workers: Workers

    def open_made(self, act: Callable[[Work], Opened], words: str) -> None:
        """Open what `act` makes in the place of what is at hand."""


class FormOrSample:
    """Tells what became of an opened file, with the way to the other reading."""

    def __init__(self, files: OpensFiles, messages: Messages) -> None:
        self._files, self._messages = files, messages
        self._forget: Callable[[], None] | None = None

    def tell(self, opened: Opened, notice: Notice | None, session: Session | None = None) -> None:
        """Say what there is to know of what was opened, in the place of what was said of the file before; `session` is the one that fills it."""
        if self._forget is not None:
            self._forget()
            self._forget = None
        for topic in ("open", "outside", TOPIC):
            self._messages.clear(topic)
        for told in (self._with_all(opened, notice), notices.outside(opened), self._way(opened)):
            if told is not None:
                self._messages.tell(told)
        if session is not None and session.form is not None:
            self._forget = session.subscribe(self._on_change)

    def _with_all(self, opened: Opened, notice: Notice | None) -> Notice | None:
        """What is said of a form, with the way to all that is wrong in it, each with its paragraph."""
        if notice is None or opened.form is None or len(opened.notes) < 2:
            return notice
        return replace(notice, acts=[Act(tr("看全部"), lambda: self._list(opened.notes))])

    def _list(self, problems: Sequence[Problem]) -> None:
        question = tr("这份表有 {count} 处写错了，改好再打开；其余的照常能填。", count=len(problems))
        self._messages.ask(question, "", ((True, tr("知道了")),), [(None, problem.text) for problem in problems])

    def _on_change(self, _change: SessionChange) -> None:
        self._messages.clear(TOPIC)

    def _way(self, opened: Opened) -> Notice | None:
        path = opened.source
        if path is None or opened.locked:
            return None
        if opened.kind == OpenedKind.FORM:
            acts = [] if opened.path is not None else [Act(tr("改成公文格式…"), lambda: self._ask(opened, path))]
            return Notice(NoticeKind.INFO, tr("这是一份表格，按原样填写，Word 版面不变。"), acts, TOPIC)
        if not opened.is_word:
            return None
        act = Act(tr("按原样填写…"), lambda: self._ask(opened, path))
        return Notice(NoticeKind.INFO, tr("这是一篇范文，保存时按公文格式排版。"), [act], TOPIC)

    def _ask(self, opened: Opened, path: Path) -> None:
        """List what the other way loses, away from the window, and go that way where the person wants it."""
        desk, is_form = self._files.desk, opened.kind == OpenedKind.FORM

        def done(found: object) -> None:
            assert isinstance(found, tuple)
            if self._agrees(found, is_form=is_form):
                wanted = "sample" if is_form else "form"
                words = tr("正在打开“{name}”", name=path.name)
                self._files.open_made(lambda work: desk.open(path, cancelled=work.cancelled, read_as=wanted), words)
            elif (again := self._way(opened)) is not None:
                self._messages.tell(again)

        self._files.workers.start(
            lambda _work: desk.lost_otherwise(path, is_form=is_form), done, lambda error: self._messages.tell(notices.failed(error))
        )

    def _agrees(self, lost: Sequence[str], *, is_form: bool) -> bool:
        if is_form:
            question = tr("改成公文格式，文字照收，版面重排。")
            verbs = ((True, tr("改成公文格式")), (False, tr("先不换")))
        else:
            question = tr("按原样填写，只填空位，版面一点不动。")
            verbs = ((True, tr("按原样填写")), (False, tr("先不换")))
        return self._messages.ask(question, tr("这样就没有了："), verbs, [(None, words) for words in lost])
