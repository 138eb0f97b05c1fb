"""The help: pages in both languages, a search over all of them, and the keys as the window has them."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.qt.help_window import HelpWindow, help_pages
from editor.qt.main_window import MainWindow
from editor.shipped import shipped_path

LANGUAGES = ("zh", "en")
MOST_BYTES = 1_500_000


@pytest.fixture
def shown(window: MainWindow) -> HelpWindow:
    window.acts.help.trigger()
    assert window.preferring.help is not None
    return window.preferring.help


def test_f1_shows_the_help_beside_the_work(window: MainWindow, shown: HelpWindow) -> None:
    assert [key.toString() for key in window.acts.help.shortcuts()] == ["F1"]
    assert (shown.isWindow(), shown.isVisible(), shown.contents.count()) == (True, True, len(shown.pages))


def test_every_act_with_a_key_is_on_the_page_of_keys(window: MainWindow, shown: HelpWindow) -> None:
    keys = [key.toString() for act in window.frame.actions() for key in act.shortcuts()]
    assert [key for key in keys if key not in shown.pages[-1].text] == []
    assert len(keys) > 20


def test_a_search_goes_to_the_page_that_has_the_words(shown: HelpWindow) -> None:
    shown.search.setText("WPS 打开")
    shown._search()
    assert "WPS 打开" in shown.pages[shown.contents.currentRow()].text
    assert shown.text.textCursor().selectedText() == "WPS 打开"


def test_a_search_in_vain_stays_on_the_page(shown: HelpWindow) -> None:
    shown.search.setText("没有这样的话")
    shown._search()
    assert (shown.contents.currentRow(), shown.text.textCursor().hasSelection()) == (0, False)


def test_the_page_at_hand_is_shown_with_its_words(shown: HelpWindow, qtbot: QtBot) -> None:
    shown.contents.setCurrentRow(1)
    assert "下一个空位" in shown.text.toPlainText()


def test_both_languages_have_the_same_pages_with_a_title_each() -> None:
    names = [[path.name for path in sorted(shipped_path(f"help/{language}").glob("*.md"))] for language in LANGUAGES]
    assert names[0] == names[1]
    assert [page for language in LANGUAGES for page in help_pages(language, ()) if not page.title] == []


def test_pictures_of_the_pages_are_there_and_small() -> None:
    shown = {name for path in shipped_path("help").rglob("*.md") for name in re.findall(r"\((pictures/[^)]+)\)", path.read_text("utf-8"))}
    files = [Path(shipped_path("help")) / name for name in shown]
    assert [file.name for file in files if not file.is_file()] == []
    assert sum(file.stat().st_size for file in shipped_path("help/pictures").iterdir()) < MOST_BYTES
