"""Where a review comes from and where it goes: to filling, to the library, back, and never lost without a question."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app.main_window import MainWindow
from editor.qt.review.screen import ReviewScreen
from tests.qt.desk_fake import FakeMessages
from tests.qt.review_fake import press

TIME = 10000


def test_one_key_starts_filling_and_what_was_renamed_is_in_the_draft(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    screen.session.rename("会议名称")
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.reviewing.start()
    session = window.file_acts.session
    assert session is not None
    assert {field.key for field in session.draft.template.fields} == {"会议名称", "主送机关", "本单位", "完成额"}
    assert window.reviewing.screen is None


def test_the_review_can_be_come_back_to_before_anything_is_filled(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
            window.reviewing.start()
        assert window.acts.back_to_review.isVisible()
        window.acts.back_to_review.trigger()
        assert (window.reviewing.screen, window.report) == (screen, None)


def test_a_template_is_saved_under_a_name_and_replaced_only_when_asked_twice(
    screen: ReviewScreen, window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot
) -> None:
    for _ in range(2):
        window.reviewing.ask_name()
        screen.ask.box.setText("我的样稿")
        press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert (screen.ask.isVisible(), len(messages.texts("saved"))) == (True, 1)
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert len(messages.texts("saved")) == 2
    assert "我的样稿" in [entry.name for entry in desk.templates()]


def test_a_template_that_somebody_changed_since_it_was_kept_is_not_written_over(
    screen: ReviewScreen, window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot
) -> None:
    def keep() -> None:
        window.reviewing.ask_name()
        screen.ask.box.setText("我的样稿")
        press(qtbot, screen.ask.box, Qt.Key.Key_Return)

    keep()
    (file,) = (entry.file for entry in desk.templates() if entry.name == "我的样稿")
    file.write_text(file.read_text("utf-8") + "\n别处加的一段。\n", "utf-8")
    keep()
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    kept = file.with_name("我的样稿（另一份）.nigao")
    assert ("别处加的一段" in file.read_text("utf-8"), "别处加的一段" in kept.read_text("utf-8")) == (False, True)
    assert any("“我的样稿（另一份）.nigao”" in notice.text for notice in messages.told)
    assert {"我的样稿", "我的样稿（另一份）"} <= {entry.name for entry in desk.templates()}
    assert desk.library.find("我的样稿") is not None
    keep()
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert sorted(path.name for path in file.parent.glob("*.nigao")) == ["我的样稿.nigao", "我的样稿（另一份）.nigao"]


def test_a_template_goes_into_a_folder_that_is_typed_and_that_folder_is_offered_then(
    screen: ReviewScreen, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.reviewing.ask_name()
    screen.ask.box.setText("我的样稿")
    screen.ask.folders.setEditText("会议 / 年度")
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    (entry,) = (entry for entry in desk.templates() if entry.name == "我的样稿")
    assert (entry.folder, "会议/年度" in entry.tags) == ("会议/年度", True)
    window.reviewing.ask_name()
    assert [screen.ask.folders.itemText(at) for at in range(screen.ask.folders.count())] == ["会议", "会议/年度"]
    assert screen.ask.folders.currentText() == ""


def test_a_name_that_is_taken_keeps_the_folder_that_was_chosen(screen: ReviewScreen, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    for folder in ("会议", "培训"):
        window.reviewing.ask_name()
        screen.ask.box.setText("我的样稿")
        screen.ask.folders.setEditText(folder)
        press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert (screen.ask.isVisible(), screen.ask.folders.currentText()) == (True, "培训")
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert [entry.folder for entry in desk.templates() if entry.name == "我的样稿"] == ["培训"]


def test_marking_a_word_asks_for_no_folder(screen: ReviewScreen, window: MainWindow) -> None:
    window.reviewing.ask_name()
    assert screen.ask.folders.isVisible()
    screen.ask.ask("问", "答")
    assert not screen.ask.folders.isVisible()


def test_a_file_of_a_guessed_encoding_can_be_read_with_another(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "样稿.txt"
    file.write_bytes("关于落实工作的报告\n\nX局：\n\n　　我们完成投资X万元。\n".encode("gb18030"))
    with qtbot.waitSignal(window.stage.changed, timeout=TIME):
        window.file_acts.open_path(file)
    assert window.reviewing.screen is not None
    assert window.reviewing.screen.result.encodings.currentData() == "gb18030"
    with qtbot.waitSignal(window.stage.changed, timeout=TIME):
        window.reviewing.screen.encoding_asked.emit("big5")
    assert window.reviewing.screen.session.inspection.source.encoding == "big5"


def test_pasted_text_leads_to_the_review_too(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.stage.changed, timeout=TIME):
        window.file_acts.open_text("关于落实工作的报告\n\nX局：\n\n　　我们完成投资X万元。\n")
    assert window.reviewing.screen is not None
    assert not window.reviewing.screen.result.encodings.isVisible()


def test_a_file_that_does_not_open_leaves_the_review_where_it_is(
    screen: ReviewScreen, window: MainWindow, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.file_acts.failed, timeout=TIME):
        window.file_acts.open_path(tmp_path / "没有.txt")
    assert window.reviewing.screen is screen
    assert screen.isVisible()


def test_work_in_the_review_is_not_left_without_a_question(screen: ReviewScreen, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Delete)
    window.acts.start_page.trigger()
    assert "“样稿”的校对还没用上" in messages.asked[0]
    assert window.reviewing.screen is screen
    messages.answer = 0
    window.acts.start_page.trigger()
    assert window.reviewing.screen is None


def test_a_review_that_nothing_was_done_in_is_left_at_once(screen: ReviewScreen, window: MainWindow, messages: FakeMessages) -> None:
    window.acts.start_page.trigger()
    assert (messages.asked, window.reviewing.screen) == ([], None)


def test_starting_after_changes_asks_nothing(screen: ReviewScreen, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.reviewing.start()
    assert messages.asked == []
