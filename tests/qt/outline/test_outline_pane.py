"""The outline: its tree, its switches, its headings, its search."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.rows_model import RowsModel
from editor.qt.outline.outline_model import COUNT_ROLE, OutlineModel
from editor.qt.outline.outline_pane import OutlinePane
from editor.qt.prose.prose_chips import heading_from_words, heading_in_words
from tests.qt.desk_fake import made_session


@pytest.fixture
def outline(window: MainWindow, session: Session) -> OutlinePane:
    assert window.workspace is not None
    return window.workspace.outline


def _titles(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    root = parent or QModelIndex()
    found: list[str] = []
    for row in range(model.rowCount(root)):
        index = model.index(row, 0, root)
        found += [index.data(), *_titles(model, index)]
    return found


def _index(model: QAbstractItemModel, title: str, parent: QModelIndex | None = None) -> QModelIndex:
    root = parent or QModelIndex()
    for row in range(model.rowCount(root)):
        index = model.index(row, 0, root)
        if title in index.data():
            return index
        if (below := _index(model, title, index)).isValid():
            return below
    return QModelIndex()


def test_the_model_keeps_the_rules_of_item_models_through_all_edits(qapp: object) -> None:
    session = made_session()
    model = OutlineModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.set_value("单位", "城投")
    optional = next(s for s in session.draft.template.sections if s.optional)
    session.edit(session.draft.with_switch(optional.id, on=False), "不写")
    session.edit(session.draft.with_heading(optional.id, "重点项目"), "改标题")
    session.undo()
    assert _titles(model)[-2:] == ["项目", "署名"]


def test_the_rows_model_keeps_the_rules_of_item_models(qapp: object) -> None:
    model = RowsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.describe(made_session().draft.template.by_key["项目"])
    model.put(0, 0, [["一", "2"], ["二", "3"]])
    model.remove_row(0)
    assert model.rows == ({"名称": "二", "金额": "3"},)


def test_sections_stand_under_their_heading_with_their_numbers(outline: OutlinePane) -> None:
    assert _titles(outline.model) == ["标题与主送机关", "一、总体情况", "（一）做法", "二、项目", "署名"]


def test_a_heading_counts_the_fields_below_it(outline: OutlinePane, session: Session) -> None:
    session.set_value("做法", "逐项办理")
    assert _index(outline.model, "总体情况").data(COUNT_ROLE) == (1, 6)


def test_space_switches_an_optional_section_and_numbers_close_up(outline: OutlinePane, qtbot: QtBot, session: Session) -> None:
    outline.tree.setFocus()
    outline.tree.setCurrentIndex(_index(outline.tree.model(), "项目"))
    qtbot.keyClick(outline.tree, Qt.Key.Key_Space)
    section = next(s for s in session.draft.template.sections if s.optional)
    assert not session.draft.is_on(section.id)
    assert "项目" in _titles(outline.model)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Space)
    assert "二、项目" in _titles(outline.model)


def test_space_does_nothing_to_a_section_that_is_always_written(outline: OutlinePane, qtbot: QtBot, session: Session) -> None:
    outline.tree.setFocus()
    outline.tree.setCurrentIndex(_index(outline.tree.model(), "总体"))
    before = session.draft
    qtbot.keyClick(outline.tree, Qt.Key.Key_Space)
    assert session.draft is before


def test_a_row_says_what_it_shows_to_screen_readers(outline: OutlinePane, session: Session) -> None:
    session.set_value("日期", "哪天")
    spoken = _index(outline.model, "总体情况").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "一、总体情况，已填 1，共 6，1 处问题"


def test_the_arrow_keys_show_the_fields_of_each_section(outline: OutlinePane, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    outline.tree.setFocus()
    outline.tree.setCurrentIndex(_index(outline.tree.model(), "标题"))
    qtbot.keyClick(outline.tree, Qt.Key.Key_Down)
    assert [row.key for row in window.workspace.fields.column.rows][:2] == ["日期", "单位"]
    assert outline.tree.hasFocus()


def test_typing_in_the_outline_searches_it(outline: OutlinePane, qtbot: QtBot, window: MainWindow) -> None:
    outline.start_search("项")
    assert _titles(outline.tree.model()) == ["二、项目"]
    qtbot.keyClick(outline.search, Qt.Key.Key_Return)
    assert window.workspace is not None
    assert window.workspace.navigator.key == "项目"
    assert len(_titles(outline.tree.model())) == 5


def test_escape_ends_the_search_and_chooses_nothing(outline: OutlinePane, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    before = window.workspace.navigator.section
    outline.start_search("项")
    qtbot.keyClick(outline.search, Qt.Key.Key_Escape)
    assert (window.workspace.navigator.section, len(_titles(outline.tree.model()))) == (before, 5)


def test_a_heading_is_renamed_and_its_slots_stay_slots(session: Session, outline: OutlinePane) -> None:
    section = next(s for s in session.draft.template.sections if s.optional)
    session.edit(session.draft.with_heading(section.id, "{{ 单位 }}的项目"), "改")
    index = _index(outline.model, "的项目")
    assert index.data(Qt.ItemDataRole.EditRole) == "〔单位〕的项目"
    outline.model.setData(index, "〔单位〕的重点项目")
    assert session.draft.template.by_id[section.id].heading == "{{ 单位 }}的重点项目"


def test_braces_typed_into_a_heading_are_only_braces(session: Session) -> None:
    template = session.draft.template
    markup = heading_from_words(template, "项目", "{{ 7 * 7 }}〔单位〕")
    assert heading_in_words(template, markup) == "{{ 7 * 7 }}〔单位〕"


def test_an_empty_heading_is_not_taken(outline: OutlinePane, session: Session) -> None:
    before = session.draft
    assert outline.model.setData(_index(outline.model, "项目"), "  ") is False
    assert session.draft is before
