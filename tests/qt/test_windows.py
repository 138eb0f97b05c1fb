"""Several windows of one program: where things are opened, what reaches all, how they end."""

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.arrivals import Arrival
from editor.qt.frame import Frame
from editor.qt.main_window import MainWindow
from editor.qt.windows import Windows
from tests.qt.desk_fake import TEMPLATE, FakeMessages, made_session

# Windows without a screen have no order.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def windows(qtbot: QtBot, worn: QApplication, desk: Desk, messages: FakeMessages) -> Iterator[Windows]:
    made = Windows(desk, lambda _frame: messages)
    frame = Frame(desk.folders)
    frame.show()
    qtbot.waitExposed(frame)
    made.add(frame)
    made.active.show_start()
    yield made
    for window in tuple(made.all):
        window.desk_acts.drop()
        window.close_workspace()
        window.desk_acts.workers.wait()
        made.all.remove(window)
        window.frame.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Callable[[str], Path]:
    """A saved report of that name."""

    def saved(name: str) -> Path:
        desk.save_word(made_session().draft.with_value("主送", name), tmp_path / f"{name}.docx")
        return tmp_path / f"{name}.docx"

    return saved


def _work(window: MainWindow) -> None:
    """Something in the window that is in no file."""
    window.desk_acts.take(made_session())
    assert window.desk_acts.session is not None
    window.desk_acts.session.set_value("主送", "市政府")


def _open(windows: Windows, *files: Path) -> None:
    windows.on_dropped(files, windows.active.frame)


def _titles(windows: Windows) -> list[str]:
    return sorted(window.title for window in windows.all)


def test_a_file_opens_in_place_on_the_start_page_and_in_a_new_window_beside_a_report(
    windows: Windows, report: Callable[[str], Path], qtbot: QtBot
) -> None:
    _open(windows, report("甲"))
    qtbot.waitUntil(lambda: _titles(windows) == ["甲.docx"], timeout=10000)
    _open(windows, report("乙"))
    qtbot.waitUntil(lambda: _titles(windows) == ["乙.docx", "甲.docx"], timeout=10000)
    qtbot.waitUntil(lambda: windows.active.title == "乙.docx", timeout=5000)


def test_several_files_at_once_get_a_window_each(windows: Windows, report: Callable[[str], Path], qtbot: QtBot) -> None:
    files = [report(name) for name in "甲乙丙"]
    windows.open_first(files)
    qtbot.waitUntil(lambda: _titles(windows) == ["丙.docx", "乙.docx", "甲.docx"], timeout=15000)


def test_a_file_that_is_open_comes_forward_whatever_path_leads_to_it(
    windows: Windows, report: Callable[[str], Path], qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = report("甲"), report("乙")
    windows.open_first([first, second])
    qtbot.waitUntil(lambda: len(windows.all) == 2 and not any(window.is_free for window in windows.all), timeout=15000)
    (tmp_path / "别名.docx").symlink_to(first)
    _open(windows, tmp_path / "别名.docx")
    qtbot.waitUntil(lambda: windows.active.holds(first), timeout=5000)
    assert len(windows.all) == 2


def test_a_file_that_is_gone_is_said_where_it_was_asked_for(windows: Windows, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    _work(windows.active)
    with qtbot.waitSignal(windows.active.desk_acts.failed, timeout=10000):
        _open(windows, tmp_path / "没有.docx")
    assert len(windows.all) == 1
    assert messages.texts("problem")


def test_a_template_beside_a_report_opens_a_window(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "模板.nigao").write_text(TEMPLATE, "utf-8")
    _work(windows.active)
    _open(windows, tmp_path / "模板.nigao")
    qtbot.waitUntil(lambda: len(windows.all) == 2 and not windows.all[1].is_free, timeout=10000)


def test_ctrl_n_shows_the_start_page_in_a_window_a_little_lower(windows: Windows) -> None:
    _work(windows.active)
    first = windows.active.frame
    windows.active.acts.new_window.trigger()
    second = windows.all[1].frame
    assert _titles(windows) == ["*试填", "开始页"]
    assert (second.size(), second.state is first.state) == (first.size(), True)
    assert second.pos() != first.pos()


def test_the_files_of_a_later_start_are_opened_and_none_shows_the_start_page(windows: Windows, report: Callable[[str], Path], qtbot: QtBot) -> None:
    windows.on_arrived(Arrival([report("甲")]))
    qtbot.waitUntil(lambda: _titles(windows) == ["甲.docx"], timeout=10000)
    windows.on_arrived(Arrival([]))
    windows.on_arrived(Arrival([]))
    assert _titles(windows) == ["开始页", "甲.docx"]


def test_what_was_given_up_is_not_opened_again(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(windows.active.desk_acts, "open_path", opened.append)
    late = Arrival([Path("/甲.docx")])
    assert not late.was_accepted(0)
    windows.on_arrived(late)
    assert opened == []


def test_a_window_that_is_still_reading_closes(windows: Windows, qtbot: QtBot) -> None:
    windows.start()
    second = windows.all[1]
    second.refresh_start()
    second.acts.close_window.trigger()
    qtbot.waitUntil(lambda: len(windows.all) == 1, timeout=5000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_keys_go_round_the_windows(windows: Windows, qtbot: QtBot) -> None:
    for _ in range(2):
        windows.new()
    first, second, third = windows.all
    for act, goal in (
        (first.acts.next_window, second),
        (second.acts.next_window, third),
        (third.acts.next_window, first),
        (first.acts.last_window, third),
    ):
        act.trigger()
        qtbot.waitUntil(lambda goal=goal: windows.active is goal, timeout=5000)


def test_the_menu_lists_all_windows_and_brings_one_forward(windows: Windows, qtbot: QtBot) -> None:
    _work(windows.active)
    second = windows.new()
    menu = second.acts.windows
    for _ in range(2):
        menu.aboutToShow.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    listed = menu.actions()[3:]
    assert [(act.text(), act.isChecked()) for act in listed] == [("*试填", False), ("开始页", True)]
    listed[0].trigger()
    qtbot.waitUntil(lambda: windows.active is windows.all[0], timeout=5000)


def test_a_look_chosen_in_one_window_is_marked_in_all(windows: Windows) -> None:
    second = windows.new()
    windows.all[0].acts.looks[1].trigger()
    assert second.acts.looks[1].isChecked()
    windows.all[0].acts.looks[0].trigger()
    assert second.acts.looks[0].isChecked()


def test_closing_one_window_leaves_the_other(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    _work(windows.active)
    second = windows.new()
    second.acts.close_window.trigger()
    qtbot.waitUntil(lambda: _titles(windows) == ["*试填"], timeout=5000)
    assert windows.active is windows.all[0]
    assert messages.asked == []


def test_nothing_of_a_closed_window_stays_in_memory(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    windows.new()
    _work(windows.all[1])
    workspace, window = weakref.ref(windows.all[1].workspace), weakref.ref(windows.all[1])
    qtbot.waitUntil(lambda: bool(windows.all[1].workspace and windows.all[1].workspace.preview.laid), timeout=10000)
    messages.answer = 2  # 不要了
    windows.all[1].frame.close()
    qtbot.waitUntil(lambda: len(windows.all) == 1, timeout=5000)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert workspace() is None
    assert window() is None


def test_each_window_keeps_its_own_journal(windows: Windows, desk: Desk, messages: FakeMessages, qtbot: QtBot) -> None:
    _work(windows.active)
    second = windows.new()
    _work(second)
    windows.flush()
    assert len(list(desk.folders.journals.glob("*.journal"))) == 2
    messages.answer = 2  # 不要了
    second.acts.close_window.trigger()
    qtbot.waitUntil(lambda: len(windows.all) == 1, timeout=5000)
    assert len(list(desk.folders.journals.glob("*.journal"))) == 1


def test_quitting_asks_once_for_several_drafts_and_keeps_them(windows: Windows, desk: Desk, messages: FakeMessages, qtbot: QtBot) -> None:
    _work(windows.active)
    _work(windows.new())
    windows.new()
    messages.answer = 1  # 全部留到下次
    windows.active.acts.quit.trigger()
    qtbot.waitUntil(lambda: windows.all == [], timeout=5000)
    assert len(messages.asked) == 1
    assert "2 份文稿" in messages.asked[0]
    assert len(desk.recover()) == 2


def test_the_safe_answer_leaves_all_windows_open(windows: Windows, messages: FakeMessages) -> None:
    _work(windows.active)
    _work(windows.new())
    messages.answer = 3
    windows.quit()
    assert (len(windows.all), len(messages.asked)) == (2, 1)


def test_quitting_window_by_window_stops_at_the_one_that_stays(windows: Windows, messages: FakeMessages, monkeypatch: pytest.MonkeyPatch) -> None:
    _work(windows.active)
    _work(windows.new())
    windows.new()
    answers = iter([2, 3])  # 逐份看, then 接着写 for the first
    monkeypatch.setattr(messages, "ask", lambda *_words: next(answers))
    windows.quit()
    assert len(windows.all) == 3


def test_all_are_saved_when_quitting(windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], qtbot: QtBot) -> None:
    files = [report("甲"), report("乙")]
    windows.open_first(files)
    qtbot.waitUntil(lambda: len(windows.all) == 2 and not any(window.is_free for window in windows.all), timeout=15000)
    for window in windows.all:
        assert window.desk_acts.session is not None
        window.desk_acts.session.set_value("单位", "城投")
    messages.answer = 0
    windows.quit()
    qtbot.waitUntil(lambda: windows.all == [], timeout=15000)
    assert [desk.open(file).draft.value("单位") for file in files] == ["城投", "城投"]


def test_one_draft_is_asked_about_as_when_its_window_is_closed(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    _work(windows.active)
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
