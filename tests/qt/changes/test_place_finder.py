"""Each way to see a place goes there, or to the nearest place that is left, or says why not; what has no place offers none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.returned.change import Change
from editor.model.returned.foreign import Foreign, ForeignKind
from editor.model.returned.placed import PlacedForeign
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.changes.returned import Returned
from editor.qt.changes.side_row import SideRow
from editor.qt.files.losses import Losses, SaveAnswer, ask_about, section_of
from editor.qt.look.labels import Lines
from editor.qt.messages.message import WindowMessages
from editor.qt.messages.question_dialog import QuestionDialog
from editor.qt.widgets.buttons import Button
from tests.desk.made import filled_draft
from tests.qt.desk_fake import FakeMessages
from tests.word.edited_files import edited, picture_paragraph, with_header, with_picture
from tests.word.outside.things import ALL

TIME = 20_000
HEADER = Foreign(ForeignKind.HEADER, -1, "内部文件")
CHUNK = Foreign(ForeignKind.OUTSIDE, -1, "插入的文件")


@pytest.fixture
def opener(qtbot: QtBot, window: MainWindow) -> Callable[[Path], Session]:
    """Opens a report in the window and waits for its pages."""

    def opened(path: Path) -> Session:
        window.file_acts.open_path(path)
        qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.preview.laid is not None, timeout=TIME)
        assert window.file_acts.session is not None
        return window.file_acts.session

    return opened


def _shows(window: MainWindow, wanted: PlacedForeign | Change) -> bool:
    """Whether a place is lit up on the pages."""
    light = window.merging.places.light
    assert light is not None
    window.merging.places.put_out()
    return window.merging.places.show(wanted) and light.isVisible()


@pytest.mark.parametrize("name", [*ALL, "header", "picture above all"])
def test_whatever_stands_in_a_report_is_shown_or_has_no_place_to_offer(
    name: str, window: MainWindow, desk: Desk, tmp_path: Path, opener: Callable[[Path], Session]
) -> None:
    path = tmp_path / "回来.docx"
    desk.save_word(filled_draft(), path)
    puts = {
        **ALL,
        "header": lambda data: with_header(data, "<w:p><w:r><w:t>内部文件</w:t></w:r></w:p>"),
        "picture above all": lambda data: with_picture(edited(data, ("<w:body>", f"<w:body>{picture_paragraph()}"))),
    }
    path.write_bytes(puts[name](path.read_bytes()))
    session = opener(path)
    placed = [*session.foreign, *session.changes]
    assert [wanted for wanted in placed if section_of(wanted) and not _shows(window, wanted)] == []
    beside_the_text = [wanted for wanted in session.foreign if not section_of(wanted)]
    assert [wanted for wanted in beside_the_text if wanted.thing.paragraph >= 0] == []


def test_what_lost_its_own_block_is_shown_where_its_neighbours_are(
    window: MainWindow, desk: Desk, tmp_path: Path, opener: Callable[[Path], Session]
) -> None:
    path = tmp_path / "回来.docx"
    desk.save_word(filled_draft(), path)
    session = opener(path)
    for section in session.draft.template.sections:
        gone = PlacedForeign(Foreign(ForeignKind.PICTURE, 0, "图"), section.id, 99, "这一段早就不在了，哪里也找不到")
        assert _shows(window, gone), section.id


def test_what_has_no_place_offers_no_way_to_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    placed = PlacedForeign(Foreign(ForeignKind.PICTURE, 3, "图"), "s1", 0, "一段")
    shown: list[tuple[int, list[str]]] = []

    def press(dialog: QuestionDialog) -> None:
        buttons = [button for button in dialog.findChildren(Button) if button.text() == "看位置"]
        shown.append((len(buttons), [label.text() for label in dialog.findChildren(Lines)]))
        buttons[-1].click()

    monkeypatch.setattr(QuestionDialog, "exec", press)
    losses = Losses((PlacedForeign(HEADER), placed, PlacedForeign(CHUNK)), (Change("loose", "", "", "没处放的一段"),))
    assert ask_about(losses, filled_draft(), _messages_of(window.frame)) is placed
    ((count, words),) = shown
    assert count == 1
    assert any("没处放的一段" in each for each in words)


def _messages_of(window: QWidget) -> WindowMessages:
    from editor.qt.messages.bars import BarStack  # noqa: PLC0415

    return WindowMessages(window, BarStack(window))


def test_the_answers_stay_those_of_their_rows(messages: FakeMessages) -> None:
    losses = Losses((PlacedForeign(HEADER), *(PlacedForeign(CHUNK, f"s{n}", n) for n in range(3))))
    for at in range(3):
        messages.answer = 2 + at
        assert ask_about(losses, filled_draft(), messages) is losses.things[1 + at]
    messages.answer = 0
    assert ask_about(losses, filled_draft(), messages) is SaveAnswer.SAVE


def test_a_row_of_a_list_offers_the_place_of_what_has_one(qtbot: QtBot) -> None:
    changes = (Change("loose", "", "", "没处放的一段"), Change("rewritten", "一、", "旧", "新", ("s1", 0)))
    for row, has_place in zip(Returned(Session(filled_draft(), changes=changes)).rows(), (False, True), strict=True):
        widget = SideRow(row)
        qtbot.addWidget(widget)
        widget.show()
        (button,) = [button for button in widget.findChildren(Button) if button.text() == "看位置"]
        assert button.isVisible() == has_place


def test_where_there_are_no_pages_that_is_said(window: MainWindow, messages: FakeMessages) -> None:
    window.merging.places.show_in_front(PlacedForeign(CHUNK, "s1"))
    assert messages.texts("info") == ["还没有页面，看不到它在哪里。"]


def test_the_list_of_differences_says_what_is_on_no_page(
    window: MainWindow, desk: Desk, tmp_path: Path, messages: FakeMessages, opener: Callable[[Path], Session]
) -> None:
    path = tmp_path / "回来.docx"
    desk.save_word(filled_draft(), path)
    session = opener(path)
    session.set_value("投入资金", "99")
    window.comparing.show()
    panel = window.comparing.panel
    assert panel is not None
    panel.place_wanted.emit(Change("rewritten", "", "早没了", "也没了", ("nowhere", 3)), True)
    assert "页面上没有这段文字了。" in messages.texts("info")
