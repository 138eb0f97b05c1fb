"""Fields are changed from their menus while they are filled: by label, box, slot of the page, outline and the window's menu; undo takes each back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.desk import Desk
from editor.model.session.session import Session
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.look.labels import Words
from editor.qt.widgets.pick_list import PickList
from editor.qt.workspace.workspace import Workspace
from tests.qt.conftest import Boxes
from tests.qt.desk_fake import FakeMessages
from tests.qt.pointer import below, open_menu, take, ticked, words_of
from tests.qt.workspace.field_menu import ACTS, answer, menu_of, name_of, row_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_menu_of_a_label_has_all_acts_in_their_order(workspace: Workspace) -> None:
    menu = menu_of(workspace, "投资")
    assert words_of(menu) == ["投资", *ACTS]
    assert [act.text() for act in menu.actions() if not act.isEnabled() and act.text()] == ["投资", "这一处单列", "以前填过的"]
    menu.close()


def test_a_field_is_renamed_and_undo_takes_it_back(workspace: Workspace, session: Session, window: MainWindow) -> None:
    take(menu_of(workspace, "投资"), "改名")
    assert workspace.asking.bar.box.text() == "投资"
    answer(workspace, "到位资金")
    assert not workspace.asking.bar.isVisible()
    assert row_of(workspace, "投资").look.name == "到位资金"
    assert "改名" in (session.history.undo_label or "")
    window.acts.undo.trigger()
    assert row_of(workspace, "投资").look.name == "投资"


@pytest.mark.parametrize(("typed", "words"), [("单位", "已经有一项"), ("", "先写"), ("长" * 41, "40")])
def test_a_name_that_can_not_be_is_asked_for_again_with_the_reason(workspace: Workspace, session: Session, typed: str, words: str) -> None:
    take(menu_of(workspace, "投资"), "改名")
    answer(workspace, typed)
    bar = workspace.asking.bar
    assert bar.isVisible()
    assert words in bar.trouble
    assert (bar.box.text(), name_of(session, "投资")) == (typed, "投资")
    QTest.keyClick(bar.box, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_letters_of_the_menu_do_their_acts_while_it_is_open(workspace: Workspace, session: Session, box: Boxes) -> None:
    menu = menu_of(workspace, "投资")
    QTest.keyClick(menu, Qt.Key.Key_R)
    assert workspace.asking.bar.isVisible()
    QTest.keyClick(workspace.asking.bar.box, Qt.Key.Key_Escape)
    line = box("单位")
    QTest.keyClicks(line, "rms")
    assert session.draft.value("单位") == "rms"


def test_a_type_changes_the_box_and_a_value_that_does_not_fit_says_so(workspace: Workspace, session: Session) -> None:
    session.set_value("单位", "江畔城投")
    types = below(menu_of(workspace, "单位"), "类型")
    assert ticked(types) == ["单位"]
    take(types, "数字")
    open_menu().close()
    assert ticked(below(menu_of(workspace, "单位"), "类型")) == ["数字"]
    open_menu().close()
    row = row_of(workspace, "单位")
    assert session.draft.template.by_key["单位"].type == FieldType.NUMBER
    assert session.draft.value("单位") == "江畔城投"
    assert row.look.problem
    session.undo()
    assert not row_of(workspace, "单位").look.problem


def test_what_the_text_decides_by_keeps_its_type(workspace: Workspace) -> None:
    menu = menu_of(workspace, "项目")
    assert not below(menu, "类型").isEnabled()
    menu.close()


def test_a_unit_and_a_hint_are_typed_and_may_be_taken_away(workspace: Workspace, session: Session) -> None:
    take(menu_of(workspace, "投资"), "单位")
    answer(workspace, "")
    take(menu_of(workspace, "投资"), "提示")
    answer(workspace, "写全年的")
    field = session.draft.template.by_key["投资"]
    assert (field.unit, field.hint) == ("", "写全年的")
    menu = menu_of(workspace, "单位")
    assert not next(act for act in menu.actions() if act.text() == "单位").isEnabled()
    menu.close()


def test_a_field_may_stay_empty_with_its_line(workspace: Workspace, session: Session) -> None:
    assert "月份" in session.tally.open
    take(below(menu_of(workspace, "月份"), "选填"), "空着时，这一段不写")
    open_menu().close()
    assert "月份" not in session.tally.open
    assert row_of(workspace, "月份").look.remark == "选填"


def test_two_fields_become_one_and_a_value_that_goes_is_told(workspace: Workspace, session: Session, messages: FakeMessages) -> None:
    session.edit(session.draft.with_values({"单位": "江畔", "主送": "望湖"}), "")
    take(menu_of(workspace, "主送"), "与…相同")
    popup = workspace.findChild(PickList)
    assert popup is not None
    popup.box.setText("单位")
    QTest.keyClick(popup.box, Qt.Key.Key_Return)
    assert "主送" not in session.draft.template.by_key
    assert "望湖" in messages.texts("info")[-1]
    assert workspace.navigator.key == "单位"
    session.undo()
    assert session.draft.value("主送") == "望湖"


def test_a_list_in_which_nothing_is_found_says_so(workspace: Workspace) -> None:
    take(menu_of(workspace, "主送"), "与…相同")
    popup = workspace.findChild(PickList)
    assert popup is not None
    nothing = popup.findChild(Words)
    assert nothing is not None
    assert not nothing.isVisible()
    popup.box.setText("没有这一项")
    assert (nothing.isVisible(), nothing.words) == (True, "没有找到。试试少写几个字。")
    QTest.keyClick(popup.box, Qt.Key.Key_Return)
    assert popup.isVisible()
    popup.box.setText("单位")
    assert not nothing.isVisible()


def test_a_list_that_is_let_be_changes_nothing(workspace: Workspace, session: Session) -> None:
    take(menu_of(workspace, "主送"), "与…相同")
    popup = workspace.findChild(PickList)
    assert popup is not None
    QTest.keyClick(popup.box, Qt.Key.Key_Escape)
    assert not session.is_dirty or session.draft == session.start


def test_one_place_of_a_field_becomes_a_field_of_its_own(workspace: Workspace, session: Session) -> None:
    session.set_value("单位", "江畔")
    workspace.navigator.go_to_section(session.draft.template.sections[1].id)
    take(menu_of(workspace, "单位"), "这一处单列")
    assert session.draft.value("单位_2") == "江畔"
    place = session.draft.template.places_of["单位_2"]
    assert [p.section for p in place] == [session.draft.template.sections[1].id]
    assert workspace.fields.is_in_hand("单位_2")


def test_a_filled_field_becomes_text_and_an_empty_one_asks_for_the_words(workspace: Workspace, session: Session) -> None:
    session.set_value("投资", "12.80")
    take(menu_of(workspace, "投资"), "改成正文")
    assert "投资12.80亿元" in "".join(markup for s in session.draft.template.sections for _, markup in s.markups())
    take(menu_of(workspace, "月份"), "改成正文")
    answer(workspace, "八")
    text = "".join(markup for s in session.draft.template.sections for _, markup in s.markups())
    assert "8月底见效" in text or "八月底见效" in text
    assert not {"投资", "月份"} & session.draft.template.by_key.keys()
    session.undo()
    session.undo()
    assert session.draft.value("投资") == "12.80"


def test_what_can_not_become_text_says_why(workspace: Workspace, session: Session, messages: FakeMessages) -> None:
    rule = session.draft.template.by_key["人数"]
    session.edit(session.draft.with_template(session.draft.template.with_field(replace(rule, rule="人数 > 投资"))), "")
    take(menu_of(workspace, "投资"), "改成正文")
    assert "“人数”要用到“投资”" in messages.texts("info")[-1]


def test_what_was_filled_in_before_is_offered_again(workspace: Workspace, session: Session) -> None:
    for text in ("江畔", "望湖"):
        session.set_value("单位", text)
        session.seal()
    take(below(menu_of(workspace, "单位"), "以前填过的"), "江畔")
    open_menu().close()
    assert session.draft.value("单位") == "江畔"


def test_changed_fields_are_saved_in_the_report_and_read_back(workspace: Workspace, session: Session, desk: Desk, tmp_path: Path) -> None:
    session.edit(session.draft.with_values({"单位": "江畔", "投资": "5"}), "")
    take(menu_of(workspace, "投资"), "改名")
    answer(workspace, "资金")
    take(menu_of(workspace, "单位"), "这一处单列")
    take(below(menu_of(workspace, "月份"), "选填"), "空着时，这一段不写")
    open_menu().close()
    desk.save_word(session.draft, tmp_path / "r.docx")
    assert desk.open(tmp_path / "r.docx").draft == session.draft
