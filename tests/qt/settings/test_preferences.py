"""The preferences: each change is kept and in force at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from editor.desk import Desk, Opened
from editor.desk.opening.defaults import with_defaults
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import theme
from editor.qt.look.labels import Words
from editor.qt.look.motion import may_move, want_motion
from editor.qt.settings.preferences import Preferences
from editor.qt.settings.setting_boxes import FolderList
from editor.qt.start.start_page import StartPage
from editor.qt.widgets.buttons import IconButton
from editor.qt.widgets.choices import Switch
from editor.qt.widgets.segment import Segment
from editor.storage.folders import Folders
from editor.storage.library.value_history import WrittenValue
from editor.storage.settings import SETTINGS, Settings, SettingValue
from tests.qt.desk_fake import TEMPLATE, FakeMessages


@pytest.fixture
def page(window: MainWindow) -> Preferences:
    window.acts.preferences.trigger()
    assert window.setting_acts.page is not None
    return window.setting_acts.page


def segment(page: Preferences, name: str) -> Segment:
    widget = page.boxes[name].widget
    assert isinstance(widget, Segment)
    return widget


def switch(page: Preferences, name: str) -> Switch:
    widget = page.boxes[name].widget
    assert isinstance(widget, Switch)
    return widget


def layouts(page: Preferences) -> QComboBox:
    widget = page.boxes["layout"].widget
    assert isinstance(widget, QComboBox)
    return widget


def kept(desk: Desk, name: str) -> SettingValue:
    """What a program that starts now reads."""
    return Settings(desk.folders.settings_file).value(name)


def test_every_declared_setting_has_its_control(page: Preferences) -> None:
    assert list(page.boxes) == [setting.name for setting in SETTINGS]


def test_a_value_that_was_given_in_another_window_is_shown(page: Preferences, desk: Desk) -> None:
    for setting in SETTINGS:
        if setting.choices:
            desk.settings.change(setting.name, setting.choices[-1])
    page.show_settings()
    assert [segment(page, s.name).number for s in SETTINGS if s.choices] == [len(s.choices) - 1 for s in SETTINGS if s.choices]


def test_the_look_changes_at_once_and_is_kept(page: Preferences, window: MainWindow, desk: Desk, qtbot: QtBot, worn: QApplication) -> None:
    qtbot.mouseClick(segment(page, "theme").parts[2], Qt.MouseButton.LeftButton)
    assert (theme.current().name, window.acts.looks[1].isChecked()) == ("dark", True)
    assert Settings(desk.folders.settings_file).text("theme") == "dark"
    theme.put_on(worn, "light")


def test_a_look_chosen_in_the_menu_is_shown_when_the_page_is_opened_again(page: Preferences, window: MainWindow, worn: QApplication) -> None:
    page.close()
    window.acts.looks[0].trigger()
    window.acts.preferences.trigger()
    assert segment(page, "theme").number == 1
    theme.put_on(worn, "light")


def test_paper_stays_white_in_the_dark_when_wanted(page: Preferences, window: MainWindow, session: Session) -> None:
    assert window.workspace is not None
    switch(page, "white_paper").setChecked(True)
    assert window.workspace.pages.view._white


def test_own_history_is_switched_off_and_cleared(page: Preferences, desk: Desk, qtbot: QtBot) -> None:
    desk.value_history.remember([WrittenValue("单位", "org", "江畔城投")])
    qtbot.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    switch(page, "own_history").setChecked(False)
    assert (desk.value_history.of("单位", "org"), desk.settings.is_on("own_history")) == ((), False)


def test_layouts_are_listed_by_name(page: Preferences, desk: Desk) -> None:
    box = layouts(page)
    assert [box.itemData(n) for n in range(box.count())] == desk.profiles.keys()
    assert box.currentData() == "gbt9704"


def test_what_can_not_be_kept_is_said_in_the_window(page: Preferences, desk: Desk, messages: FakeMessages) -> None:
    desk.folders.config.write_text("a file where the folder should be", "utf-8")
    switch(page, "own_history").setChecked(False)
    assert len(messages.texts("problem")) == 1


def test_every_control_has_a_name_for_screen_readers(page: Preferences) -> None:
    parts = [part for box in page.boxes.values() if isinstance(box.widget, Segment) for part in box.widget.parts]
    controls = [*parts, *(box.widget for box in page.boxes.values())]
    assert [control for control in controls if not control.accessibleName()] == []


def test_text_size_and_motion_are_in_force_at_once_and_at_the_next_start(
    page: Preferences, window: MainWindow, desk: Desk, worn: QApplication
) -> None:
    segment(page, "text_size").parts[2].click()
    assert (theme.font("body").pixelSize(), window.acts.sizes[2].isChecked(), kept(desk, "text_size")) == (15, True, "large")
    segment(page, "motion").parts[1].click()
    assert (may_move(window.frame), kept(desk, "motion")) == (False, "off")
    want_motion(on=True)
    theme.put_on(worn, "light")


def test_the_language_is_kept_for_the_next_start_and_says_so(page: Preferences, desk: Desk) -> None:
    segment(page, "language").parts[2].click()
    assert kept(desk, "language") == "en"
    assert "下次打开时换语言" in [words.words for words in page.findChildren(Words)]


def test_issuer_and_layout_are_in_the_next_new_document(page: Preferences, desk: Desk, qtbot: QtBot) -> None:
    issuer = page.boxes["issuer"].widget
    assert isinstance(issuer, TextBox)
    issuer.setText(" 江畔城投公司 ")
    issuer.editingFinished.emit()
    layouts(page).activated.emit(layouts(page).findData("company"))
    opened = with_defaults(desk.open_any("会议通知"), Settings(desk.folders.settings_file))
    assert (opened.draft.value("本单位"), opened.draft.template.layout) == ("江畔城投公司", "company")


def test_shared_folders_are_added_shown_and_taken_off(page: Preferences, desk: Desk, tmp_path: Path) -> None:
    folders = page.boxes["shared_folders"].widget
    assert isinstance(folders, FolderList)
    for _ in range(2):
        folders.add_folder(str(tmp_path))
    assert kept(desk, "shared_folders") == (str(tmp_path),)
    assert desk.library.shared_folders() == [(tmp_path, True)]
    drop = folders.rows[0].findChild(IconButton)
    assert drop is not None
    drop.click()
    assert (kept(desk, "shared_folders"), folders.rows, desk.library.shared_folders()) == ((), [], [])


def test_templates_of_a_shared_folder_are_on_the_start_page_at_once(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "共用").mkdir()
    (tmp_path / "共用" / "值班.nigao").write_text('+++\nformat = 1\nname = "值班安排"\n+++\n正文\n', "utf-8")
    window.show_start()
    start = window.frame.findChild(StartPage)
    assert start is not None
    qtbot.waitUntil(lambda: start.library.cards.cards.rowCount() > 0)
    window.acts.preferences.trigger()
    assert window.setting_acts.page is not None
    folders = window.setting_acts.page.boxes["shared_folders"].widget
    assert isinstance(folders, FolderList)
    folders.add_folder(str(tmp_path / "共用"))
    qtbot.waitUntil(lambda: start.library.cards.cards.row_of(tmp_path / "共用" / "值班.nigao") >= 0)


def test_the_data_folder_is_shown(page: Preferences, desk: Desk) -> None:
    assert str(desk.folders.data) in [words.words for words in page.findChildren(Words)]


def test_a_broken_settings_file_is_said_when_the_window_opens(window: MainWindow, messages: FakeMessages) -> None:
    path = window.desk.folders.settings_file
    path.parent.mkdir()
    path.write_text("theme = [", "utf-8")
    window.desk.settings = Settings(path)
    window.setting_acts.tell_notes()
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


def test_the_own_unit_is_filled_in_where_a_sample_has_it_and_the_review_is_shown_all_the_same(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.change("issuer", "江畔城投公司")
    window.file_acts.open_text("关于值班情况的报告\n\n市城建局：\nXX公司安排XX人值班，XX公司已备好物资。现将有关情况报告如下。\nXX公司\n20XX年X月X日")
    qtbot.waitUntil(lambda: window.reviewing.screen is not None, timeout=20000)
    window.reviewing.start()
    qtbot.waitUntil(lambda: window.file_acts.session is not None, timeout=20000)
    session = window.file_acts.session
    assert session is not None
    assert "江畔城投公司" in session.draft.values.values()
    assert window.acts.back_to_review.isVisible()


@pytest.mark.parametrize("name", ["theme", "text_size", "language", "white_paper", "layout", "issuer"])
def test_the_mouse_finds_each_setting(name: str, page: Preferences, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.boxes[name].widget.isVisible)
    widget = page.boxes[name].widget
    found = page.childAt(widget.mapTo(page, widget.rect().center()))
    assert found is not None
    assert found is widget or widget.isAncestorOf(found)
