"""What is done in a review outlives a crash, and leaves nothing behind when it was used or let go of."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app.main_window import MainWindow
from editor.qt.review.screen import ReviewScreen
from tests.qt.desk_fake import FakeMessages
from tests.qt.review_fake import press

TIME = 10000


def _crash(window: MainWindow) -> None:
    """What the disk and the locks are like after the program was killed."""
    keeping = window.reviewing.keeping
    assert keeping._journal is not None
    keeping._journal.flush()
    keeping._journal.close(keep=True)
    keeping._journal = None


def _kept(desk: Desk) -> list[Path]:
    return list(desk.folders.journals.glob("*.review"))


def test_after_a_crash_the_review_is_offered_and_goes_on_where_it_was(
    screen: ReviewScreen, window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot
) -> None:
    screen.session.rename("会议名称")
    press(qtbot, screen.list, Qt.Key.Key_Return)
    before = screen.session.inspection
    _crash(window)
    window.reviewing.keeping.offer()
    (offer,) = [notice for notice in messages.told if notice.kind == "recovery"]
    assert "样稿" in offer.text
    messages.answer = 0
    with qtbot.waitSignal(window.stage.changed, timeout=TIME):
        offer.acts[0].do()
    taken = window.reviewing.screen
    assert taken is not None
    assert taken is not screen
    assert (taken.session.inspection, taken.opened.name) == (before, "样稿")
    assert len(_kept(desk)) == 1
    messages.asked.clear()
    window.acts.start_page.trigger()
    assert "校对还没用上" in messages.asked[0]
    assert _kept(desk) == []


def test_what_keeps_its_place_keeps_the_offer_too(screen: ReviewScreen, window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot) -> None:
    screen.session.rename("会议名称")
    _crash(window)
    window.reviewing.keeping.offer()
    take = messages.told[-1].acts[0]
    messages.told.clear()
    # 接着校对
    messages.answer = -1
    take.do()
    qtbot.waitUntil(lambda: len(messages.texts("recovery")) == 1, timeout=TIME)
    assert window.reviewing.screen is screen
    messages.answer = 0
    with qtbot.waitSignal(window.stage.changed, timeout=TIME):
        messages.told[-1].acts[0].do()
    assert window.reviewing.screen is not screen
    assert messages.texts("recovery") == []
    assert len(_kept(desk)) == 1


def test_an_offer_that_is_not_wanted_leaves_nothing(
    screen: ReviewScreen, window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot
) -> None:
    screen.session.rename("会议名称")
    _crash(window)
    window.reviewing.keeping.offer()
    messages.told[-1].acts[1].do()
    assert _kept(desk) == []


def test_a_review_that_nothing_was_done_in_is_not_kept(screen: ReviewScreen, desk: Desk) -> None:
    assert _kept(desk) == []


def test_a_review_is_kept_until_something_is_filled(screen: ReviewScreen, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    screen.session.rename("会议名称")
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.reviewing.start()
    journal = window.reviewing.keeping._journal
    assert journal is not None
    journal.flush()
    assert len(_kept(desk)) == 1
    assert window.file_acts.session is not None
    window.file_acts.session.set_value("主送机关", "市政府")
    assert _kept(desk) == []


def test_closing_the_window_leaves_nothing(screen: ReviewScreen, window: MainWindow, desk: Desk, messages: FakeMessages) -> None:
    screen.session.rename("会议名称")
    messages.answer = 0
    window.frame.close()
    assert not window.frame.isVisible()
    assert _kept(desk) == []
