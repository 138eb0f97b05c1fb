"""A report that was edited in Word: the bar, the list, the choices and their undo, the places on the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.document.document import Document, Paragraph, Run
from editor.model.returned.change import Change
from editor.model.returned.foreign import Foreign
from editor.model.returned.placed import PlacedForeign, Places
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.changes.change_words import spoken, stretches_of
from editor.qt.changes.place_finder import spot_of
from editor.qt.changes.returned import Returned
from editor.qt.changes.side_list import SideList
from editor.qt.changes.side_row import SideRow
from tests.desk.commented import edit_as_chief, put_comments, put_tracked
from tests.desk.made import filled_draft, retouched
from tests.desk.word_parts import paragraph, paragraphs_of, part_of, with_part
from tests.qt.desk_fake import FakeMessages

Opener = Callable[[Path], Session]


@pytest.fixture
def opener(qtbot: QtBot, window: MainWindow) -> Opener:
    """Opens a report in the window and waits for its pages."""

    def opened(path: Path) -> Session:
        window.file_acts.open_path(path)
        qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.preview.laid is not None, timeout=10000)
        assert window.file_acts.session is not None
        return window.file_acts.session

    return opened


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "改过.docx"
    desk.save_word(filled_draft(), path)
    return path


@pytest.fixture
def panel(window: MainWindow, report: Path, opener: Opener, messages: FakeMessages) -> SideList:
    document = part_of(report.read_bytes(), "word/document.xml")
    lines = paragraphs_of(document[0])
    lines[3].addnext(paragraph("另补一段说明。", lines[3]))
    report.write_bytes(with_part(report.read_bytes(), "word/document.xml", document))
    opener(report)
    notice = next(notice for notice in messages.told if notice.topic == "merge")
    assert "改过 1 处" in notice.text
    do: Callable[[], object] = notice.acts[0].do
    do()
    assert window.merging.panel is not None
    return window.merging.panel


def _changes(panel: SideList) -> list[SideRow]:
    return [row for row in panel.rows if isinstance(row.row.of, Change)]


def _comments(panel: SideList) -> list[SideRow]:
    return [row for row in panel.rows if isinstance(row.row.of, PlacedForeign)]


def test_the_change_is_in_the_draft_and_marked_as_words_version(panel: SideList) -> None:
    ((row),) = _changes(panel)
    assert row.state.held == "word"
    assert "新：另补一段说明。" in row.accessibleName()
    assert "已用 Word 的" in row.accessibleName()


def test_a_changed_value_stands_under_the_name_of_its_field(qtbot: QtBot) -> None:
    draft = filled_draft()
    session = Session(draft, changes=(Change("value", "一、投资", "12.8", "13.5", key=draft.fields[0].key),))
    row = SideRow(Returned(session).rows()[0])
    qtbot.addWidget(row)
    assert f"{draft.fields[0].name} · 一、投资" in row.accessibleName()


def test_a_choice_is_taken_back_by_undo(panel: SideList, window: MainWindow) -> None:
    (row,) = _changes(panel)
    row.buttons["here"].click()
    assert (row.state.held, panel.model.source.session.draft) == ("here", filled_draft())
    assert "用这里的" in window.acts.undo.text()
    window.acts.undo.trigger()
    assert row.state.held == "word"


def test_the_place_is_lit_up_on_the_page_and_escape_closes_the_list(panel: SideList, window: MainWindow, qtbot: QtBot) -> None:
    (row,) = _changes(panel)
    row.shown.emit()
    assert window.workspace is not None
    assert window.workspace.navigator.section == row.row.place.place[0]
    light = window.merging.places.light
    assert light is not None
    assert (len(light._rects), light.isVisible()) == (1, True)
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert (window.merging.panel, light.isVisible()) == (None, False)


def test_the_way_back_to_the_list_is_in_the_menu_and_in_the_bar(panel: SideList, window: MainWindow, messages: FakeMessages) -> None:
    panel.close_panel()
    assert [notice.topic for notice in messages.told].count("merge") >= 1
    assert window.acts.returned.isVisible()
    window.acts.returned.trigger()
    assert window.merging.panel is not None


def test_the_list_is_worked_by_keys_alone(window: MainWindow, report: Path, opener: Opener, qtbot: QtBot) -> None:
    retouched(report, (">12.80<", ">13.50<"), ("认真落实", "严格落实"), ("特此报告。", "特此报告，请阅。"))
    session = opener(report)
    window.merging.show()
    panel = window.merging.panel
    assert panel is not None
    value, opening, closing = _changes(panel)
    assert panel.current is value
    qtbot.keyClick(value, Qt.Key.Key_H)
    assert (value.state.held, session.draft.value("投入资金")) == ("here", "12.80")
    qtbot.keyClick(value, Qt.Key.Key_Down)
    assert (panel.current, QApplication.focusWidget()) == (opening, opening)
    qtbot.keyClick(opening.buttons["word"], Qt.Key.Key_Down)
    assert panel.current is closing
    qtbot.keyClick(closing, Qt.Key.Key_B)
    assert closing.state.held == "both"
    qtbot.keyClick(closing, Qt.Key.Key_T)
    assert closing.state.held == "both"
    qtbot.keyClick(closing, Qt.Key.Key_Home)
    assert panel.current is value


@pytest.mark.parametrize(
    ("was", "now", "lit"),
    [("逐级传达到人", "层层传达到人", "层层"), ("传达到人", "传达到每个人", "每个"), ("都传达到人", "传达到人", "传"), ("一样", "一样", "样")],
)
def test_of_a_rewritten_text_what_differs_is_lit_up(was: str, now: str, lit: str) -> None:
    places = Places(Document((Paragraph("正文", (Run(now),), "s1", 0),)))
    spot = spot_of(places, Change("rewritten", "", was, now, ("s1", 0)))
    assert spot is not None
    assert places.text(spot) == lit


def test_tab_goes_round_in_the_list(panel: SideList, window: MainWindow, qtbot: QtBot) -> None:
    (row,) = _changes(panel)
    panel.take_focus()
    seen = []
    for _ in range(8):
        panel.focusNextPrevChild(True)
        seen.append(QApplication.focusWidget())
    assert all(widget is not None and panel.isAncestorOf(widget) for widget in seen)
    assert seen[0] is row.buttons["word"]
    assert set(row.buttons.values()) <= set(seen)
    panel.focusNextPrevChild(False)
    assert QApplication.focusWidget() is seen[-2]


def test_what_is_on_no_page_is_said(panel: SideList, window: MainWindow, messages: FakeMessages) -> None:
    gone = PlacedForeign(Foreign("comment", 0, "看看"), "nowhere", 3, "没有了")
    panel.place_wanted.emit(gone, True)
    assert "页面上没有这段文字了。" in messages.texts("info")


def test_every_choice_at_once_is_one_step_of_undo(window: MainWindow, report: Path, opener: Opener) -> None:
    retouched(report, (">12.80<", ">13.50<"), ("特此报告。", "特此报告，请阅。"))
    session = opener(report)
    opened = session.draft
    window.merging.show()
    panel = window.merging.panel
    assert panel is not None
    panel.every["here"].click()
    assert session.draft == filled_draft()
    window.acts.undo.trigger()
    assert session.draft == opened


def test_a_long_list_opens_and_every_row_has_a_name(window: MainWindow, desk: Desk, tmp_path: Path, opener: Opener) -> None:
    path = tmp_path / "长.docx"
    text = "\n".join(f"第{number}项工作由本科室牵头，按月报送进展，年底前全部完成。" for number in range(120))
    desk.save_word(desk.open_pasted("", f"关于年度工作的报告\n\n{text}\n").draft, path)
    edit_as_chief(path, 40)
    opener(path)
    window.merging.show()
    panel = window.merging.panel
    assert panel is not None
    assert len(_changes(panel)) > 20
    assert all(row.accessibleName() for row in panel.rows)
    panel.take(len(_changes(panel)) - 1)
    assert panel.current is panel.rows[-1]


def test_comments_stand_in_the_margin_and_in_the_list(window: MainWindow, report: Path, opener: Opener, messages: FakeMessages, qtbot: QtBot) -> None:
    put_comments(report, ("投入资金", "王主任", "金额再核。"), ("认真落实", "李科长", "换个说法。"))
    put_tracked(report, "特此报告", "，请审阅")
    opener(report)
    told = next(notice.text for notice in messages.told if notice.topic == "merge")
    assert "含 1 处修订，按已接受看待。有 2 条批注。" in told
    comments = window.merging.places.comments
    assert comments is not None
    qtbot.waitUntil(lambda: len(comments.shown) == 2, timeout=5000)
    first, second = comments.shown
    assert ("换个说法。" in first.accessibleName(), "金额再核。" in second.toolTip()) == (True, True)
    first.click()
    card = comments.card
    assert card is not None
    assert ("换个说法。" in card.accessibleName(), card.isVisible()) == (True, True)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert comments.card is None
    window.merging.show_comments()
    panel = window.merging.panel
    assert panel is not None
    assert panel.current is _comments(panel)[0]
    assert "换个说法。" in _comments(panel)[0].accessibleName()


def test_a_comment_stays_in_the_list_when_its_text_is_gone(window: MainWindow, report: Path, opener: Opener, qtbot: QtBot) -> None:
    put_comments(report, ("认真落实", "李科长", "换个说法。"))
    session = opener(report)
    opening = next(section for section in session.draft.template.sections if section.id == session.foreign[0].section)
    template = session.draft.template.with_section(type(opening)(opening.id, opening.part, blocks=()))
    session.edit(session.draft.with_template(template), "删去")
    comments = window.merging.places.comments
    assert comments is not None
    qtbot.waitUntil(lambda: not comments.shown, timeout=5000)
    window.merging.show()
    panel = window.merging.panel
    assert panel is not None
    assert len(_comments(panel)) == 1
    window.merging.show_comments()


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("", "新的一段。", [("now", "新的一段。")]),
        ("旧的一段。", "", [("was", "旧的一段。")]),
        ("甲\t1\n乙\t2", "甲\t1\n乙\t3", [("same", "乙　│　"), ("was", "2"), ("now", "3")]),
        ("甲\t1", "甲\t1\n乙\t2", [("now", "乙　│　2")]),
    ],
)
def test_only_what_differs_is_shown(was: str, now: str, shown: list[tuple[str, str]]) -> None:
    assert [(s.kind, s.text) for s in stretches_of(Change("table", "", was, now))] == shown


def test_a_number_that_changed_is_shown_whole() -> None:
    rewritten = Change("rewritten", "", "投资12.80亿元。", "投资13.50亿元。")
    assert [s.text for s in stretches_of(rewritten)] == ["投资", "12.80", "13.50", "亿元。"]
    value = Change("value", "", "12.80", "13.50", key="投资")
    assert [(s.kind, s.text) for s in stretches_of(value)] == [("was", "12.80"), ("same", "　"), ("now", "13.50")]
    assert [(s.kind, s.text) for s in stretches_of(Change("value", "", "", "甲", key="投资"))] == [("now", "甲")]


def test_a_very_long_text_is_shown_by_its_ends() -> None:
    (stretch,) = stretches_of(Change("added", "", "", "长" * 3000 + "尾"))
    assert (len(stretch.text) < 300, stretch.text.endswith("尾")) == (True, True)
    assert spoken(Change("moved", "", "甲", "甲")) == "甲"
