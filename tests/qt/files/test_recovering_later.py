"""What was left is offered while another report is at hand: who answers 先不换 loses neither."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from tests.qt.desk_fake import FakeMessages, made_session
from tests.qt.files.left_behind import TIME, leave, offer, save_again


@pytest.fixture
def path(report: Callable[[str], Path]) -> Path:
    """A saved report."""
    return report("报告")


def test_who_keeps_what_is_at_hand_is_offered_the_found_one_again(window: MainWindow, desk: Desk, session: Session, messages: FakeMessages) -> None:
    left = made_session()
    journal = desk.start_journal(left)
    left.set_value("单位", "找回的单位")
    journal.close(keep=True)
    session.set_value("单位", "手上的单位")
    window.recovering.offer()
    messages.answer = -1  # 先不换
    for _ in range(2):
        offer(messages).acts[0].do()
        assert window.file_acts.session is session
        assert session.draft.value("单位") == "手上的单位"
        assert len(messages.texts("recovery")) >= 1
    messages.answer = 2  # 不保存
    offer(messages).acts[0].do()
    assert window.file_acts.session is not None
    assert window.file_acts.session.draft.value("单位") == "找回的单位"
    assert messages.texts("recovery") == []


def test_who_first_keeps_what_is_at_hand_loses_neither_that_nor_what_was_left_nor_the_newer_file(
    window: MainWindow, desk: Desk, session: Session, messages: FakeMessages, path: Path, qtbot: QtBot
) -> None:
    leave(desk, path, "单位", "江畔城投")
    save_again(desk, path, "方式", "视频")
    newer = path.read_bytes()
    session.set_value("单位", "手上的单位")
    window.recovering.offer()
    for _ in range(2):
        messages.asked.clear()
        messages.answer = -1  # 先不换
        offer(messages).acts[0].do()
        qtbot.waitUntil(lambda: bool(messages.asked) and not window.file_acts.workers.is_busy, timeout=TIME)
        assert (window.file_acts.session, session.draft.value("单位"), session.is_dirty) == (session, "手上的单位", True)
        assert len(set(messages.texts("recovery"))) == 1
    assert path.read_bytes() == newer
    assert [beside.read_bytes() for beside in path.parent.glob("*另一份*")] == [newer]
    session.undo()
    assert session.draft.value("单位") != "手上的单位"
    session.redo()
    messages.answer = 2  # 不保存
    offer(messages).acts[0].do()
    qtbot.waitUntil(lambda: window.file_acts.session is not session, timeout=TIME)
    assert window.file_acts.session is not None
    assert (window.file_acts.session.draft.value("单位"), window.file_acts.session.draft.value("方式")) == ("江畔城投", "视频")
    assert messages.texts("recovery") == []
