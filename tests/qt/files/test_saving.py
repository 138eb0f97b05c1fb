"""Saving a report that came back from Word: what would be lost is asked about first, and told where it lies afterwards."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from pytestqt.qtbot import QtBot

from editor.desk import Desk, SaveResult
from editor.model.problem import Problem
from editor.model.returned.foreign import Foreign
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.messages.question_dialog import QuestionDialog
from tests.desk.commented import put_comments, put_picture
from tests.desk.made import filled_draft, retouched
from tests.desk.opening.damaged import of_newer_version, with_inner
from tests.qt.desk_fake import FakeMessages
from tests.word.outside.things import related

TIME = 20_000


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "回来.docx"
    desk.save_word(filled_draft(), path)
    put_comments(path, ("投入资金", "王主任", "金额再核。"))
    return path


@pytest.fixture
def session(qtbot: QtBot, window: MainWindow, report: Path) -> Session:
    return _open(qtbot, window, report)


def _open(qtbot: QtBot, window: MainWindow, path: Path) -> Session:
    window.file_acts.open_path(path)
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.preview.laid is not None, timeout=TIME)
    assert window.file_acts.session is not None
    return window.file_acts.session


@pytest.fixture
def lossy(desk: Desk, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that can't keep the comment, nor a picture that nobody knows of."""
    monkeypatch.setattr(desk, "losses", lambda _draft, _base: (session.foreign[0].thing, Foreign("picture", 0)))


def _save(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()


def test_what_would_be_lost_is_told_before_anything_is_written(
    window: MainWindow, session: Session, lossy: None, messages: FakeMessages, report: Path, qtbot: QtBot
) -> None:
    before = report.read_bytes()
    session.set_value("投入资金", "99")
    window.acts.save.trigger()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    assert messages.asked[0].startswith("有 2 处内容写不进新文件。")
    assert ("批注“金额再核。”" in messages.asked[0], "图片" in messages.asked[0]) == (True, True)
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
    assert (report.read_bytes(), session.is_dirty) == (before, True)


def test_comments_that_were_kept_stand_in_the_margin_after_saving_too(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot
) -> None:
    messages.answer = 0
    session.set_value("投入资金", "99")
    _save(qtbot, window)
    assert messages.asked == []
    assert [(placed.thing.text, "99万元" in placed.line) for placed in session.foreign] == [("金额再核。", True)]
    comments = window.merging.places.comments
    assert comments is not None
    qtbot.waitUntil(lambda: len(comments.shown) == 1, timeout=TIME)


def test_saving_all_the_same_is_a_save(window: MainWindow, session: Session, lossy: None, messages: FakeMessages, qtbot: QtBot) -> None:
    messages.answer = 0
    session.set_value("投入资金", "99")
    _save(qtbot, window)
    assert (len(messages.asked), session.is_dirty) == (1, False)


def test_the_place_of_what_would_be_lost_is_shown_and_nothing_is_written(
    window: MainWindow, session: Session, lossy: None, messages: FakeMessages, report: Path, qtbot: QtBot
) -> None:
    before, messages.answer = report.read_bytes(), 2
    session.set_value("投入资金", "99")
    window.acts.save.trigger()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    light = window.merging.places.light
    assert light is not None
    qtbot.waitUntil(lambda: bool(light._rects), timeout=TIME)
    assert report.read_bytes() == before


def test_nothing_is_asked_when_nothing_would_be_lost(window: MainWindow, desk: Desk, tmp_path: Path, messages: FakeMessages, qtbot: QtBot) -> None:
    path = tmp_path / "平常.docx"
    desk.save_word(filled_draft(), path)
    _open(qtbot, window, path).set_value("投入资金", "99")
    _save(qtbot, window)
    assert messages.asked == []
    assert [notice.topic for notice in messages.told if notice.topic == "kept"] == []


def test_the_copy_of_the_old_file_is_named_with_the_way_to_its_folder(
    window: MainWindow, session: Session, lossy: None, messages: FakeMessages, report: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.desk.saving.word_files.keep_old", lambda *_rest: report.with_name("回来（改前）.docx"))
    messages.answer = 0
    _save(qtbot, window)
    kept = next(notice for notice in messages.told if notice.topic == "kept")
    assert "改前的文件已另存为“回来（改前）.docx”" in kept.text
    assert [act.words for act in kept.acts] == ["打开所在文件夹"]


def test_what_has_no_place_lies_in_the_copy_of_a_file_that_somebody_wrote_meanwhile(
    window: MainWindow, desk: Desk, session: Session, messages: FakeMessages, report: Path, qtbot: QtBot
) -> None:
    session.set_value("投入资金", "99")
    retouched(report, ("12.80", "55"))
    report.write_bytes(related(report.read_bytes(), "word/document.xml", "attachedTemplate", "http://127.0.0.1:9/away.dotm"))
    _save(qtbot, window)
    kept = next(notice.text for notice in messages.told if notice.topic == "kept")
    assert kept == "改前的文件已另存为“回来（另一份）.docx”，写不进新文件的内容都在里面。"
    assert b"away.dotm" in ZipFile(report.with_name("回来（另一份）.docx")).read("word/_rels/document.xml.rels")


def test_what_composing_had_to_remark_is_said(
    window: MainWindow, session: Session, desk: Desk, messages: FakeMessages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = SaveResult(problems=(Problem("第 3 行的公式算不出来。"), Problem("第 9 行也是。")))
    monkeypatch.setattr(desk, "save_word", lambda *_rest, **_more: done)
    _save(qtbot, window)
    assert "第 3 行的公式算不出来。（还有 1 条）" in messages.texts("info")
    (saved,) = messages.texts("saved")
    assert saved.startswith("已保存并核对“回来.docx”：和预览一样。")
    assert "全部在位" not in saved


def test_a_pdf_of_our_own_says_what_it_does_not_show(
    window: MainWindow, desk: Desk, report: Path, tmp_path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    put_picture(report, "认真落实")
    _open(qtbot, window, report)
    messages.save_path = tmp_path / "出.pdf"
    window.acts.export_pdf.trigger()
    qtbot.waitUntil(lambda: any("已导出" in notice.text for notice in messages.told), timeout=TIME)
    told = next(notice for notice in messages.told if "已导出" in notice.text)
    assert told.text == "已导出“出.pdf”，没画 Word 里的图片，共 1 处。"
    assert ("用 LibreOffice 再导出" in [act.words for act in told.acts]) == desk.prints_through_office


def test_a_newer_report_takes_no_edit_in_the_window(window: MainWindow, report: Path, messages: FakeMessages, tmp_path: Path, qtbot: QtBot) -> None:
    with_inner(report, of_newer_version)
    before = report.read_bytes()
    session = _open(qtbot, window, report)
    qtbot.waitUntil(lambda: any(notice.topic == "locked" for notice in messages.told), timeout=TIME)
    workspace = window.workspace
    assert workspace is not None
    acts = window.acts
    assert [act.isEnabled() for act in (acts.save, acts.export_pdf, acts.batch, acts.take_sheets, acts.text, acts.undo)] == [False] * 6
    workspace.fields.show_text(on=True)
    assert workspace.fields.text.shown is None
    workspace.outline.acts.delete()
    workspace.outline.acts.add()
    for row in workspace.fields.column.rows:
        qtbot.keyClicks(row.box, "9")
    workspace.pages.view.set_current("投入资金", 1)
    assert not workspace.pages.view.open_editor("9")
    assert (session.draft, session.is_dirty) == (session.start, False)
    messages.save_path = tmp_path / "副本.docx"
    window.acts.save_as.trigger()
    qtbot.waitUntil(lambda: (tmp_path / "副本.docx").exists() and not window.file_acts.workers.is_busy, timeout=TIME)
    assert ((tmp_path / "副本.docx").read_bytes(), report.read_bytes()) == (before, before)


def test_the_next_report_can_be_edited_again(
    window: MainWindow, desk: Desk, report: Path, tmp_path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    with_inner(report, of_newer_version)
    _open(qtbot, window, report)
    qtbot.waitUntil(lambda: not window.acts.save.isEnabled(), timeout=TIME)
    path = tmp_path / "平常.docx"
    desk.save_word(filled_draft(), path)
    window.file_acts.open_path(path)
    qtbot.waitUntil(window.acts.save.isEnabled, timeout=TIME)
    assert not any(notice.topic == "locked" for notice in messages.told)


def test_a_newer_report_is_not_saved_over(
    window: MainWindow, session: Session, desk: Desk, messages: FakeMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    newer = tmp_path / "新版.docx"
    desk.save_word(filled_draft(), newer)
    with_inner(newer, of_newer_version)
    before, messages.save_path = newer.read_bytes(), newer
    window.acts.save_as.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    assert "由更新的版本写成" in messages.texts("problem")[0]
    assert newer.read_bytes() == before


@pytest.mark.parametrize("count", [1, 40])
def test_the_question_lists_what_it_is_about(worn: object, qtbot: QtBot, count: int) -> None:
    dialog = QuestionDialog("写不进", "会另存。", ("保存", "先不保存"), listed=[(f"图片{number}", True) for number in range(count)], see="看位置")
    qtbot.addWidget(dialog)
    dialog.show()
    buttons: list[Callable[[], object]] = [button.click for button in dialog.findChildren(type(dialog.focusWidget())) if button.text() == "看位置"]
    assert (dialog.answer, len(buttons), dialog.height() < 480) == (1, count, True)
    buttons[0]()
    assert dialog.answer == 2


def test_a_file_that_is_gone_takes_its_comments_along_and_that_is_asked_about(
    window: MainWindow, session: Session, messages: FakeMessages, report: Path, qtbot: QtBot
) -> None:
    session.set_value("投入资金", "99")
    report.unlink()
    window.acts.save.trigger()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=TIME)
    assert "批注“金额再核。”" in messages.asked[0]
    assert "原来的文件“回来.docx”不在了或读不出" in messages.asked[0]
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
    assert not report.exists()
    messages.answer = 0
    _save(qtbot, window)
    assert "批注等 1 处没写进新文件，原文件已不在。" in messages.texts("info")


def test_recovered_work_knows_the_comments_of_its_file(
    window: MainWindow, session: Session, desk: Desk, messages: FakeMessages, report: Path, qtbot: QtBot
) -> None:
    session.set_value("投入资金", "99")
    messages.answer, before = 1, window.merging.places.comments
    window.file_acts.close_then(lambda: None)
    window.recovering.offer()
    next(notice for notice in messages.told if notice.kind == "recovery").acts[0].do()
    qtbot.waitUntil(lambda: window.file_acts.session not in (None, session), timeout=TIME)
    recovered = window.file_acts.session
    assert recovered is not None
    assert [placed.thing.text for placed in recovered.foreign] == ["金额再核。"]
    assert recovered.is_dirty
    qtbot.waitUntil(lambda: window.merging.places.comments is not before, timeout=TIME)
    comments = window.merging.places.comments
    assert comments is not None
    qtbot.waitUntil(lambda: len(comments.shown) == 1, timeout=TIME)
