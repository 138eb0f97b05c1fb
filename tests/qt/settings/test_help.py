"""The help: pages in both languages, a search over all of them, and the keys as the window has them."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor import __version__
from editor.cli import main
from editor.desk import Desk
from editor.qt.app.main_window import MainWindow
from editor.qt.look import theme
from editor.qt.settings.about import about_lines
from editor.qt.settings.help import HelpPage, HelpWindow, help_pages, picture_of
from editor.shipped import shipped_path
from tests.screens.helping import PARTS

LANGUAGES = ("zh", "en")
MOST_BYTES, MOST_OF_ONE = 2_200_000, 150_000


@pytest.fixture
def shown(window: MainWindow) -> HelpWindow:
    window.acts.help.trigger()
    assert window.setting_acts.help is not None
    return window.setting_acts.help


def test_f1_shows_the_help_beside_the_work(window: MainWindow, shown: HelpWindow) -> None:
    assert [key.toString() for key in window.acts.help.shortcuts()] == ["F1"]
    assert (shown.isWindow(), shown.isVisible(), shown.contents.count()) == (True, True, len(shown.pages))


def test_lines_of_code_stand_closely_together(worn: QApplication, qtbot: QtBot) -> None:
    shown = HelpWindow([HelpPage("写法", "# 写法\n\n一段。\n\n    甲 = 1\n\n    乙 = 2\n\n又一段。\n")])
    qtbot.addWidget(shown)
    block, below = shown.text.document().firstBlock(), dict[str, float]()
    while block.isValid():
        below[block.text()] = block.blockFormat().bottomMargin()
        block = block.next()
    assert below == {"写法": 10, "一段。": 10, "甲 = 1": 0, "": 0, "乙 = 2": 10, "又一段。": 10}


def test_every_act_with_a_key_is_on_the_page_of_keys(window: MainWindow, shown: HelpWindow) -> None:
    keys = [key.toString() for act in window.frame.actions() for key in act.shortcuts()]
    assert [key for key in keys if key not in shown.pages[-1].text] == []
    assert len(keys) > 20


def test_about_tells_versions_and_every_font_of_the_standard(window: MainWindow) -> None:
    window.acts.about.trigger()
    shown = window.setting_acts.help
    assert shown is not None
    assert shown.contents.currentItem().text() == "关于拟稿"
    text = shown.text.toPlainText()
    assert [word for word in (__version__, qVersion(), "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体") if word not in text] == []


def test_a_font_is_here_by_its_name_or_by_that_of_its_design_or_something_stands_in(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = {"仿宋": "仿宋_GB2312", "楷体": "KaiTi", "黑体": "Noto Sans CJK SC", "小标宋": "", "宋体": "SimSun"}
    monkeypatch.setattr(desk, "fonts", lambda _: SimpleNamespace(face=lambda role: SimpleNamespace(family=drawn[role])))
    lines = list(about_lines(desk))
    for line in (
        "仿宋_GB2312 | 有",
        "楷体_GB2312 | 有（KaiTi）",
        "黑体 | 没有，用 Noto Sans CJK SC 代替",
        "方正小标宋简体 | 没有",
        "宋体 | 有（SimSun）",
    ):
        assert f"| {line} |" in lines
    assert any(line.startswith("没有的字体不影响 Word 文件") for line in lines)


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
    assert "已认可" not in shown.text.toPlainText()
    assert "拿不准的排在前面" in shown.text.toPlainText()


def test_both_languages_have_the_same_pages_with_a_title_each() -> None:
    names = [[path.name for path in sorted(shipped_path(f"help/{language}").glob("*.md"))] for language in LANGUAGES]
    assert names[0] == names[1]
    assert [page for language in LANGUAGES for page in help_pages(language, ()) if not page.title] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_picture_that_a_page_names_is_there_in_each_look(language: str, look: str) -> None:
    named = [name for page in help_pages(language, ()) for name in re.findall(r"\((pictures/[^)]+)\)", page.text)]
    assert [name for name in named if not picture_of(name, language, look).is_file()] == []
    assert len(named) > 8


def test_every_picture_is_on_a_page_and_all_are_small() -> None:
    files = [path for path in shipped_path("help/pictures").rglob("*") if path.is_file()]
    named = {picture_of(name, language, look) for language in LANGUAGES for name in _named(language) for look in ("light", "dark")}
    assert {*files} - named == set()
    assert [file.name for file in files if file.stat().st_size > MOST_OF_ONE] == []
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


def test_the_script_makes_every_picture_that_a_page_names() -> None:
    made = {f"pictures/{name}.png" for name, _make, _part in PARTS}
    assert made == {*_named("zh")} == {*_named("en")}


def _named(language: str) -> list[str]:
    return [name for page in help_pages(language, ()) for name in re.findall(r"\((pictures/[^)]+)\)", page.text)]


def test_pictures_are_as_wide_as_the_text_and_follow_the_look(shown: HelpWindow, qtbot: QtBot, worn: QApplication) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    wide = shown.text.loadResource(kind, QUrl("pictures/fill.png"))
    shown.resize(700, 600)
    qtbot.waitUntil(lambda: shown.text.viewport().width() < 500)
    narrow = shown.text.loadResource(kind, QUrl("pictures/fill.png"))
    assert isinstance(wide, QImage)
    assert isinstance(narrow, QImage)
    assert narrow.width() < wide.width() <= shown.width() * 2
    theme.put_on(worn, "dark")
    dark = shown.text.loadResource(kind, QUrl("pictures/fill.png"))
    theme.put_on(worn, "light")
    assert isinstance(dark, QImage)
    assert dark.pixelColor(3, 3).lightness() < 80 < narrow.pixelColor(3, 3).lightness()


NAMES = {"回车": "Enter", "空格": "Space", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "Del": "Delete", "Esc": "Escape"}
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|[A-Z0-9]|Tab|Del|Esc|Enter|Space|回车|空格|[↑↓←→]|[,+=-])")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_a_page_names_is_one_of_the_program(language: str, window: MainWindow) -> None:
    acts = {key.toString() for act in window.frame.actions() for key in act.shortcuts()}
    source = "\n".join(path.read_text("utf-8") for path in (Path(__file__).parents[3] / "editor" / "qt").rglob("*.py"))
    named = {key for page in help_pages(language, ()) for key in re.findall(r"\*\*([^*]+)\*\*", page.text) if KEY.fullmatch(key)}
    assert [key for key in named if _plain_key(key) not in acts and not _is_in(source, _plain_key(key))] == []
    assert len(named) > 25


def _plain_key(key: str) -> str:
    *modifiers, last = re.split(r"(?<=\w)\+", key)
    return "+".join((*modifiers, NAMES.get(last, last)))


def _is_in(source: str, key: str) -> bool:
    """Whether a widget's own code knows the key; those of the letters' boxes and of copying are Qt's."""
    last = key.rpartition("+")[2]
    return f"Key_{last}" in source or key in ("Ctrl+V", "Ctrl+C") or f'"{key[:-1]}' in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_a_page_names_is_one_of_the_program(language: str) -> None:
    text = next(page.text for page in help_pages(language, ()) if "nigao fill" in page.text)
    named = set(re.findall(r"`nigao (\w+)", text))
    assert named == {"inspect", "import", "fields", "fill", "batch", "values", "check", "templates"}
    assert [name for name in named if main([name, "--help"]) != 0] == []
