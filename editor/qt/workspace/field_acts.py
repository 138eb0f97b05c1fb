"""Fields are changed while they are filled: each act is one step of undo with its name; what has to be typed is asked for in a bar."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from editor.composing import compose, said_in
from editor.desk import OwnHistory
from editor.model.acts.fields import describing, joining, plain
from editor.model.acts.fields.describing import WhenEmpty, described
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.template.field import Field, FieldType
from editor.model.template.values import boxed_value, clean_value, show_value
from editor.model.words import tr
from editor.qt.editors.type_looks import look_of, type_words
from editor.qt.keys.input_method import hand_over
from editor.qt.messages.ask_bar import Asking, Question
from editor.qt.session.navigator import Navigator
from editor.qt.widgets.pick_list import Entry, PickList
from editor.qt.workspace.field_menu import FieldAt, fill_field_menu

_MOST_VALUES, _BELOW_HEADS = 8, 60


class FieldActs(QObject):
    """What the menu of a field does in one session. `told` has a sentence for the person, `left` tells that nothing was chosen of a list, which lies
    over the widget `over`.
    """

    told = Signal(str)
    left = Signal()

    def __init__(self, session: Session, navigator: Navigator, own: OwnHistory, asking: Asking, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._navigator, self._own, self._asking, self._over = session, navigator, own, asking, over

    def fill(self, menu: QMenu, name: str, place: int = 0, *, letters: bool = True) -> None:
        """Put what can be done to a field, or to a column, into a menu; of a locked report nothing."""
        if not self._session.locked:
            at = FieldAt(name, place or (self._navigator.place if name == self._navigator.key else 0))
            if menu.actions():
                menu.addSeparator()
            fill_field_menu(menu, self._session.draft, at, self, self._values(name), letters=letters, of_form=self._session.form is not None)

    def _values(self, key: str) -> tuple[str, ...]:
        field = self._session.draft.template.by_key.get(key)
        if field is None or field.type == FieldType.ROWS:
            return ()
        used = (used.text for used in self._own.offers(field, _MOST_VALUES))
        return tuple(dict.fromkeys((*(boxed_value(field, value) for value in self._session.earlier_values(key)), *used)))[:_MOST_VALUES]

    def _field(self, at: FieldAt) -> Field:
        field = described(self._session.draft.template, at.name)
        assert field is not None
        return field

    def _take(self, after: Draft, label: str) -> None:
        hand_over()
        self._session.seal()
        self._session.edit(after, label)
        self._session.seal()

    # Questions

    def ask_name(self, at: FieldAt) -> None:
        """Ask what a field is to be called."""
        now = self._field(at).name

        def answer(label: str) -> str:
            draft = self._session.draft
            trouble = describing.name_problem(draft.template, at.name, label)
            if not trouble:
                self._take(describing.renamed(draft, at.name, label), tr("改名“{name}”", name=label))
            return trouble

        self._asking.ask(Question(tr("“{name}”改叫", name=now), tr("改名  Enter"), now, tr("写填写项的名称")), answer)

    def ask_unit(self, at: FieldAt) -> None:
        """Ask for the unit of a field."""
        field = self._field(at)

        def answer(unit: str) -> str:
            if not (trouble := describing.unit_problem(unit)):
                self._take(describing.with_unit(self._session.draft, at.name, unit), tr("改单位“{name}”", name=field.name))
            return trouble

        words = tr("“{name}”的单位是", name=field.name)
        self._asking.ask(Question(words, tr("改单位  Enter"), field.unit, tr("如 万元；可不写"), may_be_empty=True), answer)

    def ask_hint(self, at: FieldAt) -> None:
        """Ask for the hint of a field."""
        field = self._field(at)

        def answer(hint: str) -> str:
            self._take(describing.with_hint(self._session.draft, at.name, hint), tr("改提示“{name}”", name=field.name))
            return ""

        words = tr("“{name}”空着时提示", name=field.name)
        self._asking.ask(Question(words, tr("改提示  Enter"), field.hint, tr("如 写全称；可不写"), may_be_empty=True), answer)

    # Acts

    def retype(self, at: FieldAt, type_: FieldType) -> None:
        """Give a field another type; a value that does not fit says so beside the field."""
        self._take(describing.retyped(self._session.draft, at.name, type_), tr("改类型“{name}”", name=self._field(at).name))

    def let_be_empty(self, at: FieldAt, way: WhenEmpty) -> None:
        """Say what becomes of the place of a field while it is empty."""
        self._take(describing.with_when_empty(self._session.draft, at.name, way), tr("改选填“{name}”", name=self._field(at).name))

    def ask_same(self, at: FieldAt) -> None:
        """Ask which field a field is the same as; those of its type and with its value come first."""
        draft, name = self._session.draft, self._field(at).name
        entries = [Entry(field.key, _in_list(draft, field), look_of(field.type).icon) for field in joining.fields_to_join(draft, at.name)]
        popup = PickList(entries, tr("与…相同"), tr("“{name}”和哪一项是同一个", name=name), self._over)
        popup.chosen.connect(lambda into: self.join(at, into))
        popup.left.connect(self.left)
        pointer = self._over.mapFromGlobal(QCursor.pos())
        popup.open_at(pointer if self._over.rect().contains(pointer) else QPoint(self._over.width() // 3, _BELOW_HEADS))

    def join(self, at: FieldAt, into: str) -> None:
        """Let a field be the same as another one; of two values that of the other one stays, and that is told."""
        draft, field = self._session.draft, self._field(at)
        value, other = draft.value(at.name), draft.template.by_key[into]
        self._take(joining.joined(draft, at.name, into), tr("“{name}”与“{other}”相同", name=field.name, other=other.name))
        self._navigator.go_to_field(into)
        if isinstance(value, str) and value and self._session.draft.value(into) != value and draft.value(into):
            shown = show_value(field, value)
            self.told.emit(tr("“{name}”填的“{value}”没有留下，撤销可以找回。", name=field.name, value=shown))

    def split(self, at: FieldAt) -> None:
        """Let the place in hand be a field of its own with the same value."""
        draft, field = self._session.draft, self._field(at)
        try:
            number = joining.place_on_page(draft, compose(draft).document, at.name, at.place or 1)
        except NigaoError as error:
            self.told.emit(error.text)
            return
        if problem := joining.split_problem(draft, at.name, number):
            self.told.emit(problem)
            return
        after, key = joining.split(draft, at.name, number)
        self._take(after, tr("“{name}”单列一处", name=field.name))
        self._navigator.go_to_field(key)

    def make_text(self, at: FieldAt) -> None:
        """Make what a field says text of the document; of an empty one the words are asked for."""
        draft, field = self._session.draft, self._field(at)
        if problem := plain.plain_problem(draft, at.name):
            self.told.emit(problem)
        elif plain.wants_words(draft, at.name):
            question = Question(tr("“{name}”还空着，改成正文写作", name=field.name), tr("改成正文  Enter"), hint=tr("写这里的文字"))
            self._asking.ask(question, lambda words: self._make_text(at, words))
        else:
            self._make_text(at)

    def _make_text(self, at: FieldAt, words: str = "") -> str:
        draft, field = self._session.draft, self._field(at)
        if words:
            draft = draft.with_value(at.name, clean_value(field, words, around=draft.template.around.get(at.name, ())))
        if problem := plain.plain_problem(draft, at.name):
            return problem
        self._take(plain.as_text(draft, at.name, said_in), tr("“{name}”改成正文", name=field.name))
        return ""

    def put_back(self, at: FieldAt, value: str) -> None:
        """Give a field a value that it had before."""
        draft, field = self._session.draft, self._field(at)
        meant = clean_value(field, value, around=draft.template.around.get(at.name, ()))
        self._take(draft.with_value(at.name, meant), tr("用回“{name}”以前填的", name=field.name))


def _in_list(draft: Draft, field: Field) -> str:
    """A field with its type and the value that it has."""
    value = draft.value(field.key)
    parts = (field.name, type_words(field.type), show_value(field, value) if isinstance(value, str) and value else "")
    return "  ·  ".join(filter(None, parts))
