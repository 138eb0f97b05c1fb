"""A cell that keeps a row from being a document is mended in the window, for this run alone; what tells more is shown as pages."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from editor.batch import read_table
from editor.qt.batch.found_rows import FoundDelegate, act_words
from editor.qt.batch.row_pages import RowPages
from editor.qt.batch.running import Running
from tests.cli.batch_runs import values
from tests.qt.batch.conftest import SHEET, TIME, checked, made, numbers


def _clicks(running: Running, qtbot: QtBot, row: int = 0) -> None:
    """A click on the button of a row that is shown."""
    rows, delegate = running.window.rows, running.window.rows.itemDelegate()
    assert isinstance(delegate, FoundDelegate)
    box = delegate.button(rows.visualRect(rows.model().index(row, 0)), rows.rows[row])
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def _box(running: Running) -> QLineEdit:
    return next(box for box in running.window.rows.viewport().findChildren(QLineEdit) if box.isVisible())


def _sheet(running: Running, folder: Path, qtbot: QtBot, text: str) -> None:
    (folder / "又.csv").write_text(text, "utf-8")
    running.take_sheet(folder / "又.csv")
    qtbot.waitUntil(lambda: running.window.sheet.words == "又.csv", timeout=TIME)
    checked(qtbot, running)


def test_a_wrong_cell_is_mended_in_place_for_this_run_alone(running: Running, folder: Path, qtbot: QtBot) -> None:
    _clicks(running, qtbot)
    box = _box(running)
    assert (box.text(), box.accessibleName()) == ("2026-02-30", "第 2 行的“开会日期”")
    box.clear()
    qtbot.keyClicks(box, "2026-2-28")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: numbers(running) == [3, 0, 0], timeout=TIME)
    assert (len(running.window.rows.rows), running.window.begin.text()) == (0, "生成 3 份")
    assert made(running, qtbot) == "3 份生成，0 行没有，0 行没做"
    assert values(str(folder / "出/会议通知-2.docx"))["日期"] == "2026-02-28"
    assert (folder / "表.csv").read_text("utf-8") == SHEET


def test_a_value_that_is_wrong_too_is_told_at_once_and_escape_leaves_all_as_it_was(running: Running, qtbot: QtBot) -> None:
    for key, words in ((Qt.Key.Key_Return, "4 月没有 31 日"), (Qt.Key.Key_Escape, "4 月没有 31 日")):
        _clicks(running, qtbot)
        box = _box(running)
        box.clear()
        qtbot.keyClicks(box, "2026-04-31" if key == Qt.Key.Key_Return else "2026-04-30")
        qtbot.keyClick(box, key)
        qtbot.waitUntil(lambda words=words: words in running.window.rows.rows[0].words, timeout=TIME)
    assert numbers(running) == [2, 1, 0]


def test_what_is_surely_meant_is_one_click_away(running: Running, folder: Path, qtbot: QtBot) -> None:
    _sheet(running, folder, qtbot, "单位,日期,人数\n水务局,2026-09-02,12O\n民政局,2026-09-03,1x\n")
    assert [act_words(row) for row in running.window.rows.rows] == ["改成 120", "改这格"]
    _clicks(running, qtbot)
    qtbot.waitUntil(lambda: numbers(running) == [1, 1, 0], timeout=TIME)
    made(running, qtbot)
    assert values(str(folder / "出/会议通知-1.docx"))["人数"] == "120"


def test_a_mended_cell_gives_other_names_to_other_rows(running: Running, folder: Path, qtbot: QtBot) -> None:
    _sheet(running, folder, qtbot, "单位,人数\n甲局,12x\n12x,2\n")
    running.window.name.changed.emit("{{ 人数 }}")
    checked(qtbot, running)
    _clicks(running, qtbot)
    box = _box(running)
    box.clear()
    qtbot.keyClicks(box, "2")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: numbers(running) == [2, 0, 1], timeout=TIME)
    assert running.window.rows.rows[0].words == "与第 1 行重名，文件名是“2_2”。"


def test_rows_of_one_name_are_shown_one_after_the_other(running: Running, folder: Path, qtbot: QtBot) -> None:
    _sheet(running, folder, qtbot, "单位,日期\n甲局,2026-09-02\n乙局,2026-09-03\n丙局,2026-09-02\n")
    running.window.name.changed.emit("{{ 日期 }}")
    checked(qtbot, running)
    assert [(row.number, act_words(row)) for row in running.window.rows.rows] == [(3, "看两行")]
    _clicks(running, qtbot)
    qtbot.waitUntil(lambda: _title(running) == "第 3 行的页面", timeout=TIME)
    pages = running.window.findChildren(RowPages)[0]
    pages.before.click()
    qtbot.waitUntil(lambda: _title(running) == "第 1 行的页面", timeout=TIME)
    assert (pages.before.isEnabled(), pages.next.isEnabled()) == (False, True)


def test_the_pages_of_any_row_are_a_click_away(running: Running, qtbot: QtBot) -> None:
    running.window.pages.click()
    qtbot.waitUntil(lambda: _title(running) == "第 1 行的页面", timeout=TIME)
    running.window.findChildren(RowPages)[0].next.click()
    qtbot.waitUntil(lambda: _title(running) == "第 2 行的页面", timeout=TIME)


def _title(running: Running) -> str:
    found = [pages.preview.windowTitle() for pages in running.window.findChildren(RowPages) if pages.preview is not None]
    return found[0] if found else ""


def test_an_empty_cell_that_is_wanted_is_filled_in_place(running: Running, folder: Path, qtbot: QtBot) -> None:
    _sheet(running, folder, qtbot, "单位,日期,人数\n,2026-09-02,3\n")
    assert (running.window.rows.rows[0].shown, numbers(running)) == ("（没有单位）", [0, 1, 0])
    _clicks(running, qtbot)
    qtbot.keyClicks(_box(running), "WTO")
    qtbot.keyClick(_box(running), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: numbers(running) == [1, 0, 0], timeout=TIME)


def test_a_cell_that_is_emptied_leaves_its_field_the_default_as_an_empty_cell_does(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("单位,人数\n水务局,x\n", "utf-8")
    rows = read_table(tmp_path / "表.csv", lambda title: title == "单位").rows
    rows.amend(1, 1, " \t")
    assert list(rows.row(1).cells) == [0]
    rows.amend(1, 1, " 3 ")
    assert rows.row(1).text(1) == "3"
