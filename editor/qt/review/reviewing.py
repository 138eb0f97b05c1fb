"""The review in the window: it comes after a sample was read, and goes on as a draft or a template."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from editor.desk import Opened, another_document, reviewed, with_defaults
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.files.report import Report
from editor.qt.files.templates import TemplateActs
from editor.qt.frame.frame import Frame
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import Messages
from editor.qt.review.again import GoneOn, ReviewAgain, lost_words
from editor.qt.review.keeping import ReviewKeeping
from editor.qt.system.collecting import calmly
from editor.qt.widgets.buttons import Button, ButtonKind

if TYPE_CHECKING:
    from editor.qt.review.screen import ReviewScreen


class ReviewStage(Protocol):
    """What the review asks of the state of its window."""

    @property
    def review(self) -> "ReviewScreen | None":
        """The review on the screen."""
        ...

    @property
    def is_used(self) -> bool:
        """Whether a draft was made of the review on the screen."""
        ...

    @property
    def waiting(self) -> "ReviewScreen | None":
        """The review that waits behind the report that was made from it."""
        ...

    @property
    def in_hand(self) -> tuple[str, str]:
        """The field and the section that were in hand when the review was gone back to; "" twice where it was not."""
        ...

    def show_review(self, screen: "ReviewScreen") -> None:
        """Hold a review in the place of what is at hand."""

    def return_to_review(self) -> None:
        """Show the review that waits; the report at hand waits behind it."""

    def use_review(self, made: Draft) -> None:
        """Note the draft that was made of the review on the screen."""


MakeScreen = Callable[[], "ReviewScreen"]
Room = Callable[[], "Reviewing"]


class Reviewing(QObject):
    """The reviews of one window. `room` gives the reviews of a window that has room for one; `resumed` tells the report that waited behind a review
    and goes on.
    """

    resumed = Signal(object)

    def __init__(self, frame: Frame, files: FileActs, messages: Messages, stage: ReviewStage, room: Room) -> None:
        super().__init__(frame)
        self._frame, self._files, self._messages, self._stage, self._room = frame, files, messages, stage, room
        self._busy = Busy(files.workers, messages, self)
        self._templates = TemplateActs(files.desk, messages)
        self.keeping, self._again = ReviewKeeping(files, messages, self), ReviewAgain()
        self._acts = [
            self._act(tr("开始填写"), self.start, "Ctrl+Return", "Ctrl+Enter"),
            self._act(tr("存为模板"), self.ask_name, "Ctrl+S"),
            self._act(tr("换窗格"), lambda: self.screen and self.screen.go_to_pane(), "F6", "Shift+F6"),
        ]
        self._frame.acts.do(frame.acts.back_to_review, self.come_back)
        self._buttons = (self._button(1, ButtonKind.PLAIN, "Ctrl+S"), self._button(0, ButtonKind.PRIMARY, "Ctrl+Enter"))
        files.read.connect(self._prepare)
        self.follow_stage()

    @property
    def screen(self) -> "ReviewScreen | None":
        """The review on the screen."""
        return self._stage.review

    def _act(self, words: str, what: Callable[[], object], *keys: str) -> QAction:
        act = QAction(words, self._frame)
        act.setShortcuts([QKeySequence(key) for key in keys])
        act.triggered.connect(lambda _on=False: what())
        self._frame.addAction(act)
        return act

    def _button(self, act: int, kind: ButtonKind, key: str) -> Button:
        button = Button(self._acts[act].text(), kind)
        button.setToolTip(f"{self._acts[act].text()}  {key}")
        button.clicked.connect(self._acts[act].trigger)
        return button

    # Coming and going

    def _prepare(self, opened: Opened, in_place: bool) -> None:
        """Work out the review of a sample that was read, then show it: here, or where there is room for it."""
        assert opened.inspection is not None
        kind = WorkKind.REVIEW.of(opened.inspection.source.name)

        def done(made: object) -> None:
            (self if in_place else self._room()).take(opened, cast("MakeScreen", made))

        self._busy.cancel(kind)
        self._busy.run(kind, calmly(lambda _work: _prepared(opened)), tr("正在打开“{name}”", name=opened.name), done, self._on_failed)

    def _on_failed(self, error: NigaoError) -> None:
        self._files.on_failed(notices.failed(error))

    def take(self, opened: Opened, make: MakeScreen) -> None:
        """Go on here with a sample that was read; `make` gives the widget of its review."""
        self._files.let_go_then(lambda: self._show(opened, make()))
        self.keeping.offer_again(opened)

    def _show(self, opened: Opened, screen: "ReviewScreen") -> None:
        self._files.end_journal(keep=False)
        self.keeping.forget()
        screen.encoding_asked.connect(self._read_as)
        screen.document_asked.connect(self._read_document)
        screen.save_asked.connect(self._save_template)
        screen.told.connect(lambda words: self._messages.tell(Notice(NoticeKind.INFO, words, topic="open")))
        screen.session.changed.connect(self._show_steps)
        screen.session.changed.connect(lambda: self.keeping.note(opened.name, screen.session.inspection))
        self.keeping.go_on(opened)
        self._files.ways.tell(opened, self._notice(opened))
        self._stage.show_review(screen)
        self._enter(screen)

    @staticmethod
    def _notice(opened: Opened) -> Notice | None:
        assert opened.inspection is not None
        several = len(opened.inspection.documents) > 1
        return notices.opened(opened) if opened.notes[1 if several else 0 :] else None

    def _enter(self, screen: "ReviewScreen") -> None:
        self._frame.set_working(working=False)
        self._frame.show_widget(screen)
        self._frame.setWindowTitle(tr("校对：{name} — {program}", name=screen.opened.name, program=tr("拟稿")))
        self._show_steps()
        screen.start()

    def follow_stage(self) -> None:
        """Show the acts of the review while one is on the screen, and the way back while one waits; one that is gone needs no journal."""
        if self.screen is None and self._stage.waiting is None:
            self.keeping.forget()
        on = self.screen is not None
        for act in self._acts:
            act.setEnabled(on)
        self._frame.head.lend(self._buttons if on else ())
        self._frame.acts.back_to_review.setVisible(self._stage.waiting is not None)
        self._acts[0].setText(tr("接着填写") if on and self._files.report is not None else tr("开始填写"))
        self._buttons[1].setText(self._acts[0].text())

    def _show_steps(self) -> None:
        if self.screen is not None:
            history = self.screen.session.history
            self._frame.acts.show_steps(history.undo_label, history.redo_label)

    def may_go(self) -> bool:
        """Whether the review may be left: what was done in it and not used is asked about."""
        screen = self.screen
        if screen is None or self._stage.is_used or self._again.is_used(screen.session.inspection):
            return True
        if screen.session.history.undo_label is None and not self.keeping.is_taken_up(screen.opened):
            return True
        question = tr("“{name}”的校对还没用上，离开就没有了。", name=screen.opened.name)
        may = self._messages.ask(question, tr("开始填写或存为模板，就能留住它。"), ((True, tr("不保存")), (False, tr("接着校对"))))
        if may:
            self.keeping.forget()
        return may

    def follow(self, session: Session) -> None:
        """A draft is at hand: what was done in its review is kept in it from its first value on."""
        if self._stage.waiting is not None and session.draft != session.start:
            self.keeping.forget()

    def come_back(self) -> None:
        """Return to the review of the draft at hand; what was filled in waits behind it, and goes on with what is reviewed."""
        session, screen = self._files.session, self._stage.waiting
        if screen is None or session is None:
            return
        self._files.commit()
        self._files.workers.wait()
        if session.draft == session.start and session.path is None:
            self._files.end_journal(keep=False)
            self._stage.show_review(screen)
        else:
            self._stage.return_to_review()
            self._again.begin(screen.session, session.draft)
        self._enter(screen)
        if (field := screen.session.seen.by_key.get(self._stage.in_hand[0])) is not None:
            screen.session.go_to(field.places[0])

    # Acts

    def start(self) -> None:
        """Go on with the reviewed sample as a draft."""
        screen = self.screen
        if screen is None:
            return
        screen.list.panel.name.clearFocus()
        opened, seen, settings = screen.opened, screen.session.inspection, self._files.desk.settings
        if (report := self._files.report) is not None:
            act = self._again.going_on(opened, seen, report.session.draft, settings)
            self._busy.run(WorkKind.OPEN, calmly(act), tr("正在准备文稿"), lambda made: self._resume(report, cast("GoneOn", made)), self._on_failed)
        else:
            self._files.make(lambda _work: with_defaults(reviewed(opened, seen), settings), tr("正在准备文稿"), partial(self._go_on, screen))

    def _go_on(self, screen: "ReviewScreen", made: Opened) -> None:
        """Fill the draft that was made of a review, which waits behind it."""
        if self.screen is screen:
            self._stage.use_review(made.draft)
            self._again.note(screen.session.inspection, made.draft)
        self._files.take_opened(made)

    def _resume(self, report: Report, made: GoneOn) -> None:
        """Go on with the report that waits behind the review, in one step of undo."""
        if self.screen is None or self._files.report is not report:
            return
        self._again.note(made.seen, made.made)
        report.session.seal()
        report.session.edit(made.carried.draft, tr("重新校对"))
        report.session.seal()
        self.resumed.emit(report)
        self._messages.clear("review")
        if words := lost_words(made.carried):
            self._messages.tell(Notice(NoticeKind.INFO, words, topic="review"))

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
        template = reviewed(screen.opened, screen.session.inspection).draft.template
        if trouble := self._templates.keep(template, name, folder, replace=replace):
            self.ask_name(trouble, name)


def _prepared(opened: Opened) -> MakeScreen:
    """How to make the review of a sample, with all worked out that takes long; the widget itself is made in the window's thread."""
    # Loaded in this thread, so that the window need not wait for that either.
    from editor.qt.review.ready import made_ready  # noqa: PLC0415 - loaded by the first sample
    from editor.qt.review.screen import ReviewScreen  # noqa: PLC0415 - the same

    ready = made_ready(opened)
    return lambda: ReviewScreen(ready)
