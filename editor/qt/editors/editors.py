"""Which editor serves which type of field."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from editor.model.template.field import Field, FieldType, Value
from editor.qt.editors.choice_editors import ChoiceEditor, FlagEditor
from editor.qt.editors.date_editor import DateEditor
from editor.qt.editors.line_editors import LineEditor, MonthEditor, NumberEditor
from editor.qt.editors.long_editor import LongEditor
from editor.qt.editors.rows_editor import RowsEditor


class Editor(Protocol):
    """What every editor can do. `wanted_width` None takes all there is."""

    edited: SignalInstance
    went: SignalInstance

    @property
    def wanted_width(self) -> int | None:
        """The width it wants, in px."""
        ...

    def describe(self, field: Field) -> None:
        """Serve another field."""

    def show_value(self, value: Value) -> None:
        """Show the draft's value; tells nobody."""

    def settle(self, value: Value) -> None:
        """The focus left: show the value as it is written."""


_CLASSES: dict[FieldType, type[QWidget]] = {
    "number": NumberEditor,
    "money": NumberEditor,
    "percent": NumberEditor,
    "year": NumberEditor,
    "date": DateEditor,
    "month": MonthEditor,
    "choice": ChoiceEditor,
    "flag": FlagEditor,
    "longtext": LongEditor,
    "rows": RowsEditor,
}


def editor_class(field: Field) -> type[QWidget]:
    """The editor for a field's type; a choice without choices is written as words."""
    if field.type == "choice" and not field.choices:
        return LineEditor
    return _CLASSES.get(field.type, LineEditor)
