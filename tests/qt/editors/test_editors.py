"""Each type of field has its editor and its look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
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


@pytest.mark.parametrize(
    ("type_", "hint", "value", "unit"),
    [
        (FieldType.MONTH, "", "", ""),
        (FieldType.MONTH, "", "8", "月"),
        (FieldType.MONTH, "写到月底", "", "月"),
        (FieldType.NUMBER, "几个", "", ""),
        (FieldType.NUMBER, "只写数字", "", "个"),
        (FieldType.NUMBER, "几个", "3", "个"),
    ],
)
def test_a_unit_that_the_hint_ends_with_is_not_painted_twice(
    type_: FieldType, hint: str, value: str, unit: str, worn: QApplication, qtbot: QtBot
) -> None:
    field = Field("甲", type_, unit="个" if type_ == FieldType.NUMBER else "", hint=hint)
    box = editor_class(field)()
    qtbot.addWidget(box)
    assert isinstance(box, NumberEditor)
    box.describe(field)
    box.show_value(value)
    assert box.shown_unit == unit


def test_a_long_value_is_read_from_its_start_once_the_focus_is_elsewhere(worn: QApplication, qtbot: QtBot) -> None:
    around = QWidget()
    box, other = LineEditor(around), LineEditor(around)
    qtbot.addWidget(around)
    box.setGeometry(0, 0, 160, 32)
    other.setGeometry(0, 40, 160, 32)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    box.describe(Field("甲"))
    box.setFocus()
    qtbot.keyClicks(box, "abcdefghij" * 8)
    assert box.cursorPosition() == 80
    other.setFocus()
    assert box.cursorPosition() == 0
    whole = box.grab().toImage()
    box.setText(box.text()[:40])
    box.home(False)
    # Of what has no room nothing is seen, whatever it is.
    assert box.grab().toImage() == whole
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    assert box.cursorPosition() == 40
