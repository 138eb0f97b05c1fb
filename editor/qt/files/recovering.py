"""What an earlier run left unsaved is offered: each draft by itself, several at once first. What can't be read of it is told.

A draft whose file somebody wrote since is joined with it, and one that belongs to a report at hand is joined with that.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from editor.desk import TakenUp
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.returned.change import OtherVersion
from editor.model.words import tr
from editor.qt.files.damaged import Damaged
from editor.qt.files.file_acts import FileActs
from editor.qt.files.report import Report
from editor.qt.messages import notices
from editor.qt.messages.bars import Act
from editor.qt.messages.message import Messages
from editor.storage.journal.file import Recovered
from editor.storage.journal.left import LeftState

if TYPE_CHECKING:
    from editor.desk import Meanwhile


class Recovering:
    """Offers in one window; each draft goes where there is room for it."""

    def __init__(self, files: FileActs, messages: Messages) -> None:
        self._files, self._messages = files, messages
        self._damaged = Damaged(files, messages)
        self._offered: list[Recovered] = []

    def offer(self) -> None:
        """Offer all that was left: what a person left for later apart from what was open when the program came to no end.

        What lost its end or is of an older state is offered by itself, since its bar says so.
        """
        self._offered += self._files.desk.recover()
        for standing in notices.TOGETHER:
            self._offer_together(standing)
        self._offer_each([one for one in self._offered if one.standing not in notices.TOGETHER])
        self._damaged.offer()

    def _offer_together(self, standing: LeftState) -> None:
        group = [one for one in self._offered if one.standing == standing]
        if len(group) > 1:
            acts = [Act(tr("全部找回"), partial(self._take, group)), Act(tr("逐份看"), partial(self._offer_each, group))]
            self._messages.tell(notices.several_recovered(standing, len(group), acts))
        else:
            self._offer_each(group)

    def _offer_each(self, left: Sequence[Recovered]) -> None:
        for found in left:
            acts = [Act(tr("用找回的"), partial(self._take, [found])), Act(tr("不用"), partial(self._forget, found))]
            self._messages.tell(notices.recovered(found, acts))

    def _forget(self, found: Recovered) -> None:
        self._offered.remove(found)
        found.forget()

    def on_saved(self, path: Path, draft: Draft) -> None:
        """A report was saved: what was left of it is offered no more. What it lacks of that stays for the next start.

        What was offered with it is still offered, where nobody put the offer away.
        """
        for found in [found for found in self._offered if found.path is not None and found.path.absolute() == path.absolute()]:
            self._offered.remove(found)
            self._messages.clear(notices.topic_of(found))
            from editor.desk import holds_all  # noqa: PLC0415 - comparing is loaded when something was left

            if holds_all(draft, found.draft, found.seen.draft):
                found.forget()
            else:
                found.release()
            if self._messages.clear(notices.topic_of_all(found.standing)):
                self._offer_together(found.standing)

    # Taking

    def _take(self, left: Sequence[Recovered]) -> None:
        """Take them up one after the other: of two that belong to one report the second is joined with the first."""
        left = [found for found in left if found in self._offered]
        if not left:
            return
        found, rest = left[0], left[1:]
        files = self._files.room(found.path)
        then = partial(self._take, rest)
        if (report := files.report) is not None and _takes_in(report, found):
            files.commit()
            draft = report.session.draft
            self._work(lambda: (draft, self._files.desk.take_into(found, draft)), lambda made: self._into(files, found, made, then), found, then)
        elif found.path is None and found.form is None:
            self._go_on(files, found, TakenUp(found.session()), rest)
        else:
            self._work(lambda: self._files.desk.take_up(found), lambda made: self._go_on(files, found, cast("TakenUp", made), rest), found, then)

    def _work(self, act: Callable[[], object], done: Callable[[object], None], found: Recovered, then: Callable[[], object]) -> None:
        """Look into the files away from the window; where that fails the offer comes again, what was left stays as it is, and `then` follows."""

        def failed(error: NigaoError) -> None:
            self._messages.tell(notices.failed(error))
            self._offer_each([found])
            then()

        self._files.workers.start(lambda _work: act(), done, failed)

    def _go_on(self, files: FileActs, found: Recovered, made: TakenUp, rest: Sequence[Recovered]) -> None:
        """Go on with a draft that was left, in the place of what is at hand; where that stays, this and the `rest` are offered again."""

        def take() -> None:
            if found not in self._offered:
                return
            self._settle(found)
            files.take(made.session, after=found)
            if made.before is not None and made.session.is_dirty and found.path is not None:
                files.saving.undone.keep(made.session, made.before, found.path, made.left, OtherVersion.FOUND)
            if (notice := notices.taken_up(made)) is not None:
                files.messages.tell(notice)
            self._take(rest)

        files.let_go_then(take)
        if found in self._offered:
            self._offer_each([found, *rest])

    def _into(self, files: FileActs, found: Recovered, made: object, then: Callable[[], object]) -> None:
        """Join a draft that was left with the report at hand, in one step of undo; the journal of that report holds both by then."""
        report, (draft, meanwhile) = files.report, cast("tuple[Draft, Meanwhile]", made)
        if report is None or report.session.draft is not draft:
            # Somebody typed meanwhile.
            self._take([found])
            then()
            return
        from editor.desk import joined_into  # noqa: PLC0415 - comparing is loaded when something was left

        joined_into(report.session, meanwhile, meanwhile.draft or draft, OtherVersion.FOUND)
        if found.path is not None and report.session.draft is not draft:
            files.saving.undone.keep(report.session, draft, found.path, meanwhile.theirs, OtherVersion.FOUND)
        self._settle(found)
        report.journal.go_on_from(found)
        files.joined.emit(report.session)
        files.messages.tell(notices.joined(meanwhile.beside))
        then()

    def _settle(self, found: Recovered) -> None:
        """What was offered is taken."""
        self._messages.clear(notices.topic_of(found))
        if found in self._offered:
            self._offered.remove(found)


def _takes_in(report: Report, found: Recovered) -> bool:
    """Whether what was left belongs to a report that is at work."""
    return found.path is not None and report.session.path == found.path and not (report.session.locked or report.journal.is_closed)
