"""Where no program opens a file or a folder, a bar says so with a path that can be taken from it; each way to open something goes this way."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app.main_window import MainWindow
from editor.qt.messages.bars import BarStack, Notice, NoticeKind
from editor.qt.messages.outside import folder_act, open_act, open_outside
from editor.qt.settings.preferences import Preferences
from tests.source import ROOT


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open; it has no program for any of it."""
    urls: list[str] = []

    def nothing(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", nothing)
    return urls


def test_where_no_program_opens_it_the_path_is_told(asked: list[str], tmp_path: Path) -> None:
    told: list[Notice] = []
    report = tmp_path / "报告 一.docx"
    report.touch()
    open_outside(report, told.append)
    folder_act(report, told.append).do()
    assert asked == [str(report), str(tmp_path)]
    assert [(notice.kind, notice.path) for notice in told] == [(NoticeKind.PROBLEM, str(report)), (NoticeKind.PROBLEM, str(tmp_path))]
    assert "报告 一.docx" in told[0].text


def test_what_is_gone_is_not_asked_for(asked: list[str], tmp_path: Path) -> None:
    told: list[Notice] = []
    open_act("打开看看", tmp_path / "没了.pdf", told.append).do()
    assert asked == []
    assert (told[0].text, told[0].path) == ("没能打开“没了.pdf”：它已不在原处。", str(tmp_path / "没了.pdf"))


def test_what_opens_tells_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    open_outside(tmp_path, lambda _notice: pytest.fail("told"))


@pytest.mark.parametrize("depth", [1, 40])
def test_the_path_in_a_bar_is_selected_and_copied_by_keys(depth: int, qtbot: QtBot) -> None:
    bars, path = BarStack(), "/" + "/".join(["很长的文件夹"] * depth) + "/报告.docx"
    qtbot.addWidget(bars)
    bars.resize(900, 80)
    bar = bars.show_notice(Notice(NoticeKind.PROBLEM, "没能打开“报告.docx”：系统里没有能打开它的程序。", path=path))
    bars.show()
    (box,) = bar.findChildren(QLineEdit)
    assert (box.text(), box.isReadOnly(), box.width() <= 900) == (path, True, True)
    qtbot.mouseDClick(box, Qt.MouseButton.LeftButton)
    qtbot.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == path
    qtbot.keyClick(box, Qt.Key.Key_X)
    assert box.text() == path


def test_every_use_goes_through_the_one_door() -> None:
    """No other module names Qt's own door, and each that opens something hands over where to tell it."""
    sources = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in (ROOT / "editor").rglob("*.py")}
    assert [name for name, text in sources.items() if "QDesktopServices" in text or "xdg-open" in text] == ["editor/qt/messages/outside.py"]
    words = ("打开文件夹", "打开所在文件夹", "打开看看", "在 Word 中打开")
    lines = [line for text in sources.values() for line in text.splitlines() if any(f'tr("{word}")' in line for word in words)]
    without = [line for line in lines if not re.search(r"open_act\(|folder_act\(|self\._act\(|open_outside\(|Button\(|words or tr", line)]
    assert (without, len(lines) > 8) == ([], True)


@pytest.mark.usefixtures("asked")
def test_the_preferences_tell_it_too(window: MainWindow, desk: Desk) -> None:
    page = Preferences(desk, window.frame)
    told: list[Notice] = []
    page.told.connect(told.append)
    page.folder.click()
    assert [notice.path for notice in told] == [str(desk.folders.data)]
    page.deleteLater()
