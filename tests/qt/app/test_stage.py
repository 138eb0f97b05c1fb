"""What a window holds: nothing, a review or a report; one of them at a time, and nothing is left of the one before."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk, Opened
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.app.stage import OpenReport, Review, Start
from editor.qt.app.windows import Windows
from editor.qt.frame.frame import Frame
from editor.qt.review.screen import ReviewScreen
from tests.qt.desk_fake import FakeMessages, begin_work, made_session
from tests.qt.review_fake import seen, show_review

TIME = 10000
SAMPLE = "关于落实工作的报告\n\nX局：\n\n　　我们完成投资X万元。\n"


def _sample() -> Opened:
    return Opened(made_session().draft, "sample", "样稿", inspection=seen())


def _start_filling(window: MainWindow, qtbot: QtBot) -> OpenReport:
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.reviewing.start()
    assert isinstance(window.state, OpenReport)
    return window.state


def test_a_new_window_holds_nothing(window: MainWindow) -> None:
    assert window.state == Start()
    assert (window.is_free, window.report, window.workspace, window.reviewing.screen) == (True, None, None, None)


def test_a_report_is_held_with_its_journal_and_its_panes(window: MainWindow, session: Session) -> None:
    assert isinstance(window.state, OpenReport)
    assert window.state.report.session is session
    assert window.state.workspace.session is session
    assert (window.state.review, window.is_free) == (None, False)


def test_another_report_takes_the_place_of_the_one_before(window: MainWindow, session: Session) -> None:
    before = window.state
    assert isinstance(before, OpenReport)
    another = made_session()
    window.file_acts.take(another)
    assert isinstance(window.state, OpenReport)
    assert (window.state.report.session is another, window.state.workspace is before.workspace) == (True, False)
    session.set_value("主送", "市政府")
    assert before.report.journal.path is None


def test_the_panes_are_there_when_a_report_is_told_of(window: MainWindow) -> None:
    shown: list[bool] = []
    window.file_acts.opened.connect(lambda session: shown.append(window.workspace is not None and window.workspace.session is session))
    window.file_acts.take(made_session())
    assert shown == [True]


def test_a_review_takes_the_place_of_a_report(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    screen = show_review(window, qtbot, _sample())
    assert window.state == Review(screen)
    assert (window.report, window.workspace, window.file_acts.has_work) == (None, None, False)


def test_a_review_waits_behind_the_report_that_was_made_from_it(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    assert _start_filling(window, qtbot).review is screen
    window.acts.back_to_review.trigger()
    assert window.state == Review(screen)


def test_a_report_from_elsewhere_keeps_no_review(screen: ReviewScreen, window: MainWindow) -> None:
    window.file_acts.take(made_session())
    assert isinstance(window.state, OpenReport)
    assert (window.state.review, window.acts.back_to_review.isVisible()) == (None, False)


def test_what_was_filled_waits_behind_the_review_and_what_was_taken_back_does_not(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    report = _start_filling(window, qtbot).report
    report.session.set_value("主送机关", "市政府")
    assert window.workspace is not None
    hand = window.workspace.navigator
    window.reviewing.come_back()
    assert window.state == Review(screen, report=report, at=(hand.key, hand.section))
    assert (window.report, window.workspace) == (report, None)
    report.session.undo()
    with qtbot.waitSignal(window.reviewing.resumed, timeout=TIME):
        window.reviewing.start()
    window.reviewing.come_back()
    assert window.state == Review(screen)


def test_work_that_the_person_stays_with_stays(window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    begin_work(window)
    before = window.state
    window.file_acts.take_opened(_sample())
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    assert "还有没存进 Word 的内容" in messages.asked[0]
    assert window.state is before


def test_leaving_twice_is_leaving_once(window: MainWindow, session: Session) -> None:
    window.leave()
    window.leave()
    assert (window.state, window.file_acts.session) == (Start(), None)


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_samples_that_come_at_once_get_a_window_each(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in "甲乙"]
    for file in files:
        file.write_text(SAMPLE, "utf-8")
    windows.open_first(files)
    qtbot.waitUntil(lambda: [isinstance(window.state, Review) for window in windows.all] == [True, True], timeout=TIME)
    assert [sum(window.stage.holds(file) for window in windows.all) for file in files] == [1, 1]


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_sample_beside_a_report_is_reviewed_in_a_window_of_its_own(windows: Windows, qtbot: QtBot) -> None:
    begin_work(windows.active)
    first = windows.active
    first.file_acts.open_text(SAMPLE)
    qtbot.waitUntil(lambda: len(windows.all) == 2 and isinstance(windows.active.state, Review), timeout=TIME)
    assert isinstance(first.state, OpenReport)


def test_a_frame_without_work_behind_it_just_closes(worn: object, desk: Desk, qtbot: QtBot) -> None:
    frame = Frame(desk.folders)
    frame.show()
    qtbot.waitExposed(frame)
    assert frame.close()
    frame.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_two_windows_share_no_state(windows: Windows) -> None:
    first, second = windows.active, windows.new()
    begin_work(first)
    assert (isinstance(first.state, OpenReport), second.state) == (True, Start())
