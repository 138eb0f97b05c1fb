"""A run in the window: what its window asks for, and the works of it in other threads."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from editor.batch import NUMBER, Batch, BatchEnd, RowResult, RowStatus
from editor.looking import is_folder
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.batch.looking import Looked, look_through, mend
from editor.qt.batch.order import BatchOrder
from editor.qt.batch.row_pages import RowPages
from editor.qt.batch.window import BatchWindow
from editor.qt.messages.file_dialog import ask_folder, ask_to_open, ask_to_save
from editor.qt.messages.message import SHEET_FILES
from editor.qt.messages.outside import open_outside
from editor.qt.messages.workers import Idling, Work, Workers
from editor.qt.system.clipboard import block_of, text_and_html
from editor.qt.system.outside import shown_path

_LOOKS_EVERY = 100  # ms


class Running(QObject):
    """One run: its window, and the works of it in other threads, of which a timer shows how far they are."""

    def __init__(self, order: BatchOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self.order, self._workers, self._idling = order, Workers(self), Idling(self)
        self.window = BatchWindow(order.title, tr("{count} 个填写项", count=len(order.fields)), parent)
        self.batch: Batch | None = None
        self.looked = Looked()
        self.results: list[RowResult] = []
        self._reading: Work | None = None
        self._looking: Work | None = None
        self._halt = Event()
        self._show: Callable[[], None] = lambda: None
        self._timer = QTimer(self, interval=_LOOKS_EVERY)
        self._timer.timeout.connect(self._on_look)
        self._tie()

    def _tie(self) -> None:
        window = self.window
        window.sheet_asked.connect(self._ask_sheet)
        window.range_asked.connect(self._take_range)
        window.sheet_chosen.connect(self._take_other)
        window.field_chosen.connect(lambda title, key: self._take(self.order.with_choice(title, key)))
        window.name.changed.connect(lambda pattern: self._take(self.order.with_name(pattern)))
        window.outputs_chosen.connect(lambda: self._take_outputs(self.order.with_outputs(**window.chosen_outputs())))
        window.folder_asked.connect(self._ask_folder)
        window.open_asked.connect(lambda: open_outside(self.order.settings.folder, lambda notice: window.progress.end("", notice.text)))
        window.any_asked.connect(lambda: self._show_pages(self.batch.numbers, 0) if self.batch is not None else None)
        window.rows.pages_asked.connect(partial(self._show_pages, at=-1))
        window.rows.mended.connect(self._mend)
        window.list_asked.connect(self._save_list)
        window.begun.connect(self._generate)
        window.progress.stop_asked.connect(self._on_stop_asked)
        window.left.connect(self._leave)

    def begin(self) -> None:
        """Show the window, without a sheet yet."""
        self._idling.watch()
        self._show_order()
        self.window.open()

    # What is chosen

    def _ask_sheet(self) -> None:
        kinds = f"{tr('表格文件')} (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.json);;{tr('所有文件')} (*)"
        if paths := ask_to_open(self.window, self.order.settings.folder.parent, kinds):
            self.take_sheet(paths[0])

    def take_sheet(self, path: Path, sheet: str = "") -> None:
        """Read a sheet of a file, the one that fits best where none is named, in another thread."""
        self._make(lambda: self.order.with_sheet(path, sheet))

    def _take_other(self, sheet: str) -> None:
        if self.order.table is not None and sheet != self.order.table.sheet:
            self.take_sheet(self.order.table.path, sheet)

    def _take_range(self) -> None:
        cells = block_of(text_and_html(QApplication.clipboard().mimeData())[0])
        if any(map(any, cells)):
            self._make(lambda: self.order.with_range(cells))
        else:
            self._say(tr("剪贴板里没有表格"), tr("先在表格里选中带列名的一块，复制，再来粘贴。"))

    def _make(self, make: Callable[[], BatchOrder]) -> None:
        self._leave_reading()
        self._reading = self._workers.start(lambda _work: make(), lambda order: self._take(cast("BatchOrder", order)), self._on_failed)

    def _leave_reading(self) -> None:
        """What is being read is no longer wanted: another sheet is, or a run of the rows that are shown."""
        if self._reading is not None:
            self._reading.cancel()

    def _ask_folder(self) -> None:
        if (folder := ask_folder(self.window, tr("存到哪个文件夹"))) is not None:
            self._take(self.order.with_folder(folder))

    def _take_outputs(self, order: BatchOrder) -> None:
        """Rows are as good as before whatever is written of them."""
        self.order = order
        self.window.show_outputs(order.settings)

    def _take(self, order: BatchOrder) -> None:
        """Show another order and look through its rows anew."""
        self._stop()
        self.order, self.looked, self.batch = order, Looked(), None
        self._show_order()
        if order.table is None:
            return
        if any(match.field for match in order.matches):
            self._look(order, len(order.table.rows))
        else:
            self._say(tr("没有一列对得上填写项"), tr("在“填到”里给要用的列选一项。"))

    def _show_order(self) -> None:
        window, order = self.window, self.order
        window.show_folder(order.settings.folder, shown_path(order.settings.folder))
        window.show_table(order.table)
        window.columns.show_matches(order.matches, order.fields)
        window.show_same(order.same if order.table is not None else ())
        number = [field for field in order.named.fields if field.key == NUMBER and field not in order.fields]
        window.name.show_pattern(order.named, order.pattern, (*order.fields, *number))
        window.show_outputs(order.settings)
        window.steps.show_step(0 if order.table is None else 1)
        window.rows.show_rows((), {})
        self._show_looked(self.looked)
        self._let(may=True)

    def _let(self, *, may: bool) -> None:
        """Let a person choose, begin, and look at what was found, as far as rows were looked through."""
        window, is_looked_through = self.window, may and self.batch is not None
        window.prepare(may=may)
        window.begin.setEnabled(is_looked_through and window.counts[0].number > 0)
        window.pages.setEnabled(is_looked_through)
        window.save_list.setEnabled(is_looked_through and bool(self.looked.told))

    def _say(self, title: str, words: str) -> None:
        self.window.progress.show()
        self.window.progress.end(title, words)

    def _on_failed(self, error: NigaoError) -> None:
        self._timer.stop()
        self._say(tr("做不下去"), error.text)

    def _on_ended(self) -> None:
        """Work ended, however that was: the window can be used again. What came of it is said after this."""
        self._looking = None
        self._timer.stop()
        if self.window.progress.is_going:
            self.window.progress.hide()
        self._let(may=True)

    # Looking through the rows

    def _look(self, order: BatchOrder, rows: int) -> None:
        looked = self.looked

        def work(at: Work) -> object:
            batch = order.batch()
            look_through(batch, looked, at.cancelled, self._idling.wait)
            return batch

        self.window.steps.show_step(2)
        self.window.progress.show()
        self.window.progress.begin(tr("正在预检"), rows, "")
        self._watch(lambda: self._show_looked(looked))
        self._looking = self._workers.start(work, lambda batch: self._on_looked(cast("Batch", batch)), self._on_failed, self._on_ended)

    def _watch(self, show: Callable[[], None]) -> None:
        self._show = show
        self._timer.start()

    def _on_look(self) -> None:
        self._show()

    def _show_looked(self, looked: Looked) -> None:
        if self._looking is not None:
            self.window.progress.show_done(looked.count, looked.last)
        wrong, told = looked.wrong, len(looked.told)
        for card, number in zip(self.window.counts, (looked.count - wrong, wrong, told - wrong), strict=True):
            card.show_number(number)

    def _on_looked(self, batch: Batch) -> None:
        self.batch, window = batch, self.window
        window.steps.show_step(3)
        window.example.say(batch.names[0].name + self.order.settings.endings[0])
        self._show_found()
        if batch.may_go_on:
            self._say(tr("这里有一次没做完的"), tr("接着做：做过的不再做，改过的文件不动。"))
            window.begin.setText(tr("接着做"))

    def _show_found(self) -> None:
        window = self.window
        self._show_looked(self.looked)
        window.rows.show_rows(self.looked.rows, self.order.draft.template.by_key)
        window.begin.setText(tr("生成 {count} 份", count=window.counts[0].number))
        self._let(may=True)

    def _mend(self, number: int, text: str) -> None:
        """Take another value for the cell that is wrong in a row, in this run, and look at that row anew."""
        batch, looked = self.batch, self.looked
        if batch is None or number not in looked.told:
            return
        for widget in (self.window.rows, self.window.begin):
            widget.setEnabled(False)

        def done(_looked: object) -> None:
            if looked is self.looked:
                self._show_found()
                self.window.rows.setFocus()

        self._workers.start(lambda _work: mend(batch, looked, number, text), done, self._on_failed, lambda: self._let(may=True))

    def _show_pages(self, numbers: Sequence[int], at: int) -> None:
        if self.batch is not None:
            RowPages(self.order, self.batch, self._workers, self._on_failed, self.window).show(numbers, at % len(numbers))

    def _save_list(self) -> None:
        batch, folder = self.batch, self.order.settings.folder.parent
        path = ask_to_save(self.window, folder / tr("{name}（预检）.xlsx", name=self.order.title), SHEET_FILES)
        if batch is None or path is None:
            return
        found = {row.number: (row.shown, row.words) for row in self.looked.rows}
        words = tr("存在“{path}”。", path=shown_path(path))
        self._workers.start(lambda _work: batch.write_findings(path, found), lambda _done: self._say(tr("存好了"), words), self._on_failed)

    # The run

    def _generate(self) -> None:
        self.results, self._halt = [], Event()
        order, halt, total = self.order, self._halt, self.looked.count

        def work(_work: Work) -> object:
            batch = order.batch()
            batch.begin()
            for result in batch.results(halt.is_set):
                self.results.append(result)
            return batch.finish(), batch.results_file.name

        self._leave_reading()
        self._let(may=False)
        self.window.progress.show()
        self.window.progress.begin(tr("正在生成"), total, tr("停下后，已生成的会留着。"))
        self._watch(self._show_results)
        self._workers.start(work, lambda done: self._on_done(*cast("tuple[BatchEnd, str]", done)), self._on_failed, self._on_ended)

    def _show_results(self) -> None:
        results = self.results
        self.window.progress.show_done(len(results), results[-1].name if results else "")

    def _on_done(self, end: BatchEnd, sheet: str) -> None:
        self._show_results()
        self.window.open_folder.setVisible(is_folder(self.order.settings.folder))
        if end.not_done:
            self.window.begin.setText(tr("接着做，还有 {count} 行", count=end.not_done))
        done, failed = end.count(RowStatus.DONE, RowStatus.KEPT), end.count(RowStatus.FAILED)
        words = end.stopped or tr("结果写在“{sheet}”里。", sheet=sheet)
        self._say(tr("已停下") if end.not_done else tr("生成好了"), words)
        self.window.progress.count.say(tr("{done} 份生成，{failed} 行没有，{left} 行没做", done=done, failed=failed, left=end.not_done))
        self.window.steps.show_step(4 if not end.not_done else 3)

    def _stop(self) -> None:
        """Stop what is at work: looking through rows at once, a run after the rows in hand, which it tells."""
        self._halt.set()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _on_stop_asked(self) -> None:
        was_looking = self._looking is not None
        self._stop()
        if was_looking:
            self._timer.stop()
            self._say(tr("已停下"), tr("没有看完。换表格或改一列，就从头再看。"))

    def _leave(self) -> None:
        """The window is closed: what is at work stops after the row in hand."""
        self._timer.stop()
        self._stop()
        self._idling.leave()
        self._workers.wait()
        self.window.deleteLater()
        self.deleteLater()
