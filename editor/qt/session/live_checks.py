"""What the checks say of a session's draft: found away from the window when typing rests, told only of text that still stands there."""

from collections.abc import Callable, Collection
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.desk import Desk
from editor.model.document.document import Paragraph
from editor.model.effort import Effort, StoppedError
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.qt.messages.workers import Idling, Work, Workers

if TYPE_CHECKING:
    from editor.checks import Finding
    from editor.composing import ComposeCache
    from editor.desk import Checking, DraftRemarks
    from editor.storage.library.library import Library

_PAUSE, _AFTER_START = 300, 800  # milliseconds without an edit; after the pages are there
_AT_ONCE = 200_000  # characters that are composed in the window's thread
_PlaceOfText = tuple[str, int, str]


class _Rules:
    """The rules of a desk, read by the first look in its thread: `checking` is made once, whether that look comes to its end or not."""

    def __init__(self, library: "Library", hints: Collection[str]) -> None:
        self._library, self._hints = library, hints

    @cached_property
    def checking(self) -> "Checking":
        from editor.desk import Checking  # noqa: PLC0415 - the rules are read by the first look

        return Checking(self._library, hints=self._hints)

    @property
    def are_read(self) -> bool:
        return "checking" in self.__dict__


class LiveChecks(QObject):
    """`changed` tells that there are other findings, `refused` why a finding could not be left alone.

    An edit stops what is under way. Until the draft is looked at again, only findings in paragraphs that read as they did are told.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, session: Session, composing: "ComposeCache", parent: QObject | None = None) -> None:
        """`composing` is what the session's counts compose with, in this thread."""
        super().__init__(parent)
        self._desk, self._session, self._composing = desk, session, composing
        self._rules = self._read_rules()
        self._idling = Idling(self)
        self._remarks: DraftRemarks | None = None
        self._under_way: Event | None = None
        self._is_on = False
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        self._unsubscribe = session.subscribe(lambda _change: self._on_edit())

    @cached_property
    def _workers(self) -> Workers:
        return Workers(self)

    def start(self) -> None:
        """Look at the draft for the first time, a moment from now."""
        self._is_on = True
        self._pause.start(_AFTER_START)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()
        self._is_on = False
        self._stop()
        if "_workers" in self.__dict__:
            # What is under way stops at its next step; it has to have let go of this thread's locks before its pool goes.
            self._idling.leave()
            self._workers.wait()

    def _read_rules(self) -> "_Rules":
        return _Rules(self._desk.library, self._desk.settings.texts("hints"))

    def renew(self) -> None:
        """Look at the draft with the rules and lists of words as they are by now."""
        self._stop()
        self._rules = self._read_rules()
        self._pause.start(0)

    def refresh(self) -> None:
        """Read the lists of words again where their files have changed, and look at the draft at once where it was not looked at yet."""
        if self._rules.are_read and not self._rules.checking.knows_lists():
            self.renew()
        elif not self.is_current:
            self._is_on = True
            self._pause.start(0)

    def _stop(self) -> None:
        self._pause.stop()
        if self._under_way is not None:
            self._under_way.set()

    def _on_edit(self) -> None:
        if self._is_on:
            self._stop()
            self._pause.start(_PAUSE)

    def _look(self) -> None:
        """Check the draft in another thread, which alone has the rules meanwhile; one after the other, and only while the window rests."""
        if self._under_way is not None:
            self._pause.start(_PAUSE)
            return
        draft, rules = self._session.draft, self._rules
        stop = self._under_way = Event()
        self._idling.watch()

        def is_stopped() -> bool:
            self._idling.wait()
            return stop.is_set()

        def check(_work: Work) -> "DraftRemarks | None":
            try:
                return rules.checking.live(draft, is_stopped)
            except StoppedError:
                return None

        self._workers.start(check, lambda found: self._on_found(found, stop), self._on_failed, self._on_ended)

    def _on_ended(self) -> None:
        self._under_way = None
        self._idling.leave()

    def _on_found(self, found: object, stop: Event) -> None:
        if found is not None and not stop.is_set():
            self._remarks = found  # pyright: ignore[reportAttributeAccessIssue]
            self._tell()

    def _on_failed(self, _error: NigaoError) -> None:
        # More than a document may hold: the pages say so.
        self._remarks = None
        self._tell()

    def _tell(self) -> None:
        self.__dict__.pop("_by_text", None)
        self._session.remarks = len(self.findings)
        self.changed.emit()

    # What was found

    @property
    def is_current(self) -> bool:
        """Whether the draft was looked at as it is now."""
        return self._remarks is not None and self._remarks.draft is self._session.draft

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """The findings of the draft as it is now that are to be told, in its order."""
        return tuple(finding for finding in self._standing if self.is_wanted(finding))

    @property
    def left_alone(self) -> "tuple[Finding, ...]":
        """Those that the person or the office wants left alone."""
        return tuple(finding for finding in self._standing if not self.is_wanted(finding))

    @property
    def _standing(self) -> "tuple[Finding, ...]":
        if self._remarks is None or self.is_current:
            return self._remarks.findings if self._remarks is not None else ()
        from editor.composing import compose  # noqa: PLC0415 - is loaded with the first pages

        try:
            now = compose(self._session.draft, self._composing, effort=Effort(_AT_ONCE)).document
        except (NigaoError, StoppedError):
            return ()
        there = set(map(_place_of, now.paragraphs()))
        return tuple(finding for finding in self._remarks.findings if _place_of(self._remarks.paragraph(finding)) in there)

    def is_wanted(self, finding: "Finding") -> bool:
        """Whether a finding is to be told."""
        return not self._rules.are_read or self._rules.checking.is_wanted(finding)

    def paragraph(self, finding: "Finding") -> Paragraph:
        """The composed paragraph in which a finding stands."""
        assert self._remarks is not None
        return self._remarks.paragraph(finding)

    @cached_property
    def _by_text(self) -> "dict[_PlaceOfText, list[Finding]]":
        found: dict[_PlaceOfText, list[Finding]] = {}
        for finding in self._remarks.findings if self._remarks is not None else ():
            if self.is_wanted(finding):
                found.setdefault(_place_of(self.paragraph(finding)), []).append(finding)
        return found

    def of(self, paragraph: Paragraph) -> "tuple[Finding, ...]":
        """What there is to say of a paragraph of the pages; nothing once it reads otherwise than when it was looked at."""
        return tuple(self._by_text.get(_place_of(paragraph), ())) if self._by_text else ()

    # What a person wants left alone

    def leave_alone(self, finding: "Finding", *, everywhere: bool) -> None:
        """Tell a finding no more, or none with its words."""
        checking = self._rules.checking
        self._keep(lambda: checking.ignore_everywhere(finding) if everywhere else checking.ignore_here(finding))

    def tell_again(self, finding: "Finding") -> None:
        """Tell a finding again that was left alone."""
        checking = self._rules.checking
        self._keep(lambda: checking.tell_again(finding))

    def _keep(self, act: Callable[[], None]) -> None:
        try:
            act()
        except NigaoError as error:
            self.refused.emit(error)
        self._tell()


def _place_of(paragraph: Paragraph) -> _PlaceOfText:
    return paragraph.section, paragraph.block, paragraph.text
