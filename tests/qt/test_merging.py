"""A report that was edited in Word: the bar, the list, the choices and their undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.main_window import MainWindow
from editor.qt.merge_panel import MergePanel
from tests.desk.edit_scripts import paragraph, paragraphs_of, part_of, with_part
from tests.desk.made import filled_draft
from tests.qt.desk_fake import FakeMessages


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, messages: FakeMessages) -> MergePanel:
    path = tmp_path / "改过.docx"
    desk.save_word(filled_draft(), path)
    document = part_of(path.read_bytes(), "word/document.xml")
    lines = paragraphs_of(document[0])
    lines[3].addnext(paragraph("另补一段说明。", lines[3]))
    path.write_bytes(with_part(path.read_bytes(), "word/document.xml", document))
    window.desk_acts.open_path(path)
    qtbot.waitUntil(lambda: window.workspace is not None)
    notice = next(notice for notice in messages.told if notice.topic == "merge")
    assert "改过 1 处" in notice.text
    do: Callable[[], object] = notice.acts[0].do
    do()
    assert window.merging.panel is not None
    return window.merging.panel


def test_the_change_is_in_the_draft_and_marked_as_words_version(panel: MergePanel) -> None:
    ((row),) = panel.rows
    assert row.held == "word"
    assert "另补一段说明。" in row.accessibleName()


def test_a_choice_is_taken_back_by_undo(panel: MergePanel, window: MainWindow) -> None:
    (row,) = panel.rows
    row.buttons["here"].click()
    assert (row.held, panel.session.draft) == ("here", filled_draft())
    window.acts.undo.trigger()
    assert row.held == "word"


def test_the_place_is_shown_and_escape_closes_the_list(panel: MergePanel, window: MainWindow) -> None:
    (row,) = panel.rows
    row.shown.emit(row.change)
    assert window.workspace is not None
    assert window.workspace.navigator.section == row.change.place[0]
    panel.close_panel()
    assert window.merging.panel is None
