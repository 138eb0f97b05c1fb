"""A Word file opens as form or sample: the bar says which and leads to the other, the fields are filled beside its pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.layout import Laid, Line, LineBox, PageBox
from editor.model.document.document import Document, Paragraph
from editor.model.problem import NigaoError
from editor.qt.app.main_window import MainWindow
from editor.qt.workspace.field_menu import FieldAt
from tests.desk.forms.made import para, table, word
from tests.desk.forms.office import OFFICE_FORMS
from tests.qt.desk_fake import FakeMessages

TIME = 20_000


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise NigaoError("没有 LibreOffice")

    monkeypatch.setattr(Desk, "form_pages", fail)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "红头收文单.docx"
    path.write_bytes(OFFICE_FORMS["红头收文单"]())
    return path


def _open(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(path)


def _bar(messages: FakeMessages) -> str:
    return next((notice.text for notice in messages.told if notice.topic == "form"), "")


def test_the_bar_says_that_it_is_a_form_and_goes_when_something_is_filled(
    window: MainWindow, messages: FakeMessages, form: Path, qtbot: QtBot
) -> None:
    _open(window, form, qtbot)
    assert "按原样填写" in _bar(messages)
    session = window.file_acts.session
    assert session is not None
    session.set_value("密级", "机密")
    assert _bar(messages) == ""


def test_one_click_changes_it_both_ways_and_says_first_what_is_lost(window: MainWindow, messages: FakeMessages, form: Path, qtbot: QtBot) -> None:
    _open(window, form, qtbot)
    messages.answer = 0
    next(notice for notice in messages.told if notice.topic == "form").acts[0].do()
    qtbot.waitUntil(lambda: window.reviewing.screen is not None, timeout=TIME)
    assert "图片" in messages.asked[-1]
    assert "范文" in _bar(messages)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        next(notice for notice in messages.told if notice.topic == "form").acts[0].do()
    assert window.reviewing.screen is None
    assert "改正文" in messages.asked[-1]
    assert window.file_acts.session is not None
    assert window.file_acts.session.form is not None


def test_who_thinks_better_of_it_stays(window: MainWindow, messages: FakeMessages, form: Path, qtbot: QtBot) -> None:
    _open(window, form, qtbot)
    next(notice for notice in messages.told if notice.topic == "form").acts[0].do()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    assert "按原样填写" in _bar(messages)
    assert window.reviewing.screen is None
    assert window.file_acts.session is not None


def test_a_form_has_no_way_to_its_text_and_its_elements(window: MainWindow, form: Path, qtbot: QtBot) -> None:
    _open(window, form, qtbot)
    workspace = window.workspace
    assert workspace is not None
    assert not workspace.outline.elements.isVisibleTo(workspace)
    assert not any(act.isEnabled() for act in (window.acts.text, window.acts.elements, window.acts.rename, window.acts.replace_text))
    assert window.acts.save.isEnabled()
    from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - one test alone shows a menu

    menu = QMenu()
    acts = window.fields.of_report
    assert acts is not None
    acts.fill(menu, "密级")
    words = [act.text() for act in menu.actions()]
    assert "改名" in words
    assert "改成正文" not in words
    assert FieldAt("密级").place == 0


def test_without_libreoffice_the_pane_says_that_its_pages_are_a_drawing(window: MainWindow, form: Path, qtbot: QtBot) -> None:
    _open(window, form, qtbot)
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.preview.laid is not None, timeout=TIME)
    qtbot.waitUntil(lambda: "示意" in workspace.pages.head.source.words, timeout=TIME)
    laid = workspace.preview.laid
    assert laid is not None
    assert any(paragraph.text == "〔图片〕" for paragraph in laid.document.paragraphs())


class _White:
    def drawn(self, width: int, height: int) -> bytes:
        return b"\xff" * (4 * width * height)


def test_the_pages_of_libreoffice_take_the_place_of_the_drawing(
    window: MainWindow, form: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PageBox(1, (), (), LineBox(0, 0, None, Line(0, 0, ())), _White())
    printed = Laid(Document((Paragraph("正文"),)), (page,), (16838, 11906))
    monkeypatch.setattr(Desk, "form_pages", lambda *_given: printed)
    _open(window, form, qtbot)
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.preview.laid is printed, timeout=TIME)
    assert "LibreOffice" in workspace.pages.head.source.words
    assert workspace.pages.view.grab().toImage().pixelColor(400, 300).isValid()


def test_a_form_is_saved_beside_the_empty_one_and_kept_in_the_library(
    window: MainWindow, messages: FakeMessages, form: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    _open(window, form, qtbot)
    session = window.file_acts.session
    assert session is not None
    session.set_value("密级", "机密")
    messages.save_path = tmp_path / "已填.docx"
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()
    assert "红头收文单（已填）.docx" in messages.asked[-1]
    assert window.desk.open(tmp_path / "已填.docx").draft.value("密级") == "机密"
    window.acts.keep_template.trigger()
    workspace = window.workspace
    assert workspace is not None
    qtbot.keyClick(workspace.asking.bar.box, Qt.Key.Key_Return)
    assert [entry.name for entry in window.desk.templates() if entry.kind == "表格"] == ["红头收文单"]


def test_a_clean_copy_of_a_form_waits_for_its_fields_and_leaves_their_word_out_of_its_name(
    window: MainWindow, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "请假条.docx"
    path.write_bytes(word(para("姓名：{{ 姓名 }}")))
    _open(window, path, qtbot)
    session = window.file_acts.session
    assert session is not None
    window.acts.clean_copy.trigger()
    assert "姓名" in messages.told[-1].text
    assert messages.asked == []
    session.set_value("姓名", "周敏")
    window.acts.clean_copy.trigger()
    assert "请假条（净稿）.docx" in messages.asked[-1]


def test_all_that_is_wrong_in_a_form_is_listed_with_its_paragraphs(window: MainWindow, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "错.docx"
    path.write_bytes(word(para("姓名：{{ 姓名 }}") + para("{% for 行 in 名单 %}") + para("{{ 金额 + }}") + table(("电话", ""))))
    _open(window, path, qtbot)
    (notice,) = [notice for notice in messages.told if notice.topic == "open"]
    notice.acts[0].do()
    assert all(words in messages.asked[-1] for words in ("第 2 段", "第 3 段"))
    assert window.workspace is not None
