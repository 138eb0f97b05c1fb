"""What somebody did to the file while its report was open here: the window takes it in, says so, and undo takes it out in one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher
from pytestqt.qtbot import QtBot

from editor.desk import Desk, Meanwhile
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.files.meanwhile import words_of
from editor.qt.messages.bars import Notice
from tests.desk.made import filled_draft, report_in_folder, retouched, text_of_docx
from tests.desk.opening.damaged import of_newer_version, with_inner
from tests.qt.desk_fake import FakeMessages

TIME = 20_000


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    return report_in_folder(desk, tmp_path)


@pytest.fixture
def session(window: MainWindow, path: Path, qtbot: QtBot) -> Session:
    """The report, open in a window that nobody tells of changes on the disk."""
    for watcher in window.watch.findChildren(QFileSystemWatcher):
        watcher.blockSignals(True)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME) as opened:
        window.file_acts.open_path(path)
    assert opened.args is not None
    return opened.args[0]


def _save(window: MainWindow, qtbot: QtBot, *, elsewhere: bool = False) -> None:
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        (window.acts.save_as if elsewhere else window.acts.save).trigger()
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)


def _told(messages: FakeMessages) -> Notice:
    (told,) = (notice for notice in messages.told if notice.topic == "meanwhile")
    return told


def test_what_word_wrote_is_taken_in_said_and_shown_in_the_list(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    retouched(path, ("12.80", "99.50"), ("认真落实", "从严落实"))
    session.set_value("响应等级", "一级")
    _save(window, qtbot)
    assert [session.draft.value(key) for key in ("投入资金", "响应等级")] == ["99.50", "一级"]
    assert all(words in text_of_docx(path) for words in ("99.50", "从严落实", "一级响应"))
    assert (_told(messages).text, session.is_dirty) == ("文件在别处改过，已合并 2 处。", False)
    _told(messages).acts[0].do()
    assert window.merging.panel is not None
    assert len(window.merging.panel.model.source.rows()) == 2
    assert any("已保存并核对" in text for text in messages.texts("saved"))


def test_one_undo_takes_it_out_again_and_it_is_kept_beside(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    retouched(path, ("12.80", "99.50"), ("认真落实", "从严落实"))
    session.set_value("响应等级", "一级")
    _save(window, qtbot)
    window.acts.undo.trigger()
    assert [session.draft.value(key) for key in ("投入资金", "响应等级")] == ["12.80", "一级"]
    beside = path.with_name("报告（另一份）.docx")
    qtbot.waitUntil(lambda: any("撤销了合并" in text for text in messages.texts("info")), timeout=TIME)
    _save(window, qtbot)
    assert ("12.80" in text_of_docx(path), "99.50" in text_of_docx(beside)) == (True, True)


def test_an_open_list_makes_way_for_what_came_in(window: MainWindow, session: Session, path: Path, qtbot: QtBot) -> None:
    retouched(path, ("12.80", "99.50"))
    _save(window, qtbot)
    window.merging.show()
    assert window.merging.panel is not None
    retouched(path, ("认真落实", "从严落实"))
    _save(window, qtbot)
    assert window.merging.panel is None
    window.merging.show()
    assert window.merging.panel is not None
    assert [row.title for row in window.merging.panel.model.source.rows()] != []


def test_with_the_question_on_screen_saving_loses_nothing_either(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    retouched(path, ("12.80", "99.50"))
    window.watch.check()
    qtbot.waitUntil(lambda: any(notice.topic == "disk" for notice in messages.told), timeout=TIME)
    session.set_value("响应等级", "一级")
    _save(window, qtbot)
    assert ("99.50" in text_of_docx(path), "一级响应" in text_of_docx(path)) == (True, True)
    assert not any(notice.topic == "disk" for notice in messages.told)


def test_who_goes_on_with_what_is_here_is_not_merged_with_what_was_put_beside(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    retouched(path, ("12.80", "99.50"))
    window.watch.check()
    qtbot.waitUntil(lambda: any(notice.topic == "disk" for notice in messages.told), timeout=TIME)
    next(notice for notice in messages.told if notice.topic == "disk").acts[1].do()
    _save(window, qtbot)
    assert ("12.80" in text_of_docx(path), "99.50" in text_of_docx(path.with_name("报告（另一份）.docx"))) == (True, True)
    assert [notice for notice in messages.told if notice.topic == "meanwhile"] == []


def test_another_report_under_the_name_is_kept_and_both_names_are_said(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    path.write_text("别的文字", "utf-8")
    session.set_value("响应等级", "一级")
    _save(window, qtbot)
    assert _told(messages).text == "原处是另一份文件，原样留在“报告（另一份）.docx”，这里的存为“报告.docx”。"
    assert path.with_name("报告（另一份）.docx").read_text("utf-8") == "别的文字"
    assert "一级响应" in text_of_docx(path)


@pytest.mark.parametrize("answer", [0, 1])
def test_who_closes_is_told_before_the_window_goes(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot, answer: int
) -> None:
    retouched(path, ("12.80", "99.50"))
    session.set_value("响应等级", "一级")
    gone: list[bool] = []
    questions = iter((0, answer))
    ask = messages.ask
    messages.ask = lambda *words: (setattr(messages, "answer", next(questions)), ask(*words))[1]  # type: ignore[method-assign]
    window.close_then(lambda: gone.append(True))
    qtbot.waitUntil(lambda: len(messages.asked) == 2, timeout=TIME)
    qtbot.waitUntil(lambda: not window.file_acts.workers.is_busy, timeout=TIME)
    assert "文件在别处改过，已合并 1 处。" in messages.asked[1]
    assert (gone, "99.50" in text_of_docx(path)) == ([True] * (answer == 0), True)


def test_saving_as_over_a_file_that_this_window_never_saw_keeps_it(
    window: MainWindow, session: Session, path: Path, desk: Desk, messages: FakeMessages, qtbot: QtBot
) -> None:
    messages.save_path = path.with_name("上月.docx")
    desk.save_word(filled_draft().with_value("工作体会", "上个月的体会。"), messages.save_path)
    for text in ("新的。", "更新的。"):
        session.set_value("工作体会", text)
        _save(window, qtbot, elsewhere=True)
    assert sorted(file.name for file in path.parent.iterdir()) == ["上月.docx", "上月（另一份）.docx", "报告.docx"]
    assert "上个月的体会" in text_of_docx(path.with_name("上月（另一份）.docx"))


def test_what_was_typed_while_a_merging_save_was_at_work_stays_and_is_not_in_the_file_yet(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    retouched(path, ("12.80", "99.50"))
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()
        session.set_value("响应等级", "一级")
    assert [session.draft.value(key) for key in ("投入资金", "响应等级")] == ["99.50", "一级"]
    assert (session.is_dirty, "二级响应" in text_of_docx(path)) == (True, True)


def test_what_was_typed_meanwhile_into_the_very_field_that_was_merged_wants_another_save(
    window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    retouched(path, ("12.80", "99.50"))
    window.acts.save.trigger()
    session.set_value("投入资金", "7")
    qtbot.waitUntil(lambda: any("请再存一次" in notice.text for notice in messages.told), timeout=TIME)
    assert not messages.texts("saved")
    _save(window, qtbot)
    assert ("资金7万元" in text_of_docx(path), "99.50" in text_of_docx(path.with_name("报告（另一份）.docx"))) == (True, True)


def test_a_pdf_that_somebody_wrote_notes_into_is_kept(window: MainWindow, session: Session, path: Path, messages: FakeMessages, qtbot: QtBot) -> None:
    pdf = messages.save_path = path.with_name("报告.pdf")
    for data in (b"", b"with notes", b""):
        if data:
            pdf.write_bytes(data)
            continue
        messages.told.clear()
        window.acts.export_pdf.trigger()
        qtbot.waitUntil(lambda: any("已导出" in notice.text for notice in messages.told), timeout=TIME)
    assert path.with_name("报告（另一份）.pdf").read_bytes() == b"with notes"
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "“报告（另一份）.pdf”" in _told(messages).text


def test_a_report_that_is_only_looked_at_is_copied_over_nothing_that_was_not_seen(
    window: MainWindow, path: Path, messages: FakeMessages, qtbot: QtBot
) -> None:
    with_inner(path, of_newer_version)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.file_acts.open_path(path)
    messages.save_path = path.with_name("副本.docx")
    messages.save_path.write_bytes(b"theirs")
    window.acts.save_as.trigger()
    qtbot.waitUntil(lambda: any("已原样另存" in notice.text for notice in messages.told), timeout=TIME)
    assert messages.save_path.read_bytes() == path.read_bytes()
    assert path.with_name("副本（另一份）.docx").read_bytes() == b"theirs"


def test_what_was_put_beside_while_the_save_was_at_work_is_named_too() -> None:
    path, first, last = Path("报告.docx"), Path("报告（另一份）.docx"), Path("报告（另一份 2）.docx")
    for met in (Meanwhile(earlier=(first,)), Meanwhile(is_gone=True, earlier=(first,)), Meanwhile(beside=last, is_other=True, earlier=(first,))):
        words = words_of(path, met)
        assert all(f"“{copy.name}”" in words for copy in met.copies)
        assert ("不在了" in words) == met.is_gone
