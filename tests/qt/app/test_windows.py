"""Several windows of one program: where things are opened, what reaches all, how one is closed."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.qt.app.arrivals import Arrival
from editor.qt.app.windows import Windows
from editor.qt.frame.frame import Frame
from editor.qt.system.screens import room_of
from editor.qt.widgets.buttons import Button
from tests.qt.desk_fake import TEMPLATE, FakeMessages, begin_work

# Windows without a screen have no order.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


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


def test_several_files_of_the_dialog_are_opened(windows: Windows, messages: FakeMessages, report: Callable[[str], Path], qtbot: QtBot) -> None:
    messages.open_paths = [report("甲"), report("乙")]
    windows.active.acts.open.trigger()
    qtbot.waitUntil(lambda: _titles(windows) == ["乙.docx", "甲.docx"], timeout=15000)


def test_a_file_that_is_open_comes_forward_whatever_path_leads_to_it(
    windows: Windows, report: Callable[[str], Path], qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = report("甲"), report("乙")
    windows.open_first([first, second])
    qtbot.waitUntil(lambda: len(windows.all) == 2 and not any(window.is_free for window in windows.all), timeout=15000)
    (tmp_path / "别名.docx").symlink_to(first)
    _open(windows, tmp_path / "别名.docx")
    qtbot.waitUntil(lambda: windows.active.stage.holds(first), timeout=5000)
    assert len(windows.all) == 2


def test_a_file_that_is_gone_is_said_where_it_was_asked_for(windows: Windows, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    begin_work(windows.active)
    with qtbot.waitSignal(windows.active.file_acts.failed, timeout=10000):
        _open(windows, tmp_path / "没有.docx")
    assert len(windows.all) == 1
    assert messages.texts("problem")


def test_a_template_beside_a_report_opens_a_window(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "模板.nigao").write_text(TEMPLATE, "utf-8")
    begin_work(windows.active)
    _open(windows, tmp_path / "模板.nigao")
    qtbot.waitUntil(lambda: len(windows.all) == 2 and not windows.all[1].is_free, timeout=10000)


def test_ctrl_n_shows_the_start_page_in_a_window_a_little_lower(windows: Windows) -> None:
    begin_work(windows.active)
    first = windows.active.frame
    first.resize(500, 400)
    windows.active.acts.new_window.trigger()
    second = windows.all[1].frame
    assert _titles(windows) == ["*试填", "开始页"]
    assert (second.size(), second.state is first.state) == (first.size(), True)
    assert second.pos() != first.pos()


def test_no_part_of_another_window_is_beyond_the_screen(windows: Windows) -> None:
    first = windows.active.frame
    room = room_of(first)
    first.resize(room.size())
    second = windows.new().frame
    assert room.contains(second.geometry())
    assert second.pos() != first.pos()


def test_the_start_page_of_a_new_program_has_the_focus_where_work_begins(windows: Windows) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "选择范文"


def test_a_window_that_filled_the_screen_does_so_again(windows: Windows, desk: Desk, qtbot: QtBot) -> None:
    frame = windows.active.frame
    frame.setWindowState(Qt.WindowState.WindowMaximized)
    assert windows.new().frame.isMaximized()
    frame.close()
    again = Frame(desk.folders)
    qtbot.addWidget(again)
    assert again.isMaximized()


def test_the_files_of_a_later_start_are_opened_and_none_shows_the_start_page(windows: Windows, report: Callable[[str], Path], qtbot: QtBot) -> None:
    windows.on_arrived(Arrival([report("甲")]))
    qtbot.waitUntil(lambda: _titles(windows) == ["甲.docx"], timeout=10000)
    windows.on_arrived(Arrival([]))
    windows.on_arrived(Arrival([]))
    assert _titles(windows) == ["开始页", "甲.docx"]


def test_what_was_given_up_is_not_opened_again(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(windows.active.file_acts, "open_path", opened.append)
    late = Arrival([Path("/甲.docx")])
    assert not late.was_accepted(0)
    windows.on_arrived(late)
    assert opened == []


def test_a_program_on_its_way_out_leaves_files_to_the_start_that_brings_them(windows: Windows) -> None:
    windows.active.frame.close()
    late = Arrival([Path("/甲.docx")])
    windows.on_arrived(late)
    assert not late.was_accepted(10)


def test_files_are_taken_once_only() -> None:
    arrival = Arrival([])
    assert arrival.accept()
    assert arrival.was_accepted(0)
    left = Arrival([])
    left.decline()
    assert (left.accept(), left.was_accepted(0)) == (False, False)


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
        (first.acts.previous_window, third),
    ):
        act.trigger()
        qtbot.waitUntil(lambda goal=goal: windows.active is goal, timeout=5000)


def test_the_menu_lists_all_windows_and_brings_one_forward(windows: Windows, qtbot: QtBot) -> None:
    begin_work(windows.active)
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


def test_a_look_that_can_not_be_kept_is_said(windows: Windows, messages: FakeMessages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows.active.desk.settings, "change", _refuse)
    windows.active.acts.sizes[2].trigger()
    assert messages.texts("problem") == ["磁盘满了。"]


def _refuse(_name: str, _value: str) -> None:
    raise NigaoError("磁盘满了。")


def test_closing_one_window_leaves_the_other(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    begin_work(windows.active)
    second = windows.new()
    second.acts.close_window.trigger()
    qtbot.waitUntil(lambda: _titles(windows) == ["*试填"], timeout=5000)
    assert windows.active is windows.all[0]
    assert messages.asked == []


def test_nothing_of_a_closed_window_stays_in_memory(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> None:
    windows.new()
    begin_work(windows.all[1])
    workspace, window = weakref.ref(windows.all[1].workspace), weakref.ref(windows.all[1])
    qtbot.waitUntil(lambda: bool(windows.all[1].workspace and windows.all[1].workspace.preview.laid), timeout=10000)
    messages.answer = 2  # 不保存
    windows.all[1].frame.close()
    qtbot.waitUntil(lambda: len(windows.all) == 1, timeout=5000)

    def gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return workspace() is None and window() is None

    # WORKAROUND PySide 6.9: what was put off with singleShot and is due after its object died would stay for good.
    qtbot.wait(100)
    qtbot.waitUntil(gone, timeout=5000)


def test_each_window_keeps_its_own_journal(windows: Windows, desk: Desk, messages: FakeMessages, qtbot: QtBot) -> None:
    begin_work(windows.active)
    second = windows.new()
    begin_work(second)
    windows.flush()
    assert len(list(desk.folders.journals.glob("*.journal"))) == 2
    messages.answer = 2  # 不保存
    second.acts.close_window.trigger()
    qtbot.waitUntil(lambda: len(windows.all) == 1, timeout=5000)
    assert len(list(desk.folders.journals.glob("*.journal"))) == 1
