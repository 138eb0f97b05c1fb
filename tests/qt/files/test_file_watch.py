"""A report that another program changes on the disk is asked about, and both are kept."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import TakenKind
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.files.file_watch import free_name
from editor.qt.messages.bars import Notice
from editor.storage.journal.file import recover
from tests.qt.desk_fake import FakeMessages

TIME = 10000


@pytest.fixture
def path(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> Path:
    """The saved report, which another program has written over with another one, after the person went on here."""
    messages.save_path = tmp_path / "报告.docx"
    session.set_value("主送", "甲")
    _save(window, qtbot)
    shutil.copyfile(messages.save_path, tmp_path / "first.docx")
    session.set_value("主送", "乙")
    _save(window, qtbot)
    session.set_value("主送", "丙")
    (tmp_path / "first.docx").replace(messages.save_path)
    return messages.save_path


def _save(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()


def _question(messages: FakeMessages) -> Notice | None:
    return next((notice for notice in messages.told if notice.topic == "disk"), None)


def _asked(messages: FakeMessages, qtbot: QtBot) -> Notice:
    qtbot.waitUntil(lambda: _question(messages) is not None, timeout=TIME)
    found = _question(messages)
    assert found is not None
    return found


def test_a_file_that_was_changed_elsewhere_is_asked_about(path: Path, messages: FakeMessages, qtbot: QtBot) -> None:
    assert "“报告.docx”刚被别的程序改过" in _asked(messages, qtbot).text


def test_the_file_is_taken_and_what_was_here_is_kept(path: Path, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    question = _asked(messages, qtbot)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        question.acts[0].do()
    assert window.file_acts.session is not None
    assert window.file_acts.session.draft.value("主送") == "甲"
    kept = path.with_name("报告（本机）.docx")
    assert window.desk.open(kept).draft.value("主送") == "丙"
    assert messages.asked[1:] == []


def test_what_is_here_is_kept_once_however_often_the_file_is_taken(path: Path, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    theirs = path.read_bytes()
    for _ in range(2):
        question = _asked(messages, qtbot)
        with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
            question.acts[0].do()
        session = window.file_acts.session
        assert session is not None
        qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
        # The same is typed again, and the same file comes again.
        session.set_value("主送", "乙")
        _save(window, qtbot)
        session.set_value("主送", "丙")
        path.with_name("again").write_bytes(theirs)
        path.with_name("again").replace(path)
    assert [file.name for file in path.parent.glob("*本机*.docx")] == ["报告（本机）.docx"]


def test_what_is_here_goes_on_and_the_file_is_kept(path: Path, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    _asked(messages, qtbot).acts[1].do()
    _save(window, qtbot)
    assert window.desk.open(path).draft.value("主送") == "丙"
    assert window.desk.open(path.with_name("报告（另一份）.docx")).draft.value("主送") == "甲"
    assert _question(messages) is None


def test_what_goes_on_here_is_work_and_outlives_a_crash_as_it_is(
    file: Path, window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    before = file.read_bytes()
    session.set_value("主送", "乙")
    _save(window, qtbot)
    other = file.with_name("又一份.docx")
    other.write_bytes(before)
    other.replace(file)
    _asked(messages, qtbot).acts[1].do()
    assert window.title == "*报告.docx"
    assert window.file_acts.flush()
    # What the disk is like after the program was killed.
    left = shutil.copytree(window.desk.folders.journals, tmp_path / "left", ignore=shutil.ignore_patterns("*.lock"))
    (found,) = recover(left)
    taken = window.desk.take_up(found)
    assert (taken.session.draft.value("主送"), taken.kind) == ("乙", TakenKind.SAME)


def test_saving_here_is_no_change_elsewhere(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    messages.save_path = tmp_path / "报告.docx"
    for value in ("甲", "乙"):
        session.set_value("主送", value)
        _save(window, qtbot)
    window.watch.check()
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
    assert _question(messages) is None


@pytest.fixture
def file(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> Path:
    """A report that is saved and that nothing was changed in since."""
    folder = tmp_path / "文件夹"
    folder.mkdir()
    messages.save_path = folder / "报告.docx"
    session.set_value("主送", "甲")
    _save(window, qtbot)
    assert not window.file_acts.has_work
    return messages.save_path


def test_a_file_that_was_renamed_is_followed(file: Path, window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot) -> None:
    renamed = file.rename(file.with_name("定稿.docx"))
    assert "“定稿.docx”" in _asked(messages, qtbot).text
    assert window.title == "定稿.docx"
    session.set_value("主送", "乙")
    _save(window, qtbot)
    assert window.desk.open(renamed).draft.value("主送") == "乙"
    assert not file.exists()


def test_a_file_that_was_deleted_is_work_that_is_in_no_file(
    file: Path, window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot
) -> None:
    file.unlink()
    assert "“报告.docx”不在了" in _asked(messages, qtbot).text
    assert window.file_acts.has_work
    assert window.title == "*报告.docx"
    window.file_acts.flush()
    assert len(list(window.desk.folders.journals.glob("*.journal"))) == 1
    _save(window, qtbot)
    assert window.desk.open(file).draft.value("主送") == "甲"
    assert (_question(messages), window.file_acts.has_work) == (None, False)


def test_a_file_in_another_folder_is_not_followed_but_said(file: Path, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    file.rename(file.parent.parent / "报告.docx")
    assert "不在了" in _asked(messages, qtbot).text
    assert window.file_acts.has_work


def test_a_folder_that_can_not_be_reached_is_said_and_the_way_back_too(file: Path, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    away = file.parent.rename(file.parent.with_name("别处"))
    window.watch.check()
    assert "所在的文件夹连不上了" in _asked(messages, qtbot).text
    assert window.file_acts.has_work
    away.rename(file.parent)
    window.watch.check()
    qtbot.waitUntil(lambda: _question(messages) is None, timeout=TIME)
    assert not window.file_acts.has_work
    assert window.title == "报告.docx"


def test_a_file_that_came_back_as_another_one_is_asked_about(file: Path, window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    content = file.read_bytes()
    file.unlink()
    assert "不在了" in _asked(messages, qtbot).text
    file.write_bytes(content + b" ")
    qtbot.waitUntil(lambda: any("刚被别的程序改过" in text for text in messages.texts("recovery")), timeout=TIME)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "报告（本机）.docx").touch()
    assert free_name(tmp_path / "报告.docx", "本机").name == "报告（本机 2）.docx"
