"""The preferences: each change is kept and in force at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk, Opened
from editor.desk.defaults import with_defaults
from editor.model.draft import Draft
from editor.model.session import Session
from editor.model.template_file import parse_template
from editor.qt import theme
from editor.qt.main_window import MainWindow
from editor.qt.preferences import Preferences
from editor.storage.folders import Folders
from editor.storage.settings import Settings
from editor.storage.value_history import Written
from tests.qt.desk_fake import TEMPLATE, FakeMessages


@pytest.fixture
def page(window: MainWindow) -> Preferences:
    window.acts.preferences.trigger()
    assert window.preferring.page is not None
    return window.preferring.page


def test_the_look_changes_at_once_and_is_kept(page: Preferences, window: MainWindow, desk: Desk, qtbot: QtBot, worn: QApplication) -> None:
    qtbot.mouseClick(page.look.parts[2], Qt.MouseButton.LeftButton)
    assert (theme.current().name, window.acts.looks[1].isChecked()) == ("dark", True)
    assert Settings(desk.folders.settings_file).text("theme") == "dark"
    theme.put_on(worn, "light")


def test_a_look_chosen_in_the_menu_is_shown_when_the_page_is_opened_again(page: Preferences, window: MainWindow, worn: QApplication) -> None:
    page.close()
    window.acts.looks[0].trigger()
    window.acts.preferences.trigger()
    assert page.look.number == 1
    theme.put_on(worn, "light")


def test_paper_stays_white_in_the_dark_when_wanted(page: Preferences, window: MainWindow, session: Session) -> None:
    assert window.workspace is not None
    page.paper.setChecked(True)
    assert window.workspace.pages.view._white


def test_own_history_is_switched_off_and_cleared(page: Preferences, desk: Desk, qtbot: QtBot) -> None:
    desk.value_history.remember([Written("单位", "org", "江畔城投")])
    qtbot.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    page.history.setChecked(False)
    assert (desk.value_history.of("单位", "org"), desk.settings.is_on("own_history")) == ((), False)


def test_layouts_are_listed_by_name(page: Preferences, desk: Desk) -> None:
    assert [page.layouts.itemData(n) for n in range(page.layouts.count())] == desk.profiles.keys()
    assert page.layouts.itemData(page.layouts.currentIndex()) == "gbt9704"


def test_what_can_not_be_kept_is_said_in_the_window(page: Preferences, desk: Desk, messages: FakeMessages) -> None:
    desk.folders.config.write_text("a file where the folder should be", "utf-8")
    page.history.setChecked(False)
    assert len(messages.texts("problem")) == 1


def test_every_control_has_a_name_for_screen_readers(page: Preferences) -> None:
    controls = [*page.look.parts, *page.text_size.parts, *page.language.parts, page.paper, page.history, page.issuer, page.layouts]
    assert [control for control in controls if not control.accessibleName()] == []


def test_a_broken_settings_file_is_said_when_the_window_opens(window: MainWindow, messages: FakeMessages) -> None:
    path = window.desk.folders.settings_file
    path.parent.mkdir()
    path.write_text("theme = [", "utf-8")
    window.desk.settings = Settings(path)
    window.preferring.tell_notes()
    assert ["settings.toml" in text for text in messages.texts("problem")] == [True]


def _new(tmp_path: Path) -> Opened:
    template, _ = parse_template(TEMPLATE.replace("单位", "本单位"))
    return with_defaults(Opened(Draft(template), "template", "试填"), Settings(Folders.under(tmp_path).settings_file))


def test_a_new_document_has_the_own_unit_and_layout(tmp_path: Path) -> None:
    settings = Settings(Folders.under(tmp_path).settings_file)
    settings.change("issuer", "江畔城投公司")
    settings.change("layout", "company")
    draft = _new(tmp_path).draft
    assert (draft.value("本单位"), draft.template.layout) == ("江畔城投公司", "company")


def test_without_settings_a_new_document_is_as_its_template_says(tmp_path: Path) -> None:
    draft = _new(tmp_path).draft
    assert (dict(draft.values), draft.template.layout) == ({}, "gbt9704")


def test_a_report_keeps_what_it_holds(tmp_path: Path) -> None:
    settings = Settings(Folders.under(tmp_path).settings_file)
    settings.change("issuer", "江畔城投公司")
    template, _ = parse_template(TEMPLATE.replace("单位", "本单位"))
    opened = Opened(Draft(template), "report", "旧稿")
    assert with_defaults(opened, settings) is opened
