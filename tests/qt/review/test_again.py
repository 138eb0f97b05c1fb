"""Back to the review while filling, and forward again: what was typed waits there, stays with its fields, and is kept all the while."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.acts.fields import describing, joining
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.app.stage import OpenReport, Review
from editor.qt.review.screen import ReviewScreen
from tests.qt.desk_fake import FakeMessages

TIME = 10000


@pytest.fixture
def session(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> Session:
    """The draft that was made of the review, with two values."""
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.reviewing.start()
    made = window.file_acts.session
    assert made is not None
    made.set_value("主送机关", "市政府")
    made.seal()
    made.set_value("完成额", "5")
    made.seal()
    return made


def _back(window: MainWindow) -> ReviewScreen:
    assert window.acts.back_to_review.isVisible()
    window.acts.back_to_review.trigger()
    assert window.reviewing.screen is not None
    return window.reviewing.screen


def _forward(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.reviewing.resumed, timeout=TIME):
        window.reviewing.start()


def test_what_was_filled_waits_behind_the_review_and_comes_forward(session: Session, window: MainWindow, screen: ReviewScreen, qtbot: QtBot) -> None:
    before, report = session.draft, window.report
    assert _back(window) is screen
    assert isinstance(window.state, Review)
    assert (window.report, window.workspace, window.file_acts.has_work) == (report, None, True)
    _forward(window, qtbot)
    assert isinstance(window.state, OpenReport)
    assert (window.file_acts.session, session.draft) == (session, before)
    assert window.acts.back_to_review.isVisible()


def test_a_rename_in_the_review_is_one_step_of_undo_and_the_value_stays(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    screen, before = _back(window), session.draft
    screen.session.go_to(screen.session.seen.by_key["完成额"].places[0])
    screen.session.rename("投资额")
    _forward(window, qtbot)
    assert (session.draft.value("投资额"), session.draft.value("主送机关")) == ("5", "市政府")
    assert "重新校对" in (session.history.undo_label or "")
    window.acts.undo.trigger()
    assert session.draft == before
    window.acts.redo.trigger()
    assert session.draft.value("投资额") == "5"


def test_the_field_in_hand_is_in_hand_in_the_review_and_after_it(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.workspace.navigator.go_to_field("完成额")
    section = window.workspace.navigator.section
    screen = _back(window)
    assert screen.session.field is not None
    assert screen.session.field.key == "完成额"
    screen.session.go_to(screen.session.seen.by_key["主送机关"].places[0])
    _forward(window, qtbot)
    assert window.workspace is not None
    assert (window.workspace.navigator.key, window.workspace.navigator.section) == ("完成额", section)
    assert window.workspace.fields.is_in_hand("完成额")


def test_where_the_field_in_hand_is_no_field_any_more_work_that_waits_comes_into_hand(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.workspace.navigator.go_to_field("完成额")
    screen = _back(window)
    screen.session.unmark()
    _forward(window, qtbot)
    assert window.workspace is not None
    assert window.workspace.navigator.key in session.tally.open


def test_names_and_types_that_were_changed_while_filling_are_seen_in_the_review(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    session.edit(describing.renamed(session.draft, "完成额", "资金"), "")
    screen = _back(window)
    assert screen.session.seen.by_key["完成额"].label == "资金"
    screen.session.go_to(screen.session.seen.by_key["本单位"].places[0])
    screen.session.rename("我局")
    _forward(window, qtbot)
    assert (session.draft.template.by_key["完成额"].name, session.draft.value("完成额")) == ("资金", "5")
    assert "我局" in session.draft.template.by_key


def test_the_way_back_and_forward_can_be_gone_again_and_again(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    for name in ("一", "二", "三"):
        screen = _back(window)
        key = next(field.key for field in screen.session.seen.fields if field.places[0].text and session.draft.values.get(field.key) == "5")
        screen.session.go_to(screen.session.seen.by_key[key].places[0])
        screen.session.rename(name)
        _forward(window, qtbot)
        assert session.draft.value(name) == "5"


def test_fields_that_were_joined_stay_joined(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    session.edit(joining.joined(session.draft, "主送机关", "本单位"), "")
    screen = _back(window)
    screen.session.go_to(screen.session.seen.by_key["完成额"].places[0])
    screen.session.rename("投资额")
    _forward(window, qtbot)
    assert "主送机关" not in session.draft.template.by_key
    assert (session.draft.value("本单位"), session.draft.value("投资额")) == ("市政府", "5")


def test_a_value_that_loses_its_field_is_named(session: Session, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    screen = _back(window)
    screen.session.go_to(screen.session.seen.by_key["完成额"].places[0])
    screen.session.unmark()
    _forward(window, qtbot)
    assert "完成额" not in session.draft.template.by_key
    assert any("“完成额”" in text and "撤销可以找回" in text for text in messages.texts("info"))
    window.acts.undo.trigger()
    assert session.draft.value("完成额") == "5"


def test_what_waits_is_journaled_and_asked_about(session: Session, window: MainWindow, messages: FakeMessages) -> None:
    _back(window)
    assert window.flush()
    assert window.report is not None
    assert window.report.journal.path is not None
    window.close_then(lambda: messages.asked.append("closed"))
    assert "还有没存进 Word 的内容" in messages.asked[0]
    assert "closed" not in messages.asked
    assert window.report.journal.path.is_file()


def test_a_review_that_was_changed_is_asked_about_too(session: Session, window: MainWindow, messages: FakeMessages) -> None:
    screen = _back(window)
    screen.session.rename("别的")
    window.close_then(lambda: None)
    assert "校对还没用上" in messages.asked[0]


def test_a_saved_report_stays_the_report_of_its_file(
    session: Session, window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, messages: FakeMessages
) -> None:
    messages.save_path = tmp_path / "r.docx"
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.file_acts.save()
    screen = _back(window)
    screen.session.go_to(screen.session.seen.by_key["完成额"].places[0])
    screen.session.rename("投资额")
    _forward(window, qtbot)
    assert (session.path, session.is_dirty) == (tmp_path / "r.docx", True)
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.file_acts.save()
    assert desk.open(tmp_path / "r.docx").draft.value("投资额") == "5"


def test_a_change_of_the_draft_is_shown_once_after_the_way_back(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    _back(window)
    _forward(window, qtbot)
    assert window.workspace is not None
    window.workspace.navigator.go_to_field("本单位")
    session.set_value("本单位", "我局")
    row = window.workspace.fields.column.row_of("本单位")
    assert row is not None
    assert row.look is not None
    assert row.look.filled
    assert "重新校对" not in (session.history.undo_label or "")
