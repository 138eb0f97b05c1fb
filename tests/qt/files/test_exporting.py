"""Every file that the desk writes has a door in the window; none takes the place of the report, and the sample's folder is proposed first."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QAction, QDesktopServices
from pytestqt.qtbot import QtBot

from editor.desk import ENDINGS, Desk
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.review.screen import ReviewScreen
from tests.desk.made import filled_draft
from tests.qt.desk_fake import TEMPLATE, FakeMessages

TIME = 20_000


@pytest.fixture
def whole(window: MainWindow) -> Session:
    """A report with nothing open."""
    made = Session(filled_draft(), name="报告")
    window.file_acts.take(made)
    return made


def _export(qtbot: QtBot, window: MainWindow, messages: FakeMessages, act: QAction, path: Path) -> Path:
    messages.save_path, before = path, len(messages.told)
    act.trigger()
    qtbot.waitUntil(lambda: len(messages.told) > before, timeout=TIME)
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
    return path


def test_a_web_page_text_and_a_sheet_are_written_by_the_menu(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    acts = window.acts
    page = _export(qtbot, window, messages, acts.export_html, tmp_path / "网页.html").read_text("utf-8")
    text = _export(qtbot, window, messages, acts.export_text, tmp_path / "文本.txt").read_text("utf-8")
    sheet = load_workbook(_export(qtbot, window, messages, acts.export_sheet, tmp_path / "表.xlsx"))
    assert page.startswith("<!DOCTYPE html>")
    assert "认真落实" in text
    shown = {row[1].value: row[2].value for row in sheet.worksheets[0].iter_rows(min_row=2)}
    assert all(shown[field.name] == whole.draft.value(field.key) for field in whole.draft.fields if field.type in ("org", "person", "text"))
    assert (whole.path, len(messages.texts("saved"))) == (None, 3)


def test_every_ending_that_the_desk_writes_has_its_act(window: MainWindow, whole: Session, messages: FakeMessages) -> None:
    for act in (window.acts.save, *window.acts.outputs[:-2]):
        act.trigger()
    endings = {Path(asked.split(" ")[0]).suffix for asked in messages.asked}
    assert endings >= {ending for ending in ENDINGS if ending != ".htm"} | {".xlsx"}


def test_a_name_without_an_ending_gets_that_of_its_kind(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    for act, ending in ((window.acts.export_html, ".html"), (window.acts.export_sheet, ".xlsx"), (window.acts.clean_copy, ".docx")):
        _export(qtbot, window, messages, act, tmp_path / "第1.2版")
        assert (tmp_path / f"第1.2版{ending}").is_file()


def test_a_clean_copy_has_no_controls_and_the_report_goes_on_as_it_was(
    window: MainWindow, desk: Desk, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    report = tmp_path / "报告.docx"
    desk.save_word(whole.draft, report)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(report)
    before = report.read_bytes()
    clean = _export(qtbot, window, messages, window.acts.clean_copy, tmp_path / "净稿.docx")
    assert "（净稿）.docx" in messages.asked[-1]
    assert b"<w:sdt>" not in ZipFile(clean).read("word/document.xml")
    assert any("认真落实" in paragraph.text for paragraph in docx.Document(str(clean)).paragraphs)
    session = window.file_acts.session
    assert session is not None
    assert (session.path, session.is_dirty, report.read_bytes()) == (report, False, before)


def test_a_clean_copy_is_refused_over_the_report_itself(window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    report = tmp_path / "报告.docx"
    desk.save_word(filled_draft(), report)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(report)
    before = report.read_bytes()
    _export(qtbot, window, messages, window.acts.clean_copy, tmp_path / "." / "报告.docx")
    assert report.read_bytes() == before
    assert "净稿不能盖住正在填的“报告.docx”" in messages.texts("problem")[0]


def test_a_clean_copy_waits_for_what_is_empty_and_shows_it(window: MainWindow, session: Session, messages: FakeMessages) -> None:
    window.acts.clean_copy.trigger()
    told = messages.told[-1]
    assert (told.text.startswith("没有写净稿：还有"), messages.asked) == (True, [])
    session.set_value("单位", "江畔城投")
    assert window.workspace is not None
    window.workspace.navigator.go_to_field("单位")
    next(act for act in told.acts if act.words == "看看").do()
    key = window.workspace.navigator.key
    assert (key != "单位", session.draft.value(key)) == (True, "")


def _mark_sheet(path: Path) -> None:
    path.write_bytes(b"written by somebody else")


@pytest.mark.parametrize("kind", ["export_html", "export_text", "export_sheet", "clean_copy"])
def test_what_somebody_made_of_an_export_is_kept_beside_the_next_one(
    kind: str, window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    act: QAction = getattr(window.acts, kind)
    ending = {"export_html": ".html", "export_text": ".txt", "export_sheet": ".xlsx", "clean_copy": ".docx"}[kind]
    path = _export(qtbot, window, messages, act, tmp_path / f"出{ending}")
    _mark_sheet(path)
    _export(qtbot, window, messages, act, path)
    assert (tmp_path / f"出（另一份）{ending}").read_bytes() == b"written by somebody else"
    assert any("出（另一份）" in notice.text for notice in messages.told)


# Where files go


SAMPLE = "关于城市供水情况的报告\n\n市政府：\n\n城市供水管网改造按计划推进，到位投资XX万元，由XX单位负责。\n"


def _started(window: MainWindow, qtbot: QtBot, path: Path) -> Session:
    window.file_acts.open_path(path)
    qtbot.waitUntil(lambda: isinstance(window.stage.review, ReviewScreen), timeout=TIME)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME) as opened:
        window.reviewing.start()
    assert opened.args is not None
    return opened.args[0]


def _text(path: Path) -> None:
    path.write_text(SAMPLE, "utf-8")


def _word(path: Path) -> None:
    made = docx.Document()
    for line in SAMPLE.splitlines():
        made.add_paragraph(line)
    made.save(str(path))


@pytest.mark.parametrize(("name", "make"), [("范文.txt", _text), ("范文.docx", _word)])
def test_the_first_save_proposes_the_folder_of_the_sample_and_so_do_other_files(
    name: str, make: Callable[[Path], None], window: MainWindow, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "办公室 材料"
    folder.mkdir()
    make(folder / name)
    _started(window, qtbot, folder / name)
    window.acts.save.trigger()
    window.acts.export_pdf.trigger()
    assert [Path(asked).parent for asked in messages.asked] == [folder, folder]


def test_a_sample_that_is_gone_a_template_and_pasted_text_propose_the_documents(
    window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.folders.documents.mkdir(parents=True, exist_ok=True)
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "试填.nigao").write_text(TEMPLATE, "utf-8")
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(folder / "试填.nigao")
    window.acts.save.trigger()
    _text(folder / "范文.txt")
    _started(window, qtbot, folder / "范文.txt")
    (folder / "范文.txt").unlink()
    window.acts.save.trigger()
    assert [Path(asked).parent for asked in messages.asked] == [desk.folders.documents] * 2


def test_the_folder_of_the_report_is_opened_by_the_one_helper(
    window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    window.file_acts.take(Session(filled_draft(), name="没存过"))
    window.acts.files.aboutToShow.emit()
    assert not window.acts.open_folder.isEnabled()
    report = tmp_path / "报告.docx"
    desk.save_word(filled_draft(), report)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(report)
    window.acts.files.aboutToShow.emit()
    window.acts.open_folder.trigger()
    assert opened == [str(tmp_path)]


def test_the_last_reports_are_in_the_menu_and_open_from_there(
    window: MainWindow, desk: Desk, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    window.acts.files.aboutToShow.emit()
    assert not window.acts.recent.isEnabled()
    for number in range(12):
        report = tmp_path / f"第{number}份 R&D.docx"
        desk.save_word(filled_draft(), report)
        desk.recents.add(report)
    window.acts.files.aboutToShow.emit()
    listed = window.acts.recent.actions()
    assert (len(listed), listed[0].text().startswith("1  第11份 R&&D.docx · ")) == (9, True)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        listed[1].trigger()
    assert window.file_acts.session is not None
    assert window.file_acts.session.path == tmp_path / "第10份 R&D.docx"
    (tmp_path / "第9份 R&D.docx").unlink()
    listed[2].trigger()
    qtbot.waitUntil(lambda: any("第9份" in text for text in messages.texts("problem")), timeout=TIME)


def test_what_is_empty_and_what_is_to_be_checked_is_said_of_every_file_but_the_one_to_fill_in(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = next(field.key for field in whole.draft.fields if field.type == "money")
    empty = next(field.key for field in whole.draft.fields if field.type == "org")
    whole.set_value(wrong, "八百来个亿吧")
    whole.set_value(empty, "")
    assert (len(whole.tally.open), len(whole.tally.problems)) == (1, 1)
    for act, name in ((window.acts.export_pdf, "出.pdf"), (window.acts.export_text, "出.txt"), (window.acts.save, "出.docx")):
        _export(qtbot, window, messages, act, tmp_path / name)
        qtbot.waitUntil(lambda name=name: any(name in text for text in messages.texts("saved")), timeout=TIME)
        assert next(text for text in messages.texts("saved") if name in text).endswith("还有 1 处空着、1 处待核对。")
    _export(qtbot, window, messages, window.acts.export_sheet, tmp_path / "表.xlsx")
    assert next(text for text in messages.texts("saved") if "表.xlsx" in text) == "已导出“表.xlsx”。"


def test_a_file_of_a_report_with_nothing_left_says_no_more(
    window: MainWindow, whole: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    _export(qtbot, window, messages, window.acts.export_pdf, tmp_path / "出.pdf")
    assert messages.texts("saved") == ["已导出“出.pdf”。"]


def test_the_menu_of_files_offers_libreoffice_where_it_can_print(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for can in (True, False, True):
        monkeypatch.setattr(Desk, "prints_through_office", can)
        window.acts.files.aboutToShow.emit()
        assert window.acts.export_through_office.isVisible() is can
