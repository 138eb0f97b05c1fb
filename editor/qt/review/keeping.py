"""What is done in the review is kept on the disk, and offered again after a crash."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.desk import Opened, taken_up
from editor.model.problem import NigaoError
from editor.model.sample.inspection import Inspection
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages

if TYPE_CHECKING:
    from editor.storage.journal.review import RecoveredReview, ReviewJournal

_TOPIC = "review journal"


class ReviewKeeping(QObject):
    """The journal of the review at hand; it is made at the first act."""

    _troubled = Signal(object)

    def __init__(self, files: FileActs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._messages = files, messages
        self._journal: ReviewJournal | None = None
        self._found: RecoveredReview | None = None
        self._offered: list[RecoveredReview] = []
        self._troubled.connect(self._tell)

    def note(self, name: str, seen: Inspection) -> None:
        """Keep what was made of the sample of that name."""
        if self._journal is None:
            self._journal = self._files.desk.start_review_journal(name, self._troubled.emit)
        self._journal.note(seen)

    def flush(self) -> bool:
        """Put what was done on the disk now; False where the disk refuses."""
        with contextlib.suppress(NigaoError):
            if self._journal is not None:
                self._journal.flush()
        return self._journal is None or self._journal.has_all

    def forget(self) -> None:
        """The review was used, or let go of."""
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    def put_away(self) -> None:
        """Keep the review for the next run."""
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close(keep=True)

    def flush_quietly(self) -> None:
        """Put what was done on the disk now; raises NigaoError when that fails. May be called in any thread."""
        if self._journal is not None:
            self._journal.flush()

    def is_taken_up(self, opened: Opened) -> bool:
        """Whether a review is one of an earlier run, which holds work from its beginning."""
        return self._found is not None and opened.inspection is self._found.seen

    def offer(self) -> None:
        """Offer the reviews that an earlier run left."""
        for found in self._files.desk.recover_reviews():
            self._offered.append(found)
            self._offer(found)

    def _offer(self, found: "RecoveredReview") -> None:
        take = Act(tr("用找回的"), lambda: self._take_up(found))
        self._messages.tell(notices.recovered(found, [take, Act(tr("不用"), lambda: self._forget(found))]))

    def _forget(self, found: "RecoveredReview") -> None:
        self._offered.remove(found)
        found.forget()

    def offer_again(self, opened: Opened) -> None:
        """Offer a review of an earlier run again where it was to be taken up and what is at hand kept its place."""
        if self._found in self._offered and self.is_taken_up(opened):
            self._offer(self._found)

    def _take_up(self, found: "RecoveredReview") -> None:
        self._files.open_made(lambda _work: self._made(found), tr("正在打开“{name}”", name=found.name))

    def _made(self, found: "RecoveredReview") -> Opened:
        self._found = found
        return taken_up(found.name, found.seen)

    def go_on(self, opened: Opened) -> None:
        """A review is shown: one of an earlier run gets a journal of its own, then the old one goes."""
        if self._found is not None and self.is_taken_up(opened):
            if self._found in self._offered:
                self._offered.remove(self._found)
            self._messages.clear(notices.topic_of(self._found))
            self.forget()
            self._journal = self._files.desk.start_review_journal(opened.name, self._troubled.emit, after=self._found)
            self._journal.note(self._found.seen)
            with contextlib.suppress(NigaoError):  # told by `_troubled`; the old journal stays then
                self._journal.flush()
                self._found.forget()

    def _tell(self, trouble: NigaoError | None) -> None:
        if trouble is None:
            self._messages.clear(_TOPIC)
        else:
            self._messages.tell(Notice(NoticeKind.PROBLEM, trouble.text, topic=_TOPIC))
