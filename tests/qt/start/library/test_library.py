"""The library on the start page: tabs, tags, order, list, badges, shared folders, and what is done with a template."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.acts.element_rules import KINDS
from editor.qt.look import theme
from editor.qt.messages.bars import Notice
from editor.qt.start.library.cards_model import BADGE_ROLE, ENTRY_ROLE
from editor.qt.start.reports.row import RecentRow
from editor.qt.start.start_page import StartPage
from editor.storage.library.entry import LibraryEntry
from editor.storage.recents import Recent
from tests.shipped import TEMPLATES

OWN = """+++
format = 1
name = "{name}"
kind = "{kind}"
tags = ["{tag}"]
+++
@标题 关于{{{{ 单位 }}}}的{kind}

{{{{ 单位 }}}}按期完成了{tag}任务。
"""


def put(folder: Path, name: str, kind: str = "方案", tag: str = "年度") -> Path:
    """A small template in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.nigao"
    path.write_text(OWN.format(name=name, kind=kind, tag=tag), "utf-8")
    return path


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared"


@pytest.fixture
def page(desk: Desk, shared: Path, qtbot: QtBot, worn: QApplication) -> Iterator[StartPage]:
    put(desk.folders.templates, "检查方案", tag="安全")
    put(shared, "值班通知", "通知", "值班")
    desk.settings.change("shared_folders", (str(shared),))
    shown = StartPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1440, 900)
    with qtbot.waitSignal(shown.library.came):
        shown.show()
    yield shown
    shown._workers.wait()


@pytest.fixture
def again(page: StartPage, qtbot: QtBot) -> Callable[[], None]:
    """Reads the library anew."""

    def read() -> None:
        with qtbot.waitSignal(page.library.came):
            page.library.refresh()

    return read


def names(page: StartPage) -> list[str]:
    model = page.library.cards.cards
    return [model.index(row).data() for row in range(model.rowCount())]


def hold(page: StartPage, name: str) -> LibraryEntry:
    """Take a card in hand."""
    index = page.library.cards.cards.index(names(page).index(name))
    page.library.cards.setCurrentIndex(index)
    page.library.cards.setFocus()
    return index.data(ENTRY_ROLE)


def badge(page: StartPage, name: str) -> str:
    return page.library.cards.cards.index(names(page).index(name)).data(BADGE_ROLE)


def test_tabs_count_official_and_business_kinds_own_and_shared(page: StartPage) -> None:
    official = sum(template.kind in KINDS for template in TEMPLATES.values())
    counts = (len(TEMPLATES) + 2, official + 1, len(TEMPLATES) - official + 1, 1, 1)
    tabs = [f"{name} {count}" for name, count in zip(("全部", "法定文种", "工作文种", "我的", "共享"), counts, strict=True)]
    assert [part.text() for part in page.library.head.tabs.parts] == tabs
    page.library.head.tabs.parts[3].click()
    assert names(page) == ["检查方案"]


def test_a_search_looks_into_the_text_too_and_counts_follow(page: StartPage) -> None:
    page.search("完成了值班任务")
    assert names(page) == ["值班通知"]
    assert page.library.head.tabs.parts[0].text() == "全部 1"


def test_tags_leave_what_has_one_of_them(page: StartPage) -> None:
    chosen = [act for act in page.library.head.tags.menu_below.actions() if act.text() in ("安全", "值班")]
    for act in chosen:
        act.trigger()
    assert sorted(names(page)) == ["值班通知", "检查方案"]
    assert page.library.head.tags.text() == "标签 2"
    chosen[0].trigger()
    assert page.library.head.tags.text() == "标签 1"


def test_what_was_used_last_comes_first_and_names_are_ordered_as_in_a_dictionary(page: StartPage, again: Callable[[], None]) -> None:
    hold(page, "商洽函")
    QTest.keyClick(page.library.cards, Qt.Key.Key_Return)
    again()
    assert names(page)[0] == "商洽函"
    page.library.head.order.menu_below.actions()[1].trigger()
    known = ("表彰决定", "调研报告", "值班通知", "专项资金请示")
    assert [name for name in names(page) if name in known] == [*known]
    assert page.library.head.order.text() == "按名称"


def test_tab_order_and_form_are_remembered_for_the_next_start(page: StartPage, desk: Desk, qtbot: QtBot) -> None:
    page.library.head.form.parts[1].click()
    page.library.head.order.menu_below.actions()[1].trigger()
    page.library.head.tabs.parts[3].click()
    later = StartPage(desk)
    qtbot.addWidget(later)
    assert later.library.head.view == page.library.head.view
    assert later.library.cards.as_list


def test_as_a_list_each_template_takes_one_row(page: StartPage) -> None:
    page.library.head.form.parts[1].click()
    rows = [page.library.cards.visualRect(page.library.cards.cards.index(row)) for row in range(3)]
    assert {row.left() for row in rows} == {rows[0].left()}
    assert rows[1].top() - rows[0].top() == 36
    assert not page.library.cards.grab().isNull()


def test_what_others_put_in_or_change_wears_a_badge_until_it_is_used(page: StartPage, shared: Path, again: Callable[[], None]) -> None:
    assert {badge(page, name) for name in names(page)} == {""}
    put(shared, "巡查通知", "通知")
    put(shared, "值班通知", "通知", "夜间")
    again()
    assert (badge(page, "巡查通知"), badge(page, "值班通知"), badge(page, "检查方案")) == ("new", "changed", "")
    hold(page, "值班通知")
    QTest.keyClick(page.library.cards, Qt.Key.Key_Return)
    again()
    assert badge(page, "值班通知") == ""


def test_a_shared_folder_says_in_words_whether_it_is_reached(page: StartPage, shared: Path, again: Callable[[], None]) -> None:
    assert page.library.head.shared.words.words == f"共享夹已连上：{shared}"
    (shared / "值班通知.nigao").unlink()
    shared.rmdir()
    again()
    assert page.library.head.shared.words.words == f"没连上共享夹：{shared}"


def test_what_is_pinned_comes_before_what_was_used_last_and_stays_there(page: StartPage, again: Callable[[], None], qtbot: QtBot) -> None:
    def pin(name: str) -> None:
        """Choose “stay in front” in the menu of a card."""
        menu = page.library.cards.menu_of(page.library.cards.cards.index(names(page).index(name)))
        with qtbot.waitSignal(page.library.came):
            next(act for act in menu.actions() if act.text() == "固定在前").trigger()

    pin("讲话稿")
    hold(page, "商洽函")
    QTest.keyClick(page.library.cards, Qt.Key.Key_Return)
    again()
    assert names(page)[:2] == ["讲话稿", "商洽函"]
    page.library.head.order.menu_below.actions()[1].trigger()
    assert names(page)[0] == "讲话稿"
    pin("讲话稿")
    assert names(page)[0] != "讲话稿"


def test_space_looks_inside_and_enter_begins_from_there(page: StartPage, qtbot: QtBot) -> None:
    entry = hold(page, "会议通知")
    QTest.keyClick(page.library.cards, Qt.Key.Key_Space)
    peek = page.library.peek
    assert peek is not None
    qtbot.waitUntil(lambda: len(peek.sheets.pages) > 0, timeout=20000)
    assert not peek.grab().isNull()
    with qtbot.waitSignal(page.open_file) as told:
        QTest.keyClick(peek, Qt.Key.Key_Return)
    assert told.args == [entry.file]
    assert not peek.isVisible()


def test_one_of_the_own_is_renamed_in_place_and_stays_in_hand(page: StartPage, desk: Desk, qtbot: QtBot) -> None:
    hold(page, "检查方案")
    QTest.keyClick(page.library.cards, Qt.Key.Key_F2)
    box = page.library.cards.findChild(QLineEdit)
    assert box is not None
    box.selectAll()
    box.insert("巡查方案")
    assert box.isModified()
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.library.cards.currentIndex().data() == "巡查方案", timeout=20000)
    assert [path.name for path in desk.folders.templates.glob("*.nigao")] == ["巡查方案.nigao"]


def test_one_of_the_own_is_deleted_and_put_back(page: StartPage, desk: Desk, qtbot: QtBot) -> None:
    hold(page, "检查方案")
    with qtbot.waitSignal(page.told) as told, qtbot.waitSignal(page.library.came):
        QTest.keyClick(page.library.cards, Qt.Key.Key_Delete)
    assert "检查方案" not in names(page)
    assert list(desk.folders.templates.glob("*.nigao")) == []
    notice: Notice = told.args[0]
    with qtbot.waitSignal(page.library.came):
        notice.acts[0].do()
    assert "检查方案" in names(page)


def test_what_is_not_ones_own_is_neither_renamed_nor_deleted(page: StartPage, qtbot: QtBot) -> None:
    hold(page, "值班通知")
    with qtbot.assertNotEmitted(page.told):
        QTest.keyClick(page.library.cards, Qt.Key.Key_Delete)
        QTest.keyClick(page.library.cards, Qt.Key.Key_F2)
    assert page.library.cards.findChild(QLineEdit) is None
    assert "值班通知" in names(page)


def test_any_template_is_copied_to_the_own(page: StartPage, qtbot: QtBot) -> None:
    index = page.library.cards.cards.index(names(page).index("值班通知"))
    act = next(act for act in page.library.cards.menu_of(index).actions() if act.text() == "另存到我的模板")
    with qtbot.waitSignal(page.library.came):
        act.trigger()
    page.library.head.tabs.parts[3].click()
    assert sorted(names(page)) == ["值班通知", "检查方案"]


def test_a_folder_that_no_program_opens_is_told(page: StartPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    index = page.library.cards.cards.index(0)
    report = RecentRow(Recent(str(tmp_path / "报告.docx")))
    for menu in (page.library.cards.menu_of(index), page.reports.list.menu_of(report)):
        with qtbot.waitSignal(page.told) as told:
            next(act for act in menu.actions() if act.text() == "打开文件夹").trigger()
        assert told.args is not None
        assert Path(told.args[0].path).is_dir()


def test_enter_in_the_search_goes_down_to_what_was_found(page: StartPage) -> None:
    page.search("值班任务")
    QApplication.sendEvent(page.box, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    assert page.library.cards.hasFocus()
    assert page.library.cards.currentIndex().data() == "值班通知"


def test_paper_stays_white_on_cards_too_when_that_is_wanted(page: StartPage, desk: Desk, again: Callable[[], None], worn: QApplication) -> None:
    theme.put_on(worn, "dark")
    dimmed = page.library.cards.pictures.colors.paper
    desk.settings.change("white_paper", True)
    again()
    white = page.library.cards.pictures.colors.paper
    theme.put_on(worn, "light")
    assert (dimmed, white) == ("#E2DFD7", "#FFFFFF")
