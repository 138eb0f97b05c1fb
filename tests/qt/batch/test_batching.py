"""批量生成 in the window: a sheet is taken, columns are given fields, rows are looked through, documents are made, a run is stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.batch import BatchSettings
from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.qt.batch.order import BatchOrder
from editor.qt.batch.running import Running
from editor.storage.folders import Folders
from tests.cli.batch_runs import TEMPLATE, results

TIME = 20_000
SHEET = "机关,会议时间,人数,别的\n水务局,2026-09-02,3,甲\n民政局,2026-02-30,2,\n教育局,2026-09-04,12,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "通知.nigao").write_text(TEMPLATE, "utf-8")
    (tmp_path / "表.csv").write_text(SHEET, "utf-8")
    return tmp_path


@pytest.fixture
def running(folder: Path, qtbot: QtBot) -> Iterator[Running]:
    desk = Desk(Folders.under(folder / "home"))
    draft: Draft = desk.open(folder / "通知.nigao").draft
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Running(BatchOrder(desk, draft, None, BatchSettings(folder / "出", resume=True, processes=1)), parent)
    made.begin()
    made.take_sheet(folder / "表.csv")
    _checked(qtbot, made)
    yield made
    made.window.close()


def _checked(qtbot: QtBot, running: Running) -> None:
    qtbot.waitUntil(lambda: running.batch is not None and running.window.steps.accessibleName() == "生成", timeout=TIME)


def _fields(running: Running) -> dict[str, str]:
    return {match.column.title: match.field for match in running.order.matches}


def test_columns_are_matched_and_rows_looked_through_before_anything_is_written(running: Running, folder: Path) -> None:
    assert _fields(running) == {"机关": "单位", "会议时间": "日期", "人数": "人数", "别的": ""}
    assert [card.number for card in running.window.counts] == [2, 1, 0]
    assert "2 月没有 30 日" in running.window.rows.item(0).text()
    assert running.window.begin.text() == "生成 2 份"
    assert not (folder / "出").exists()


def test_another_field_for_a_column_is_remembered_for_the_template(running: Running, folder: Path, qtbot: QtBot) -> None:
    box = running.window.columns.boxes[3]
    box.activated.emit(box.findData("备注"))
    _checked(qtbot, running)
    assert _fields(running)["别的"] == "备注"
    running.window.field_chosen.emit("人数", "")
    assert _fields(running)["人数"] == ""
    again = BatchOrder(running.order.desk, running.order.draft, None, running.order.settings).with_sheet(folder / "表.csv")
    assert {match.column.title: match.field for match in again.matches} == _fields(running)


def test_documents_are_made_and_the_rows_without_one_told(running: Running, folder: Path, qtbot: QtBot) -> None:
    running.window.name.setText("{{ 主送机关 }}")
    running.window.name.editingFinished.emit()
    _checked(qtbot, running)
    running.window.begin.click()
    qtbot.waitUntil(lambda: running.window.progress.title.words == "生成好了", timeout=TIME)
    assert running.window.progress.count.words == "2 份生成，1 行没有，0 行没做"
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
    running.window.begin.click()
    qtbot.waitUntil(lambda: running.window.progress.title.words == "生成好了", timeout=TIME)
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
