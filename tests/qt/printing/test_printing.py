"""Ctrl+P and the preview: what is open is told before, the pages that were chosen come out, and where no printer takes them there is the PDF."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.messages.bars import Notice
from tests.desk.commented import put_picture
from tests.desk.forms.made import para, word
from tests.desk.made import filled_draft
from tests.qt.desk_fake import FakeMessages, made_session

TIME = 20_000


@pytest.fixture
def whole(window: MainWindow) -> Session:
    """A report with nothing open."""
    made = Session(filled_draft(), name="报告")
    assert made.tally.progress[0] == made.tally.progress[1]
    window.file_acts.take(made)
    return made


def _question(messages: FakeMessages) -> Notice:
    return next(notice for notice in messages.told if notice.topic == "print")


def _act(notice: Notice, words: str) -> None:
    next(act for act in notice.acts if act.words == words).do()


def _rests(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)


def test_what_is_empty_and_what_is_wrong_is_told_before_anything_is_printed(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot
) -> None:
    filled, total = session.tally.progress
    session.set_value("投资", "许多")
    window.acts.print.trigger()
    told = _question(messages)
    assert told.text == f"还有 {total - filled - 1} 处空着、1 处待核对，照样打印？"
    assert [act.words for act in told.acts] == ["打印", "看看"]
    _rests(qtbot, window)
    assert messages.asked == []


def test_the_bar_leads_to_the_next_blank_and_without_one_to_the_next_problem(window: MainWindow, whole: Session, messages: FakeMessages) -> None:
    assert window.workspace is not None
    field = next(field for field in whole.draft.fields if field.type == "date")
    whole.set_value(field.key, "没有")
    window.acts.print.trigger()
    assert _question(messages).text == "还有 1 处待核对，照样打印？"
    _act(_question(messages), "看看")
    assert window.workspace.navigator.key == field.key
    messages.clear("print")
    other = next(field for field in whole.draft.fields if field.type != "date" and field.required)
    whole.set_value(other.key, "")
    window.acts.print.trigger()
    _act(_question(messages), "看看")
    assert window.workspace.navigator.key == other.key
    messages.clear("print")
    whole.set_value(next(field.key for field in whole.draft.fields if field.key != other.key and field.required), "")
    window.workspace.navigator.go_to_field(other.key)
    window.acts.print.trigger()
    _act(_question(messages), "看看")
    assert window.workspace.navigator.key == other.key, "the one in hand is empty itself"


def test_the_same_key_over_the_bar_prints_and_a_new_report_takes_the_bar_away(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot
) -> None:
    window.acts.print.trigger()
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    assert not any(notice.topic == "print" for notice in messages.told)
    window.acts.print.trigger()
    window.file_acts.take(Session(filled_draft(), name="另一份"))
    assert not any(notice.topic == "print" for notice in messages.told)
    window.file_acts.take(made_session())
    window.acts.print.trigger()
    window.leave()
    assert not any(notice.topic == "print" for notice in messages.told)


def test_the_pages_that_were_chosen_are_printed_into_the_exact_pdf(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    for field in whole.draft.fields:
        if field.type == "longtext":
            whole.set_value(field.key, "\n".join(["认真抓好落实。"] * 80))
    messages.print_to, messages.print_range = tmp_path / "纸.pdf", (2, 3)
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: "已导出“纸.pdf”。" in messages.texts("saved"), timeout=TIME)
    pdf = PdfReader(tmp_path / "纸.pdf")
    assert [page.extract_text().rstrip()[-3:].strip("— ") for page in pdf.pages] == ["2", "3"]
    assert (pdf.metadata or {})["/Creator"] == "nigao"


def test_a_print_that_is_called_off_writes_nothing(window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    _rests(qtbot, window)
    assert (list(tmp_path.glob("**/*.pdf")), messages.told) == ([], [])


def test_a_real_printer_gets_our_pages_and_one_that_takes_nothing_is_told_with_the_way_to_a_pdf(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.qt.printing.printing._is_file", lambda _printer: False)
    messages.print_to = tmp_path / "打印机.pdf"
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("saved")), timeout=TIME)
    count = len(PdfReader(tmp_path / "打印机.pdf").pages)
    assert messages.texts("saved") == [f"已送去打印，共 {count} 页。"]
    monkeypatch.setattr("editor.qt.paper.printed.print_pages", lambda *_what: False)
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    messages.save_path = tmp_path / "代替.pdf"
    _act(_question(messages), "导出 PDF")
    qtbot.waitUntil((tmp_path / "代替.pdf").is_file, timeout=TIME)
    _rests(qtbot, window)


def test_without_any_printer_there_is_the_pdf(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.qt.paper.printed.made_printer", lambda: None)
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    assert "没找到打印机" in _question(messages).text


def test_what_our_pages_do_not_show_of_a_word_file_is_told_before(
    window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "有图.docx"
    desk.save_word(filled_draft(), path)
    put_picture(path, "认真落实")
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(path)
    window.acts.print.trigger()
    assert "Word 里的图片共 1 处不会印出来。" in _question(messages).text
    assert ("用 LibreOffice 导出 PDF" in [act.words for act in _question(messages).acts]) == desk.prints_through_office


def test_a_report_that_is_only_looked_at_is_not_printed(window: MainWindow, messages: FakeMessages) -> None:
    window.file_acts.take(Session(filled_draft(), name="新版", locked="这份报告是更新的版本写的。"))
    assert [act.isEnabled() for act in window.acts.outputs] == [False] * len(window.acts.outputs)


def test_the_preview_shows_white_pages_without_tint_and_prints_by_its_button_and_its_key(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot
) -> None:
    for press in ("key", "button"):
        window.acts.print_preview.trigger()
        qtbot.waitUntil(lambda: (shown := window.printing.shown) is not None and shown.isVisible(), timeout=TIME)
        shown = window.printing.shown
        assert shown is not None
        assert (shown.pages.page_count, shown.left.text()) == (len(shown.pages.laid.pages) if shown.pages.laid else 0, "")
        image = shown.pages.viewport().grab().toImage()
        assert image.pixelColor(image.width() // 2, 40).name() == "#ffffff"
        if press == "key":
            qtbot.keyClick(shown.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.mouseClick(shown.print, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
        messages.asked.clear()
        assert not shown.isVisible()
        _rests(qtbot, window)


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A form with one blank, which is filled; no LibreOffice stands by."""
    monkeypatch.setattr("editor.storage.files.office.StandingOffice", lambda _fonts: None)
    path = tmp_path / "介绍信.docx"
    path.write_bytes(word(para("兹介绍{{ 姓名 }}前往。")))
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(path)
    made = window.file_acts.session
    assert made is not None
    made.set_value("姓名", "王芳")
    return made


def _pages(*sizes: tuple[float, float]) -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    writer.write(made)
    return made.getvalue()


def test_a_form_is_printed_as_libreoffice_lays_it_out(
    form: Session, window: MainWindow, messages: FakeMessages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = _pages((420, 595), (420, 594), (420, 593))
    monkeypatch.setattr("editor.desk.forms.pages.as_marked_pdf", lambda *_what: pdf)
    messages.print_to, messages.print_range = tmp_path / "纸.pdf", (2, 3)
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: "已导出“纸.pdf”。" in messages.texts("saved"), timeout=TIME)
    assert [float(page.mediabox.height) for page in PdfReader(tmp_path / "纸.pdf").pages] == [594, 593]
    monkeypatch.setattr("editor.qt.printing.printing._is_file", lambda _printer: False)
    messages.print_to, messages.print_range = tmp_path / "打印机.pdf", (0, 0)
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: "已送去打印，共 3 页。" in messages.texts("saved"), timeout=TIME)
    assert [round(float(page.mediabox.width)) for page in PdfReader(tmp_path / "打印机.pdf").pages] == [420] * 3


def test_a_form_that_nobody_prints_here_is_printed_in_word(
    form: Session, window: MainWindow, messages: FakeMessages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_what: object) -> bytes:
        raise NigaoError("没有找到 LibreOffice。")

    monkeypatch.setattr("editor.desk.forms.pages.as_marked_pdf", fail)
    window.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    assert _question(messages).text == "表格的版面是 Word 的，请保存后在 Word 里打印。没有找到 LibreOffice。"
    assert form.form is not None
