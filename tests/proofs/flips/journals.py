"""Journals of drafts and of reviews as the program writes them, and what a start makes of a damaged one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from editor.desk import Desk
from editor.model.sample import review
from editor.model.session.session import Session
from editor.storage.journal.file import Recovered
from editor.storage.journal.left import LeftState
from editor.storage.journal.review import RecoveredReview
from tests.desk.made import desk_in
from tests.proofs.flips.damage import Damage, Outcome
from tests.qt.review_fake import seen
from tests.storage.journal.journals import new_session


class Kept(Protocol):
    """A journal that lies in the folder of a desk, and what it holds."""

    path: Path
    data: bytes
    desk: Desk

    def outcome(self) -> Outcome:
        """What a start of the program makes of the file as it is now."""
        ...


def tried(kept: Kept, damage: Damage) -> Outcome:
    """What becomes of a journal that is damaged in one way."""
    damaged = damage.of(kept.data)
    if damaged == kept.data:
        return Outcome.HARMLESS
    kept.path.write_bytes(damaged)
    return kept.outcome()


def _told(desk: Desk) -> Outcome:
    """Whether a journal that is not offered is told of."""
    found = desk.damaged_journals()
    for one in found:
        one.release()
    return Outcome.TOLD if found else Outcome.BROKEN


def _standing(left: Recovered | RecoveredReview, *, is_same: bool) -> Outcome:
    """A journal that is offered as whole has to be the very same one."""
    left.release()
    if left.standing in (LeftState.TORN, LeftState.CUT, LeftState.OLDER):
        return Outcome.TOLD
    return Outcome.HARMLESS if is_same else Outcome.BROKEN


class KeptDraft:
    """The journal of a draft: some values typed, one taken back, a section renamed, and more typed."""

    def __init__(self, folder: Path, *, has_before: bool) -> None:
        self.desk = desk_in(folder)
        self.session = new_session(folder / "值守.docx")
        self.path = self._written(has_before=has_before)
        self.data = self.path.read_bytes()

    def _written(self, *, has_before: bool) -> Path:
        journal = self.desk.start_journal(self.session)
        for value in self._typed(self.session):
            del value
            journal.flush()
        assert journal.path is not None
        path, data = journal.path, journal.path.read_bytes()
        journal.close(keep=True)
        # As a program leaves it that was killed: without the word that it was left on purpose.
        path.write_bytes(data)
        if not has_before:
            path.with_name(path.name + ".before").unlink()
        return path

    @staticmethod
    def _typed(session: Session) -> Iterator[None]:
        for number, value in enumerate(("水务科", "防汛科", "水务科", "排水科")):
            session.set_value("单位", value)
            session.seal()
            yield
            session.set_value("天数", str(30 - number))
            yield
            if number == 1:
                session.edit(session.draft.with_template(replace(session.draft.template, about="改过")), "改写")
                yield
        session.undo()
        yield

    def outcome(self) -> Outcome:
        """What a start makes of it."""
        found = self.desk.recover()
        if not found:
            return _told(self.desk)
        (one,) = found
        is_same = (one.draft, one.path, one.name) == (self.session.draft, self.session.path, self.session.name)
        return _standing(one, is_same=is_same)


class KeptReview:
    """The journal of a review of some acts."""

    def __init__(self, folder: Path) -> None:
        self.desk = desk_in(folder)
        journal = self.desk.start_review_journal("样稿")
        self.seen = seen()
        for act in (lambda s: s, lambda s: review.rename(s, "完成额", "投资额"), lambda s: review.unmark(s, s.slots[:1])):
            self.seen = act(self.seen)
            journal.note(self.seen)
            journal.flush()
        assert journal.path is not None
        self.path, self.data = journal.path, journal.path.read_bytes()
        journal.close(keep=True)

    def outcome(self) -> Outcome:
        """What a start makes of it."""
        found = self.desk.recover_reviews()
        if not found:
            return _told(self.desk)
        (one,) = found
        return _standing(one, is_same=(one.seen, one.name) == (self.seen, "样稿"))


@contextmanager
def journals(folder: Path) -> Iterator[dict[str, Kept]]:
    """A journal of each kind, each on a desk of its own."""
    yield {
        "journal": KeptDraft(folder / "one", has_before=False),
        "journal with the one before": KeptDraft(folder / "two", has_before=True),
        "review": KeptReview(folder / "three"),
    }
