"""The pages of a form: our own drawing at first, those of LibreOffice as soon as it has printed them, in the background."""

from threading import Event
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.session.session import FormFile, Session
from editor.model.words import tr
from editor.qt.messages.workers import Work
from editor.qt.session.preview import Preview

if TYPE_CHECKING:
    from editor.composing import ComposeCache
    from editor.layout import Laid

_PAUSE = 250  # milliseconds of rest before a form is printed anew


class FormPreview(Preview):
    """Shows LibreOffice's pages where it is here; where it is not, or fails, the drawing of our own layout."""

    def __init__(self, desk: Desk, session: Session, form: FormFile, composing: "ComposeCache", parent: QObject | None = None) -> None:
        super().__init__(desk, session, composing, parent)
        self._form = form
        self._printing: Event | None = None
        self._is_stale = self._prints = False
        self._has_office = True
        self._rest_of_typing = QTimer(self, interval=_PAUSE, singleShot=True)
        self._rest_of_typing.timeout.connect(self._print)

    @property
    def is_behind(self) -> bool:
        """Whether pages of the draft as it is now are still being made."""
        return super().is_behind or (self._prints and (self._printing is not None or self._rest_of_typing.isActive()))

    def stop(self) -> None:
        """Make no pages any more; what is under way is stopped."""
        super().stop()
        self._rest_of_typing.stop()
        if self._printing is not None:
            self._printing.set()

    def refresh(self) -> None:
        """Print the form as it is now when the typing rests; draw it where nobody prints it, and until the first pages are there."""
        if self._is_held:
            return
        if not self._prints:
            super().refresh()
            self.drawn_by.emit(tr("示意，画不出的用框代替"))
        if self._has_office:
            self._rest_of_typing.start()

    def _print(self) -> None:
        if self._printing is not None:
            self._is_stale = True
            return
        draft, stop = self._session.draft, Event()
        self._printing, self._is_stale = stop, False

        def work(_work: Work) -> "Laid":
            return self._desk.form_pages(self._form, draft, stop.is_set)

        self._workers.start(work, lambda laid: self._on_printed(laid, stop), lambda error: self._on_failed(error, stop), self._on_print_ended)

    def _on_printed(self, laid: object, stop: Event) -> None:
        if not stop.is_set():
            self._prints = True
            self.laid = cast("Laid", laid)
            self.laid_out.emit(laid)
            self.drawn_by.emit(tr("原文件的页面（LibreOffice）"))

    def _on_failed(self, _error: NigaoError, stop: Event) -> None:
        """Nobody prints here: our own drawing is what there is."""
        if not stop.is_set():
            self._has_office = self._prints = False
            self.refresh()

    def _on_print_ended(self) -> None:
        self._printing = None
        if self._is_stale and not self._is_held:
            self._print()


def preview_of(desk: Desk, session: Session, composing: "ComposeCache", parent: QObject) -> Preview:
    """What makes the pages of a session."""
    if session.form is None:
        return Preview(desk, session, composing, parent)
    return FormPreview(desk, session, session.form, composing, parent)
