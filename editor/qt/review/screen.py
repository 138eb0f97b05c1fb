"""The review of a sample: result bar, text on paper, list of fields, keys. It ties its parts to the session and does nothing else."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from editor.desk import why_words
from editor.looking import is_there
from editor.model.sample.inspection import Span
from editor.model.words import tr
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.messages.ask_bar import AskBar
from editor.qt.review.bars import DocumentsBar, NamesakeBar, ResultBar
from editor.qt.review.hints import HintBar, act_of
from editor.qt.review.list.list import ReviewList
from editor.qt.review.list.model import ReviewFilter
from editor.qt.review.menus import merge_list, row_menu, text_menu
from editor.qt.review.ready import Ready
from editor.qt.review.session.session import ReviewSession
from editor.qt.review.text.text import ReviewText
from editor.qt.widgets.panes import PaneHead
from editor.qt.widgets.segment import Segment, SegmentChoice

_LIST, _LIST_NARROW, _NARROW = 528, 468, 1360


class ReviewScreen(QWidget):
    """`encoding_asked` and `document_asked` want the sample read anew, `save_asked` tells the name and the folder of a template and whether it
    replaces one.

    `told` has a sentence for the person.
    """

    encoding_asked = Signal(str)
    document_asked = Signal(int)
    save_asked = Signal(str, str, bool)
    told = Signal(str)

    def __init__(self, ready: Ready, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What is ready changes hands: of a big sample nothing is to be held twice.
        self.opened = ready.opened
        inspection, lines = ready.seen.inspection, ready.lines
        self.session = ReviewSession(ready.seen, lines, self)
        self.text, self.list = ReviewText(self.session, ready.rows), ReviewList(self.session)
        source = inspection.source
        self.result = ResultBar(source.encoding, switchable=source.encoding != "docx" and bool(source.name) and is_there(Path(source.name)))
        self.ask, self.hints, self.namesakes = AskBar(), HintBar(), NamesakeBar()
        self._marking: Span | None = None
        self._replaces = ""
        self._build(inspection.documents, lines)
        self._tie()
        self.show_counts()

    def _build(self, documents: tuple[int, ...], lines: range) -> None:
        self.segment = Segment(tuple(SegmentChoice(words) for words in (tr("全部"), tr("拿不准"), tr("已认可"), tr("杂质"), tr("没收进来"))))
        self.segment.choose(ReviewFilter.ALL)
        self._head = PaneHead("surface", 16)
        self._head.row.addWidget(Words(tr("填写项"), "strong", "text"))
        self._head.row.addStretch(1)
        self._head.row.addWidget(self.segment)
        self._side = _Side(self._head, self.list)
        panes, column = QHBoxLayout(), QVBoxLayout(self)
        panes.setSpacing(0)
        panes.addWidget(self.text, 1)
        panes.addWidget(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if len(documents) > 1:
            at = max((n for n, first in enumerate(documents) if first in lines), default=0)
            bar = DocumentsBar(len(documents), at)
            bar.chosen.connect(self.document_asked)
            column.addWidget(bar)
        for bar in (self.result, self.ask, self.namesakes):
            column.addWidget(bar)
        column.addLayout(panes, 1)
        column.addWidget(self.hints)

    def _tie(self) -> None:
        self.session.changed.connect(self.show_counts)
        self.segment.chosen.connect(self.list.show_part)
        self.segment.chosen.connect(lambda _part: self.list.setFocus())
        self.text.asked.connect(self._on_key)
        self.list.asked.connect(self._on_key)
        self.hints.asked.connect(self.act)
        self.text.mark_asked.connect(self._ask_mark)
        self.text.menu_asked.connect(lambda where: text_menu(self.text, self.session, self.act).popup(where))
        self.list.menu_asked.connect(self._open_row_menu)
        self.session.moved.connect(self._show_acts)
        self.session.stepped.connect(self.text.show_line)
        self.session.doubted.connect(lambda known, other: self.namesakes.ask(self.session.seen.by_key[other].label, known, other))
        self.namesakes.joined.connect(self._join)
        self.namesakes.renamed.connect(self._rename_namesake)
        self.list.acted.connect(self.act)
        self.list.noise_shown.connect(self.text.show_line)
        self.result.encoding_asked.connect(self.encoding_asked)
        self.ask.left.connect(self._leave_ask)
        self.ask.answered.connect(self._on_answered)

    def start(self) -> None:
        """Put the focus where the unsure fields are."""
        (self.list if self.session.slot is not None else self.text).setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.ask_names()

    def show_counts(self) -> None:
        """Show how many there are of everything."""
        every, unsure, accepted, noise, left_out = self.list.rows.counts()
        words = (
            tr("全部 {count}", count=every),
            tr("拿不准 {count}", count=unsure),
            tr("已认可 {count}", count=accepted),
            tr("杂质 {count}", count=noise),
            tr("没收进来 {count}", count=left_out),
        )
        for at, shown in enumerate(words):
            self.segment.rename(at, shown)
        self._show_left_out(left_out)
        whys = [why_words(entry.why) for entry in self.session.seen.left_out]
        self.result.say(len(self.session.inspection.slots), every, noise, unsure, whys)
        self.hints.show_accepted(accepted, every)
        self.namesakes.follow(self.session.seen.by_key)
        self._show_acts()

    def _show_acts(self) -> None:
        field = self.session.field
        places = len(field.places) if field is not None else 0
        self.hints.enable(field=places > 0, several=places > 0 and len(self.session.seen.fields) > 1, places=places > 1)

    def _show_left_out(self, count: int) -> None:
        """Show the part of what was left out while there is something in it."""
        self.segment.parts[ReviewFilter.LEFT_OUT].setVisible(count > 0)
        if not count and self.list.rows.filter == ReviewFilter.LEFT_OUT:
            self.segment.choose(ReviewFilter.ALL)
            self.list.show_part(ReviewFilter.ALL)

    # Acts

    def _on_key(self, event: QKeyEvent) -> None:
        name = act_of(event)
        event.setAccepted(bool(name))
        if name:
            self.act(name)

    def act(self, name: str) -> None:
        """Do an act by its name (see `hints`)."""
        session = self.session
        acts = {
            "accept": session.accept, "back": lambda: session.go_on(-1), "accept_sure": session.accept_sure, "split": session.split,
            "unmark": session.unmark, "rename": self._rename, "retype": self._retype, "merge": self._merge, "mark": self.text.mark,
            "list": self._toggle_list, "level": self.text.open_roles,
        }  # fmt: skip
        acts[name]()

    def _open_field(self) -> bool:
        """Let the field in hand stand open in the list, whatever part of it is shown."""
        field = self.session.field
        if field is not None and self.list.rows.row_of(field.key) < 0:
            self.segment.choose(ReviewFilter.ALL)
            self.list.show_part(ReviewFilter.ALL)
        return field is not None

    def _rename(self) -> None:
        if self._open_field():
            self.list.panel.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.panel.name.selectAll()

    def _retype(self) -> None:
        if self._open_field():
            self.list.panel.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.panel.kind.showPopup()

    def _toggle_list(self) -> None:
        if not self.session.toggle_list(self.text.caret.line):
            self.told.emit(tr("这一段没有能改成清单的分项；分项里不能有空位。"))

    def _merge(self) -> None:
        field, fields = self.session.field, self.session.seen.fields
        if field is not None and len(fields) > 1 and self._open_field():
            # Who works in the text goes on there; in the list the next field takes the place of the one that has gone.
            pane = self.text if self.text.hasFocus() else self.list
            popup = merge_list(field, fields, self)
            popup.chosen.connect(lambda into: self.list.in_place(lambda: self.session.merge(into, goes_on=pane is self.list)))
            popup.left.connect(pane.setFocus)
            panel = self.list.panel
            popup.open_at(panel.mapTo(self, QPoint(56, panel.height())))

    def _open_row_menu(self, where: QPoint) -> None:
        if (menu := row_menu(self.list, self.session, self.act)) is not None:
            menu.popup(where)

    # Questions in the bars

    def _join(self, key: str, into: str) -> None:
        self.session.go_to(self.session.seen.by_key[key].places[0])
        self.session.merge(into)

    def _rename_namesake(self, key: str) -> None:
        self.session.go_to(self.session.seen.by_key[key].places[0])
        self._rename()

    def _ask_mark(self, span: Span | None) -> None:
        if span is None or not span.text.strip() or not self.session.is_free(span):
            self.told.emit(tr("先选中不是空位的文字，再按 F2 标为空位。"))
            return
        self._marking = span
        count = len(self.session.same(span.text))
        tick = tr("同样的 {count} 处都标", count=count) if count > 1 else ""
        shown = span.text if len(span.text) <= 12 else f"{span.text[:11]}…"
        self.ask.ask(tr("把“{text}”标为空位，叫", text=shown), tr("标上  Enter"), hint=tr("写填写项的名称"), tick=tick)

    def ask_name(self, folders: Sequence[str], trouble: str = "", name: str = "") -> None:
        """Ask for the template's name and folder; with `trouble` the name is taken, and the next answer replaces it."""
        folder = self.ask.folders.currentText() if trouble else ""
        self._marking = None
        self._replaces = name if trouble else ""
        verb = tr("换掉旧的  Enter") if trouble else tr("存进模板库  Enter")
        self.ask.ask(
            tr("存为模板，叫"), verb, name=name or self.session.inspection.title or self.opened.name, hint=tr("写模板的名称"), trouble=trouble
        )
        self.ask.offer_folders(folders, folder)

    def _on_answered(self, name: str, ticked: bool) -> None:
        span, self._marking = self._marking, None
        if span is None:
            self.save_asked.emit(name, self.ask.folders.currentText(), bool(self._replaces) and name == self._replaces)
        else:
            self.session.mark((span, *self.session.same(span.text)) if ticked else (span,), name)
            self.text.setFocus()
        self._leave_ask()

    def _leave_ask(self) -> None:
        (self.text if self._marking is not None or self.text.hasFocus() else self.list).setFocus()
        self._marking = None

    def go_to_pane(self) -> None:
        """Put the focus into the text, or from there into the list."""
        now = QApplication.focusWidget()
        (self.list if now is self.text else self.text).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = _LIST if self.width() > _NARROW else _LIST_NARROW
        self._side.setFixedWidth(min(wide, max(440, self.width() * 2 // 5), max(320, self.width() // 2)))
        self._head.setFixedHeight(44 if self.window().height() <= 800 else 52)


class _Side(QWidget):
    """The list with its head, on its ground, with the hairline to the left."""

    def __init__(self, head: QWidget, rows: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rows, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, 0, 0, 0, self.height())
