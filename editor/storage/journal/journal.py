"""The journal of a draft: what was typed and not saved yet is found again after a crash."""

from collections.abc import Iterable
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.storage.files.reasons import reason_of
from editor.storage.journal.file import ENDING, STEM, change_record, whole_record
from editor.storage.journal.left import LeftBehind
from editor.storage.journal.records import Record
from editor.storage.journal.writer import DELAY, JournalForm, JournalWriter, OnTrouble


class Journal(JournalWriter[Draft]):
    """Listens to a session and keeps its unsaved draft on the disk."""

    def __init__(self, folder: Path, session: Session, on_trouble: OnTrouble | None = None) -> None:
        """`on_trouble` is called as `JournalWriter` calls it."""
        form = JournalForm(STEM, ENDING, lambda draft: [whole_record(session, draft, self._after)], _changes, _trouble_words, DELAY)
        self._session = session
        self._after: list[LeftBehind] = []
        super().__init__(folder, form, on_trouble)
        self._unsubscribe = session.subscribe(self._on_change)
        if session.is_dirty and session.draft is not session.start:
            self.note(session.draft)

    def _on_change(self, change: SessionChange) -> None:
        self.note(change.after)

    def go_on_from(self, left: LeftBehind) -> None:
        """Keep the draft here from now on; the journal that was left goes when this one, or the Word file, has all that is in it."""
        self._after.append(left)
        self.begin_anew(self._session.draft)
        if self.has_all:  # what keeps it from writing is told by `on_trouble`; the one that was left stays then
            self._forget_left()

    def _forget_left(self) -> None:
        while self._after:
            self._after.pop().forget()

    def saved(self) -> None:
        """The draft is in its Word file now: drop the journal, or start it anew when more was typed since."""
        self.begin_anew(self._session.draft if self._session.is_dirty else None)
        if self.has_all:
            self._forget_left()

    def close(self, *, keep: bool = False) -> None:
        """End listening, then end as `JournalWriter` does."""
        if not self._closed:
            self._unsubscribe()
        super().close(keep=keep)
        if keep and self.has_all:
            self._forget_left()


def _changes(before: Draft, after: Draft) -> Iterable[Record] | None:
    record = change_record(before, after)
    return None if record is None else [record]


def _trouble_words(why: Exception) -> str:
    return tr("没能暂存刚写的内容（{why}）。请先保存文稿。", why=reason_of(why))
