"""How each type of field is shown: its icon, its name, and what an empty box asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from editor.model.template.field import Field, FieldType
from editor.model.words import in_language, tr
from editor.qt.look import icons, paint

_BESIDE = 62  # pixels of a narrow box for its edges, a unit and a button


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class TypeLook:
    """The look of a type of field, with words in the language of the screen.

    `icon` and `name` stand in lists; `asks` is what an empty box says where the field has no hint of its own. `named` says that the name stands in
    the field's row, where neither the box nor the label tells it; `right` that values stand at the right of their cells. `near` are the types that
    a reader most often takes for this one; a type without any is not chosen in the review.
    """

    name: Callable[[], str]
    icon: str = "text"
    asks: Callable[[], str] = _nothing
    named: bool = False
    right: bool = False
    near: tuple[FieldType, ...] = ()


def _words() -> str:
    return tr("文字")


_MONTH_AND_YEAR = (FieldType.MONTH, FieldType.YEAR)
TYPE_LOOKS: Mapping[FieldType, TypeLook] = {
    FieldType.TEXT: TypeLook(_words, near=(FieldType.ORG, FieldType.PROJECT)),
    FieldType.LONGTEXT: TypeLook(lambda: tr("长文字"), named=True, near=(FieldType.TEXT, FieldType.PROJECT)),
    FieldType.ORG: TypeLook(lambda: in_language("单位", "organisation"), "org", lambda: tr("写单位全称"), near=(FieldType.PERSON, FieldType.PLACE)),
    FieldType.PERSON: TypeLook(lambda: tr("姓名"), "me", lambda: tr("写姓名"), near=(FieldType.ORG, FieldType.TEXT)),
    FieldType.NUMBER: TypeLook(lambda: tr("数字"), "hash", named=True, right=True, near=(FieldType.MONEY, FieldType.PERCENT)),
    FieldType.MONEY: TypeLook(lambda: tr("金额"), "yen", named=True, right=True, near=(FieldType.NUMBER, FieldType.PERCENT)),
    FieldType.PERCENT: TypeLook(lambda: tr("百分数"), "hash", named=True, right=True, near=(FieldType.NUMBER, FieldType.MONEY)),
    FieldType.QUANTITY: TypeLook(
        lambda: tr("数量"), "measure", lambda: tr("写数和单位"), named=True, right=True, near=(FieldType.NUMBER, FieldType.TEXT)
    ),
    FieldType.DATE: TypeLook(lambda: tr("日期"), "calendar", lambda: tr("哪一天"), named=True, near=_MONTH_AND_YEAR),
    FieldType.MONTH: TypeLook(lambda: tr("月份"), "calendar", lambda: tr("几月"), named=True, near=(FieldType.DATE, FieldType.NUMBER)),
    FieldType.YEAR: TypeLook(lambda: tr("年份"), "calendar", named=True, near=(FieldType.DATE, FieldType.NUMBER)),
    FieldType.TIME: TypeLook(lambda: tr("时间"), "clock", lambda: tr("几点几分"), named=True, near=(FieldType.DATE, FieldType.TEXT)),
    FieldType.PROJECT: TypeLook(lambda: tr("项目名称"), "doc", lambda: tr("写项目名称"), near=(FieldType.ORG, FieldType.TEXT)),
    FieldType.MEETING: TypeLook(lambda: tr("会议名称"), "doc", lambda: tr("写会议全称"), near=(FieldType.TEXT, FieldType.PROJECT)),
    FieldType.PLACE: TypeLook(lambda: tr("地点"), "pin", near=(FieldType.ORG, FieldType.TEXT)),
    FieldType.CHOICE: TypeLook(lambda: tr("选一项"), "list"),
    FieldType.FLAG: TypeLook(lambda: tr("是或否"), "check"),
    FieldType.ROWS: TypeLook(_words),
}
REVIEWED: tuple[FieldType, ...] = tuple(type_ for type_, look in TYPE_LOOKS.items() if look.near)
"""The types that a person chooses among in the review, in the order of their list."""

OF_BOXES: tuple[FieldType, ...] = (FieldType.CHOICE, FieldType.FLAG)
"""The types that boxes to tick can have."""


def look_of(type_: FieldType | None) -> TypeLook:
    """The look of a type; of text where there is none."""
    return TYPE_LOOKS[type_ or FieldType.TEXT]


def asked(field: Field, room: int | None) -> str:
    """What an empty box of so many pixels says (None: of all there are): the hint of its field where that has room, else what its type asks for."""
    has_room = room is None or paint.width_of(field.hint, "body") <= room - _BESIDE
    return field.hint if field.hint and has_room else look_of(field.type).asks()


def type_words(type_: FieldType | None) -> str:
    """What the person calls a type, as short as it stands in a list."""
    return look_of(type_).name()


def fill_types(menu: QMenu, types: Iterable[FieldType], now: FieldType | None, do: Callable[[FieldType], object]) -> None:
    """Put types to choose from into a menu; that of now has a tick in the place of its icon, where a menu of icons would show none."""
    for type_ in types:
        act = menu.addAction(icons.icon("check" if type_ == now else look_of(type_).icon), type_words(type_))
        act.triggered.connect(lambda _on=False, type_=type_: do(type_))
        act.setCheckable(True)
        act.setChecked(type_ == now)
