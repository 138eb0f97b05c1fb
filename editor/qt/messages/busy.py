"""Long work that the person sees: when it takes more than a moment a bar says what is going on, with 停下."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer

from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.messages.workers import Work, Workers

_QUIET = 300


class WorkKind(StrEnum):
    """What a work does; of each there is one at a time, or one for each file that it is about (see `of`)."""

    OPEN = "open"
    SAVE = "save"
    PRINT = "print"
    COPY = "copy"
    COMPARE = "compare"
    REVIEW = "review"

    def of(self, name: object) -> str:
        """The kind of the works on one file."""
        return f"{self} {name}"


class Busy(QObject):
    """Works by their kind (a WorkKind, or what its `of` gives), one of a kind at a time."""

    def __init__(self, workers: Workers, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workers, self._messages = workers, messages
        self._works: dict[str, Work] = {}

    def __contains__(self, kind: str) -> bool:
        return kind in self._works

    def cancel(self, kind: str) -> None:
        """Let go of the work of a kind, if there is one."""
        if kind in self._works:
            self._works.pop(kind).cancel()

    def run(self, kind: str, act: Callable[[Work], object], words: str, done: Callable[[object], None], failed: Callable[[NigaoError], None]) -> None:
        """Run a work; `words` say what is going on, `done` or `failed` follows."""
        waiting = QTimer(self, interval=_QUIET, singleShot=True)

        def finish() -> None:
            waiting.stop()
            waiting.deleteLater()
            self._works.pop(kind, None)
            self._messages.clear(f"busy {kind}")

        work = self._works[kind] = self._workers.start(act, done, failed, finish)
        stop = Act(tr("停下"), lambda: (work.cancel(), finish()))
        waiting.timeout.connect(lambda: self._messages.tell(Notice(NoticeKind.BUSY, words, [stop], f"busy {kind}")))
        waiting.start()
