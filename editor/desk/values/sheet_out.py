"""A sheet to fill in: one row a field, a sheet of its own for each field with rows."""

import datetime
import io
import re
from typing import TYPE_CHECKING, Any

from editor.desk.values.field_list import context_of, listed_fields, section_of
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import is_let_stand
from editor.model.template.field import Field, FieldType, Row
from editor.model.template.template import Template
from editor.model.template.values import FIELD_TYPES, TEXT_CELL, TYPE_NAMES
from editor.model.words import tr

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

KEY_TITLES = ("键", "key")
FIELD_TITLES = ("填写项", "field", "label")
VALUE_TITLES = ("值", "value")
AS_IT_IS_TITLES = ("照写", "as is", "as it is")
_MADE_ON = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the same file for the same fields; a sheet knows no time zone
_BARRED_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_TITLE_LENGTH = 31
_CELL_FORMATS = tuple(dict.fromkeys(rules.sheet_format for rules in FIELD_TYPES.values()))
_WIDTHS = (24, 24, 30, 10, 10, 20, 50, 24, 8)


def sheet_names(template: Template) -> dict[str, str]:
    """The title of the sheet of each field with rows, by key."""
    names: dict[str, str] = {}
    for field in template.fields:
        if field.type == FieldType.ROWS:
            base = _BARRED_IN_TITLES.sub("", field.name)[: _TITLE_LENGTH - 3] or "rows"
            taken = {name.lower() for name in names.values()} | {_first_title().lower()}
            numbered = (base if n == 1 else f"{base}_{n}" for n in range(1, len(taken) + 2))
            names[field.key] = next(name for name in numbered if name.lower() not in taken)
    return names


def _first_title() -> str:
    return tr("填写项")


def sheet_of(draft: Draft) -> bytes:
    """The bytes of an .xlsx with the fields of a draft and the values that they have."""
    import xlsxwriter  # noqa: PLC0415 - only sheets need it

    buffer = io.BytesIO()
    book: Workbook = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE_ON})
    _field_sheet(book, draft)
    for key, title in sheet_names(draft.template).items():
        _rows_sheet(book, title, draft, draft.template.by_key[key])
    book.close()
    return buffer.getvalue()


def _field_sheet(book: "Workbook", draft: Draft) -> None:
    sheet = book.add_worksheet(_first_title())
    bold = book.add_format({"bold": True})
    values = {form: book.add_format({"num_format": form, "bg_color": "#FFF9DB"}) for form in _CELL_FORMATS}
    wrap = book.add_format({"text_wrap": True})
    titles = [tr("章节"), tr("填写项"), tr("值"), tr("单位"), tr("类型"), tr("说明"), tr("原文"), tr("键")]
    let_stand = [field.key for field in listed_fields(draft) if is_let_stand(draft, field.key)]
    titles += [tr("照写")] if let_stand else []
    for column, (title, width) in enumerate(zip(titles, _WIDTHS, strict=False)):
        sheet.set_column(column, column, width, values[TEXT_CELL] if column == 2 else wrap)
        sheet.write_string(0, column, title, bold)
    for row, field in enumerate(listed_fields(draft), start=1):
        for column, cell in enumerate(_cells(draft, field)):
            sheet.write_string(row, column, cell, values[_cell_format(field)] if column == 2 else wrap)
        if field.key in let_stand:
            sheet.write_string(row, len(titles) - 1, tr("是"), wrap)
        _offer_choices(sheet, row, field)
    sheet.freeze_panes(1, 3)


def _cell_format(field: Field) -> str:
    return FIELD_TYPES[field.type].sheet_format


def _cells(draft: Draft, field: Field) -> tuple[str, ...]:
    value = draft.value(field.key)
    if field.type == FieldType.ROWS:
        value = tr("填在工作表“{title}”里", title=sheet_names(draft.template)[field.key])
    shown = value if isinstance(value, str) else ""
    hints = (field.hint, tr("留白，手写") if field.empty == "pen" else "" if field.required else tr("选填"))
    about = tr("；").join(hint for hint in hints if hint)
    kind = TYPE_NAMES[field.type]()
    return section_of(draft, field.key), field.name, shown, field.unit, kind, about, context_of(draft.template, field.key), field.key


def _offer_choices(sheet: Any, row: int, field: Field) -> None:  # noqa: ANN401 - a worksheet, whose type the library does not give
    choices = FIELD_TYPES[field.type].answers or field.choices
    if choices and sum(len(choice) + 1 for choice in choices) <= 255:
        sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": list(choices), "error_type": "warning"})


def _rows_sheet(book: "Workbook", title: str, draft: Draft, field: Field) -> None:
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    values = {form: book.add_format({"num_format": form}) for form in _CELL_FORMATS}
    for column, described in enumerate(field.columns):
        sheet.set_column(column, column, 20, values[_cell_format(described)])
        sheet.write_string(0, column, described.name, bold)
    value = draft.value(field.key)
    rows: tuple[Row, ...] = () if isinstance(value, str) else value
    for number, row in enumerate(rows, start=1):
        for column, described in enumerate(field.columns):
            sheet.write_string(number, column, row.get(described.key, ""), values[_cell_format(described)])
    sheet.freeze_panes(1, 0)
