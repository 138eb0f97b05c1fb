"""Each type of field has its editor and its look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.template.field import Field, FieldType
from editor.qt.editors.editors import editor_class
from editor.qt.editors.line_editors import LineEditor
from editor.qt.editors.number_editors import NumberEditor, PercentEditor, QuantityEditor, YearEditor
from editor.qt.editors.rows_model import RowsModel
from editor.qt.editors.type_looks import REVIEWED, TYPE_LOOKS, type_words
from editor.qt.look import icons

_ACROSS, _SIDE = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole


@pytest.mark.parametrize("type_", FieldType)
def test_every_type_is_drawn_named_and_edited(type_: FieldType, worn: QApplication, qtbot: QtBot) -> None:
    assert not icons.pixmap(TYPE_LOOKS[type_].icon).isNull()
    assert type_words(type_)
    editor = editor_class(Field("甲", type_, choices=("一", "二"), columns=(Field("乙"),)))()
    qtbot.addWidget(editor)
    editor.describe(Field("甲", type_, choices=("一", "二"), columns=(Field("乙"),)))  # type: ignore[attr-defined]


def test_a_choice_without_choices_is_written_as_words() -> None:
    assert editor_class(Field("甲", FieldType.CHOICE)) is LineEditor


def test_a_time_and_a_quantity_can_be_chosen_in_the_review_and_what_is_made_there_alone_can_not() -> None:
    assert set(FieldType) - set(REVIEWED) == {FieldType.CHOICE, FieldType.FLAG, FieldType.ROWS}
    assert all(set(TYPE_LOOKS[type_].near) <= set(REVIEWED) for type_ in REVIEWED)


@pytest.mark.parametrize(
    ("editor", "type_", "value", "shown", "unit"),
    [
        (NumberEditor, FieldType.NUMBER, "12000.50", "12,000.50", "人"),
        (PercentEditor, FieldType.PERCENT, "12.5", "12.5", "%"),
        (YearEditor, FieldType.YEAR, "2026", "2026", "人"),
        (QuantityEditor, FieldType.QUANTITY, "12000亩", "12000亩", ""),
    ],
)
def test_numbers_are_grouped_and_years_and_quantities_stay_as_typed(
    editor: type[NumberEditor], type_: FieldType, value: str, shown: str, unit: str, worn: QApplication, qtbot: QtBot
) -> None:
    box = editor()
    qtbot.addWidget(box)
    box.describe(Field("甲", type_, unit="人"))
    box.show_value(value)
    assert (box.text(), box.unit) == (shown, unit)


def test_a_cell_with_a_quantity_stands_at_the_right_as_it_was_typed() -> None:
    model = RowsModel()
    columns = (Field("面积", FieldType.QUANTITY), Field("开工", FieldType.TIME), Field("说明"))
    model.describe(Field("地块", FieldType.ROWS, columns=columns))
    model.put(0, 0, [["12000 亩", "下午2时", "无"]])
    assert model.rows == ({"面积": "12000 亩", "开工": "14:00", "说明": "无"},)
    assert model.data(model.index(0, 0)) == "12000 亩"
    sides = [model.headerData(column, _ACROSS, _SIDE) for column in range(3)]
    assert [side == sides[0] for side in sides] == [True, False, False]
