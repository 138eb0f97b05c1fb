"""Acts at the real window: what could not be saved is told in a bar, what was typed stays on the screen and in the journal."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from editor.model.session.session import Session
from editor.qt.app.app import prepare
from editor.qt.app.windows import Windows
from editor.qt.frame.frame import Frame
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Answer, Choices
from tests.proofs.calls.failing import MakesAct
from tests.proofs.calls.journals import words_in_journals
from tests.proofs.calls.saves import NEW, OLD, desk_in, draft_of

_PATIENCE = 20_000  # milliseconds


def turn_until(wanted: Callable[[], object]) -> None:
    """Turn the window's events until something holds; raises AssertionError where it never does."""
    end = QDeadlineTimer(_PATIENCE)
    while not wanted():
        assert not end.hasExpired(), "the window never answered"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


class _Door:
    """Hears what the window tells, says where to save, and answers with the first verb."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.told = folder, list[Notice]()

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def clear(self, topic: str) -> None:
        self.told = [notice for notice in self.told if notice.topic != topic]

    def ask(self, _question: str, _consequence: str, verbs: Choices[Answer], _listed: Choices[Answer] = ()) -> Answer:
        return verbs[0][0]

    def ask_save_path(self, proposed: Path, _kinds: str) -> Path:
        return self._folder / f"报告{proposed.suffix}"

    def ask_print(self, _printer: object, _pages: int) -> bool:
        return False

    def ask_open_paths(self, _folder: Path, _kinds: str = "") -> list[Path]:
        return []


class Saving:
    """Opens a report, types and saves."""

    ending = ".docx"

    def __init__(self, folder: Path) -> None:
        self.folder, self.path, desk = folder, folder / "报告.docx", desk_in(folder)
        desk.save_word(draft_of(OLD), self.path)
        prepare(desk.settings)
        self._door = _Door(folder)
        self._windows = Windows(desk, lambda _frame: self._door)
        self._window = self._windows.add(Frame(desk.folders))
        self._window.file_acts.open_path(self.path)
        turn_until(lambda: self._window.report is not None)
        self._session.edit(draft_of(NEW), "填写")
        self._windows.flush()

    @property
    def _session(self) -> Session:
        assert self._window.report is not None
        return self._window.report.session

    def _act(self) -> None:
        self._window.acts.save.trigger()

    def do(self) -> str:
        self._door.told.clear()
        self._act()
        turn_until(lambda: not self._window.file_acts.workers.is_busy)
        told = [notice.text for notice in self._door.told if notice.kind == NoticeKind.PROBLEM]
        saved = [notice for notice in self._door.told if notice.topic == "saved"]
        assert told or saved, "nothing was said"
        return "" if saved and not told else told[0] if told else ""

    def wrong(self, told: str) -> Iterator[str]:
        file = self._in_file()
        if file != draft_of(NEW).values and not (told and file == draft_of(OLD).values):
            yield "neither the old nor the new report" if told else "not written"
        if self._session.draft.values != draft_of(NEW).values:
            yield "the text is gone from the window"
        if file != draft_of(NEW).values and NEW not in words_in_journals(self.folder):
            yield "the text is gone from the journal"

    def _in_file(self) -> object:
        return desk_in(self.folder).open(self.path).draft.values

    def strays(self) -> Iterator[str]:
        self._window.leave()
        self._window.file_acts.workers.wait()
        self._window.frame.deleteLater()
        self._windows.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        known = {self.path, self.path.with_suffix(self.ending), self.folder / "home"}
        yield from (path.name for path in self.folder.iterdir() if path not in known)


class Exporting(Saving):
    """Exports a PDF of what was typed and not saved."""

    ending = ".pdf"

    def _act(self) -> None:
        self._window.acts.export_pdf.trigger()

    def wrong(self, told: str) -> Iterator[str]:
        pdf = self.path.with_suffix(".pdf")
        if not (pdf.read_bytes().rstrip().endswith(b"%%EOF") if pdf.exists() else told):
            yield "no whole PDF"
        if self._session.draft.values != draft_of(NEW).values or not self._session.is_dirty or NEW not in words_in_journals(self.folder):
            yield "the text is gone"


WINDOWS: dict[str, MakesAct] = {"save in the window": Saving, "export in the window": Exporting}
