"""A run in the window: what its window asks for, and the works of it in other threads."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from editor.batch import Batch, BatchEnd, RowResult, RowStatus
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.batch.order import BatchOrder, CheckedRow, checked_rows, hinted_rows, told_rows
from editor.qt.batch.window import BatchWindow
from editor.qt.messages.file_dialog import ask_folder, ask_to_open
from editor.qt.messages.workers import Work, Workers
from editor.qt.system.outside import shown_path

if TYPE_CHECKING:
    from editor.layout import Laid

_LOOKS_EVERY = 100  # ms
_MOST_SHOWN = 500


class Running(QObject):
    """One run: its window, and the works of it in other threads, of which a timer shows how far they are."""

    def __init__(self, order: BatchOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self.order, self._workers = order, Workers(self)
        name = order.draft.template.name
        self.window = BatchWindow(name, tr("{count} 个填写项", count=len(order.fields)), parent)
        self.batch: Batch | None = None
        self.checked: list[CheckedRow] = []
        self.results: list[RowResult] = []
        self._looking: Work | None = None
        self._halt = Event()
        self._show: Callable[[], None] = lambda: None
        self._timer = QTimer(self, interval=_LOOKS_EVERY)
        self._timer.timeout.connect(self._on_look)
        self._tie()

    def _tie(self) -> None:
        window = self.window
        window.sheet_asked.connect(self._ask_sheet)
        window.field_chosen.connect(lambda title, key: self._take(self.order.with_choice(title, key)))
        window.name_changed.connect(lambda name: self._set(name=name))
        window.folder_asked.connect(self._ask_folder)
        window.pdf.toggled.connect(lambda on: self._set(pdf=on))
        window.one_file.toggled.connect(lambda on: self._set(one_file=on))
        window.row_asked.connect(self._show_pages)
        window.begun.connect(self._generate)
        window.progress.stop_asked.connect(self._stop)
        window.left.connect(self._leave)

    def begin(self) -> None:
        """Show the window, without a sheet yet."""
        self.window.begin.setEnabled(False)
        self._show_order()
        self.window.open()

    # What is chosen

    def _ask_sheet(self) -> None:
        kinds = f"{tr('表格文件')} (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.json);;{tr('所有文件')} (*)"
        if paths := ask_to_open(self.window, self.order.settings.folder.parent, kinds):
            self.take_sheet(paths[0])

    def take_sheet(self, path: Path) -> None:
        """Read the sheet of a file, in another thread."""
        self._workers.start(lambda _work: self.order.with_sheet(path), lambda order: self._take(cast("BatchOrder", order)), self._on_failed)

    def _ask_folder(self) -> None:
        if (folder := ask_folder(self.window, tr("存到哪个文件夹"))) is not None:
            self._set(folder=folder)

    def _set(self, **changed: object) -> None:
        settings = replace(self.order.settings, **changed)  # pyright: ignore[reportArgumentType]
        if settings != self.order.settings:
            self._take(replace(self.order, settings=settings))

    def _take(self, order: BatchOrder) -> None:
        """Show another order and look through its rows anew."""
        self._stop()
        self.order, self.checked, self.batch = order, [], None
        self._show_order()
        if order.table is None:
            return
        try:
            self.batch = order.batch()
        except NigaoError as error:
            self._on_failed(error)
            return
        self._check(self.batch)

    def _show_order(self) -> None:
        window, table = self.window, self.order.table
        window.show_folder(self.order.settings.folder, shown_path(self.order.settings.folder))
        window.columns.show_matches(self.order.matches, self.order.fields)
        window.show_same(self.order.same if table is not None else ())
        window.steps.show_step(0 if table is None else 1)
        window.other_sheet.setText(tr("选表格") if table is None else tr("换表格"))
        window.begin.setEnabled(False)
        if table is None:
            window.sheet.say(tr("还没有表格"))
            window.about_sheet.say(tr("一行一份，首行是列名"))
            return
        sheet = tr("工作表“{sheet}” · ", sheet=table.sheet) if table.sheet else ""
        window.sheet.say(table.path.name)
        window.about_sheet.say(tr("{sheet}{count} 行", sheet=sheet, count=len(table.rows)))

    def _on_failed(self, error: NigaoError) -> None:
        self._timer.stop()
        self.window.progress.show()
        self.window.progress.end(tr("做不下去"), error.text)

    # Looking through the rows

    def _check(self, batch: Batch) -> None:
        def work(at: Work) -> object:
            for row in checked_rows(batch, at):
                self.checked.append(row)
            return batch

        self.window.steps.show_step(2)
        self.window.progress.show()
        self.window.progress.begin(tr("正在预检"), len(batch.numbers), "")
        self._watch(lambda: self._show_checked(batch))
        self._looking = self._workers.start(work, lambda _done: self._on_checked(batch), self._on_failed)

    def _watch(self, show: Callable[[], None]) -> None:
        self._show = show
        self._timer.start()

    def _on_look(self) -> None:
        self._show()

    def _show_checked(self, batch: Batch) -> None:
        rows = list(self.checked)
        self.window.progress.show_done(len(rows), rows[-1].shown if rows else "")
        wrong = sum(bool(row.found.problems) for row in rows)
        for card, number in zip(self.window.counts, (len(rows) - wrong, wrong, len(hinted_rows(batch, rows))), strict=True):
            card.show_number(number)

    def _on_checked(self, batch: Batch) -> None:
        self._timer.stop()
        self._looking = None
        self._show_checked(batch)
        good = self.window.counts[0].number
        self.window.rows.show_rows(told_rows(batch, self.checked)[:_MOST_SHOWN])
        self.window.progress.hide()
        self.window.steps.show_step(3)
        self.window.begin.setText(tr("生成 {count} 份", count=good))
        self.window.begin.setEnabled(good > 0)
        self.window.example.say(f"{batch.names[0].name}.docx")
        if not self.window.name.text():
            self.window.name.setPlaceholderText(batch.pattern)

    # The pages of a row

    def _show_pages(self, number: int) -> None:
        row = next((one for one in self.checked if one.number == number), None)
        if row is None:
            return
        draft, desk = self.order.draft.with_values(row.found.values), self.order.desk

        def show(laid: object) -> None:
            from editor.qt.printing.preview import PrintPreview  # noqa: PLC0415 - loaded by the first preview

            page = desk.profile(draft.template.layout).page
            preview = PrintPreview(cast("Laid", laid), (page.width, page.height), row.shown, self.window)
            preview.setWindowTitle(tr("第 {number} 行的页面", number=number))
            preview.print.hide()
            preview.open()

        self._workers.start(lambda _work: desk.lay_out(draft), show, self._on_failed)

    # The run

    def _generate(self) -> None:
        try:
            batch = self.order.batch()
        except NigaoError as error:
            self._on_failed(error)
            return
        self.results, self._halt = [], Event()
        halt = self._halt

        def work(_work: Work) -> object:
            batch.begin()
            for result in batch.results(halt.is_set):
                self.results.append(result)
            return batch.finish()

        self.window.begin.setEnabled(False)
        self.window.columns.setEnabled(False)
        self.window.progress.show()
        self.window.progress.begin(tr("正在生成"), len(batch.numbers), tr("停下后，已生成的会留着。"))
        self._watch(self._show_results)
        self._workers.start(work, lambda end: self._on_done(batch, cast("BatchEnd", end)), self._on_run_failed)

    def _show_results(self) -> None:
        results = self.results
        self.window.progress.show_done(len(results), results[-1].name if results else "")

    def _on_run_failed(self, error: NigaoError) -> None:
        self.window.columns.setEnabled(True)
        self._on_failed(error)

    def _on_done(self, batch: Batch, end: BatchEnd) -> None:
        self._timer.stop()
        self._show_results()
        self.window.columns.setEnabled(True)
        self.window.begin.setEnabled(True)
        done, failed = end.count(RowStatus.DONE, RowStatus.KEPT), end.count(RowStatus.FAILED)
        words = end.stopped or tr("结果写在“{sheet}”里。", sheet=batch.results_file.name)
        self.window.progress.end(tr("已停下") if end.not_begun else tr("生成好了"), words)
        self.window.progress.count.say(tr("{done} 份生成，{failed} 行没有，{left} 行没做", done=done, failed=failed, left=end.not_begun))
        self.window.steps.show_step(4 if not end.not_begun else 3)

    def _stop(self) -> None:
        """Stop what is at work: looking through rows at once, a run after the rows in hand, which it tells."""
        self._halt.set()
        if self._looking is not None:
            self._looking.cancel()

    def _leave(self) -> None:
        """The window is closed: what is at work stops after the row in hand."""
        self._timer.stop()
        self._stop()
        self._workers.wait()
        self.window.deleteLater()
        self.deleteLater()
