"""What one window holds: nothing, a review, or a report. The only place where that changes."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.desk import Desk
from editor.looking import is_same_file
from editor.model.draft.draft import Draft
from editor.qt.files.report import Report
from editor.qt.frame.frame import Frame
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.review.screen import ReviewScreen


@dataclass(frozen=True, slots=True)
class Start:
    """Nothing is at hand: the start page is shown, or a file is on its way."""


@dataclass(frozen=True, slots=True)
class Review:
    """A sample is reviewed. `made` is the draft that was made of it, which is about to take its place; `report` is the one that is filled and waits
    behind the review, with what was typed in it, and `at` the field and the section that were in hand there.
    """

    screen: "ReviewScreen"
    made: Draft | None = None
    report: Report | None = None
    at: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report is filled in, in the panes of `workspace`. `review` is the one that it was made from: it waits behind the panes. `at` is the field
    and the section to begin with; without them, where work is waiting.
    """

    report: Report
    workspace: Workspace
    review: "ReviewScreen | None" = None
    at: tuple[str, str] = ("", "")


State = Start | Review | OpenReport


class Stage(QObject):
    """Holds the state of a window and shows its widgets in the frame. `changed` tells that the state is another one."""

    changed = Signal()

    def __init__(self, frame: Frame, desk: Desk) -> None:
        super().__init__(frame)
        self._frame, self._desk = frame, desk
        self._state: State = Start()

    @property
    def state(self) -> State:
        """What the window holds now."""
        return self._state

    @property
    def report(self) -> Report | None:
        """The report at hand, on the screen or behind the review that it was made from."""
        return None if isinstance(self._state, Start) else self._state.report

    @property
    def workspace(self) -> Workspace | None:
        """The panes of the report at hand."""
        return self._state.workspace if isinstance(self._state, OpenReport) else None

    @property
    def review(self) -> "ReviewScreen | None":
        """The review on the screen."""
        return self._state.screen if isinstance(self._state, Review) else None

    @property
    def in_hand(self) -> tuple[str, str]:
        """The field and the section that were in hand when the review was gone back to; "" twice where it was not."""
        return ("", "") if isinstance(self._state, Start) else self._state.at

    @property
    def is_used(self) -> bool:
        """Whether a draft was made of the review on the screen."""
        return isinstance(self._state, Review) and self._state.made is not None

    @property
    def waiting(self) -> "ReviewScreen | None":
        """The review that waits behind the report that was made from it."""
        return self._state.review if isinstance(self._state, OpenReport) else None

    def holds(self, path: Path) -> bool:
        """Whether a file is open here: as the report at hand, or as the sample that is looked at."""
        report, review = self.report, self.review
        sample = review.opened.inspection if review is not None else None
        held = [report.session.path if report is not None else None, Path(sample.source.name) if sample is not None else None]
        return any(file is not None and is_same_file(file, path) for file in held)

    # Transitions

    def show_report(self, report: Report) -> Workspace:
        """Make the panes of a report and hold them; the review that it was made from waits, all else goes."""
        before = self._state
        review = before.screen if isinstance(before, Review) and (before.report is report or before.made is report.session.draft) else None
        self._clear(review)
        workspace = Workspace(self._desk, report.session, self._frame)
        self._enter(OpenReport(report, workspace, review, before.at if isinstance(before, Review) else ("", "")))
        return workspace

    def show_review(self, screen: "ReviewScreen") -> None:
        """Hold a review; all else goes, but for the review itself, which may have waited."""
        self._clear(screen)
        self._enter(Review(screen))

    def return_to_review(self) -> None:
        """Show the review that the report at hand was made from; the report waits behind it."""
        if isinstance(self._state, OpenReport) and self._state.review is not None:
            report, screen, hand = self._state.report, self._state.review, self._state.workspace.navigator
            self._clear(screen)
            self._enter(Review(screen, report=report, at=(hand.key, hand.section)))

    def use_review(self, made: Draft) -> None:
        """Note the draft that was made of the review on the screen."""
        if isinstance(self._state, Review):
            self._state = replace(self._state, made=made)

    def clear(self) -> None:
        """Hold nothing any more."""
        self._clear()
        self._enter(Start())

    def _enter(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _clear(self, spared: "ReviewScreen | None" = None) -> None:
        """Take the widgets of the state away, but for one."""
        before, self._state = self._state, Start()
        if isinstance(before, OpenReport):
            before.workspace.close_session()
        for widget in _widgets(before):
            if widget is not spared:
                self._frame.drop_widget(widget)


def _widgets(state: State) -> tuple[QWidget, ...]:
    if isinstance(state, Review):
        return (state.screen,)
    if isinstance(state, OpenReport):
        return (state.workspace,) if state.review is None else (state.workspace, state.review)
    return ()
