"""A report that ended the last run opens without pages, can be edited and written as text, and has its pages when they are asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.composing.language.limits import PARAGRAPH_CHARACTERS
from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.look.labels import Words
from editor.qt.messages.bars import NoticeKind
from editor.storage.journal.attempts import Attempts, AttemptStage
from tests.qt.desk_fake import TEMPLATE, FakeMessages

Ended = Callable[..., None]


@pytest.fixture
def ended(desk: Desk) -> Ended:
    """Leaves the mark of a program that came to no end."""

    def leave(stage: AttemptStage, *traces: str) -> None:
        attempt = Attempts(desk.folders.journals).begin(stage, traces)
        assert attempt._lock is not None  # pyright: ignore[reportPrivateUsage]
        attempt._lock.release()  # pyright: ignore[reportPrivateUsage]

    return leave


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "试填.nigao"
    path.write_text(TEMPLATE, "utf-8")
    return path


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_acts.opened, timeout=60_000):
        window.file_acts.open_path(path)


def marks(desk: Desk) -> list[Path]:
    return list(desk.folders.journals.glob("*.opening"))


def test_a_file_that_opens_leaves_no_mark(window: MainWindow, template: Path, desk: Desk, qtbot: QtBot) -> None:
    opened(window, template, qtbot)
    assert window.workspace is not None
    assert len(marks(desk)) == 1
    qtbot.waitUntil(lambda: not marks(desk), timeout=60_000)
    assert window.workspace.preview.laid is not None


def test_a_report_that_is_let_go_of_before_its_pages_leaves_no_mark(window: MainWindow, template: Path, desk: Desk, qtbot: QtBot) -> None:
    opened(window, template, qtbot)
    window.leave()
    assert not marks(desk)


def test_a_file_whose_pages_ended_the_last_run_opens_without_them(
    window: MainWindow, template: Path, ended: Ended, messages: FakeMessages, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    ended(AttemptStage.PAGES, str(template))
    opened(window, template, qtbot)
    workspace = window.workspace
    assert workspace is not None
    assert messages.texts(NoticeKind.RECOVERY) == ["上次给“试填”排版时，程序停了。这次先不排页面，内容都在，可以照常改。"]
    workspace.session.set_value("单位", "柳溪市粮储局")
    _ = workspace.pages
    assert not workspace.pages.isVisible()
    messages.save_path = tmp_path / "文字.txt"
    buttons = {button.text(): button for button in workspace.pages_place.findChildren(QPushButton) if button.isVisible()}
    qtbot.mouseClick(buttons["导出文本"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(messages.texts(NoticeKind.SAVED)), timeout=60_000)
    assert "柳溪市粮储局" in messages.save_path.read_text("utf-8")
    assert workspace.preview.laid is None
    assert Attempts(desk.folders.journals).ended([str(template)]) == AttemptStage.PAGES
    with qtbot.waitSignal(workspace.preview.laid_out, timeout=60_000):
        qtbot.mouseClick(buttons["排出页面"], Qt.MouseButton.LeftButton)
    assert workspace.pages.isVisible()
    assert not marks(desk)
    assert messages.texts(NoticeKind.RECOVERY) == []


def test_a_report_that_could_be_saved_has_its_pages_again(
    window: MainWindow, template: Path, ended: Ended, messages: FakeMessages, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    ended(AttemptStage.PAGES, str(template))
    opened(window, template, qtbot)
    workspace = window.workspace
    assert workspace is not None
    assert workspace.preview.laid is None
    messages.save_path = tmp_path / "报告.docx"
    with qtbot.waitSignal(window.file_acts.saved, timeout=60_000):
        window.acts.save.trigger()
    qtbot.waitUntil(lambda: workspace.preview.laid is not None and not marks(desk), timeout=60_000)


def test_the_number_of_pages_of_the_report_before_goes(window: MainWindow, template: Path, ended: Ended, desk: Desk, qtbot: QtBot) -> None:
    opened(window, template, qtbot)
    qtbot.waitUntil(lambda: not marks(desk), timeout=60_000)
    assert _said_of_pages(window)
    other = template.with_name("另一份.nigao")
    other.write_bytes(template.read_bytes())
    ended(AttemptStage.PAGES, str(other))
    vars(desk).pop("attempts")  # as at a new start
    window.file_acts.open_again(other)
    qtbot.waitUntil(lambda: window.report is not None and str(other) in window.report.traces, timeout=60_000)
    assert not _said_of_pages(window)


def _said_of_pages(window: MainWindow) -> list[str]:
    return [label.words for label in window.frame.status.findChildren(Words) if label.words.endswith("页")]


def test_a_recovered_draft_whose_pages_ended_the_last_run_opens_without_them(
    window: MainWindow, template: Path, ended: Ended, messages: FakeMessages, desk: Desk, qtbot: QtBot
) -> None:
    opened(window, template, qtbot)
    report = window.report
    assert report is not None
    report.session.set_value("单位", "柳溪市粮储局")
    report.journal.flush()
    journal = report.journal.path
    assert journal is not None
    assert str(journal) in report.traces
    window.file_acts.end_journal(keep=True)
    window.leave()
    ended(AttemptStage.PAGES, str(journal))
    vars(desk).pop("attempts")  # as at a new start
    window.recovering.offer()
    next(notice for notice in messages.told if notice.kind == NoticeKind.RECOVERY).acts[0].do()
    assert window.workspace is not None
    assert window.workspace.session.draft.value("单位") == "柳溪市粮储局"
    assert messages.texts(NoticeKind.RECOVERY)
    window.workspace.preview.start()
    assert window.workspace.preview.laid is None


def test_a_file_that_was_not_read_to_its_end_is_asked_about(
    window: MainWindow, template: Path, ended: Ended, messages: FakeMessages, qtbot: QtBot
) -> None:
    ended(AttemptStage.READING, str(template))
    window.file_acts.open_path(template)
    notice = messages.told[-1]
    assert notice.text == "上次打开“试填.nigao”时，还没读完程序就停了，这次先没打开。"
    assert window.report is None
    with qtbot.waitSignal(window.file_acts.opened, timeout=60_000):
        notice.acts[0].do()


def test_a_value_that_is_too_long_is_kept_and_told(window: MainWindow, messages: FakeMessages, template: Path, qtbot: QtBot) -> None:
    opened(window, template, qtbot)
    workspace = window.workspace
    assert workspace is not None
    workspace.preview.start()
    workspace.session.set_value("单位", "长" * (PARAGRAPH_CHARACTERS + 1))
    qtbot.waitUntil(lambda: bool(messages.texts(NoticeKind.PROBLEM)), timeout=60_000)
    assert messages.texts(NoticeKind.PROBLEM)[0].endswith("请分成几段。页面没有更新。")
    with pytest.raises(NigaoError):
        window.desk.save_word(workspace.session.draft, template.with_suffix(".docx"))
    with qtbot.waitSignal(workspace.preview.laid_out, timeout=60_000):
        workspace.session.undo()
    assert messages.texts(NoticeKind.PROBLEM) == []


CUT = (
    '+++\nname = "多"\n[fields."单位"]\n[fields."表"]\ntype = "rows"\ncolumns = [{key = "列"}]\n+++\n'
    "由{{ 单位 }}办。\n{% for a in 表 %}{% for b in 表 %}{{ b.列 }}{% endfor %}{% endfor %}\n"
)
ROWS = tuple({"列": "甲"} for _ in range(72))


def test_a_limit_that_cuts_the_pages_off_is_told_while_filling_until_it_is_passed_no_more(
    window: MainWindow, messages: FakeMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "多.nigao"
    path.write_text(CUT, "utf-8")
    opened(window, path, qtbot)
    assert window.workspace is not None
    session, preview = window.workspace.session, window.workspace.preview
    preview.start()
    assert messages.texts(NoticeKind.PROBLEM) == []
    with qtbot.waitSignal(preview.laid_out, timeout=60_000):
        session.set_value("表", ROWS)
    assert [text for text in messages.texts(NoticeKind.PROBLEM) if "一段最多 5,000 处" in text] != []
    told = len(messages.told)
    with qtbot.waitSignal(preview.laid_out, timeout=60_000):
        session.set_value("单位", "水务局")
    assert len(messages.told) == told
    with qtbot.waitSignal(preview.laid_out, timeout=60_000):
        session.set_value("表", ROWS[:9])
    assert messages.texts(NoticeKind.PROBLEM) == []


def test_a_report_that_passes_a_limit_says_so_when_it_is_opened(window: MainWindow, messages: FakeMessages, tmp_path: Path, qtbot: QtBot) -> None:
    template = parse_template(CUT)[0]
    window.desk.save_word(Draft(template, {"单位": "水务局", "表": ROWS}), tmp_path / "多.docx")
    opened(window, tmp_path / "多.docx", qtbot)
    qtbot.waitUntil(lambda: bool(messages.texts(NoticeKind.PROBLEM)), timeout=60_000)
    assert "一段最多 5,000 处" in messages.texts(NoticeKind.PROBLEM)[0]
    window.leave()
    assert messages.texts(NoticeKind.PROBLEM) == []
