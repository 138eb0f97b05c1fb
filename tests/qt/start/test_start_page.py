from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.look import theme
from editor.qt.look.labels import when_words
from editor.qt.start.library.cards_model import ENTRY_ROLE, PAGE_ROLE, CardsModel
from editor.qt.start.reports.delegate import ROW_ROLE
from editor.qt.start.reports.recents import RecentsModel
from editor.qt.start.reports.row import RecentRow
from editor.qt.start.start_drop import STRIP
from editor.qt.start.start_page import StartPage
from editor.storage.folders import Folders
from editor.storage.recents import Recent


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was read from the font files, once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path: Path, cache: Path) -> Desk:
    own = Desk(replace(Folders.under(tmp_path), cache=cache))
    for number in range(7):
        report = tmp_path / f"report-{number}.docx"
        report.write_bytes(b"there")
        own.recents.add(report, f"第{number}期简报", "情况报告", number, 6)
    (tmp_path / "report-3.docx").unlink()
    return own


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[StartPage]:
    theme.put_on(qapp, "light")
    shown = StartPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1440, 800)
    shown.show()
    qtbot.waitExposed(shown)
    qtbot.waitUntil(lambda: _has_pages(shown), timeout=30_000)
    yield shown
    theme.put_on(qapp, "light")


def _has_pages(page: StartPage) -> bool:
    """Whether the cards in sight have their first pages; those below are laid out when somebody gets there."""
    cards = page.library.cards
    indexes = [cards.cards.index(row) for row in range(cards.cards.rowCount())]
    seen = [index for index in indexes if cards.visibleRegion().intersects(cards.visualRect(index))]
    return bool(indexes) and all(index.data(PAGE_ROLE) is not None for index in seen)


def _titles(page: StartPage) -> list[str]:
    model = page.reports.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _names(page: StartPage) -> list[str]:
    model = page.library.cards.cards
    return [model.index(row).data(ENTRY_ROLE).name for row in range(model.rowCount())]


def _drop(page: StartPage, data: QMimeData) -> None:
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.viewport(), QDragEnterEvent(QPoint(700, 600), action, data, buttons, keys))
    QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(700, 600), action, data, buttons, keys))


def test_the_reports_opened_last_come_first_and_only_five_of_them(page: StartPage) -> None:
    assert _titles(page) == [f"第{number}期简报" for number in (6, 5, 4, 3, 2)]
    page.reports.more.click()
    assert len(_titles(page)) == 7


def test_a_report_says_what_is_left_that_all_is_filled_or_that_its_file_is_gone(page: StartPage) -> None:
    model = page.reports.list.model()
    assert [model.index(row, 0).data(ROW_ROLE).state for row in range(4)] == ["已填完", "剩 1 项", "剩 2 项", "文件不在了"]


def test_the_focus_starts_on_the_first_report_and_enter_goes_on_with_it(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitUntil(page.reports.list.hasFocus)
    with qtbot.waitSignal(page.open_file) as told:
        QTest.keyClick(page.reports.list, Qt.Key.Key_Return)
    assert told.args == [tmp_path / "report-6.docx"]


def test_delete_takes_a_report_off_the_list_and_leaves_the_file(page: StartPage, desk: Desk, tmp_path: Path) -> None:
    page.focus_first()
    QTest.keyClick(page.reports.list, Qt.Key.Key_Delete)
    assert _titles(page)[0] == "第5期简报"
    assert str(tmp_path / "report-6.docx") not in [recent.path for recent in desk.recents.all()]
    assert (tmp_path / "report-6.docx").exists()


def test_every_shipped_template_is_a_card_with_its_real_first_page(page: StartPage, desk: Desk) -> None:
    assert sorted(_names(page)) == sorted(entry.name for entry in desk.templates())
    first = page.library.cards.cards.index(0).data(PAGE_ROLE)
    assert any(box.text.strip() for box in first.lines)


def test_enter_on_a_card_starts_from_its_template(page: StartPage, qtbot: QtBot) -> None:
    page.library.cards.setCurrentIndex(page.library.cards.cards.index(0))
    with qtbot.waitSignal(page.open_file) as told:
        QTest.keyClick(page.library.cards, Qt.Key.Key_Return)
    assert told.args == [page.library.cards.cards.index(0).data(ENTRY_ROLE).file]


def test_searching_leaves_only_what_has_all_the_words(page: StartPage) -> None:
    page.search("情况 第5期")
    assert _titles(page) == ["第5期简报"]
    assert _names(page) == []
    page.search("")
    assert len(_titles(page)) == 5


def test_a_search_without_an_answer_says_what_to_try(page: StartPage) -> None:
    page.search("没有的词")
    assert "没有的词" in page.library.none.words
    assert "试试少写几个字" in page.library.none.words
    assert page.library.none.isVisible()
    assert not page.library.cards.isVisible()


def test_escape_clears_the_search(page: StartPage) -> None:
    page.search("没有的词")
    QTest.keyClick(page.box, Qt.Key.Key_Escape)
    assert page.box.text() == ""
    assert len(_titles(page)) == 5


def test_a_file_dropped_anywhere_on_the_page_is_opened(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "范文.txt"))])
    with qtbot.waitSignal(page.open_file) as told:
        _drop(page, data)
    assert told.args == [tmp_path / "范文.txt"]


def test_dropped_text_is_read_as_a_sample(page: StartPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("X月X日，会议召开。")
    with qtbot.waitSignal(page.open_text) as told:
        _drop(page, data)
    assert told.args == ["X月X日，会议召开。", ""]


def test_while_a_file_hangs_over_the_page_the_drop_area_says_what_letting_go_does(page: StartPage) -> None:
    data = QMimeData()
    data.setText("X")
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.viewport(), QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys))
    assert page.drop.heading.words == "松手，读这份范文"
    QApplication.sendEvent(page.viewport(), QDragLeaveEvent())
    assert page.drop.heading.words == "从范文新建"


def test_pasting_reads_the_clipboard_and_an_empty_one_is_said(page: StartPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("XX单位：")
    with qtbot.waitSignal(page.open_text) as told:
        page.drop.paste.click()
    assert told.args == ["XX单位：", ""]
    QGuiApplication.clipboard().setText("  \n")
    with qtbot.assertNotEmitted(page.open_text):
        QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "剪贴板" in page.drop.kinds.words


def test_rich_text_on_the_clipboard_is_handed_on_beside_the_plain_text(page: StartPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("X月X日")
    data.setHtml("<p>X月X日</p>")
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(page.open_text) as told:
        page.drop.paste.click()
    QGuiApplication.clipboard().setText("")  # Qt would let go of the data after Python has ended
    assert told.args == ["X月X日", "<p>X月X日</p>"]


def test_a_narrow_page_puts_the_reports_above_a_low_drop_area(page: StartPage, qtbot: QtBot) -> None:
    assert page.reports.list.mapTo(page, QPoint(0, 0)).x() > page.drop.mapTo(page, QPoint(0, 0)).x()
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: page.drop.height() == STRIP)
    qtbot.waitUntil(lambda: page.reports.list.mapTo(page, QPoint(0, 0)).y() < page.drop.mapTo(page, QPoint(0, 0)).y())


@pytest.mark.parametrize(("width", "cards"), [(1440, 6), (1280, 5), (1000, 4), (600, 2)])
def test_as_many_cards_as_fit_stand_side_by_side(page: StartPage, qtbot: QtBot, width: int, cards: int) -> None:
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.library.cards.width() // 208 == cards)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)


def test_without_reports_the_page_says_how_to_begin_and_the_focus_is_on_choosing(
    tmp_path: Path, cache: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.put_on(qapp, "dark")
    shown = StartPage(Desk(replace(Folders.under(tmp_path / "new"), cache=cache)))
    qtbot.addWidget(shown)
    shown.resize(1280, 700)
    shown.show()
    qtbot.waitUntil(lambda: _has_pages(shown), timeout=30_000)
    assert "还没有文稿" in shown.reports.none.words
    assert shown.drop.browse.hasFocus()
    theme.put_on(qapp, "light")


def test_a_broken_template_does_not_hide_the_others(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    desk.folders.templates.mkdir(parents=True)
    (desk.folders.templates / "坏的.nigao").write_bytes(b"\x00\xff\x00")
    shown = StartPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1280, 700)
    shown.show()
    qtbot.waitUntil(lambda: shown.library.cards.cards.rowCount() > 0)
    assert {"会议通知"} <= set(_names(shown))


def test_the_lists_keep_the_rules_of_item_models(qapp: QApplication, desk: Desk) -> None:
    recents, cards = RecentsModel(), CardsModel()
    testers = [QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal) for model in (recents, cards)]
    recents.show_rows([RecentRow(recent) for recent in desk.recents.all()])
    cards.show_entries(desk.templates())
    assert [tester.model().rowCount() for tester in testers] == [7, len(desk.templates())]


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(hours=2), "今天 12:05"),
        (timedelta(hours=15), "昨天"),
        (timedelta(days=4), "11月16日"),
        (timedelta(days=400), "2025年10月16日"),
    ],
)
def test_a_time_is_said_as_short_as_it_is_clear(back: timedelta, words: str) -> None:
    now = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
    assert when_words((now - back).timestamp(), now) == words


def test_no_time_is_said_as_nothing() -> None:
    assert when_words(0, datetime(2026, 11, 20, tzinfo=UTC)) == ""


def test_a_report_without_a_title_goes_by_its_file_name(tmp_path: Path) -> None:
    assert RecentRow(Recent(str(tmp_path / "三月报告.docx"))).title == "三月报告"
