"""The reports opened last on the start page: their list with its head, and words where there is none."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.desk import Desk
from editor.model.words import tr
from editor.qt.look.labels import Words
from editor.qt.messages.workers import Workers
from editor.qt.start.reports.delegate import ROW
from editor.qt.start.reports.recents import RecentsList, RecentsModel
from editor.qt.start.reports.row import RecentRow
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.panes import fill_stack, row, show_one

SHOWN, _HEAD = 5, 24


class ReportsPane(QWidget):
    """`came` tells that the list was read. What became of the files is looked up beside the window and shown when it is known."""

    came = Signal()

    def __init__(self, desk: Desk, workers: Workers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recents, self._workers = desk.recents, workers
        self._rows: tuple[RecentRow, ...] = ()
        self._words, self._all = "", False
        self.title, self.more = Words(tr("最近文稿"), "title"), Button("", ButtonKind.LINK)
        self.list, self.none = RecentsList(), Words("", "body", "text3", shrinks=True)
        self.more.setFixedHeight(_HEAD)
        self.more.clicked.connect(self._on_more_clicked)
        self.list.removed.connect(self._on_removed)
        self.list.pinned.connect(self._on_pinned)
        fill_stack(self, 8, row(self.title, None, self.more), self.list, self.none, None)

    def refresh(self) -> None:
        """Read the list anew, first as it was noted, then with what became of the files."""
        known = {shown.recent: shown for shown in self._rows}
        self._take([known.get(recent, RecentRow(recent)) for recent in self._recents.all()])
        self.came.emit()
        self._workers.start(lambda _work: self._look_up(), self._take, lambda _error: None)

    def _look_up(self) -> list[RecentRow]:
        return [RecentRow(recent, recent.standing()) for recent in self._recents.all()]

    def _take(self, rows: object) -> None:
        found = cast("list[RecentRow]", rows)
        self._rows = tuple(sorted(found, key=lambda shown: not shown.recent.pinned))
        self.show_found()

    def search(self, words: str) -> None:
        """Show only the reports with all these words in title, kind or folder."""
        self._words = words.strip()
        self.show_found()

    def show_found(self) -> None:
        """Show the reports that the search leaves."""
        words = self._words.casefold().split()
        found = [shown for shown in self._rows if all(word in f"{shown.title}\n{shown.place}".casefold() for word in words)]
        shown = found if self._all or words else found[: max(SHOWN, sum(row.recent.pinned for row in found))]
        cast("RecentsModel", self.list.model()).show_rows(shown)
        self.more.setVisible(len(found) > len(shown) or (self._all and len(found) > SHOWN and not words))
        self.more.setText(tr("只看最近 {count} 份", count=SHOWN) if self._all else tr("全部 {count} 份", count=len(found)))
        self.list.setFixedHeight(max(1, len(shown)) * ROW)
        none = tr("文稿里没有“{words}”。", words=self._words) if words else tr("还没有文稿。选一篇范文，或从模板新建。")
        show_one(self.list, self.none, none, full=bool(shown))

    def focus_first(self) -> bool:
        """Put the focus on the report opened last; False where there is none."""
        model = self.list.model()
        if not model.rowCount():
            return False
        self.list.setCurrentIndex(model.index(0, 0))
        self.list.setFocus()
        return True

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self.show_found()

    def _on_removed(self, path: str) -> None:
        at = self.list.currentIndex().row()
        self._recents.remove(path)
        self._rows = tuple(shown for shown in self._rows if shown.recent.path != path)
        self.show_found()
        model = self.list.model()
        if model.rowCount():
            self.list.setCurrentIndex(model.index(min(max(0, at), model.rowCount() - 1), 0))

    def _on_pinned(self, path: str, on: bool) -> None:
        self._recents.pin(path, on=on)
        self.refresh()
