"""The template library on the start page: what it holds, what is shown of it, what is done with a template."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from editor.desk import Desk, with_samples
from editor.layout import PageBox
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.look.labels import Words
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.workers import Workers
from editor.qt.start.library.cards import TemplateCards, width_of
from editor.qt.start.library.cards_model import ENTRY_ROLE
from editor.qt.start.library.head import LibraryHead
from editor.qt.start.library.peek import TemplatePeek
from editor.qt.start.library.sieve import Sieve, arranged, is_in
from editor.qt.start.library.watch import LibraryWatch, Reading
from editor.qt.widgets.panes import fill_stack, show_one
from editor.storage.library import own as own_templates
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.state import Known


def pages_of(desk: Desk, entry: LibraryEntry) -> tuple[PageBox, ...]:
    """The pages of a template with its sample values. May be called from any thread; raises NigaoError for an unreadable file."""
    return tuple(desk.lay_out(with_samples(desk.open(entry.source).draft)).pages)


class LibraryPane(QWidget):
    """`opened` tells the file of a template to start from, `told` a notice for the person, `walked` where in the pane the keys went.

    `came` tells that what the library holds was read.
    """

    opened = Signal(Path)
    told = Signal(object)
    walked = Signal(QRect)
    came = Signal()

    def __init__(self, desk: Desk, workers: Workers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workers = desk, workers
        self.watch = LibraryWatch(desk, self)
        self._entries: Sequence[LibraryEntry] = ()
        self._arranged: Sequence[LibraryEntry] = ()
        self._known: Mapping[Path, Known] = {}
        self._held_back: object = None
        self._is_whole = False
        self._asked: set[str] = set()
        self._words, self._columns, self._next = "", 1, Path()
        self.head, self.cards, self.none = LibraryHead(), TemplateCards(), Words("", "body", "text3", shrinks=True)
        self.peek: TemplatePeek | None = None
        fill_stack(self, 8, self.head, self.cards, self.none)
        self.head.show_view(desk.library_state.view())
        self.cards.set_list(on=self.head.view.as_list)
        self._connect()

    def _connect(self) -> None:
        self.head.changed.connect(self._on_view_changed)
        self.head.tags_changed.connect(self._show_found)
        self.cards.opened.connect(self._open)
        self.cards.looked.connect(self.look_inside)
        self.cards.wanted.connect(self._fetch_page)
        self.cards.copied.connect(self._copy)
        self.cards.pinned.connect(self._pin)
        self.watch.read.connect(self._take)
        self.cards.removed.connect(self._remove)
        self.cards.told.connect(self.told)
        self.cards.cards.renamed.connect(self._rename)
        self.cards.rested.connect(self._take_held_back)
        self.cards.walked.connect(lambda card: self.walked.emit(card.translated(self.cards.pos())))

    def refresh(self) -> None:
        """Read the library anew, beside the window: a shared folder may be slow."""
        self.watch.refresh()

    def _take(self, read: object) -> None:
        if self.cards.is_named:
            self._held_back = read
            return
        reading, current = cast("Reading", read), self.cards.currentIndex().data(ENTRY_ROLE)
        self._entries, self._known, self._is_whole = reading.by_name, reading.known, not reading.unread
        if self._next == Path() and isinstance(current, LibraryEntry):
            self._next = current.file
        self.head.shared.show_folders(reading.shared, len(self._entries), reading.unread)
        self.head.show_tags(self._entries)
        self.head.show_tabs(self._entries)
        self.cards.pictures.set_white(on=self._desk.settings.is_on("white_paper"))
        self._arrange()
        if (at := self.cards.cards.row_of(self._next)) >= 0:
            self.cards.setCurrentIndex(self.cards.cards.index(at))
        self._next = Path()
        self.came.emit()

    def _take_held_back(self) -> None:
        """Take what was read while a name was typed, unless something was done since, so that it is read anew."""
        read, self._held_back = self._held_back, None
        if read is not None and self._next == Path():
            self._take(read)

    def search(self, words: str) -> None:
        """Show only what has all these words in name, kind, text or tags."""
        self._words = words.strip()
        self._show_found()

    def _arrange(self) -> None:
        self._arranged = arranged(self._entries, self._known, self.head.view.order)
        self._show_found()

    def _show_found(self) -> None:
        tab, found = self.head.view.tab, Sieve(self._words, self.head.chosen_tags).found(self._arranged)
        shown = [entry for entry in found if is_in(tab, entry)] if tab else found
        self.head.show_counts(found)
        self.cards.cards.show_entries(shown, self._known)
        show_one(self.cards, self.none, self._none_words(tab), full=bool(shown))
        self.fit(self._columns)

    def _none_words(self, tab: str) -> str:
        if self._words:
            return tr("没有找到“{words}”。试试少写几个字，或从范文新建。", words=self._words)
        if self.head.chosen_tags:
            return tr("没有带这些标签的模板。在“标签”里少选几个。")
        return {"own": tr("还没有自己的模板。校对完范文，可以存为模板。"), "shared": tr("共享夹里没有模板。")}.get(tab, tr("这里还没有模板。"))

    def fit(self, columns: int) -> None:
        """Take the width of so many cards."""
        self._columns = columns
        self.head.fit(width_of(columns))
        self.cards.fit(columns)

    def _on_view_changed(self) -> None:
        view = self.head.view
        self._desk.library_state.keep_view(view)
        if self.cards.as_list != view.as_list:
            self.cards.set_list(on=view.as_list)
        self._arrange()

    def _fetch_page(self, entry: LibraryEntry) -> None:
        """Have a first page laid out, once, beside the window."""
        key = f"{entry.file} {entry.version}"
        if key not in self._asked:
            self._asked.add(key)
            show = partial(self._show_page, entry)
            self._workers.start(lambda _work: pages_of(self._desk, entry)[0], show, lambda _error: None)

    def _show_page(self, entry: LibraryEntry, page: object) -> None:
        self.cards.cards.show_page(entry, cast("PageBox", page))

    def _open(self, entry: LibraryEntry) -> None:
        self._desk.library_state.note_used(entry)
        self.opened.emit(entry.source)

    def look_inside(self, entry: LibraryEntry) -> None:
        """Show the pages of a template in a window over the page."""
        self.peek = peek = TemplatePeek(entry, self.window())
        peek.sheets.pictures.set_white(on=self._desk.settings.is_on("white_paper"))
        peek.chosen.connect(lambda: self._open(entry))
        self._workers.start(
            lambda _work: pages_of(self._desk, entry),
            lambda pages: peek.show_pages(cast("Sequence[PageBox]", pages)),
            lambda error: peek.say(error.text),
        )
        peek.show()
        self._desk.library_state.note_seen(entry)
        self._note_known()

    def _note_known(self) -> None:
        if self._is_whole:
            self._known = self._desk.library_state.survey(self._entries)
        row = self.cards.currentIndex().row()
        self._arrange()
        self.cards.setCurrentIndex(self.cards.cards.index(row))

    def _pin(self, entry: LibraryEntry, on: bool) -> None:
        self._desk.library_state.pin(entry, on=on)
        self._next = entry.file
        self.refresh()

    # What is done with a template

    def _copy(self, entry: LibraryEntry) -> None:
        self._do(lambda: own_templates.copy(self._desk.library, entry), tr("已存到我的模板：“{name}”。", name=entry.name))

    def _rename(self, entry: LibraryEntry, name: str) -> None:
        self._do(lambda: own_templates.rename(self._desk.library, entry, name))

    def _remove(self, entry: LibraryEntry) -> None:
        try:
            removed = own_templates.remove(entry)
        except NigaoError as error:
            self._fail(error)
            return
        back = Act(tr("放回"), lambda: self._do(lambda: self._restore(removed)))
        self.told.emit(Notice(NoticeKind.INFO, tr("已删掉模板“{name}”。", name=entry.name), [back], "library"))
        self.refresh()

    def _restore(self, removed: own_templates.Removed) -> Path:
        own_templates.restore(removed)
        return removed.file

    def _do(self, act: Callable[[], Path], words: str = "") -> None:
        def done(file: object) -> None:
            self._next = cast("Path", file)
            if words:
                self.told.emit(Notice(NoticeKind.SAVED, words, topic="library"))
            self.refresh()

        self._workers.start(lambda _work: act(), done, self._fail)

    def _fail(self, error: NigaoError) -> None:
        self.told.emit(Notice(NoticeKind.PROBLEM, error.text, topic="library"))
        self.refresh()
