"""The first thing that is seen: a place for a sample, the reports opened last, the template library."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from editor.desk import Desk
from editor.layout import PageBox
from editor.model.words import tr
from editor.qt.buttons import Button
from editor.qt.labels import Words
from editor.qt.pasted import text_and_html
from editor.qt.segment import Choice, Segment
from editor.qt.start_drop import SIZE, DropArea
from editor.qt.start_layout import row, show_one, stack
from editor.qt.start_recents import ROW, RecentRow, RecentsList, RecentsModel
from editor.qt.template_cards import TemplateCards, columns_in, first_page, origin_words, width_of
from editor.qt.workers import Work, Workers
from editor.shipped import shipped_path
from editor.storage.library import LibraryEntry

_SIDE, _BETWEEN = 40, 24
_STACKED = 1100  # pixels of width below which the reports stand above the drop area
_SHOWN = 5
_ORIGINS = ("shipped", "own", "shared")


class StartPage(QScrollArea):
    """`open_file` tells a file to open (a sample, or a report to go on with), `open_template` a template's name, `open_text` a text and its HTML.

    `browse_requested` asks the window for its file chooser. The whole page takes drops.
    """

    open_file = Signal(Path)
    open_template = Signal(str)
    open_text = Signal(str, str)
    browse_requested = Signal()

    def __init__(self, desk: Desk, workers: Workers | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workers = workers or Workers(self)
        self._recents: tuple[RecentRow, ...] = ()
        self._entries: tuple[LibraryEntry, ...] = ()
        self._sought, self._origin, self._all, self._is_fresh = "", "", False, True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        # A thread that is still laying out while Python ends would take the whole program down.
        _program().aboutToQuit.connect(self._workers.wait)

    def refresh(self) -> None:
        """Read the reports and the library anew; what takes long is read beside the window."""
        self._workers.start(lambda _work: self._read(), self._show_read, lambda _error: None)

    def search(self, words: str) -> None:
        """Show only what has all these words in title, kind, folder or tags; the window's search box may call this too."""
        self._sought = words.strip()
        if self.box.text() != words:
            self.box.setText(words)
        self._show_found()

    def _build(self) -> None:
        self.drop = DropArea()
        self.recents = RecentsList()
        self.recents_title = Words(tr("最近文稿"), "title")
        self.recents_none = Words("", "body", "text3", shrinks=True)
        self.more = Button("", "link")
        self.library_title = Words(tr("模板库"), "title")
        self.tabs = Segment(tuple(Choice(words) for words in (tr("全部"), *map(origin_words, _ORIGINS))))
        self.cards = TemplateCards()
        self.cards_none = Words("", "body", "text3", shrinks=True)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("搜模板和文稿"))
        self.box.setAccessibleName(tr("搜模板和文稿"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedSize(240, 32)
        self.drop.sample.setVisible(bool(_samples()))
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = QWidget()
        self.column = QWidget(sheet)
        inner = QVBoxLayout(self.column)
        inner.setContentsMargins(0, _BETWEEN, 0, _BETWEEN)
        inner.setSpacing(0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(_BETWEEN)
        self._top.addWidget(self.drop)
        self._top.addWidget(stack(row(self.recents_title, None, self.more), self.recents, self.recents_none, None), 1)
        inner.addLayout(self._top)
        inner.addSpacing(_BETWEEN)
        inner.addWidget(stack(row(self.library_title, self.tabs, None, self.box), self.cards, self.cards_none))
        inner.addStretch(1)
        outer = QHBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(self.column)
        outer.addStretch(1)
        self.setWidget(sheet)

    def _connect(self) -> None:
        self.drop.browse_asked.connect(self.browse_requested)
        self.drop.paste_asked.connect(self.paste)
        self.drop.sample_asked.connect(lambda: self.open_file.emit(_samples()[0]))
        self.recents.opened.connect(lambda path: self.open_file.emit(Path(path)))
        self.recents.removed.connect(self._on_removed)
        self.cards.opened.connect(lambda entry: self.open_template.emit(entry.name))
        self.cards.walked.connect(self._on_walked)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.more.clicked.connect(self._on_more_clicked)
        self.box.textChanged.connect(self.search)
        self.tabs.choose(0)
        self._show_found()

    def _read(self) -> tuple[list[RecentRow], list[LibraryEntry]]:
        recents = [RecentRow(recent, recent.is_there) for recent in self._desk.recents.all()]
        return recents, self._desk.templates()

    def _show_read(self, read: object) -> None:
        recents, entries = read  # pyright: ignore[reportGeneralTypeIssues]
        self._recents, self._entries = tuple(recents), tuple(entries)
        self._show_found()
        for entry in self._entries:
            if not self.cards.cards.knows_page(entry):
                self._fetch_page(entry)
        if self._is_fresh and self.isVisible() and not self.box.hasFocus():
            self._is_fresh = False
            self.focus_first()

    def _fetch_page(self, entry: LibraryEntry) -> None:
        def lay_out(_work: Work) -> PageBox:
            return first_page(self._desk, entry)

        self._workers.start(lay_out, lambda page: self.cards.cards.show_page(entry, page), lambda _error: None)  # pyright: ignore[reportArgumentType]

    def focus_first(self) -> None:
        """Put the focus where work is waiting: on the report opened last, else on the button that chooses a sample."""
        model = self.recents.model()
        if model.rowCount():
            self.recents.setCurrentIndex(model.index(0, 0))
            self.recents.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.drop.browse.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Read the clipboard: a file, or text as a sample; an empty one is said."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.drop.show_hint(tr("剪贴板里没有文字。先复制一篇范文，再粘贴。"))

    def _take(self, data: QMimeData | None) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data is not None else []
        if files:
            self.open_file.emit(files[0])
        elif any(words := text_and_html(data)):
            self.open_text.emit(*words)
        else:
            return False
        self.drop.show_hint("")
        return True

    def _show_found(self) -> None:
        """Show the reports and templates that the search and the tab leave."""
        words = self._sought.casefold().split()
        recents = [row for row in self._recents if _has(words, row.title, row.place)]
        model = self.recents.model()
        assert isinstance(model, RecentsModel)
        shown = recents if self._all or words else recents[:_SHOWN]
        model.show_rows(shown)
        self.more.setVisible(len(recents) > _SHOWN and not words)
        self.more.setText(tr("只看最近 {count} 份", count=_SHOWN) if self._all else tr("全部 {count} 份", count=len(recents)))
        self.recents.setFixedHeight(max(1, len(shown)) * ROW)
        none = tr("文稿里没有“{words}”。", words=self._sought) if words else tr("还没有文稿。选一篇范文，或从模板新建。")
        show_one(self.recents, self.recents_none, none, full=bool(shown))
        found = [entry for entry in self._entries if _has(words, entry.name, entry.kind, entry.about, *entry.tags)]
        self._name_tabs(found)
        cards = [entry for entry in found if self._origin in ("", entry.origin)]
        self.cards.cards.show_entries(cards)
        none = tr("没有找到“{words}”。试试少写几个字，或从范文新建。", words=self._sought) if words else tr("这里还没有模板。")
        show_one(self.cards, self.cards_none, none, full=bool(cards))
        self._fit()

    def _name_tabs(self, found: Sequence[LibraryEntry]) -> None:
        counts = [sum(entry.origin == origin for entry in found) for origin in _ORIGINS]
        for number, (origin, count) in enumerate(zip(("", *_ORIGINS), (len(found), *counts), strict=True)):
            self.tabs.rename(number, f"{origin_words(origin) if origin else tr('全部')} {count}")
            self.tabs.parts[number].setVisible(number == 0 or any(entry.origin == origin for entry in self._entries))

    def _fit(self) -> None:
        """Give the column the width of whole cards, and a narrow page the reports above the drop area."""
        narrow = self.width() < _STACKED
        columns = columns_in(self.viewport().width() - 2 * _SIDE)
        self.column.setFixedWidth(max(width_of(columns), min(SIZE.width() + 160, self.viewport().width() - 2 * 16)))
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != direction:
            self._top.setDirection(direction)
            self.drop.set_strip(strip=narrow)
        self.cards.fit(columns)

    def _on_tab_chosen(self, number: int) -> None:
        self._origin = ("", *_ORIGINS)[number]
        self._show_found()

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self._show_found()

    def _on_removed(self, path: str) -> None:
        row = self.recents.currentIndex().row()
        self._desk.recents.remove(path)
        self._recents = tuple(row for row in self._recents if row.recent.path != path)
        self._show_found()
        model = self.recents.model()
        if model.rowCount():
            self.recents.setCurrentIndex(model.index(min(max(0, row), model.rowCount() - 1), 0))

    def _on_walked(self, card: QRect) -> None:
        corner = self.cards.viewport().mapTo(self.widget(), card.topLeft())
        self.ensureVisible(corner.x(), corner.y(), 0, 16)
        below = corner + QPoint(0, card.height())
        self.ensureVisible(below.x(), below.y(), 0, 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._sought:
            self.search("")
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._is_fresh = True
            _program().installEventFilter(self)
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        _program().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drag is told to the widget under it, and a file is taken for the whole window; the page only shows that something hangs over it.
        if event.type() == QEvent.Type.DragEnter:
            self.drop.show_drag(dragged=True)
        elif event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.drop.show_drag(dragged=False)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._workers.wait()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or any(text_and_html(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()


def _program() -> QCoreApplication:
    program = QCoreApplication.instance()
    assert program is not None
    return program


def _samples() -> list[Path]:
    folder = shipped_path("samples")
    return sorted(folder.glob("*.txt")) if folder.is_dir() else []


def _has(words: Sequence[str], *texts: str) -> bool:
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in words)
