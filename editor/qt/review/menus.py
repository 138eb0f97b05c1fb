"""The menus of the review under the pointer, on a place of the text and on a row of the list; the list of what a field can be merged with."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from editor.model.sample.review import ReviewField, Role, role_of
from editor.model.template.field import FieldType
from editor.model.words import tr
from editor.qt.editors.type_looks import REVIEWED, fill_types, look_of, type_words
from editor.qt.keys.menus import LetterMenu
from editor.qt.review.list.list import ReviewList
from editor.qt.review.session.looks import fill_roles
from editor.qt.review.session.session import ReviewSession
from editor.qt.review.text.line import PieceKind
from editor.qt.review.text.text import ReviewText
from editor.qt.widgets.pick_list import Entry, PickList

Do = Callable[[str], object]
"""Does an act by its name."""


def _add_field_acts(menu: QMenu, session: ReviewSession, do: Do) -> None:
    """What can be done to the field in hand; each with the key that does the same."""
    field = session.field
    if field is None:
        return
    menu.addAction(tr("认可"), QKeySequence("Return"), lambda: do("accept"))
    menu.addAction(tr("改名"), QKeySequence("R"), lambda: do("rename"))
    types = menu.addMenu(tr("改类型"))
    fill_types(types, REVIEWED, field.type or FieldType.TEXT, session.retype)
    menu.addAction(tr("合并"), QKeySequence("M"), lambda: do("merge")).setEnabled(len(session.seen.fields) > 1)
    menu.addAction(tr("拆开"), QKeySequence("S"), lambda: do("split")).setEnabled(len(field.places) > 1)
    menu.addAction(tr("不是空位"), QKeySequence("Del"), lambda: do("unmark"))


def text_menu(text: ReviewText, session: ReviewSession, do: Do) -> QMenu:
    """The menu of what stands at the caret of the text."""
    menu, line = LetterMenu(text), text.caret.line
    piece = text.piece if text.caret.selection is None else None
    role, level = role_of(session.inspection, line)
    if piece is not None and piece.kind == PieceKind.SLOT:
        _add_field_acts(menu, session, do)
    elif role == Role.NOISE or (piece is not None and piece.kind == PieceKind.NOISE):
        menu.addAction(tr("放回"), QKeySequence("Return"), text.restore)
    elif piece is not None and piece.kind == PieceKind.PROPOSAL:
        menu.addAction(tr("采用"), QKeySequence("Return"), text.act_here)
    else:
        can_mark = piece is not None or text.caret.selection is not None
        menu.addAction(tr("标为空位"), QKeySequence("F2"), lambda: do("mark")).setEnabled(can_mark)
    if role != Role.BLANK:
        menu.addSeparator()
        fill_roles(menu.addMenu(tr("改层级")), role, level, lambda new, depth: session.set_role(line, new, depth))
    first = session.seen.paragraph_of(line)
    if session.seen.list_size(first):
        menu.addAction(tr("改回段落") if first in session.inspection.lists else tr("改成清单"), QKeySequence("L"), lambda: session.toggle_list(line))
    return menu


def row_menu(rows: ReviewList, session: ReviewSession, do: Do) -> QMenu | None:
    """The menu of the list's current row; None where nothing can be done with it."""
    row = rows.current
    if row is None or (row.field is None and not row.act_words):
        return None
    menu = LetterMenu(rows)
    if row.field is not None:
        _add_field_acts(menu, session, do)
    else:
        menu.addAction(row.act_words, QKeySequence("Return"), rows.act_on_current)
    return menu


def likely_first(field: ReviewField, fields: Sequence[ReviewField]) -> list[ReviewField]:
    """The other fields, those with the same characters and the same type first, then by order."""
    texts = {slot.text for slot in field.places}

    def unlike(other: ReviewField) -> tuple[bool, bool, int]:
        return other.type != field.type, not any(slot.text in texts for slot in other.places), other.number

    return sorted((other for other in fields if other.key != field.key), key=unlike)


def merge_list(field: ReviewField, fields: Sequence[ReviewField], parent: QWidget) -> PickList:
    """A list of the fields that a field can be merged with; numbers narrow it too."""
    others = likely_first(field, fields)
    entries = [Entry(one.key, f"{one.number}  {one.label}  ·  {type_words(one.type)}", look_of(one.type).icon) for one in others]
    return PickList(entries, tr("合并到"), tr("“{name}”和哪一项是同一个", name=field.label), parent)
