"""The journal: what was typed is on the disk before the screen moves far on, and is found again after a crash."""

import threading
from collections.abc import Callable
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.session.session import Change, Session
from editor.model.words import tr
from editor.storage.journal.file import JournalFile

DELAY = 0.3
RETRY = 5.0


class Journal:
    """Listens to a session and keeps its unsaved draft on the disk, in a thread of its own, within a second of each change."""

    def __init__(self, folder: Path, session: Session, on_trouble: Callable[[NigaoError | None], None] | None = None) -> None:
        """`on_trouble` is called from the journal's thread: with what keeps it from writing, and with None once it writes again."""
        self._session = session
        self._file = JournalFile(folder)
        self._on_trouble = on_trouble
        self._trouble: NigaoError | None = None
        self._state = threading.Condition()
        self._writing = threading.Lock()
        self._pending: Draft | None = None
        self._closed = False
        self._unsubscribe = session.subscribe(self._on_change)
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> NigaoError | None:
        """What keeps the journal from writing at the moment, or None."""
        return self._trouble

    @property
    def path(self) -> Path | None:
        """The journal's file; None while nothing was changed since the last save."""
        return self._file.path

    def _on_change(self, change: Change) -> None:
        self.note(change.after)

    def note(self, draft: Draft) -> None:
        """Keep this draft, within a second."""
        with self._state:
            self._pending = draft
            self._state.notify()

    def flush(self) -> None:
        """Write now what waits; raises NigaoError when the disk refuses."""
        self._write_pending()
        if self._trouble:
            raise self._trouble

    def saved(self) -> None:
        """The draft is in its Word file now: drop the journal, or start it anew when more was typed since."""
        is_dirty = self._session.is_dirty
        with self._writing:
            with self._state:
                self._pending = self._session.draft if is_dirty else None
            if is_dirty:
                self._file.begin_anew()
            else:
                self._file.remove()
        self._write_pending()

    def close(self, *, keep: bool = False) -> None:
        """End listening. The journal goes, since the person saved or let go of the draft; with `keep` it stays for the next start.

        A second call does nothing.
        """
        if self._closed:
            return
        self._unsubscribe()
        with self._state:
            self._closed = True
            self._state.notify()
        self._thread.join()
        if keep:
            self._write_pending()
            self._file.release()
        else:
            self._file.remove()

    def _run(self) -> None:
        while self._wait_for_change():
            self._write_pending()

    def _wait_for_change(self) -> bool:
        """Wait for a change and for the typing to gather a little; False when the journal was closed."""
        with self._state:
            self._state.wait_for(lambda: self._closed or (self._pending is not None and not self._trouble), RETRY if self._trouble else None)
            self._state.wait_for(lambda: self._closed, DELAY)
            return not self._closed

    def _write_pending(self) -> None:
        with self._writing:
            with self._state:
                draft, self._pending = self._pending, None
            if draft is None:
                return
            try:
                self._file.write(draft, self._session.path, self._session.name)
            except Exception as error:  # noqa: BLE001 - the journal outlives a mistake in what it is given, and tells of it
                self._keep_pending(draft)
                self._tell(NigaoError(tr("没能暂存刚写的内容（{why}）。请先保存文稿。", why=error), ExitCode.UNWRITABLE))
            else:
                self._tell(None)

    def _keep_pending(self, draft: Draft) -> None:
        with self._state:
            self._pending = self._pending or draft

    def _tell(self, trouble: NigaoError | None) -> None:
        is_news = (trouble is None) != (self._trouble is None)
        self._trouble = trouble
        if is_news and self._on_trouble:
            self._on_trouble(trouble)
