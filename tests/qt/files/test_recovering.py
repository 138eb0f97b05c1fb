"""What was left comes back in the window: joined with what is newer, in one step of undo, and offered no longer than it makes sense."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.storage.files.reading import LIMIT
from tests.qt.desk_fake import FakeMessages
from tests.qt.files.left_behind import TIME, leave, offer, save_again

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def _take(windows: Windows, messages: FakeMessages, qtbot: QtBot) -> MainWindow:
    windows.active.recovering.offer()
    offer(messages).acts[0].do()
    qtbot.waitUntil(lambda: any(not window.is_free for window in windows.all), timeout=TIME)
    qtbot.waitUntil(lambda: not any(window.file_acts.workers.is_busy for window in windows.all), timeout=TIME)
    return windows.active


@pytest.fixture
def path(report: Callable[[str], Path]) -> Path:
    """A saved report."""
    return report("报告")


def test_newer_text_is_joined_and_saved_with_what_was_left(windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot) -> None:
    leave(desk, path, "单位", "江畔城投")
    save_again(desk, path, "方式", "视频")
    window = _take(windows, messages, qtbot)
    session = window.file_acts.session
    assert session is not None
    assert (session.draft.value("单位"), session.draft.value("方式")) == ("江畔城投", "视频")
    assert any("后来改过，已并进来，文件那份另存为“报告（另一份）.docx”" in text for text in messages.texts("info"))
    assert window.acts.returned.isVisible()
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()
    assert desk.open(path).draft.value("方式") == "视频"
    assert desk.open(path.with_name("报告（另一份）.docx")).draft.value("单位") != "江畔城投"
    assert desk.recover() == []


def test_where_the_copy_lies_is_said_in_the_window_that_shows_the_report(
    windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], path: Path, qtbot: QtBot
) -> None:
    leave(desk, path, "单位", "江畔城投")
    save_again(desk, path, "方式", "视频")
    first, there = windows.active, FakeMessages()
    first.file_acts.open_path(report("别的"))
    qtbot.waitUntil(lambda: not first.is_free, timeout=TIME)
    windows._door = lambda _frame: there
    first.recovering.offer()
    offer(messages).acts[0].do()
    qtbot.waitUntil(lambda: any("文件那份另存为“报告（另一份）.docx”" in text for text in there.texts("info")), timeout=TIME)
    assert not any("另存为" in text for text in messages.texts("info"))


def test_one_undo_gives_the_version_of_the_file(windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot) -> None:
    leave(desk, path, "单位", "江畔城投")
    save_again(desk, path, "方式", "视频")
    window = _take(windows, messages, qtbot)
    window.acts.undo.trigger()
    assert window.file_acts.session is not None
    assert window.file_acts.session.draft == desk.open(path).draft
    assert not window.file_acts.session.is_dirty


def test_what_undo_takes_out_again_lies_beside_the_file(windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot) -> None:
    leave(desk, path, "单位", "江畔城投")
    save_again(desk, path, "方式", "视频")
    window = _take(windows, messages, qtbot)
    window.acts.undo.trigger()
    copies = {copy.name: desk.open(copy).draft.value("单位") for copy in path.parent.glob("报告（*.docx")}
    assert copies["报告（找回的）.docx"] == "江畔城投"
    assert any("找回的那份留在“报告（找回的）.docx”" in text for text in messages.texts("info"))
    window.file_acts.close_then(lambda: None)
    assert desk.recover() == []


def test_several_that_were_left_of_one_report_are_joined_in_one_window(
    windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot
) -> None:
    leave(desk, path, "单位", "江畔城投")
    leave(desk, path, "主送", "市政府")
    window = _take(windows, messages, qtbot)
    session = window.file_acts.session
    assert session is not None
    qtbot.waitUntil(lambda: (session.draft.value("单位"), session.draft.value("主送")) == ("江畔城投", "市政府"), timeout=TIME)
    assert len(windows.all) == 1
    assert "找回的内容已并进来，撤销可以退回。" in messages.texts("info")
    windows.flush()
    assert len(list(desk.folders.journals.glob("*.journal"))) == 1


def test_one_of_several_that_cannot_be_taken_up_is_offered_again_and_holds_nothing_up(
    windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], path: Path, qtbot: QtBot
) -> None:
    other = report("别的")
    leave(desk, path, "单位", "江畔城投")
    leave(desk, other, "单位", "江畔城投")
    with other.open("wb") as file:
        file.truncate(LIMIT + 1)
    window = _take(windows, messages, qtbot)
    assert window.file_acts.session is not None
    assert window.file_acts.session.path == path
    assert "“别的.docx”" in messages.texts("recovery")[-1]


def test_work_left_for_later_is_not_called_a_crash(windows: Windows, desk: Desk, messages: FakeMessages, path: Path) -> None:
    leave(desk, path, "单位", "江畔城投")
    windows.active.recovering.offer()
    assert offer(messages).text.startswith("上次留下的“报告.docx”还在")
    assert "没有正常退出" not in offer(messages).text


def test_work_of_a_program_that_was_killed_is_called_so(windows: Windows, desk: Desk, messages: FakeMessages, path: Path) -> None:
    session = desk.open(path).session()
    journal = desk.start_journal(session)
    session.set_value("单位", "江畔城投")
    journal.flush()
    assert journal.path is not None
    file, data = journal.path, journal.path.read_bytes()
    journal.close()
    file.write_bytes(data)
    windows.active.recovering.offer()
    assert offer(messages).text.startswith("上次没有正常退出")
    file.write_bytes(data[:-30])


@pytest.mark.parametrize("saves", [False, True])
def test_what_gives_no_way_to_what_was_left_holds_nothing_of_it_back(
    windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], path: Path, qtbot: QtBot, saves: bool
) -> None:
    window = windows.active
    for name in ("甲", "乙"):
        leave(desk, report(name), "单位", "江畔城投")
    window.recovering.offer()
    acts = offer(messages).acts
    messages.told.clear()
    window.file_acts.open_path(path)
    qtbot.waitUntil(lambda: window.file_acts.session is not None, timeout=TIME)
    assert window.file_acts.session is not None
    window.file_acts.session.set_value("主送", "市政府")
    window.room = lambda _path: window.file_acts  # type: ignore[method-assign]
    # 先不换, or saving at a place that the person then does not name.
    messages.answer = 0 if saves else -1
    window.file_acts.save = lambda then=None: then and None  # type: ignore[method-assign]
    acts[0].do()
    qtbot.waitUntil(lambda: len(messages.texts("recovery")) == 2, timeout=TIME)
    assert sorted(any(f"“{name}.docx”" in text for text in messages.texts("recovery")) for name in ("甲", "乙")) == [True, True]
    assert window.file_acts.session.path == path
    window.file_acts.end_journal(keep=False)
    window.file_acts.session.saved = window.file_acts.session.draft
    offer(messages).acts[0].do()
    qtbot.waitUntil(lambda: window.file_acts.session is not None and window.file_acts.session.path != path, timeout=TIME)
    assert len(messages.texts("recovery")) == 1


@pytest.mark.parametrize("value", ["江畔城投", "别的单位"])
def test_the_offer_goes_when_its_report_is_saved_and_nothing_of_it_is_lost(
    windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot, value: str
) -> None:
    leave(desk, path, "单位", "江畔城投")
    windows.active.recovering.offer()
    windows.active.file_acts.open_path(path)
    qtbot.waitUntil(lambda: windows.active.file_acts.session is not None, timeout=TIME)
    window = windows.active
    assert window.file_acts.session is not None
    window.file_acts.session.set_value("单位", value)
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()
    assert messages.texts("recovery") == []
    # What the file has by now is not offered again; what it lacks is.
    left = [found.draft.value("单位") for found in desk.recover()]
    assert left == ([] if value == "江畔城投" else ["江畔城投"])


def _crash(desk: Desk, path: Path, key: str, value: str, damaged: int = 0) -> None:
    session = desk.open(path).session()
    journal = desk.start_journal(session)
    session.set_value(key, value)
    journal.flush()
    session.set_value(key, f"{value}二")
    journal.flush()
    assert journal.path is not None
    file, data = journal.path, journal.path.read_bytes()
    journal.close()
    file.write_bytes(data[: len(data) - damaged])


def test_saving_one_of_several_that_were_left_takes_no_offer_of_the_others_away(
    windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], path: Path, qtbot: QtBot
) -> None:
    for one in (path, report("甲"), report("乙")):
        leave(desk, one, "单位", "江畔城投")
    windows.active.recovering.offer()
    assert messages.texts("recovery") == ["上次留下的 3 份文稿还在。"]
    for one, offered in ((path, "上次留下的 2 份文稿还在。"), (path.with_name("甲.docx"), "上次留下的“乙.docx”还在")):
        windows.active.file_acts.open_path(one)
        qtbot.waitUntil(lambda one=one: windows.active.file_acts.session is not None and windows.active.file_acts.session.path == one, timeout=TIME)
        window = windows.active
        assert window.file_acts.session is not None
        window.file_acts.session.set_value("主送", "市政府")
        with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
            window.acts.save.trigger()
        (text,) = messages.texts("recovery")
        assert text.startswith(offered)
    # 不用: nothing is left to take away twice.
    offer(messages).acts[1].do()
    assert sorted(found.path.name for found in desk.recover() if found.path) == ["报告.docx", "甲.docx"]


def test_what_was_left_on_purpose_and_what_was_not_are_both_offered(
    windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path]
) -> None:
    for name in ("甲", "乙"):
        leave(desk, report(name), "单位", "江畔城投")
        _crash(desk, report(f"{name}二"), "单位", "江畔城投")
    windows.active.recovering.offer()
    assert messages.texts("recovery") == ["上次没有正常退出，已找到 2 份文稿。", "上次留下的 2 份文稿还在。"]


def test_what_lost_its_end_is_called_so_beside_others(
    windows: Windows, desk: Desk, messages: FakeMessages, report: Callable[[str], Path], path: Path
) -> None:
    for name in ("甲", "乙"):
        _crash(desk, report(name), "单位", "江畔城投")
    _crash(desk, path, "单位", "江畔城投", damaged=20)
    windows.active.recovering.offer()
    together, alone = messages.texts("recovery")
    assert together == "上次没有正常退出，已找到 2 份文稿。"
    assert alone.startswith("“报告.docx”的暂存最后一笔没写完，已找回")


def test_a_sample_that_was_being_filled_goes_on_beside_it(windows: Windows, desk: Desk, messages: FakeMessages, tmp_path: Path, qtbot: QtBot) -> None:
    sample = tmp_path / "收文" / "范文.txt"
    sample.parent.mkdir()
    sample.write_text("关于开展检查的通知\n各科室：\n请X科于X月底前完成。\n", "utf-8")
    left = desk.open(sample)
    session = left.session()
    session.made_of = left.source
    journal = desk.start_journal(session)
    session.set_value(session.draft.fields[0].key, "水务")
    journal.close(keep=True)
    window = _take(windows, messages, qtbot)
    assert window.file_acts.folder() == sample.parent
    sample.unlink()
    assert window.file_acts.folder() != sample.parent
