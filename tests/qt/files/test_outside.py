"""A file that reaches outside is opened in the window with a bar that names each thing; the next file takes the bar away."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app.main_window import MainWindow
from tests.desk.made import filled_draft
from tests.qt.desk_fake import FakeMessages
from tests.word.outside.field_codes import HARMFUL_CODES, complex_field
from tests.word.outside.things import HIDDEN, TARGETS, put_in_text

TIME = 30000


@pytest.fixture
def plain(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    desk.save_word(filled_draft(), path)
    return path


def _open(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(path)


def test_a_bar_names_what_a_report_reaches_outside_for(window: MainWindow, messages: FakeMessages, plain: Path, qtbot: QtBot, tmp_path: Path) -> None:
    data = put_in_text(complex_field(HARMFUL_CODES[1]), plain.read_bytes())
    (tmp_path / "外.docx").write_bytes(HIDDEN["hidden text"](TARGETS["a remote picture"](data)))
    _open(window, tmp_path / "外.docx", qtbot)
    (said,) = [text for text in messages.texts("info") if "取用外部内容" in text]
    assert all(word in said for word in ("3 处", "DDEAUTO", "away.png", "藏起来的", "净稿里没有"))
    _open(window, plain, qtbot)
    assert not [text for text in messages.texts("info") if "取用外部内容" in text]
