"""A run in the window over a template and a sheet of three rows, one of which says a day that there is not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.batch import BatchSettings
from editor.desk import Desk, Opened
from editor.qt.batch.order import BatchOrder
from editor.qt.batch.running import Running
from editor.storage.folders import Folders
from tests.cli.batch_runs import TEMPLATE

TIME = 20_000
SHEET = "机关,会议时间,人数,别的\n水务局,2026-09-02,3,甲\n民政局,2026-02-30,2,\n教育局,2026-09-04,12,\n"
Begins = Callable[[str], Running]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "通知.nigao").write_text(TEMPLATE, "utf-8")
    (tmp_path / "表.csv").write_text(SHEET, "utf-8")
    return tmp_path


@pytest.fixture
def begins(folder: Path, qtbot: QtBot) -> Iterator[Begins]:
    """Opens a file of the folder and shows the window of a run over it, without a sheet yet."""
    made: list[Running] = []
    parent = QWidget()
    qtbot.addWidget(parent)

    def begun(name: str) -> Running:
        desk = Desk(Folders.under(folder / "home"))
        opened: Opened = desk.open(folder / name)
        settings = BatchSettings(folder / "出", resume=True, processes=1)
        running = Running(BatchOrder(desk, opened.draft, None, settings, opened.form).as_before(), parent)
        running.begin()
        made.append(running)
        return running

    yield begun
    for running in made:
        running.window.close()


@pytest.fixture
def running(begins: Begins, folder: Path, qtbot: QtBot) -> Running:
    made = begins("通知.nigao")
    made.take_sheet(folder / "表.csv")
    checked(qtbot, made)
    return made


def checked(qtbot: QtBot, running: Running) -> None:
    """Wait until all rows are looked through."""
    qtbot.waitUntil(lambda: running.batch is not None and running.window.steps.accessibleName() == "生成", timeout=TIME)


def numbers(running: Running) -> list[int]:
    """How many rows will do, how many won't, how many want a look."""
    return [card.number for card in running.window.counts]


def made(running: Running, qtbot: QtBot) -> str:
    """Begin the run, wait for its end, and give what is said of it."""
    running.window.begin.click()
    qtbot.waitUntil(lambda: running.window.progress.title.words == "生成好了", timeout=TIME)
    return running.window.progress.count.words


def answering(path: Path) -> Callable[..., Path]:
    """A dialog in which a person chooses this path."""

    def answer(*_asked: object) -> Path:
        return path

    return answer
