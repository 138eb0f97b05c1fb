"""The window as a whole: search, panes, bars, short of space, screen readers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import with_samples
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.fields.sentence import SentencePart, sentence_of
from editor.qt.frame.find_targets import find_targets
from editor.qt.look import theme
from editor.qt.look.density import Density
from editor.qt.messages.bars import Act, BarStack, Notice
from editor.qt.workspace.workspace import Workspace

Box = Callable[[str], QWidget]


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_search_finds_fields_sections_and_text(session: Session) -> None:
    found = find_targets(session.draft, "投资")
    assert [(target.kind, target.title) for target in found][:1] == [("field", "投资")]
    assert any(target.kind == "text" and "投资" in target.title for target in found)
    assert [target.title for target in find_targets(session.draft, "做法") if target.kind == "section"] == ["（一）做法"]
    assert find_targets(session.draft, "  ") == []
    assert find_targets(session.draft, "没有这样的字") == []


def test_a_value_is_found_too(session: Session) -> None:
    session.set_value("主送", "江畔市政府")
    assert next(target.key for target in find_targets(session.draft, "江畔市")) == "主送"


def test_ctrl_g_and_enter_go_to_what_was_found(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    window.acts.find.trigger()
    finder = window.frame.head.finder
    finder.setText("人数")
    finder.textEdited.emit("人数")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert workspace.navigator.key == "人数"
    assert QApplication.focusWidget() is workspace.fields.column.row_of("人数").box


def test_escape_leaves_the_search_and_gives_the_focus_back(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    window.acts.find.trigger()
    qtbot.keyClick(window.frame.head.finder, Qt.Key.Key_Escape)
    assert workspace.fields.isAncestorOf(QApplication.focusWidget())


def test_f6_walks_the_panes_in_both_directions(window: MainWindow, workspace: Workspace) -> None:
    panes = [workspace.outline, workspace.fields, workspace.pages]

    def at() -> int:
        return next(n for n, pane in enumerate(panes) if pane.isAncestorOf(QApplication.focusWidget()))

    workspace.fields.focus_field()
    seen = []
    for act in (window.acts.next_pane, window.acts.next_pane, window.acts.next_pane, window.acts.previous_pane):
        act.trigger()
        seen.append(at())
    assert seen == [2, 0, 1, 0]


def test_a_slot_clicked_on_the_page_comes_into_hand(workspace: Workspace) -> None:
    workspace.pages.view.slot_clicked.emit("人数", 1)
    assert workspace.navigator.key == "人数"
    assert workspace.fields.column.row_of("人数").held


def test_what_is_typed_on_the_page_is_in_the_draft_and_in_the_form(workspace: Workspace, session: Session) -> None:
    workspace.pages.view.slot_clicked.emit("主送", 1)
    workspace.pages.view.text_edited.emit("主送", "市政府")
    box = workspace.fields.column.row_of("主送").box
    assert (session.draft.value("主送"), box.text()) == ("市政府", "市政府")


def test_the_status_bar_counts_what_is_left(window: MainWindow, session: Session) -> None:
    total = len(session.tally.open)
    session.set_value("主送", "市政府")
    assert window.frame.status.next.text() == f"下一空位，剩 {total - 1} 项"


def test_what_may_stay_empty_and_would_leave_a_hole_is_asked_for(window: MainWindow, session: Session) -> None:
    optional = [field for field in session.draft.fields if not field.required]
    holes = [field.key for field in optional if field.empty == "keep"]
    assert holes
    session.edit(with_samples(session.draft).with_values({field.key: "" for field in optional}), "填")
    assert set(session.tally.open) == set(holes)
    assert window.frame.status.next.text() == f"下一空位，剩 {len(holes)} 项"
    session.edit(session.draft.with_values(dict.fromkeys(holes, "有")), "都填")
    assert window.frame.status.next.text() == "全部填完，去校核"
    filled, total = session.tally.progress
    assert filled == total == len(session.draft.fields) - len(optional) + len(holes)


@pytest.mark.parametrize(
    ("width", "height", "density"),
    [
        (1440, 900, Density()),
        (1360, 900, Density(narrow=True)),
        (1280, 720, Density(narrow=True, low=True)),
        (1180, 900, Density(narrow=True, folded=True)),
        (900, 700, Density(narrow=True, low=True, folded=True, tabbed=True)),
    ],
)
def test_things_give_way_in_order_when_the_window_shrinks(
    width: int, height: int, density: Density, window: MainWindow, workspace: Workspace
) -> None:
    window.frame.resize(width, height)
    assert window.frame.density == density
    assert (workspace.outline.isVisible(), workspace.pages.isVisible()) == (not density.folded, not density.tabbed)


def test_the_outline_drops_down_where_it_has_no_room(window: MainWindow, workspace: Workspace) -> None:
    window.frame.resize(1000, 800)
    window.acts.outline.trigger()
    assert workspace.outline.isVisible()
    window.acts.next_unfilled.trigger()
    assert not workspace.outline.isVisible()
    window.frame.resize(1440, 900)
    assert workspace.outline.isVisible()


def test_seven_fields_are_in_sight_at_1280_by_720(window: MainWindow, workspace: Workspace, box: Box) -> None:
    window.frame.resize(1280, 720)
    box("日期")
    rows = [row for row in workspace.fields.column.rows if row.geometry().bottom() <= workspace.fields.column.parentWidget().height()]
    assert len(rows) >= 6 == len(workspace.fields.column.rows)


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QSlider)
    nameless = [
        widget
        for widget in window.frame.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_two_bars_are_shown_the_gravest_first(worn: QApplication, qtbot: QtBot) -> None:
    stack = BarStack()
    qtbot.addWidget(stack)
    stack.show()
    for kind in ("saved", "info", "problem"):
        stack.show_notice(Notice(kind, kind))
    assert [(bar.notice.kind, bar.isVisible()) for bar in stack.bars] == [("problem", True), ("info", True), ("saved", False)]


def test_a_bar_takes_the_place_of_one_with_its_topic(worn: QApplication, qtbot: QtBot) -> None:
    stack = BarStack()
    qtbot.addWidget(stack)
    stack.show_notice(Notice("info", "一", topic="open"))
    stack.show_notice(Notice("info", "二", topic="open"))
    assert [bar.notice.text for bar in stack.bars] == ["二"]


def test_an_act_of_a_bar_closes_it_and_is_done(worn: QApplication, qtbot: QtBot) -> None:
    done: list[str] = []
    stack = BarStack()
    qtbot.addWidget(stack)
    bar = stack.show_notice(Notice("problem", "没能保存", [Act("再存一次", lambda: done.append("again"))]))
    next(b for b in bar.findChildren(QAbstractButton) if b.text() == "再存一次").click()
    assert (done, stack.bars) == (["again"], [])


def test_a_bar_never_takes_the_focus(window: MainWindow, box: Box) -> None:
    editor = box("主送")
    window.frame.bars.show_notice(Notice("info", "读好了"))
    assert QApplication.focusWidget() is editor


def test_a_click_on_an_act_of_a_bar_leaves_the_focus_in_the_field(window: MainWindow, box: Box, qtbot: QtBot) -> None:
    editor = box("主送")
    bar = window.frame.bars.show_notice(Notice("info", "有新内容。", acts=(Act("看看", lambda: None),)))
    qtbot.mouseClick(next(b for b in bar.findChildren(QAbstractButton) if b.text() == "看看"), Qt.MouseButton.LeftButton)
    assert bar not in window.frame.bars.bars
    assert QApplication.focusWidget() is editor


def test_a_sentence_shows_the_values_around_its_slot(session: Session) -> None:
    session.set_value("单位", "城投")
    place = next(p for p in session.draft.template.places if p.key == "投资")
    parts = sentence_of(session.draft, place)
    assert parts == (
        SentencePart("", "slot"),
        SentencePart("，"),
        SentencePart("城投", "slot"),
        SentencePart("到位投资"),
        SentencePart("", "own"),
        SentencePart("亿元，"),
        SentencePart("", "slot"),
        SentencePart("月底见效"),
    )


def test_a_sentence_ends_at_its_stops(session: Session) -> None:
    place = next(p for p in session.draft.template.places if p.key == "方式")
    assert [part.text for part in sentence_of(session.draft, place)] == ["会议用", "", "形式，公开：", ""]


def test_the_look_and_the_size_of_text_change_while_the_window_is_open(window: MainWindow, box: Box) -> None:
    editor = box("主送")
    window.acts.looks[1].trigger()
    window.acts.sizes[2].trigger()
    assert (theme.current().name, editor.font().pixelSize()) == ("dark", 15)
    assert (window.desk.settings.text("theme"), window.desk.settings.text("text_size")) == ("dark", "large")
    window.acts.looks[0].trigger()
    window.acts.sizes[1].trigger()
    assert (theme.current().name, editor.font().pixelSize()) == ("light", 13)
