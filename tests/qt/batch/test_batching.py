"""批量生成 in the window: a sheet is taken, columns are given fields, rows are looked through, documents are made, a run is stopped."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.batch.found_rows import act_words
from editor.qt.batch.order import BatchOrder
from editor.qt.batch.running import Running
from editor.sheets import read_sheets
from tests.cli.batch_runs import results
from tests.desk.forms.made import table, texts_of, word
from tests.qt.batch.conftest import TIME, Begins, answering, checked, made, numbers


def _name_by(running: Running, qtbot: QtBot, *fields: str) -> None:
    """Make the names of fields alone, by the menu."""
    box = running.window.name
    box.line.selectAll()
    for name in fields:
        next(act for act in box.insert.menu_below.actions() if act.text() == name).trigger()
        checked(qtbot, running)


def _fields(running: Running) -> dict[str, str]:
    return {match.column.title: match.field for match in running.order.matches}


def test_columns_are_matched_and_rows_looked_through_before_anything_is_written(running: Running, folder: Path) -> None:
    assert _fields(running) == {"机关": "单位", "会议时间": "日期", "人数": "人数", "别的": ""}
    assert numbers(running) == [2, 1, 0]
    assert [(row.number, row.shown, act_words(row)) for row in running.window.rows.rows] == [(2, "民政局", "改这格")]
    assert "2 月没有 30 日" in running.window.rows.rows[0].words
    assert running.window.begin.text() == "生成 2 份"
    assert not (folder / "出").exists()


def test_another_field_for_a_column_is_remembered_for_the_template(running: Running, folder: Path, qtbot: QtBot) -> None:
    box = running.window.columns.boxes[3]
    box.activated.emit(box.findData("备注"))
    checked(qtbot, running)
    assert _fields(running)["别的"] == "备注"
    running.window.field_chosen.emit("人数", "")
    assert _fields(running)["人数"] == ""
    again = BatchOrder(running.order.desk, running.order.draft, None, running.order.settings).with_sheet(folder / "表.csv")
    assert {match.column.title: match.field for match in again.matches} == _fields(running)


def test_documents_are_made_and_the_rows_without_one_told(running: Running, folder: Path, qtbot: QtBot) -> None:
    _name_by(running, qtbot, "主送机关")
    assert made(running, qtbot) == "2 份生成，1 行没有，0 行没做"
    assert running.window.open_folder.isVisible()
    assert sorted(path.name for path in (folder / "出").iterdir()) == ["批量结果.xlsx", "教育局.docx", "水务局.docx"]
    assert len(results(str(folder / "出/批量结果.xlsx"))[0]) == 1


def test_a_run_that_is_stopped_keeps_what_is_made_and_goes_on_later(
    running: Running, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("editor.batch.crew.RowWork.begun", _stopping(running))
        running.window.begin.click()
        qtbot.waitUntil(lambda: running.window.progress.title.words == "已停下", timeout=TIME)
    assert [path.name for path in (folder / "出").glob("*.docx")] == ["会议通知-1.docx"]
    assert running.window.begin.text() == "接着做，还有 2 行"
    assert running.order.batch().may_go_on
    made(running, qtbot)
    assert not running.order.batch().may_go_on
    assert sorted(path.name for path in (folder / "出").glob("*.docx")) == ["会议通知-1.docx", "会议通知-3.docx"]


def _stopping(running: Running) -> object:
    from editor.batch.work import RowWork  # noqa: PLC0415 - as it is before it is replaced

    begun = RowWork.begun

    def stopping(self: RowWork, task: object) -> object:
        running.window.progress.stop_asked.emit()
        return begun(self, task)  # pyright: ignore[reportArgumentType]

    return stopping


def test_a_sheet_that_can_be_no_run_is_told_in_the_window(running: Running, folder: Path, qtbot: QtBot) -> None:
    (folder / "空.csv").write_text("单位,日期\n", "utf-8")
    running.take_sheet(folder / "空.csv")
    qtbot.waitUntil(lambda: "没有数据行" in running.window.progress.now.words, timeout=TIME)


def test_a_run_that_was_stopped_is_offered_to_be_taken_up_when_the_window_opens_again(
    running: Running, folder: Path, begins: Begins, qtbot: QtBot
) -> None:
    (folder / "出").mkdir()
    (folder / "出/.nigao-batch.jsonl").write_bytes(b"")
    again = begins("通知.nigao")
    again.take_sheet(folder / "表.csv")
    checked(qtbot, again)
    assert (again.window.begin.text(), again.window.progress.title.words) == ("接着做", "这里有一次没做完的")


def test_names_and_folder_are_remembered_for_the_template(
    running: Running, folder: Path, begins: Begins, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name_by(running, qtbot, "主送机关", "序号")
    monkeypatch.setattr("editor.qt.batch.running.ask_folder", answering(folder / "别处"))
    running.window.change_folder.click()
    again = begins("通知.nigao").order.settings
    assert (again.name, again.folder) == ("{{ 单位 }}{{ 序号 }}", folder / "别处")


def test_a_field_in_the_name_is_one_thing_that_backspace_takes_away(running: Running, qtbot: QtBot) -> None:
    line = running.window.name.line
    assert line.markup == "会议通知-{{ 序号 }}"
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(line, "a{{")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    checked(qtbot, running)
    assert running.window.example.words == "会议通知-a{{.docx"
    assert [card.number for card in running.window.counts] == [2, 1, 1]


def test_another_sheet_of_a_workbook_is_chosen(running: Running, folder: Path, qtbot: QtBot) -> None:
    import xlsxwriter  # noqa: PLC0415 - this test alone writes a workbook

    book = xlsxwriter.Workbook(str(folder / "册.xlsx"))
    for name, rows in (("第一季度", [("单位",), ("水务局",)]), ("第二季度", [("主送机关", "人数"), ("民政局", "2"), ("教育局", "3")])):
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    running.take_sheet(folder / "册.xlsx")
    sheets = running.window.sheets
    qtbot.waitUntil(lambda: sheets.count() == 2, timeout=TIME)
    checked(qtbot, running)
    assert [sheets.itemText(at) for at in range(2)] == ["第二季度", "第一季度"]
    sheets.activated.emit(1)
    qtbot.waitUntil(lambda: running.order.table is not None and running.order.table.sheet == "第一季度", timeout=TIME)
    assert [sheets.itemText(at) for at in range(2)] == ["第一季度", "第二季度"]
    assert running.window.about_sheet.words == "1 行 · 首行是列名"


def test_a_range_copied_from_a_sheet_is_the_table(running: Running, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText('单位\t日期\t人数\r\n"甲, 乙局"\t2026/9/5\t7\r\n')
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(running.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: running.window.sheet.words == "粘贴的表格", timeout=TIME)
    checked(qtbot, running)
    assert running.batch is not None
    assert running.batch.checked(1).values == {"单位": "甲, 乙局", "日期": "2026-09-05", "人数": "7"}
    QApplication.clipboard().setText("")
    running.window.paste.click()
    assert running.window.progress.title.words == "剪贴板里没有表格"


def test_pdfs_one_file_and_a_zip_are_written_when_they_are_chosen(running: Running, folder: Path, qtbot: QtBot) -> None:
    outputs = running.window.outputs
    outputs["word"].click()
    assert (outputs["word"].isChecked(), outputs["pdf"].isChecked()) == (False, True)
    for name in ("word", "one_file", "zipped"):
        outputs[name].click()
    made(running, qtbot)
    assert sorted(path.name for path in (folder / "出").iterdir()) == ["会议通知.docx", "会议通知.pdf", "会议通知.zip", "批量结果.xlsx"]


def test_a_word_form_is_filled_in_place_over_what_it_has(begins: Begins, folder: Path, qtbot: QtBot) -> None:
    (folder / "申请表.docx").write_bytes(word(table(("单位", "{{ 单位 }}"), ("人数", "{{ 人数 }}"))))
    running = begins("申请表.docx")
    running.order = replace(running.order, draft=running.order.draft.with_values({"人数": "5"}))
    (folder / "表.csv").write_text("单位\n水务局\n民政局\n", "utf-8")
    running.take_sheet(folder / "表.csv")
    checked(qtbot, running)
    assert made(running, qtbot) == "2 份生成，0 行没有，0 行没做"
    first, second = sorted((folder / "出").glob("*.docx"))
    assert (first.name, second.name) == ("申请表-1.docx", "申请表-2.docx")
    assert texts_of(first.read_bytes())["word/document.xml"] == ["单位", "水务局", "人数", "5"]


def test_what_was_found_is_saved_as_a_sheet(running: Running, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.qt.batch.running.ask_to_save", answering(folder / "预检.xlsx"))
    running.window.save_list.click()
    qtbot.waitUntil(lambda: running.window.progress.title.words == "存好了", timeout=TIME)
    (page,) = read_sheets((folder / "预检.xlsx").read_bytes(), bytes.decode)
    assert page.row(1) == ["2", "3", "民政局", "“开会日期”写的是“2026-02-30”：2 月没有 30 日。"]


def test_a_sheet_of_which_no_column_fits_asks_for_fields(running: Running, folder: Path, qtbot: QtBot) -> None:
    (folder / "别的.csv").write_text("甲,乙\n水务局,教育局\n", "utf-8")
    running.take_sheet(folder / "别的.csv")
    qtbot.waitUntil(lambda: "填到" in running.window.progress.now.words, timeout=TIME)
    assert (numbers(running), running.window.begin.isEnabled()) == ([0, 0, 0], False)
    running.window.field_chosen.emit("甲", "单位")
    checked(qtbot, running)
    assert (running.window.progress.isVisible(), len(running.looked.told)) == (False, 0)


def test_what_goes_wrong_in_a_run_leaves_a_window_that_can_be_used(running: Running, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_what: object) -> object:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as met:
        patch.setattr("editor.qt.batch.order.Batch.begin", broken)
        running.window.begin.click()
        assert not running.window.paste.isEnabled()
        qtbot.waitUntil(lambda: bool(met), timeout=TIME)
    assert [kind for kind, _, _ in met] == [ZeroDivisionError]
    assert (running.window.progress.isVisible(), running.window.begin.isEnabled(), running.window.columns.isEnabled()) == (False, True, True)
    assert made(running, qtbot) == "2 份生成，1 行没有，0 行没做"


def test_a_range_is_not_pasted_into_a_run(running: Running, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("单位\n甲局\n")
    running.window.begun.connect(lambda: qtbot.keyClick(running.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert made(running, qtbot) == "2 份生成，1 行没有，0 行没做"
    assert running.window.sheet.words == "表.csv"


def test_the_buttons_at_the_foot_stay_whole_when_one_more_appears_in_a_narrow_window(running: Running, qtbot: QtBot) -> None:
    window = running.window
    window.resize(960, 640)
    window.show()
    qtbot.waitExposed(window)
    window.open_folder.show()
    window.begin.setText("Go on with the 1234 rows that are left")
    QApplication.processEvents()
    foot = (window.change_folder, window.open_folder, window.begin)
    assert [button.width() - button.sizeHint().width() for button in foot if button.width() < button.sizeHint().width()] == []
