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
FIELD_TITLES = ("填写项", "项目", "字段", "指标", "field", "label")
VALUE_TITLES = ("值", "内容", "填写内容", "数值", "value")
AS_IT_IS_TITLES = ("照写", "as is", "as it is")
_MADE_ON = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the same file for the same fields; a sheet knows no time zone
_BARRED_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_TITLE_LENGTH = 31
_MOST_DOCUMENTS = 10_000
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


def sheet_of(draft: Draft, *, by_document: bool = False) -> bytes:
    """The bytes of an .xlsx with the fields of a draft and the values that they have: a row a field, or a column a field and a row a document."""
    import xlsxwriter  # noqa: PLC0415 - only sheets need it

    buffer = io.BytesIO()
    book: Workbook = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE_ON})
    if by_document:
        _document_sheet(book, draft)
        book.close()
        return buffer.getvalue()
    _field_sheet(book, draft)
    for key, title in sheet_names(draft.template).items():
        _rows_sheet(book, title, draft, draft.template.by_key[key])
    book.close()
    return buffer.getvalue()


def _field_sheet(book: "Workbook", draft: Draft) -> None:
    sheet = book.add_worksheet(_first_title())
    bold = book.add_format({"bold": True})
    values = {form: book.add_format({"num_format": form, "bg_color": "#FFF9DB", "locked": False}) for form in _CELL_FORMATS}
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
            sheet.write_string(row, len(titles) - 1, tr("是"), values[TEXT_CELL])
        _offer_choices(sheet, field, row, 2)
    sheet.freeze_panes(1, 3)
    _lock(sheet)


def _lock(sheet: Any) -> None:  # noqa: ANN401 - a worksheet, whose type the library does not give
    """Lock what is not to be filled in, without a password: nobody moves a row or writes over a name by mistake."""
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True, "sort": True})


def _cell_format(field: Field) -> str:
    return FIELD_TYPES[field.type].sheet_format


def _cells(draft: Draft, field: Field) -> tuple[str, ...]:
    value = draft.value(field.key)
    if field.type == FieldType.ROWS:
        value = tr("填在工作表“{title}”里", title=sheet_names(draft.template)[field.key])
    shown = value if isinstance(value, str) else ""
    kind = TYPE_NAMES[field.type]()
    return section_of(draft, field.key), field.name, shown, field.unit, kind, _about(field), context_of(draft.template, field.key), field.key


def _about(field: Field) -> str:
    """The hint of a field, and whether it may stay empty."""
    hints = (field.hint, tr("留白，手写") if field.empty == "pen" else "" if field.required else tr("选填"))
    return tr("；").join(hint for hint in hints if hint)


def _offer_choices(sheet: Any, field: Field, row: int, column: int, last: int | None = None) -> None:  # noqa: ANN401 - a worksheet again
    choices = FIELD_TYPES[field.type].answers or field.choices
    if choices and sum(len(choice) + 1 for choice in choices) <= 255:
        sheet.data_validation(row, column, last or row, column, {"validate": "list", "source": list(choices), "error_type": "warning"})


def _document_sheet(book: "Workbook", draft: Draft) -> None:
    """A sheet for many documents: its head are the fields that a cell can fill, with hints, below it stand the values of the draft."""
    sheet = book.add_worksheet(_first_title())
    bold = book.add_format({"bold": True, "text_wrap": True})
    cells = {form: book.add_format({"num_format": form, "locked": False}) for form in _CELL_FORMATS}
    fields = [field for field in listed_fields(draft) if field.type != FieldType.ROWS]
    names = [field.name for field in fields]
    for column, field in enumerate(fields):
        unit = f"（{field.unit}）" if field.unit else ""
        sheet.set_column(column, column, max(12, 2 * len(field.name)), cells[_cell_format(field)])
        sheet.write_string(0, column, (field.name if names.count(field.name) == 1 else field.key) + unit, bold)
        if about := _about(field):
            sheet.write_comment(0, column, about)
        _offer_choices(sheet, field, 1, column, _MOST_DOCUMENTS)
        if isinstance(value := draft.value(field.key), str) and value:
            sheet.write_string(1, column, value, cells[_cell_format(field)])
    sheet.freeze_panes(1, 0)
    _lock(sheet)


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
