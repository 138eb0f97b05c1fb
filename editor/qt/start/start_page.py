"""The first thing that is seen: a place for a sample, the reports opened last, the template library."""

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
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor import __version__
from editor.desk import Desk
from editor.looking import files_in
from editor.model.words import tr
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.messages.workers import Workers
from editor.qt.start.library.cards import columns_in, width_of
from editor.qt.start.library.library import LibraryPane
from editor.qt.start.reports.reports import ReportsPane
from editor.qt.start.start_drop import SIZE, DropArea
from editor.qt.system.clipboard import text_and_html
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.search_box import SearchBox
from editor.shipped import shipped_path

HEIGHT = 28


class StartFoot(QWidget):
    """As high as a status bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(34, 0, 12, 0)
        layout.addWidget(Words(tr("打开的文件只留在本机，不联网"), "small", "text2", shrinks=True), 1)
        layout.addWidget(Words(tr("拟稿 {version}", version=__version__), "small", "text2"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.drawPixmap(12, (self.height() - 16) // 2, icons.pixmap("info", 16, "text2"))
        paint.hairline(painter, 0, 0, self.width(), 0)


_WIDEST, _LEAST = 420, 200


class StartSearch(SearchBox):
    """Searches reports and templates as you type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("搜模板和文稿：标题、正文、标签"), _WIDEST, parent)
        self.setAccessibleName(tr("搜模板和文稿"))
        self.setMinimumWidth(_LEAST)


_SIDE, _BETWEEN = 40, 24
_STACKED = 1100  # pixels of width below which the reports stand above the drop area


class StartPage(QScrollArea):
    """`open_file` tells a file to open (a sample, a template, or a report to go on with), `open_text` a text and its HTML, `told` a notice.

    `browse_requested` asks the window for its file chooser. The whole page takes drops. `box` (the search) and `open_button` stand in the
    window's head while the page is shown: `came_up` asks for it.
    """

    open_file = Signal(Path)
    open_text = Signal(str, str)
    browse_requested = Signal()
    told = Signal(object)
    came_up = Signal()

    def __init__(self, desk: Desk, workers: Workers | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workers = workers or Workers(self)
        self._is_fresh = True
        self.drop = DropArea(reads_more=desk.prints_through_office)
        self.reports, self.library = ReportsPane(desk, self._workers), LibraryPane(desk, self._workers)
        self.box, self.open_button, self.foot = StartSearch(self), Button(tr("打开文件"), ButtonKind.GHOST, "folder", self), StartFoot(self)
        for lent in (self.box, self.open_button):
            lent.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 0, HEIGHT)
        self.setAcceptDrops(True)
        # What is on the page takes the focus; Tab must not stop at the page as well.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.drop.sample.setVisible(bool(_samples()))
        self._lay_out()
        self._connect()
        # A thread that is still laying out while Python ends would take the whole program down.
        for waits in (self._workers.wait, self.library.watch.wait):
            _program().aboutToQuit.connect(waits)

    def refresh(self) -> None:
        """Read the reports and the library anew; what takes long is read beside the window."""
        self.reports.refresh()
        self.library.refresh()

    def search(self, words: str) -> None:
        """Show only what has all these words in title, kind, folder, text or tags."""
        if self.box.text() != words:
            # The box tells of its new words, and so they are searched.
            self.box.setText(words)
            return
        self.reports.search(words)
        self.library.search(words)

    def _lay_out(self) -> None:
        sheet = QWidget()
        self.column = QWidget(sheet)
        inner = QVBoxLayout(self.column)
        inner.setContentsMargins(0, _BETWEEN, 0, _BETWEEN)
        inner.setSpacing(0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(_BETWEEN)
        self._top.addWidget(self.drop)
        self._top.addWidget(self.reports, 1)
        inner.addLayout(self._top)
        inner.addSpacing(_BETWEEN)
        inner.addWidget(self.library)
        inner.addStretch(1)
        outer = QHBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(self.column)
        outer.addStretch(1)
        self.setWidget(sheet)

    def _connect(self) -> None:
        self.drop.browse_asked.connect(self.browse_requested)
        self.open_button.clicked.connect(self.browse_requested)
        self.drop.paste_asked.connect(self.paste)
        self.drop.sample_asked.connect(lambda: self.open_file.emit(_samples()[0]))
        self.reports.list.opened.connect(lambda path: self.open_file.emit(Path(path)))
        self.reports.came.connect(self._on_came)
        self.library.opened.connect(self.open_file)
        self.library.told.connect(self.told)
        self.reports.list.told.connect(self.told)
        self.library.walked.connect(self._on_walked)
        self.box.textChanged.connect(self.search)

    def _on_came(self) -> None:
        if self._is_fresh and self.isVisible() and not self.box.hasFocus():
            self._is_fresh = False
            self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where work is waiting: on the report opened last, else on the button that chooses a sample."""
        if not self.reports.focus_first():
            self.drop.browse.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Read the clipboard: a file, or text as a sample; an empty one is said."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.drop.show_hint(tr("剪贴板里没有文字。先复制一篇范文，再粘贴。"))

    def _take(self, data: QMimeData | None) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data is not None else []
        words = text_and_html(data)
        for file in files:
            self.open_file.emit(file)
        if any(words) and not files:
            self.open_text.emit(*words)
        if found := bool(files) or any(words):
            self.drop.show_hint("")
        return found

    def _fit(self) -> None:
        """Give the column the width of whole cards, and a narrow page the reports above the drop area."""
        narrow = self.width() < _STACKED
        columns = columns_in(self.viewport().width() - 2 * _SIDE)
        self.column.setFixedWidth(max(width_of(columns), min(SIZE.width() + 160, self.viewport().width() - 2 * 16)))
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != direction:
            self._top.setDirection(direction)
            self.drop.set_strip(strip=narrow)
        self.library.fit(columns)
        self.foot.setGeometry(0, self.height() - HEIGHT, self.width(), HEIGHT)

    def _on_walked(self, card: QRect) -> None:
        corner = self.library.mapTo(self.widget(), card.topLeft())
        self.ensureVisible(corner.x(), corner.y(), 0, 16)
        below = corner + QPoint(0, card.height())
        self.ensureVisible(below.x(), below.y(), 0, 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goes = event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif goes or event.matches(QKeySequence.StandardKey.Find):
            self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.box.selectAll()
        else:
            super().keyPressEvent(event)

    def _on_box_key(self, event: QKeyEvent) -> bool:
        """From the search: Esc clears it, Enter and the arrow go down to what was found."""
        if event.key() == Qt.Key.Key_Escape:
            self.search("")
            self.focus_first()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if not self.reports.focus_first() and self.library.cards.isVisible():
                self.library.cards.setCurrentIndex(self.library.cards.cards.index(0))
                self.library.cards.setFocus()
        else:
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that was minimised is shown again by the system.
        self.library.watch.follow(on=True)
        if not event.spontaneous():
            self._is_fresh = True
            _program().installEventFilter(self)
            self.came_up.emit()
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        _program().removeEventFilter(self)
        self.library.watch.follow(on=False)
        if not event.spontaneous():
            self.box.hide()
            self.open_button.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drag is told to the widget under it, and a file is taken for the whole window; the page only shows that something hangs over it.
        if event.type() == QEvent.Type.DragEnter:
            self.drop.show_drag(dragged=True)
        elif event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.drop.show_drag(dragged=False)
        elif event.type() == QEvent.Type.KeyPress and watched is self.box and isinstance(event, QKeyEvent):
            return self._on_box_key(event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._workers.wait()
        self.library.watch.wait()

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
    return files_in(shipped_path("samples"), "*.txt")
