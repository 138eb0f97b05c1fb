"""The end of a program with several windows, and what comes back after a crash."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app.windows import Windows
from editor.qt.files.report import UnsavedAnswer
from tests.qt.desk_fake import FakeMessages, begin_work, made_session

# Windows without a screen have no order.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def _titles(windows: Windows) -> list[str]:
    return sorted(window.title for window in windows.all)


def test_quitting_asks_once_for_several_drafts_and_keeps_them(windows: Windows, desk: Desk, messages: FakeMessages, qtbot: QtBot) -> None:
    begin_work(windows.active)
    begin_work(windows.new())
    windows.new()
    messages.answer = 1  # 全部留到下次
    windows.active.acts.quit.trigger()
    qtbot.waitUntil(lambda: windows.all == [], timeout=5000)
    assert len(messages.asked) == 1
    assert "2 份文稿" in messages.asked[0]
    assert messages.asked[0].endswith("试填 试填")
    assert len(desk.recover()) == 2


def test_the_safe_answer_leaves_all_windows_open(windows: Windows, messages: FakeMessages) -> None:
    begin_work(windows.active)
    begin_work(windows.new())
    messages.answer = 3
    windows.quit()
    assert (len(windows.all), len(messages.asked)) == (2, 1)


def test_a_draft_of_the_question_can_be_looked_at(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    begin_work(windows.active)
    begin_work(windows.new())
    messages.answer = 4  # the place of the first
    windows.quit()
    qtbot.waitUntil(lambda: windows.active is windows.all[0], timeout=5000)
    assert len(windows.all) == 2


def test_quitting_window_by_window_stops_at_the_one_that_stays(windows: Windows, messages: FakeMessages, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_work(windows.active)
    begin_work(windows.new())
    windows.new()
    answers = iter([None, UnsavedAnswer.STAY])  # 逐份看, then 接着写 for the first
    monkeypatch.setattr(messages, "ask", lambda *_words: next(answers))
    windows.quit()
    assert len(windows.all) == 3


def test_all_are_saved_when_quitting(windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], qtbot: QtBot) -> None:
    files = [report("甲"), report("乙")]
    windows.open_first(files)
    qtbot.waitUntil(lambda: len(windows.all) == 2 and not any(window.is_free for window in windows.all), timeout=15000)
    for window in windows.all:
        assert window.file_acts.session is not None
        window.file_acts.session.set_value("单位", "城投")
    messages.answer = 0
    windows.quit()
    qtbot.waitUntil(lambda: windows.all == [], timeout=15000)
    assert [desk.open(file).draft.value("单位") for file in files] == ["城投", "城投"]


def test_one_draft_is_asked_about_as_when_its_window_is_closed(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    begin_work(windows.active)
    windows.new()
    messages.answer = 2
    windows.quit()
    qtbot.waitUntil(lambda: windows.all == [], timeout=5000)
    assert [asked.split(" ")[0] for asked in messages.asked] == ["“试填”还有没存进"]


def test_all_that_a_crash_left_comes_back_each_in_a_window(windows: Windows, desk: Desk, messages: FakeMessages) -> None:
    for name in ("甲", "乙", "丙"):
        session = made_session()
        session.name = name
        journal = desk.start_journal(session)
        session.set_value("主送", name)
        journal.close(keep=True)
    windows.active.recovering.offer()
    (notice,) = messages.told
    assert "3 份文稿" in notice.text
    notice.acts[0].do()
    assert _titles(windows) == ["*丙", "*乙", "*甲"]
    windows.flush()
    assert len(list(desk.folders.journals.glob("*.journal"))) == 3


def test_what_a_crash_left_can_be_looked_at_one_by_one(windows: Windows, desk: Desk, messages: FakeMessages) -> None:
    for _ in range(2):
        session = made_session()
        journal = desk.start_journal(session)
        session.set_value("主送", "市政府")
        journal.close(keep=True)
    windows.active.recovering.offer()
    messages.told.pop().acts[1].do()
    assert [[act.words for act in notice.acts] for notice in messages.told] == [["用找回的", "不用"]] * 2
    messages.told[0].acts[1].do()
    messages.told[1].acts[0].do()
    assert _titles(windows) == ["*试填"]
