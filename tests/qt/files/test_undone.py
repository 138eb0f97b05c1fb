"""What undo takes out of a report again lies beside it before anything else happens: neither a crash nor a full disk loses it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.problem import ExitCode, NigaoError
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from tests.desk.made import text_of_docx
from tests.qt.desk_fake import FakeMessages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
TIME = 20_000


@pytest.fixture
def path(report: Callable[[str], Path]) -> Path:
    """A saved report."""
    return report("报告")


def _open(windows: Windows, path: Path, qtbot: QtBot) -> tuple[MainWindow, Session]:
    windows.active.file_acts.open_path(path)
    qtbot.waitUntil(lambda: windows.active.file_acts.session is not None, timeout=TIME)
    session = windows.active.file_acts.session
    assert session is not None
    return windows.active, session


def _save(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)


def _merge(windows: Windows, desk: Desk, path: Path, qtbot: QtBot) -> tuple[MainWindow, Session]:
    """The report, open and saved over what somebody else wrote into it meanwhile."""
    window, session = _open(windows, path, qtbot)
    desk.save_word(session.draft.with_value("方式", "视频"), path, base=path)
    session.set_value("单位", "江畔城投")
    _save(window, qtbot)
    assert session.draft.value("方式") == "视频"
    return window, session


def _leave(desk: Desk, path: Path, key: str, value: str) -> None:
    session = desk.open(path).session()
    journal = desk.start_journal(session)
    session.set_value(key, value)
    journal.close(keep=True)


def _take(window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    window.recovering.offer()
    next(notice for notice in messages.told if notice.kind == "recovery").acts[0].do()
    qtbot.waitUntil(lambda: any("撤销可以退回" in text for text in messages.texts("info")), timeout=TIME)


def test_the_copy_lies_there_before_the_journal_hears_of_the_undo(windows: Windows, desk: Desk, path: Path, qtbot: QtBot) -> None:
    window, session = _open(windows, path, qtbot)
    beside, there = path.with_name("报告（另一份）.docx"), list[bool]()
    desk.save_word(session.draft.with_value("方式", "视频"), path, base=path)
    session.set_value("单位", "江畔城投")
    assert window.file_acts.report is not None
    note = window.file_acts.report.journal.note
    window.file_acts.report.journal.note = lambda kept: (there.append(beside.exists()), note(kept))[1]  # type: ignore[method-assign]
    _save(window, qtbot)
    window.acts.undo.trigger()
    assert there[-1]
    assert desk.open(beside).draft.value("方式") == "视频"


def test_what_was_found_and_joined_lies_beside_when_that_is_undone(
    windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot
) -> None:
    _leave(desk, path, "单位", "江畔城投")
    window, session = _open(windows, path, qtbot)
    before = session.draft
    _take(window, messages, qtbot)
    assert session.draft.value("单位") == "江畔城投"
    window.acts.undo.trigger()
    assert session.draft is before
    assert desk.open(path.with_name("报告（找回的）.docx")).draft.value("单位") == "江畔城投"
    assert "撤销了合并。找回的那份留在“报告（找回的）.docx”。" in messages.texts("info")


def test_a_copy_that_could_not_be_written_holds_up_the_save_that_would_lose_it(
    windows: Windows, desk: Desk, messages: FakeMessages, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = _merge(windows, desk, path, qtbot)

    def full(*_given: object) -> Path:
        raise NigaoError("磁盘满了。", ExitCode.UNWRITABLE)

    with monkeypatch.context() as patch:
        patch.setattr("editor.qt.files.undone.put_beside", full)
        window.acts.undo.trigger()
        with qtbot.waitSignal(window.file_acts.failed, timeout=TIME):
            window.acts.save.trigger()
        assert desk.open(path).draft.value("方式") == "视频"
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
    for value in ("江畔", "江畔集团"):
        session.set_value("单位", value)
        _save(window, qtbot)
    assert sorted(file.name for file in path.parent.glob("*.docx")) == ["报告.docx", "报告（另一份）.docx"]
    assert ("视频" in text_of_docx(path), "视频" in text_of_docx(path.with_name("报告（另一份）.docx"))) == (False, True)
