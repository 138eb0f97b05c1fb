"""The journals of a desk: what is typed is kept, what an earlier run left is found, and what can't be read of it is told."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.storage.folders import Folders

if TYPE_CHECKING:
    from editor.storage.journal.attempts import Attempts
    from editor.storage.journal.file import Recovered
    from editor.storage.journal.journal import Journal
    from editor.storage.journal.left import DamagedJournal, LeftBehind
    from editor.storage.journal.review import RecoveredReview, ReviewJournal

# ruff: noqa: PLC0415 - journals are loaded by the first act that needs them


class DeskJournals:
    """What a desk does with journals; they lie in its `folders`."""

    folders: Folders

    def start_journal(
        self, session: Session, *, after: "LeftBehind | None" = None, on_trouble: Callable[[NigaoError | None], None] | None = None
    ) -> "Journal":
        """A journal that keeps a session's changes within a second. `after` is the journal that it goes on from and takes the place of.

        `on_trouble` is called from the journal's thread with what keeps it from writing, and with None once it writes again.
        """
        from editor.storage.journal.journal import Journal

        journal = Journal(self.folders.journals, session, on_trouble)
        if after is not None:
            journal.go_on_from(after)
        return journal

    def recover(self) -> "list[Recovered]":
        """The drafts that were not saved when their program ended, the last changed first; each is held until `forget` or a new journal."""
        from editor.storage.journal.file import recover

        self.attempts.look()
        return recover(self.folders.journals)

    def damaged_journals(self) -> "list[DamagedJournal]":
        """The journals, of drafts and of reviews, that no program holds and of which nothing is sure; each is held until it is released."""
        from editor.storage.journal.file import damaged
        from editor.storage.journal.review import damaged_reviews

        return [*damaged(self.folders.journals), *damaged_reviews(self.folders.journals)]

    def start_review_journal(
        self, name: str, on_trouble: Callable[[NigaoError | None], None] | None = None, *, after: "LeftBehind | None" = None
    ) -> "ReviewJournal":
        """A journal that keeps what is done in the review of a sample of that name; `on_trouble` and `after` as with `start_journal`, but whoever
        starts it takes away the one before.
        """
        from editor.storage.journal.review import ReviewJournal

        return ReviewJournal(self.folders.journals, name, on_trouble, after)

    def recover_reviews(self) -> "list[RecoveredReview]":
        """The reviews that were not used when their program ended, the last changed first; each is held until `forget`."""
        from editor.storage.journal.review import recover_reviews

        return recover_reviews(self.folders.journals)

    @cached_property
    def attempts(self) -> "Attempts":
        """The marks of what is being opened and laid out, and those of programs that were ended by it."""
        from editor.storage.journal.attempts import Attempts

        return Attempts(self.folders.journals)
