"""Acts on journals: begun, gone on with, begun anew, let go of, found again after a crash."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.storage.journal import writer
from editor.storage.journal.locks import released
from tests.proofs.calls.failing import MakesAct
from tests.proofs.calls.saves import KEYS, NEW, OLD, desk_in, draft_of
from tests.qt.review_fake import seen


def words_in_journals(folder: Path) -> list[str]:
    """What the journals of a desk in a folder say, read from a copy, so that nothing of them is touched: the word of each draft."""
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    journals = desk_in(folder).folders.journals
    if journals.is_dir():
        shutil.copytree(journals, desk_in(copy).folders.journals)
    found = desk_in(copy).recover()
    for one in found:
        one.lock.release()
    return [str(one.draft.value(KEYS[0])).removeprefix(KEYS[0]) for one in found]


class _Journaled:
    """A session with its journal, in which a word is on the disk already."""

    def __init__(self, folder: Path, *, begun: bool = True) -> None:
        self.folder, self.told = folder, list[str]()
        self.desk, self.session = desk_in(folder), Session(draft_of("没有"), name="值守")
        self.journal = self.desk.start_journal(self.session, on_trouble=lambda trouble: self.told.append(trouble.text if trouble else ""))
        if begun:
            self._write(OLD)

    def _write(self, word: str) -> str:
        self.session.edit(draft_of(word), "填写")
        try:
            self.journal.flush()
        except NigaoError as error:
            return error.text
        return ""

    def do(self) -> str:
        return self._write(NEW)

    def wrong(self, told: str) -> Iterator[str]:
        words = words_in_journals(self.folder)
        if NEW not in words and not (told and OLD in words):
            yield f"{words or 'nothing'} in the journals"
        if told and self.session.draft != draft_of(NEW):
            yield "the text is gone from the window"

    def strays(self) -> Iterator[str]:
        """The journal is let go of; nothing is left."""
        self.journal.close()
        yield from _files(self.folder)


def _files(folder: Path) -> Iterator[str]:
    # What a start sweeps, and one that could not be locked, may lie there until then.
    desk_in(folder).sweep()
    journals = desk_in(folder).folders.journals
    yield from (path.name for path in sorted(journals.iterdir()) if path.is_file())


class Beginning(_Journaled):
    """The first edit begins the journal."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, begun=False)

    def wrong(self, told: str) -> Iterator[str]:
        if not told:
            yield from super().wrong(told)


class BeginningAnew(_Journaled):
    """A journal that is long begins anew."""

    def do(self) -> str:
        longest, writer._LONGEST = writer._LONGEST, 0
        growing = self.journal._growing.file if hasattr(self.journal, "_growing") else self.journal._file
        for name in ("whole", "_whole"):
            if hasattr(growing, name):
                setattr(growing, name, 0)
        try:
            return super().do()
        finally:
            writer._LONGEST = longest


class Saved(_Journaled):
    """The report is saved; more was typed meanwhile, which begins a journal anew."""

    def do(self) -> str:
        self.session.mark_saved(self.folder / "报告.docx", draft_of(OLD))
        self.session.edit(draft_of(NEW), "填写")
        self.journal.saved()
        return self._write(NEW)


class Leaving(_Journaled):
    """The journal is left for the next start."""

    def do(self) -> str:
        told = "" if self.told and self.journal._closed else super().do()
        self.journal.close(keep=True)
        return told

    def wrong(self, told: str) -> Iterator[str]:
        # Once it was let go of, what the disk refused is gone: the person was told before.
        yield from super().wrong(told or next(iter(self.told), ""))

    def strays(self) -> Iterator[str]:
        for found in self.desk.recover():
            found.forget()
        yield from _files(self.folder)


class Taking(_Journaled):
    """What an earlier run left is gone on with: the new journal takes the place of the old one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.journal.close(keep=True)
        (self._found,) = self.desk.recover()
        self._is_taken = False

    def do(self) -> str:
        if not self._is_taken:
            self._is_taken = True
            self.session = self._found.session()
            self.journal = self.desk.start_journal(self.session, after=self._found)
        return self._write(NEW)

    def strays(self) -> Iterator[str]:
        self._found.forget()
        yield from super().strays()


class Recovering:
    """What an earlier run left is looked for: a draft and a review."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.desk = folder, desk_in(folder)
        _Journaled(folder).journal.close(keep=True)
        review = self.desk.start_review_journal("样稿")
        review.note(seen())
        review.flush()
        review.close(keep=True)
        self._found = (0, 0)

    def do(self) -> str:
        drafts, reviews = self.desk.recover(), self.desk.recover_reviews()
        self._found = len(drafts), len(reviews)
        for one in (*drafts, *reviews):
            released(one.lock)
        return ""

    def wrong(self, _told: str) -> Iterator[str]:
        if words_in_journals(self.folder) != [OLD]:
            yield "the draft is gone"

    def strays(self) -> Iterator[str]:
        if self._found != (1, 1):
            yield f"nothing, but {self._found} drafts and reviews are found at last"
        yield from (name for name in _files(self.folder) if Path(name).suffix not in (".journal", ".review", ".lock", ".before"))


JOURNALS: dict[str, MakesAct] = {
    "begin a journal": Beginning,
    "go on with a journal": _Journaled,
    "begin a journal anew": BeginningAnew,
    "save a journaled report": Saved,
    "leave a journal": Leaving,
    "take up a journal": Taking,
    "look for journals": Recovering,
}
