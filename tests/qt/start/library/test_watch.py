"""Two persons share two folders: what one puts in comes up for the other by itself, and a folder that goes takes nothing along."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.qt.start.library.cards_model import ENTRY_ROLE
from editor.qt.start.library.watch import LibraryWatch
from editor.qt.start.start_page import StartPage
from editor.storage.folders import Folders
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.state import LibraryView

TEXT = '+++\nname = "{name}"\nkind = "通知"\n+++\n@标题 关于{{{{ 事项 }}}}的通知\n\n{text}\n'
SOON = 15_000  # ms on a machine that has much else to do; tests/benchmarks/bench_library.py tells how long it takes


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.nigao"
    path.write_text(TEXT.format(name=name, text=text), "utf-8")
    return path


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    put(tmp_path / "局里", "值班通知", "每日一人。")
    put(tmp_path / "科里", "巡查通知", "每周一次。")
    return tmp_path / "局里", tmp_path / "科里"


@pytest.fixture
def pages(folders: tuple[Path, Path], tmp_path: Path, qtbot: QtBot, worn: QApplication) -> Iterator[tuple[StartPage, StartPage]]:
    shown: list[StartPage] = []
    for person in ("one", "other"):
        desk = Desk(Folders.under(tmp_path / person))
        desk.settings.change("shared_folders", tuple(map(str, folders)))
        page = StartPage(desk)
        page.library.head.show_view(LibraryView(tab="shared"))
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.library.came, timeout=20_000):
            page.show()
        shown.append(page)
    yield shown[0], shown[1]
    for page in shown:
        page.close()


def entries(page: StartPage) -> dict[str, LibraryEntry]:
    model = page.library.cards.cards
    return {model.index(row).data(): model.index(row).data(ENTRY_ROLE) for row in range(model.rowCount())}


def test_what_a_colleague_puts_in_comes_up_for_both_by_itself(pages: tuple[StartPage, StartPage], folders: tuple[Path, Path], qtbot: QtBot) -> None:
    assert all({"值班通知", "巡查通知"} <= entries(page).keys() for page in pages)
    put(folders[1], "防汛通知", "汛期到了。")
    qtbot.waitUntil(lambda: all("防汛通知" in entries(page) for page in pages), timeout=SOON)


def test_a_newer_version_is_for_the_next_report_and_one_in_work_keeps_its_own(
    pages: tuple[StartPage, StartPage], folders: tuple[Path, Path], qtbot: QtBot
) -> None:
    desk, old = Desk(Folders.under(folders[0].parent / "one")), entries(pages[0])["值班通知"]
    in_work = desk.open(old.source).draft
    put(folders[0], "值班通知", "每日两人，轮流值守。")
    qtbot.waitUntil(lambda: entries(pages[0])["值班通知"].version != old.version, timeout=SOON)
    assert pages[0].library.cards.cards.index(list(entries(pages[0])).index("值班通知")).data(ENTRY_ROLE) != old
    assert "每日一人" in in_work.template.origin
    assert "每日两人" in desk.open(entries(pages[0])["值班通知"].source).draft.template.origin


def test_a_folder_that_vanishes_is_told_and_its_templates_can_be_used(
    pages: tuple[StartPage, StartPage], folders: tuple[Path, Path], qtbot: QtBot
) -> None:
    shutil.rmtree(folders[0])
    words = [page.library.head.shared.words for page in pages]
    qtbot.waitUntil(lambda: all(one.words == f"没连上共享夹：{folders[0]}" for one in words), timeout=SOON)
    for page in pages:
        assert {"值班通知", "巡查通知"} <= entries(page).keys()
        with qtbot.waitSignal(page.open_file) as told:
            page.library.cards.opened.emit(entries(page)["值班通知"])
        assert told.args is not None
        assert "每日一人" in Desk(Folders.under(folders[0].parent / "one")).open(Path(told.args[0])).draft.template.origin
    put(folders[0], "值班通知", "回来了。")
    qtbot.waitUntil(lambda: all(entries(page)["值班通知"].kept is None for page in pages), timeout=SOON)


def test_nothing_is_read_while_the_page_is_not_shown(pages: tuple[StartPage, StartPage], folders: tuple[Path, Path], qtbot: QtBot) -> None:
    pages[0].hide()
    put(folders[0], "防汛通知", "汛期到了。")
    qtbot.waitUntil(lambda: "防汛通知" in entries(pages[1]), timeout=SOON)
    assert "防汛通知" not in entries(pages[0])
    with qtbot.waitSignal(pages[0].library.came):
        pages[0].show()
    assert "防汛通知" in entries(pages[0])


def test_a_page_that_was_minimised_goes_on_reading_when_it_is_back(
    pages: tuple[StartPage, StartPage], folders: tuple[Path, Path], qtbot: QtBot
) -> None:
    pages[0].showMinimized()
    put(folders[0], "防汛通知", "汛期到了。")
    qtbot.waitUntil(lambda: "防汛通知" in entries(pages[1]), timeout=SOON)
    assert "防汛通知" not in entries(pages[0])
    pages[0].showNormal()
    qtbot.waitUntil(lambda: "防汛通知" in entries(pages[0]), timeout=SOON)


def test_a_folder_that_never_answers_holds_nobody_up(worn: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never, began = Event(), Event()
    monkeypatch.setattr(Desk, "library", property(lambda _desk: (began.set(), never.wait())))
    watch = LibraryWatch(Desk(Folders.under(tmp_path)))
    watch.refresh()
    assert began.wait(20)
    watch.wait()
    never.set()


def test_a_reading_that_fails_is_not_the_last_one(worn: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    tries, read = count(), Desk.library.fget
    assert read is not None

    def failing(desk: Desk) -> object:
        if next(tries) == 0:
            raise NigaoError("磁盘没有回应。")
        return read(desk)

    monkeypatch.setattr(Desk, "library", property(failing))
    watch, seen = LibraryWatch(Desk(Folders.under(tmp_path))), list[object]()
    watch.read.connect(seen.append)
    watch.follow(on=True)
    watch.refresh()
    qtbot.waitUntil(lambda: bool(seen), timeout=SOON)
    watch.wait()
    watch.refresh()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=SOON)
    watch.wait()


def test_a_name_that_is_typed_outlives_what_a_colleague_puts_in(pages: tuple[StartPage, StartPage], folders: tuple[Path, Path], qtbot: QtBot) -> None:
    page = pages[0]
    page.library.head.show_view(LibraryView(tab="own"))
    own = Desk(Folders.under(folders[0].parent / "one")).folders.templates
    put(own, "我的通知", "试一试。")
    qtbot.waitUntil(lambda: "我的通知" in entries(page), timeout=SOON)
    cards = page.library.cards
    cards.setCurrentIndex(cards.cards.index(list(entries(page)).index("我的通知")))
    cards.edit(cards.currentIndex())
    box = cards.findChild(QLineEdit)
    assert box is not None
    box.selectAll()
    QTest.keyClicks(box, "new")
    with qtbot.waitSignal(page.library.watch.read, timeout=SOON):
        put(own, "别的通知", "又一个。")
    assert (box.isVisible(), box.text()) == (True, "new")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {"new", "别的通知"} <= entries(page).keys(), timeout=SOON)
