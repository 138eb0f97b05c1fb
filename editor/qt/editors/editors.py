"""Which editor serves which type of field."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from editor.model.template.field import Field, FieldType, Value
from editor.model.template.template import Template
from editor.qt.editors.choice_editors import ChoiceEditor, FlagEditor
from editor.qt.editors.date_editor import DateEditor
from editor.qt.editors.line_editors import LineEditor
from editor.qt.editors.long_editor import LongEditor
from editor.qt.editors.number_editors import MoneyEditor, MonthEditor, NumberEditor, PercentEditor, QuantityEditor, YearEditor
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.editors.time_editor import TimeEditor


class Editor(Protocol):
    """What every editor can do. `wanted_width` None takes all there is."""

    edited: SignalInstance
    went: SignalInstance

    @property
    def wanted_width(self) -> int | None:
        """The width it wants, in px."""
        ...

    def describe(self, field: Field, template: Template | None = None) -> None:
        """Serve another field; `template` tells which words stand around its slots."""

    def show_value(self, value: Value) -> None:
        """Show the draft's value; tells nobody."""

    def settle(self, value: Value) -> None:
        """The focus left: show the value as it is written."""


EDITORS: Mapping[FieldType, type[QWidget]] = {
    FieldType.ORG: LineEditor,
    FieldType.PERSON: LineEditor,
    FieldType.NUMBER: NumberEditor,
    FieldType.MONEY: MoneyEditor,
    FieldType.PERCENT: PercentEditor,
    FieldType.QUANTITY: QuantityEditor,
    FieldType.DATE: DateEditor,
    FieldType.MONTH: MonthEditor,
    FieldType.YEAR: YearEditor,
    FieldType.TIME: TimeEditor,
    FieldType.PROJECT: LineEditor,
    FieldType.MEETING: LineEditor,
    FieldType.PLACE: LineEditor,
    FieldType.TEXT: LineEditor,
    FieldType.LONGTEXT: LongEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.FLAG: FlagEditor,
    FieldType.ROWS: RowsEditor,
}


def editor_class(field: Field) -> type[QWidget]:
    """The editor for a field's type; a choice without choices is written as words."""
    return LineEditor if field.type == FieldType.CHOICE and not field.choices else EDITORS[field.type]
