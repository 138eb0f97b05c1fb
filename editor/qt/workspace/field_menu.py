"""What can be done to a field while filling, as a menu: the same words and letters wherever it opens."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from editor.model.acts.fields.describing import MEASURED, WhenEmpty, described, is_column, types_for, way_words, ways_to_be_empty, when_empty
from editor.model.acts.fields.joining import fields_to_join, shows
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType
from editor.model.words import tr
from editor.qt.editors.type_looks import REVIEWED, fill_types

_LONGEST = 24


class FieldAt(NamedTuple):
    """A field by its key, or a column of a table as `key.column`, and the place of the field that is meant, as the pages count; 0 for none."""

    name: str
    place: int = 0


class DoesFieldActs(Protocol):
    """What the menu asks for."""

    def ask_name(self, at: FieldAt) -> None:
        """Ask what a field is to be called."""

    def retype(self, at: FieldAt, type_: FieldType) -> None:
        """Give a field another type."""

    def ask_unit(self, at: FieldAt) -> None:
        """Ask for the unit of a field."""

    def ask_hint(self, at: FieldAt) -> None:
        """Ask for the hint of a field."""

    def let_be_empty(self, at: FieldAt, way: WhenEmpty) -> None:
        """Say what becomes of the place of a field while it is empty."""

    def ask_same(self, at: FieldAt) -> None:
        """Ask which field a field is the same as."""

    def split(self, at: FieldAt) -> None:
        """Let the place in hand be a field of its own."""

    def make_text(self, at: FieldAt) -> None:
        """Make a field plain text."""

    def put_back(self, at: FieldAt, value: str) -> None:
        """Give a field a value that it had before."""


def fill_field_menu(
    menu: QMenu, draft: Draft, at: FieldAt, do: DoesFieldActs, values: tuple[str, ...], *, letters: bool = True, of_form: bool = False
) -> None:
    """Put the acts on a field into a menu; `values` are what was filled in before, `letters` says that the menu knows the acts' letters, `of_form`
    that the places of the field are fixed.
    """
    field = described(draft.template, at.name)
    if field is None:
        return
    title = menu.addAction(field.name)
    title.setEnabled(False)
    _add(menu, tr("改名"), "R" if letters else "", lambda: do.ask_name(at))
    _add_types(menu, draft, at, do, letter="T" if letters else "")
    _add(menu, tr("单位"), "", lambda: do.ask_unit(at)).setEnabled(field.type in MEASURED and not field.computed)
    _add(menu, tr("提示"), "", lambda: do.ask_hint(at)).setEnabled(not field.computed)
    if not is_column(draft.template, at.name):
        _add_of_places(menu, draft, at, do)
        if not of_form:
            _add_joining(menu, draft, at, do, letters=letters)
        _add_values(menu, at, do, values)


def _add(menu: QMenu, words: str, letter: str, act: Callable[[], object]) -> QAction:
    made = menu.addAction(words)
    made.triggered.connect(lambda _on=False: act())
    if letter:
        made.setShortcut(QKeySequence(letter))
    return made


def _add_types(menu: QMenu, draft: Draft, at: FieldAt, do: DoesFieldActs, letter: str) -> None:
    types, field = types_for(draft, at.name, REVIEWED), described(draft.template, at.name)
    below = menu.addMenu(tr("类型"))
    below.setEnabled(len(types) > 1)
    below.menuAction().setShortcut(QKeySequence(letter))
    fill_types(below, types, field.type if field is not None else None, lambda type_: do.retype(at, type_))


def _add_of_places(menu: QMenu, draft: Draft, at: FieldAt, do: DoesFieldActs) -> None:
    ways, field = ways_to_be_empty(draft, at.name), draft.template.by_key[at.name]
    below = menu.addMenu(tr("选填").capitalize())
    below.setEnabled(bool(ways))
    for way in ways:
        act = _add(below, way_words(way), "", lambda way=way: do.let_be_empty(at, way))
        act.setCheckable(True)
        act.setChecked(way == when_empty(field))


def _add_joining(menu: QMenu, draft: Draft, at: FieldAt, do: DoesFieldActs, *, letters: bool) -> None:
    field = draft.template.by_key[at.name]
    is_single = field.type != FieldType.ROWS and not field.computed
    several = sum(map(shows, draft.template.places_of[at.name])) > 1
    menu.addSeparator()
    _add(menu, tr("与…相同"), "M" if letters else "", lambda: do.ask_same(at)).setEnabled(bool(fields_to_join(draft, at.name)))
    _add(menu, tr("这一处单列"), "S" if letters else "", lambda: do.split(at)).setEnabled(is_single and several)
    _add(menu, tr("改成正文"), "", lambda: do.make_text(at)).setEnabled(is_single)


def _add_values(menu: QMenu, at: FieldAt, do: DoesFieldActs, values: tuple[str, ...]) -> None:
    below = menu.addMenu(tr("以前填过的"))
    below.setEnabled(bool(values))
    for value in values:
        shown = value.replace("\n", " ").replace("&", "&&")
        act = _add(below, shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…", "", lambda value=value: do.put_back(at, value))
        act.setToolTip(value)
