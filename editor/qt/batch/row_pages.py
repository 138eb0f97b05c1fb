"""The pages of rows before anything is written: those that are told of, or any other."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from editor.batch import Batch
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.batch.looking import shown
from editor.qt.batch.order import BatchOrder
from editor.qt.messages.workers import Work, Workers
from editor.qt.widgets.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from editor.layout import Laid
    from editor.qt.printing.preview import PrintPreview


class RowPages(QObject):
    """Shows the pages of one row at a time, with buttons to the one before and the next."""

    def __init__(self, order: BatchOrder, batch: Batch, workers: Workers, on_failed: Callable[[NigaoError], None], window: "QWidget") -> None:
        super().__init__(window)
        self._order, self._batch, self._workers, self._on_failed, self._window = order, batch, workers, on_failed, window
        self._numbers: Sequence[int] = ()
        self._at = 0
        self._work: Work | None = None
        self.before, self.next = IconButton("left", tr("上一行")), IconButton("right", tr("下一行"))
        self.before.clicked.connect(lambda: self._go(self._at - 1))
        self.next.clicked.connect(lambda: self._go(self._at + 1))
        self.preview: PrintPreview | None = None

    def show(self, numbers: Sequence[int], at: int) -> None:
        """Show the pages of the row at a place among these."""
        self._numbers = numbers
        self._go(at)

    def _go(self, at: int) -> None:
        if self._work is not None:
            self._work.cancel()
        self._at, number = at, self._numbers[at]

        def work(it: Work) -> object:
            return self._order.pages(self._batch.checked(number).values, it.cancelled)

        self._work = self._workers.start(work, lambda laid: self._show(number, cast("Laid", laid)), self._on_failed)

    def _show(self, number: int, laid: "Laid") -> None:
        paper = self._paper(laid)
        name = tr("{number} 行   {name}", number=number, name=shown(self._batch, number))
        if self.preview is None:
            from editor.qt.printing.preview import PrintPreview  # noqa: PLC0415 - loaded by the first preview

            self.preview = PrintPreview(laid, paper, "", self._window)
            self.preview.take_steps(self.before, self.next)
            self.preview.finished.connect(self._leave)
            self.preview.open()
        else:
            self.preview.show_other(laid, paper)
        self.preview.left.say(name, "text2")
        self.preview.setWindowTitle(tr("第 {number} 行的页面", number=number))
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < len(self._numbers) - 1)

    def _leave(self) -> None:
        if self._work is not None:
            self._work.cancel()
        if self.preview is not None:
            self.preview.deleteLater()
        self.deleteLater()

    def _paper(self, laid: "Laid") -> tuple[int, int]:
        page = self._order.desk.profile(self._order.draft.template.layout).page
        return (page.width, page.height) if self._order.form is None else laid.paper
