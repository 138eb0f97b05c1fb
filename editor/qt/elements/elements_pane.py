"""The panel of the report's elements, in the place of its fields: what the kind of document usually has first, then head, body, imprint, layout."""

from collections.abc import Hashable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor.desk import Desk
from editor.model.acts import elements
from editor.model.acts.element_rules import ELEMENT_RULES, ElementGroup, element_words, wanted_elements
from editor.model.acts.elements import ElementRow
from editor.model.acts.report_choices import ReportChoice, choice_name, with_choice
from editor.model.draft.draft import Draft
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.elements.element_line import ElementLine
from editor.qt.elements.element_look import look_of_element
from editor.qt.elements.group_head import GroupHead
from editor.qt.elements.report_choices import ReportChoices
from editor.qt.keys.focus_ring import running_app
from editor.qt.keys.input_method import hand_over
from editor.qt.look import theme
from editor.qt.look.density import Density
from editor.qt.look.labels import Words
from editor.qt.prose.prose_chips import heading_from_words
from editor.qt.session.as_it_is import take_as_it_is
from editor.qt.session.pauses import TYPING_PAUSE
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.panes import PaneHead

_USUAL = "usual"


class ElementsPane(QWidget):
    """Writes into the session what is switched, typed and chosen, each a step of undo with its name. `left` asks for the fields again;
    `shown` tells which element is in hand.
    """

    left = Signal()
    shown = Signal(ElementRow)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: dict[tuple[str, int], ElementLine] = {}
        self._held: ElementLine | None = None
        self._order: list[object] = []
        self._density = Density()
        self.heads = {name: GroupHead(first=name == _USUAL) for name in (_USUAL, *ElementGroup, "layout")}
        self.choices = ReportChoices(desk)
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(session.seal)
        self._build()
        self._unsubscribe = session.subscribe(self._on_change)
        self.choices.picked.connect(self._choose)
        self.heads[_USUAL].asked.connect(self._write_usual)
        running_app().focusChanged.connect(self._on_focus_changed)
        as_it_is = QShortcut(QKeySequence("Alt+0"), self)
        as_it_is.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        as_it_is.activated.connect(lambda: self._let_stand(self._held))
        self._show()

    def _build(self) -> None:
        self.setAccessibleName(tr("要素"))
        self._head, self.back = PaneHead("surface", 20), Button(tr("回到填写"), icon="left")
        self.back.setFixedHeight(28)
        self.back.setToolTip(f"{tr('回到填写')}  F4")
        self.back.clicked.connect(self.left)
        self._head.row.addWidget(Words(tr("要素"), "title", "text"))
        self._head.row.addStretch(1)
        self._head.row.addWidget(self.back)
        self.column, self.view = QWidget(), QScrollArea()
        self._stack = QVBoxLayout(self.column)
        self._stack.setContentsMargins(0, 4, 0, 24)
        self._stack.setSpacing(0)
        self.view.setWidget(self.column)
        self.view.setWidgetResizable(True)
        # The panel's own ground shows through.
        for part in (self.column, self.view.viewport()):
            part.setAutoFillBackground(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(self.view, 1)
        self.column.setEnabled(not self._session.is_fixed)

    def close_session(self) -> None:
        """Let go of the session."""
        self.commit()
        self._unsubscribe()
        running_app().focusChanged.disconnect(self._on_focus_changed)

    def commit(self) -> None:
        """Take what the input method has not handed over yet, and end the undo step."""
        hand_over()
        self._pause.stop()
        self._session.seal()

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._density = density
        self._head.setFixedHeight(density.pane_head)
        for part in (*self._lines.values(), *self.heads.values()):
            part.set_density(density)

    def take_focus(self) -> None:
        """Put the focus into the element in hand, else into the first that waits for a value, else on the first switch."""
        lines = [self._lines[place] for place in self._order if isinstance(place, tuple)]
        waiting = (line for line in lines if line.look is not None and line.look.waits)
        (self._held or next(waiting, lines[0])).take_focus()

    def line_of(self, name: str, number: int = 0) -> ElementLine:
        """The line of the element of that name, the `number`-th of it from 0."""
        return self._lines[name, number]

    # What is shown

    def _show(self, who: Hashable = None) -> None:
        draft, order = self._session.draft, [*self._groups(self._session.draft)]
        rows = {(row.name, row.number): row for row in elements.element_rows(draft)}
        for gone in [place for place in self._lines if place not in rows]:
            line = self._lines.pop(gone)
            self._held = None if self._held is line else self._held
            line.hide()
            line.deleteLater()
        for place, row in rows.items():
            written = sum(other.on for other in rows.values() if other.name == row.name)
            line, look = self._line(place), look_of_element(draft, row, self._session.tally, written)
            line.show_look(look, echo=line is who)
        self._show_heads(draft)
        self.choices.show_draft(draft)
        if order != self._order:
            self._order = order
            self._stack_up(order)

    def _line(self, place: tuple[str, int]) -> ElementLine:
        if place not in self._lines:
            line = self._lines[place] = ElementLine(self.column)
            line.set_density(self._density)
            line.switched.connect(lambda on: self._switch(place, on=on))
            line.edited.connect(lambda value: self._type(place, value))
            line.went.connect(lambda step: self._go(line, step))
            line.moved.connect(lambda step: self._move(place, step))
            line.more_asked.connect(lambda: self._add(place[0]))
            line.as_it_is_asked.connect(lambda: self._let_stand(line))
        return self._lines[place]

    def _groups(self, draft: Draft) -> Iterator[object]:
        """Heads and elements in the order in which they stand in the panel."""
        usual = wanted_elements(draft.template)
        rows = elements.element_rows(draft)
        yield _USUAL
        yield from ((row.name, row.number) for row in rows if row.name in usual)
        for group in ElementGroup:
            yield group
            yield from ((row.name, row.number) for row in rows if ELEMENT_RULES[row.name].group == group and row.name not in usual)
        yield "layout"

    def _stack_up(self, order: list[object]) -> None:
        while self._stack.count():
            self._stack.takeAt(0)
        for entry in order:
            widget = self._lines[entry] if isinstance(entry, tuple) else self.heads[str(entry)]
            self._stack.addWidget(widget)
            widget.show()
        self._stack.addWidget(self.choices)
        self._stack.addStretch(1)

    def _show_heads(self, draft: Draft) -> None:
        kind = draft.template.kind
        words = {ElementGroup.HEAD: tr("版头"), ElementGroup.BODY: tr("主体"), ElementGroup.IMPRINT: tr("版记"), "layout": tr("版式")}
        for name, title in words.items():
            self.heads[name].say(title)
        missing = [name for name in wanted_elements(draft.template) if not elements.rows_of(draft, name)[0].on]
        self.heads[_USUAL].say(tr("{kind}常用", kind=kind) if kind else tr("常用"), tr("全部写上") if missing else "")

    # What is done

    def _take(self, after: Draft, label: str) -> None:
        self.commit()
        self._session.edit(after, label)
        self._session.seal()

    def _choose(self, choice: ReportChoice, value: str, words: str) -> None:
        label = tr("{name}：{value}", name=choice_name(choice), value=words)
        self._take(with_choice(self._session.draft, choice, value), label)

    def _row(self, place: tuple[str, int]) -> ElementRow:
        return elements.rows_of(self._session.draft, place[0])[place[1]]

    def _switch(self, place: tuple[str, int], *, on: bool) -> None:
        self.commit()
        draft, (name, number) = self._session.draft, place
        after = elements.with_written(draft, name, number) if on else elements.without(draft, name, number)
        label = tr("写“{title}”", title=name) if on else tr("不写“{title}”", title=name)
        self._take(after, label)
        if on:
            written = [row for row in elements.rows_of(after, name) if row.on]
            self._hold((name, written[-1].number))

    def _write_usual(self) -> None:
        before = self._session.draft
        self._take(elements.with_wanted(before), tr("写上常用的要素"))
        waiting = (place for place in self._order if isinstance(place, tuple) and (look := self._lines[place].look) is not None and look.waits)
        self._hold(next(waiting, None))

    def _hold(self, place: object) -> None:
        if isinstance(place, tuple) and place in self._lines:
            self._lines[place].take_focus()

    def _add(self, name: str) -> None:
        after = elements.added(self._session.draft, name)
        self._take(after, tr("再加一个“{title}”", title=name))
        self._hold((name, sum(row.on for row in elements.rows_of(after, name)) - 1))

    def _move(self, place: tuple[str, int], step: int) -> None:
        self.commit()
        self._take(elements.moved(self._session.draft, self._row(place), step), tr("移动“{title}”", title=place[0]))
        self._hold((place[0], place[1] + step))

    def _type(self, place: tuple[str, int], value: object) -> None:
        row, draft = self._row(place), self._session.draft
        shown = elements.field_of_element(draft, row)
        self._pause.start()
        if shown is not None:
            self._session.set_value(shown[0], value, who=self._lines[place])  # pyright: ignore[reportArgumentType]
        else:
            after = elements.with_element_text(draft, row, heading_from_words(draft.template, row.markup, str(value).strip()))
            self._session.edit(
                after, tr("改“{title}”", title=element_words(row.name)), merge=f"element {row.name} {row.number}", who=self._lines[place]
            )

    def _let_stand(self, line: ElementLine | None) -> None:
        if line is not None and line.look is not None and line.look.field is not None:
            take_as_it_is(self._session, line.look.field.key, who=self)

    def _go(self, line: ElementLine, step: int) -> None:
        """Go on to the next element that is written."""
        lines = [self._lines[place] for place in self._order if isinstance(place, tuple) and self._lines[place].box is not None]
        at = lines.index(line) + step
        if 0 <= at < len(lines):
            lines[at].take_focus()

    def _on_change(self, change: SessionChange) -> None:
        self._show(change.who)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        place = next((place for place, line in self._lines.items() if line.box is not None and new is not None and _is_in(new, line.box)), None)
        line = self._lines[place] if place is not None else None
        if line is self._held or (line is None and (new is None or not self.isAncestorOf(new))):
            return
        if self._held is not None:
            self.commit()
            self._held.hold(held=False)
        self._held = line
        if line is not None and place is not None:
            line.hold(held=True)
            self.view.ensureWidgetVisible(line, 0, 40)
            self.shown.emit(self._row(place))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("surface"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_in(widget: QWidget, box: QWidget) -> bool:
    return box is widget or box.isAncestorOf(widget)
