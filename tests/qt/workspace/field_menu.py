"""What the tests of a field's menu do in the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from editor.model.acts.fields.describing import described
from editor.model.session.session import Session
from editor.qt.fields.field_row import FieldRow
from editor.qt.workspace.workspace import Workspace
from tests.qt.pointer import right_click

ACTS = ["改名", "类型", "单位", "提示", "选填", "与…相同", "这一处单列", "改成正文", "以前填过的"]


def row_of(workspace: Workspace, key: str) -> FieldRow:
    """The row of a field, in hand."""
    workspace.navigator.go_to_field(key)
    row = workspace.fields.column.row_of(key)
    assert row is not None
    return row


def menu_of(workspace: Workspace, key: str) -> QMenu:
    """The menu of a label."""
    return right_click(row_of(workspace, key), QPoint(40, 12))


def answer(workspace: Workspace, text: str) -> None:
    """Answer what the bar asks."""
    bar = workspace.asking.bar
    assert bar.isVisible()
    bar.box.setText(text)
    QTest.keyClick(bar.box, Qt.Key.Key_Return)


def name_of(session: Session, name: str) -> str:
    """What a field is called."""
    field = described(session.draft.template, name)
    assert field is not None
    return field.name
