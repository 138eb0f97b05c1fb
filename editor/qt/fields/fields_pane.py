"""The fields of the section in hand: its head with segments, and the column of rows."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.desk import OwnHistory
from editor.model.acts.outline import depth_of, numbered_title
from editor.model.draft.draft import Draft
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.fields.field_look import FieldLook, Looks
from editor.qt.fields.field_offers import FieldOffers
from editor.qt.fields.field_row import FieldRow
from editor.qt.fields.fields_column import FieldsColumn
from editor.qt.fields.fields_head import FieldFilter, FieldsHead
from editor.qt.fields.fields_scroll import FieldsScroll
from editor.qt.fields.text_switch import TextSwitch
from editor.qt.keys.announcing import announce
from editor.qt.keys.focus_ring import running_app
from editor.qt.keys.input_method import hand_over
from editor.qt.look.density import Density
from editor.qt.messages.notices import left_words
from editor.qt.session.navigator import Navigator
from editor.qt.session.pauses import TYPING_PAUSE


class FieldsPane(QWidget):
    """Shows the fields of the navigator's section and writes what is typed into the session."""

    def __init__(self, session: Session, navigator: Navigator, own: OwnHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._navigator = session, navigator
        self._typing = ""
        self._quiet: set[str] = set()
        self._visible: set[str] = set()
        self._known_looks = Looks()
        self.head = FieldsHead(self, has_text=session.form is None)
        self.column = FieldsColumn()
        self._offers = FieldOffers(own, session, self)
        self._scroll = FieldsScroll(self.column, self)
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._on_pause)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName(tr("填写项"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._scroll, 1)
        self.text = TextSwitch(box, self.head, self._scroll, self._session, self._navigator)

    def _connect(self) -> None:
        self._unsubscribe = self._session.subscribe(self._on_change)
        self._navigator.section_changed.connect(self._on_section_changed)
        self._navigator.field_changed.connect(self._on_field_changed)
        self._navigator.jumped.connect(self._on_jumped)
        self.head.segment.chosen.connect(lambda number: self.filter(FieldFilter(number)))
        self.head.text_asked.connect(lambda on: self.show_text(on=on))
        self.column.edited.connect(self._on_edited)
        self.column.went.connect(self._on_went)
        self.column.places_asked.connect(self._on_places_asked)
        self.column.other_asked.connect(lambda row: self._navigator.go_to_field(row.look.other))
        self.column.as_it_is_asked.connect(self._offers.let_stand)
        self.column.next_asked.connect(self.go_on)
        self.column.taken.connect(self._offers.take)
        running_app().focusChanged.connect(self._on_focus_changed)

    def close_session(self) -> None:
        """Let go of the session: another one takes its place."""
        self.commit()
        self._offers.end()
        self._unsubscribe()
        self.text.close_session()
        running_app().focusChanged.disconnect(self._on_focus_changed)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._session.draft

    def commit(self) -> None:
        """Take what the input method has not handed over yet, and end the undo step."""
        self.text.commit()
        hand_over()
        self._session.seal()

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.head.set_density(density)
        self.column.set_density(density)

    def show_text(self, *, on: bool) -> None:
        """Show the text of the section in place of its fields, or the fields again."""
        if not (on and self._session.is_fixed) and self.text.turn(on=on):
            self.focus_field()

    def filter(self, shown: FieldFilter) -> None:
        """Show all fields, the unfilled ones or those with a problem."""
        self.head.segment.choose(shown)
        self._refilter()
        self._refresh()

    def focus_field(self) -> None:
        """Put the focus into the field in hand, or the first one; into the text where that is shown."""
        if self.text.take_focus():
            return
        row = self.column.row_of(self._navigator.key) or next((r for r in self.column.rows if not r.isHidden()), None)
        if row is not None:
            row.box.setFocus()
        if row is not None and isinstance(row.box, RowsEditor):
            row.box.show_unfilled()

    def is_in_hand(self, key: str) -> bool:
        """Whether the person types in the field at the moment."""
        row, focused = self.column.row_of(key), QApplication.focusWidget()
        return row is not None and focused is not None and row.isAncestorOf(focused)

    def show_row(self, key: str, number: int) -> None:
        """Put the focus into a row of a rows field."""
        row = self.column.row_of(key)
        if row is not None and isinstance(row.box, RowsEditor):
            row.box.show_row(number)

    def go_on(self) -> None:
        """Go to the next section with fields; behind the last one to the next field that waits or has a problem."""
        if section := self._navigator.section_beside():
            self._navigator.go_to_section(section)
            self.focus_field()
        elif not self._navigator.go_to_unfilled():
            self._navigator.go_to_problem()

    def _on_section_changed(self, section: str) -> None:
        hand_over()
        self._session.seal()
        self._quiet.clear()
        self._serve()
        self.text.follow(section)
        self.head.segment.choose(FieldFilter.ALL)
        self._refilter()
        self._scroll.begin()
        self._show_head(section)
        self._refresh()

    def _serve(self) -> None:
        """Give the rows to the fields of the section; while rows come and go, the focus that passes through them means nothing."""
        self._offers.serve(None)
        self._is_serving = True
        now = QApplication.focusWidget()
        if now is not None and self.column.isAncestorOf(now):
            self.setFocus()
        self.column.serve(self.draft, self._navigator.fields())
        self._typing, self._is_serving = "", False

    _is_serving = False

    def _show_head(self, section: str) -> None:
        if section in self.draft.template.by_id:
            self.head.show_title(numbered_title(self.draft, section), _breadcrumb(self.draft, section))

    def _refilter(self) -> None:
        """Which rows show is settled here, not at each keystroke: a field that was just filled does not vanish under the hands."""
        looks, shown = self._looks(), FieldFilter(self.head.segment.number)
        wanted = {FieldFilter.UNFILLED: lambda look: look.waits, FieldFilter.PROBLEMS: lambda look: bool(look.problem)}.get(shown, lambda _: True)
        self._visible = {key for key, look in looks.items() if wanted(look)}
        words = {FieldFilter.UNFILLED: tr("这一节都填了。"), FieldFilter.PROBLEMS: tr("这一节没有问题。")}.get(shown, tr("这一节没有要填的。"))
        self.column.show_empty("" if self._visible else words)

    def _looks(self) -> dict[str, FieldLook]:
        keys = [row.key for row in self.column.rows]
        return self._known_looks.of(self.draft, self._navigator.section, keys, self._session.tally)

    def _refresh(self) -> None:
        looks = self._looks()
        self.head.show_counts(len(looks), sum(k.waits for k in looks.values()), sum(bool(k.problem) for k in looks.values()))
        shown = {key: _without_problem(look) if key in self._quiet else look for key, look in looks.items()}
        self.column.show_looks(shown, self._navigator.key, self._visible)
        self._offers.refresh()
        self._show_next()

    def _show_next(self) -> None:
        section = self._navigator.section_beside()
        if not section:
            self.column.show_next("", 0)
            return
        draft, (filled, total) = self.draft, self._session.tally.share(section)
        self.column.show_next(numbered_title(draft, section), total - filled)

    def _on_change(self, change: SessionChange) -> None:
        for row in self.column.rows:
            if row.key in change.keys and row is not change.who and row.key in change.after.template.by_key:
                row.editor.show_value(change.after.value(row.key))
        if change.structure:
            self._on_structure_changed()
            self._navigator.keep_place(change.before)
        self._refresh()
        if self.hasFocus():
            # The row in hand has gone to another field.
            self.focus_field()

    def _on_structure_changed(self) -> None:
        if [*self._navigator.fields()] != [row.field for row in self.column.rows]:
            self._serve()
            self._refilter()
        self._show_head(self._navigator.section)

    def _on_edited(self, row: FieldRow, value: object) -> None:
        had_problem = bool(row.look and row.look.problem)
        if not had_problem:
            self._quiet.add(row.key)
        self._pause.start()
        self._session.set_value(row.key, value, who=row)  # pyright: ignore[reportArgumentType]
        self._offers.follow(row)

    def _on_pause(self) -> None:
        """Typing rests: what was typed is one undo step, and its problem may be said."""
        self._session.seal()
        self._quiet.clear()
        self._refresh()

    def _on_went(self, row: FieldRow, step: int) -> None:
        rows = [r for r in self.column.rows if not r.isHidden()]
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            # As by Tab: what is typed takes the place of a value that is there, which may have come from another section.
            rows[at].box.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._navigator.go_across(step) and step > 0:
            self._say_end(row)

    def _say_end(self, row: FieldRow) -> None:
        """Say that no field follows and what is wrong with this one; the focus stays, so that nothing is typed into nowhere."""
        self._on_pause()
        left = left_words(self._session.tally.left)
        words = tr("这是最后一项，还有 {left}  ›", left=left) if left else tr("这是最后一项，全部填完了。")
        self.column.show_end(words)
        announce(row, words)

    def _on_places_asked(self, row: FieldRow) -> None:
        count = row.look.places if row.look is not None else 1
        self._navigator.hold(row.key, self._navigator.place % count + 1)
        row.box.setFocus()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._is_serving:
            return
        row = self.column.row_around(new)
        top = self._scroll.top_of(row)
        left = self.column.row_of(self._typing)
        if left is not None and row is not left:
            self._leave(left)
        self._typing = row.key if row is not None else ""
        if new is not None:
            self._offers.serve(row)
        if row is not None and row.key and row.key != self._navigator.key:
            self._is_pressed = top is not None
            self._navigator.hold(row.key)
            self._is_pressed = False
        self._scroll.keep(row, top)

    _is_pressed = False

    def _leave(self, row: FieldRow) -> None:
        self._session.seal()
        self._pause.stop()
        self._quiet.clear()
        row.editor.settle(self.draft.value(row.key))
        self._refresh()

    def _on_field_changed(self, _key: str, _place: int) -> None:
        self.column.show_end("")
        self._refresh()
        if not self._is_pressed:
            QTimer.singleShot(0, self, lambda: self._scroll.bring(self.column.row_of(self._navigator.key)))

    def _on_jumped(self, key: str) -> None:
        self.show_text(on=False)
        if key not in self._visible:
            self.filter(FieldFilter.ALL)
        self.focus_field()


def _breadcrumb(draft: Draft, section: str) -> str:
    """The title of the section above; a section of the first level has none."""
    above: list[str] = []
    for each in draft.template.sections:
        depth = depth_of(each)
        if each.id == section:
            return numbered_title(draft, above[depth - 1]) if 0 < depth <= len(above) else ""
        above[depth:] = [each.id]
    return ""


def _without_problem(look: FieldLook) -> FieldLook:
    return replace(look, problem="", other="")
