"""The review in the window: it comes after a sample was read, and goes on as a draft or a template."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from editor.desk import Opened, another_document, reviewed, with_defaults
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.desk_acts import DeskActs
from editor.qt.frame.frame import Frame
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.review.keeping import ReviewKeeping
from editor.qt.widgets.buttons import Button

if TYPE_CHECKING:
    from editor.qt.review.screen import ReviewScreen


class Reviewing(QObject):
    """Shows at most one review. `make_room` takes away the panes of the draft at hand."""

    def __init__(self, frame: Frame, files: DeskActs, messages: Messages, make_room: Callable[[], None]) -> None:
        super().__init__(frame)
        self._frame, self._files, self._messages, self._make_room = frame, files, messages, make_room
        self.screen: ReviewScreen | None = None
        self._kept: ReviewScreen | None = None
        self._made: Opened | None = None
        self.keeping = ReviewKeeping(files, messages, self)
        self._acts = [
            self._act(tr("开始填写"), self.start, "Ctrl+Return", "Ctrl+Enter"),
            self._act(tr("存为模板"), self.ask_name, "Ctrl+S"),
            self._act(tr("换窗格"), lambda: self.screen and self.screen.go_to_pane(), "F6", "Shift+F6"),
        ]
        self._frame.acts.do(frame.acts.back_to_review, self.come_back)
        self._buttons = (self._button(1, "", "Ctrl+S"), self._button(0, "primary", "Ctrl+Enter"))
        files.read.connect(self.show)
        files.may_go = self._may_go
        self._show_acts()

    def _act(self, words: str, what: Callable[[], object], *keys: str) -> QAction:
        act = QAction(words, self._frame)
        act.setShortcuts([QKeySequence(key) for key in keys])
        act.triggered.connect(lambda _on=False: what())
        self._frame.addAction(act)
        return act

    def _button(self, act: int, kind: str, key: str) -> Button:
        button = Button(self._acts[act].text(), kind)
        button.setToolTip(f"{self._acts[act].text()}  {key}")
        button.clicked.connect(self._acts[act].trigger)
        return button

    # Coming and going

    def show(self, opened: Opened) -> None:
        """Show the review of a sample that was read."""
        from editor.qt.review.screen import ReviewScreen  # noqa: PLC0415 - loaded by the first sample

        self.leave()
        self._make_room()
        screen = ReviewScreen(opened)
        screen.encoding_asked.connect(self._read_as)
        screen.document_asked.connect(self._read_document)
        screen.save_asked.connect(self._save_template)
        screen.told.connect(lambda words: self._messages.tell(Notice(NoticeKind.INFO, words, topic="open")))
        screen.session.changed.connect(self._show_steps)
        screen.session.changed.connect(lambda: self.keeping.note(opened.name, screen.session.inspection))
        self.keeping.go_on(opened)
        if notice := self._notice(opened):
            self._messages.tell(notice)
        self._enter(screen)

    @staticmethod
    def _notice(opened: Opened) -> Notice | None:
        assert opened.inspection is not None
        several = len(opened.inspection.documents) > 1
        return notices.opened(opened) if opened.notes[1 if several else 0 :] else None

    def _enter(self, screen: "ReviewScreen") -> None:
        self.screen = screen
        self._frame.set_working(working=False)
        self._frame.show_widget(screen)
        self._frame.setWindowTitle(tr("校对：{name} — {program}", name=screen.opened.name, program=tr("拟稿")))
        self._show_acts()
        self._show_steps()
        screen.start()

    def _show_acts(self) -> None:
        on = self.screen is not None
        for act in self._acts:
            act.setEnabled(on)
        self._frame.head.lend(self._buttons if on else ())
        self._frame.acts.back_to_review.setVisible(not on and self._kept is not None)

    def _show_steps(self) -> None:
        if self.screen is not None:
            history = self.screen.session.history
            self._frame.acts.show_steps(history.undo_label, history.redo_label)

    def leave(self) -> None:
        """Take the review away for good, also one that could be come back to."""
        for screen in (self.screen, self._kept):
            if screen is not None:
                self._frame.drop_widget(screen)
        self.screen = self._kept = None
        self.keeping.forget()
        self._show_acts()

    def _may_go(self) -> bool:
        """Whether the review may be left: what was done in it is asked about."""
        screen = self.screen
        if screen is None or self._made is not None or (screen.session.history.undo_label is None and not self.keeping.is_taken_up(screen.opened)):
            return True
        question = tr("“{name}”的校对还没用上，离开就没有了。", name=screen.opened.name)
        may = self._messages.ask(question, tr("开始填写或存为模板，就能留住它。"), (tr("不要了"), tr("接着校对"))) == 0
        if may:
            self.keeping.forget()
        return may

    def follow(self, session: Session) -> None:
        """A draft is at hand: its review can be come back to while nothing is filled."""
        if self.screen is None and self._kept is not None and session.draft != session.start:
            self.keeping.forget()
            self._frame.acts.back_to_review.setVisible(False)
        elif self._kept is not None:
            self._frame.acts.back_to_review.setVisible(True)

    def come_back(self) -> None:
        """Return to the review of a draft that nothing was filled in."""
        session = self._files.session
        if self._kept is not None and session is not None and session.draft == session.start:
            screen, self._kept = self._kept, None
            self._files.drop()
            self._make_room()
            self._enter(screen)

    # Acts

    def step(self, *, back: bool) -> bool:
        """Take an act of the review back, or bring it back; False where no review is shown."""
        if self.screen is None:
            return False
        self.screen.session.step(back=back)
        return True

    def start(self) -> None:
        """Go on with the reviewed sample as a draft."""
        screen = self.screen
        if screen is not None:
            screen.list.panel.name.clearFocus()
            opened, seen = screen.opened, screen.session.inspection
            self._files.open_made(lambda _work: self._keep_made(reviewed(opened, seen)), tr("正在准备文稿"))

    def _keep_made(self, made: Opened) -> Opened:
        self._made = with_defaults(made, self._files.desk.settings)
        return self._made

    def make_way(self, session: Session) -> None:
        """A draft came to hand: the review that it came from waits, any other goes."""
        if self._made is None or session.draft is not self._made.draft:
            self.leave()
        else:
            self._kept, self.screen = self.screen, None
            self._show_acts()
        self._made = None

    def _read_as(self, encoding: str) -> None:
        if self.screen is not None and self.screen.opened.inspection is not None:
            path, desk = Path(self.screen.opened.inspection.source.name), self._files.desk
            self._files.open_made(lambda work: desk.open(path, encoding=encoding, cancelled=work.cancelled), tr("正在打开“{name}”", name=path.name))

    def _read_document(self, document: int) -> None:
        if self.screen is not None:
            opened = self.screen.opened
            self._files.open_made(lambda _work: another_document(opened, document), tr("正在读第 {number} 篇", number=document + 1))

    def ask_name(self, trouble: str = "", name: str = "") -> None:
        """Ask for the name and the folder of a template; `trouble` says that a name is taken."""
        if self.screen is not None:
            self.screen.ask_name(self._files.desk.library.own_folders(), trouble, name)

    def _save_template(self, name: str, folder: str, replace: bool) -> None:
        screen = self.screen
        if screen is None:
            return
        draft = reviewed(screen.opened, screen.session.inspection).draft
        try:
            self._files.desk.save_template(draft.template, name, folder=folder, replace=replace)
        except NigaoError as error:
            self.ask_name(error.text, name)
        else:
            self._messages.tell(Notice(NoticeKind.SAVED, tr("已存进模板库：“{name}”。", name=name), topic="saved"))
