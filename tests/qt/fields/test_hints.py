"""The hint of the field in hand is seen whole: under the label, in the empty box, or on a line of its own; a narrow box asks in few words."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.model.draft.draft import Draft
from editor.model.session.tally import Tally
from editor.model.template.file import parse_template
from editor.qt.editors.editors import editor_class
from editor.qt.fields.field_look import field_look
from editor.qt.fields.field_row import FieldRow
from editor.qt.look.density import Density

LONG = "逾期一日按欠付金额的千分之几计算，只写数字"
WIDE = "同时废止的旧文件，不写书名号；没有就不填"


MORE = {"choice": 'choices = ["甲", "乙"]\n', "rows": 'columns = [{key = "名称"}]\n'}


@pytest.fixture
def holder(worn: QApplication, qtbot: QtBot) -> QWidget:
    assert worn
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _row(holder: QWidget, type_: str, hint: str, *, held: bool = True) -> FieldRow:
    head = f'format = 1\nname = "合同"\n[fields."比例"]\ntype = "{type_}"\nhint = "{hint}"\n{MORE.get(type_, "")}'
    template, _ = parse_template(f"+++\n{head}+++\n按{{{{ 比例 }}}}计。\n")
    draft, field = Draft(template), template.by_key["比例"]
    row = FieldRow(editor_class(field), holder)
    row.serve(field, draft.value("比例"), template)
    row.show_look(field_look(draft, "比例", template.sections[0].id, Tally(draft)), held=held)
    row.place(540, Density())
    return row


def _said(row: FieldRow) -> str:
    """The hint on a line of its own."""
    return next((line.accessibleName() for line in row.findChildren(QWidget) if not line.isHidden() and line.accessibleName() in (LONG, WIDE)), "")


@pytest.mark.parametrize("type_", ["number", "percent", "month", "date", "flag", "choice", "rows"])
def test_a_hint_that_the_box_has_no_room_for_stands_on_a_line_of_its_own(holder: QWidget, type_: str) -> None:
    row = _row(holder, type_, LONG)
    assert _said(row) == LONG
    assert getattr(row.box, "placeholderText", str)() != LONG
    assert _said(_row(holder, type_, LONG, held=False)) == ""


@pytest.mark.parametrize("type_", ["text", "org", "longtext"])
def test_a_wide_box_says_its_hint_itself(holder: QWidget, type_: str) -> None:
    row = _row(holder, type_, WIDE)
    assert (_said(row), getattr(row.box, "placeholderText", str)()) == ("", WIDE)


def test_a_narrow_empty_box_asks_with_the_words_of_its_type(holder: QWidget) -> None:
    assert [getattr(_row(holder, type_, "只写月份的数字").box, "placeholderText", str)() for type_ in ("month", "date")] == ["几月", "只写月份的数字"]
