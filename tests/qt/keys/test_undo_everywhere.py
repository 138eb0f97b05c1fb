"""One line of undo through all panes: whatever was done in each of them is taken back act by act, and brought back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.workspace.workspace import Workspace
from tests.qt.report_fake import opened_report, shown_workspace

pytestmark = pytest.mark.needs("font:Noto Sans CJK SC")
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window)


@pytest.fixture
def workspace(window: MainWindow, session: Session, qtbot: QtBot) -> Workspace:
    return shown_workspace(window, qtbot)


def _row(workspace: Workspace, section: str) -> QModelIndex:
    index = workspace.outline.model.index_of_section(section)
    return workspace.outline.tree.model().mapFromSource(index)  # type: ignore[attr-defined]


def _type_in_a_field(workspace: Workspace, window: MainWindow) -> None:
    workspace.navigator.go_to_field("计划")
    QTest.keyClicks(QApplication.focusWidget(), "12")


def _paste_rows(workspace: Workspace, window: MainWindow) -> None:
    workspace.navigator.go_to_field("进度")
    row = workspace.fields.column.row_of("进度")
    assert row is not None
    assert isinstance(row.box, RowsEditor)
    row.box.table.paste("桥\t8\n路\t9")


def _switch_a_section_on(workspace: Workspace, window: MainWindow) -> None:
    workspace.outline.tree.setFocus()
    workspace.outline.tree.setCurrentIndex(_row(workspace, "s4"))
    QTest.keyClick(workspace.outline.tree, Qt.Key.Key_Space)


def _move_a_section(workspace: Workspace, window: MainWindow) -> None:
    workspace.outline.tree.setFocus()
    workspace.outline.tree.setCurrentIndex(_row(workspace, "s5"))
    QTest.keyClick(workspace.outline.tree, Qt.Key.Key_Up, ALT)


def _add_an_item(workspace: Workspace, window: MainWindow) -> None:
    workspace.outline.acts.items.add("s3")


def _change_the_text(workspace: Workspace, window: MainWindow) -> None:
    workspace.navigator.go_to_section("s1")
    workspace.fields.show_text(on=True)
    shown = workspace.fields.text.shown
    assert shown is not None
    shown.text.put_caret(1, 0)
    QTest.keyClicks(shown.text, "abc")
    workspace.fields.show_text(on=False)


def _change_a_cell(workspace: Workspace, window: MainWindow) -> None:
    workspace.navigator.go_to_section("s5")
    workspace.fields.show_text(on=True)
    shown = workspace.fields.text.shown
    assert shown is not None
    shown.text.put_caret(1, 0)
    shown.grid.model.setData(shown.grid.model.index(1, 1), "配合")
    workspace.fields.show_text(on=False)


def _type_on_the_page(workspace: Workspace, window: MainWindow) -> None:
    view = workspace.pages.view
    view.set_current("完成", 1)
    rect = view.slot_rect("完成", 1)
    assert rect is not None
    spot = QPoint(rect.left() + 4, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClicks(view.editor, "9")
    view.close_editor()


def _replace_everywhere(workspace: Workspace, window: MainWindow) -> None:
    window.acts.replace_text.trigger()
    workspace.replace.sought.setText("正在")
    workspace.replace.new.setText("已")
    workspace.replace.replace_all()
    workspace.replace.end()


ACTS: tuple[Callable[[Workspace, MainWindow], None], ...] = (
    _type_in_a_field, _paste_rows, _switch_a_section_on, _add_an_item, _change_the_text, _change_a_cell, _type_on_the_page, _replace_everywhere,
    _move_a_section,
)  # fmt: skip


def test_everything_is_taken_back_and_brought_back_act_by_act(workspace: Workspace, window: MainWindow, session: Session) -> None:
    drafts: list[Draft] = [session.draft]
    for act in ACTS:
        act(workspace, window)
        window.file_acts.committing.emit()
        assert session.draft != drafts[-1], act.__name__
        drafts.append(session.draft)
    labels: list[str | None] = []
    for draft in reversed(drafts[:-1]):
        labels.append(session.history.undo_label)
        window.acts.undo.trigger()
        assert session.draft == draft
    assert all(labels)
    assert session.history.undo_label is None
    for draft in drafts[1:]:
        window.acts.redo.trigger()
        assert session.draft == draft
