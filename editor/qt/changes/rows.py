"""What a list over the panes shows: rows that come from a source, what can be done about each, and how each stands at the moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from PySide6.QtCore import QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence

from editor.checks import Finding
from editor.model.differences.differing import Difference
from editor.model.returned.change import Change, Choice
from editor.model.returned.placed import PlacedForeign
from editor.model.session.session import Session
from editor.model.text.marking import Stretch
from editor.qt.files.losses import Wanted

ActName = Choice | Literal["back", "fix", "fix_all", "here", "everywhere", "again"]
_SETTLED = 150


@dataclass(frozen=True, slots=True)
class RowAct:
    """Something that can be done about a row: the words of its button, and the key that does the same, with Shift or without."""

    name: ActName
    words: str
    key: Qt.Key
    do: Callable[[], object]
    shift: bool = False

    @property
    def keys(self) -> str:
        """The key as it is shown."""
        return QKeySequence(QKeyCombination(Qt.Modifier.SHIFT, self.key) if self.shift else self.key).toString()


@dataclass(frozen=True, slots=True)
class EveryAct:
    """Something that can be done about all rows at once; `short` are the words of its button where there is little room."""

    name: ActName
    words: str
    short: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Some of the rows, in a word; `take` makes them the rows of the list."""

    words: str
    take: Callable[[], object]


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands: which act was taken last, a remark at the end of its first line, and both in words for screen readers."""

    held: ActName | None = None
    remark: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing of a list. `kind` and `title` are its first line, in the colour of `look` where it needs care; below it stand `stretches` of text,
    or a comment: the text that it marks (`quote`) and its own `text`; a `why` comes last. `place` is what the pages are asked to show, `said` the
    parts that a screen reader says, `spoken` what it says of the stretches.
    """

    of: Change | Difference | PlacedForeign | Finding
    kind: str
    title: str
    place: Wanted
    said: tuple[str, ...]
    stretches: tuple[Stretch, ...] = ()
    spoken: str = ""
    look: Literal["text", "prob", "warn"] = "text"
    quote: str = ""
    text: str = ""
    why: str = ""
    acts: tuple[RowAct, ...] = field(default=(), compare=False)
    keeps_choice: bool = False
    state: Callable[[], RowState] = field(default=RowState, compare=False)

    @property
    def look_alike(self) -> tuple[object, ...]:
        """All that a row shows: a widget made for one row does for another that looks the same."""
        return self.kind, self.title, self.look, self.said, self.stretches, self.quote, self.text, self.why, tuple(act.words for act in self.acts)

    def act_of(self, key: int, *, shift: bool = False) -> RowAct | None:
        """The act that a key does here, with Shift or without, or None."""
        return next((act for act in self.acts if (act.key, act.shift) == (key, shift)), None)


class ChangeSource(Protocol):
    """Where the rows of a list come from: all that two lists over the panes do not share.

    `name` is the list's name for screen readers, `remark` a line under its title; `headings` are lines of words before the row of that number,
    `hints` the keys of the acts that rows offer, with their words; `filters` choose which rows there are, where there are any.
    """

    session: Session
    name: str
    remark: str
    headings: Mapping[int, str]
    hints: tuple[tuple[str, str], ...]
    every: tuple[EveryAct, ...]
    filters: tuple[RowFilter, ...]

    def title(self) -> str:
        """The words over the list as it is now."""
        ...

    def rows(self) -> tuple[ChangeRow, ...]:
        """The rows by now; equal ones as long as nothing about them differs."""
        ...


class ChangeRows(QObject):
    """The rows of a source, following the edits of its session. `reset` says that there are other rows, `changed` that their states may be others."""

    reset = Signal()
    changed = Signal()

    def __init__(self, source: ChangeSource, parent: QObject) -> None:
        super().__init__(parent)
        self.source, self.rows = source, source.rows()
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self.follow)
        self._leave = source.session.subscribe(lambda _change: self._on_edit())

    def _on_edit(self) -> None:
        self.changed.emit()
        self._settled.start()

    def follow(self) -> None:
        """Take the rows of the source as they are by now."""
        rows = self.source.rows()
        if rows != self.rows:
            self.rows = rows
            self.reset.emit()

    def choose(self, number: int) -> None:
        """Have the rows of a filter."""
        self.source.filters[number].take()
        self.follow()

    def do(self, act: RowAct | EveryAct) -> None:
        """Do an act, also where it turns out to change nothing."""
        act.do()
        self.changed.emit()
        # The row that asked for it may go with the old rows, so not before it is done.
        QTimer.singleShot(0, self, self.follow)

    def stop(self) -> None:
        """Follow no more."""
        self._settled.stop()
        self._leave()
