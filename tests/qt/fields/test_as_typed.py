"""What is typed is taken as clerks mean it; what the sentence says is greyed; what is refused can be let stand with a click or Alt+0."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.line_editors import LineEditor
from editor.qt.fields.field_row import FieldRow

TEMPLATE = """+++
format = 1
name = "试"
[fields."公司"]
type = "org"
[fields."投资"]
type = "money"
unit = "万元"
[fields."比例"]
type = "number"
[fields."月份"]
type = "month"
[fields."开工"]
type = "date"
[fields."地点"]
type = "place"
required = false
[fields."签字"]
type = "person"
empty = "pen"
[fields."印发"]
type = "date"
+++
设立{{ 公司 }}有限公司，投资{{ 投资 }}万元，完成{{ 比例 }}，计划{{ 月份 }}月底，{{ 开工 | 日期("年月") }}开工，在{{ 地点 }}报到，签字{{ 签字 }}。
@成文日期 {{ 印发 }}
"""

Typing = Callable[[str, str], LineEditor]


@pytest.fixture
def session(window: MainWindow) -> Session:
    template, problems = parse_template(TEMPLATE)
    assert problems == ()
    made = Session(Draft(template))
    window.file_acts.take(made)
    return made


def _row(window: MainWindow, key: str) -> FieldRow:
    assert window.workspace is not None
    window.workspace.navigator.go_to_field(key)
    row = window.workspace.fields.column.row_of(key)
    assert row is not None
    return row


@pytest.fixture
def typing(window: MainWindow, session: Session) -> Typing:
    def types(key: str, text: str) -> LineEditor:
        box = _row(window, key).box
        assert isinstance(box, LineEditor)
        box.setFocus()
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(box, event)
        return box

    return types


def _shown(window: MainWindow) -> str:
    assert window.workspace is not None
    assert window.workspace.preview.laid is not None
    return "".join(paragraph.text for paragraph in window.workspace.preview.laid.document.paragraphs())


@pytest.mark.parametrize(
    ("key", "typed", "comes_of_it"),
    [
        ("公司", "望湖置业有限公司", ((0, 4), "望湖置业有限公司", "设立望湖置业有限公司，投资")),
        ("投资", "1,234.5万", ((0, 1), "1234.5", "投资1234.5万元，")),
        ("投资", "5亿", ((0, 0), "50000", "投资50000万元，")),
        ("比例", "120%", ((0, 0), "120%", "完成120%，")),
        ("月份", "十一月", ((0, 1), "11", "计划11月底，")),
    ],
)
def test_what_the_sentence_says_is_greyed_in_the_box_and_not_printed_twice(
    typing: Typing, session: Session, window: MainWindow, key: str, typed: str, comes_of_it: tuple[tuple[int, int], str, str]
) -> None:
    box = typing(key, typed)
    said, kept, on_the_page = comes_of_it
    assert (box.text(), box.said, session.draft.value(key)) == (typed, said, kept)
    assert on_the_page in _shown(window)


def test_the_grey_part_of_a_box_is_painted_lighter(typing: Typing) -> None:
    box = typing("公司", "望湖置业有限公司")
    image, wide = box.grab().toImage(), box.fontMetrics().horizontalAdvance("望湖置业")
    first = box.cursorRect().center().x() - 2 * wide
    darkest = [
        min(image.pixelColor(x, y).lightness() for x in range(start, start + wide - 4) for y in range(8, image.height() - 8))
        for start in (first + 2, first + wide + 2)
    ]
    assert darkest[0] < darkest[1]


def test_a_refused_value_is_let_stand_by_a_click_and_is_not_asked_again(typing: Typing, qtbot: QtBot, session: Session, window: MainWindow) -> None:
    typing("开工", "近期")
    typing("比例", "若干")
    assert set(session.tally.problems) == {"开工", "比例"}
    chip = _row(window, "开工").as_it_is.shown
    assert chip is not None
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert set(session.tally.problems) == {"比例"}
    row = _row(window, "开工")
    assert row.look is not None
    assert (row.look.let_stand, row.toolTip(), row.as_it_is.shown) == (True, "照写", None)
    assert "近期开工" in _shown(window)
    again = draft_from_json(draft_to_json(session.draft))
    assert again == session.draft
    assert Session(again).tally.problems.keys() == {"比例"}


def test_alt_0_lets_stand_and_undo_asks_again(typing: Typing, qtbot: QtBot, session: Session, window: MainWindow) -> None:
    box = typing("比例", "若干")
    qtbot.keyClick(box, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert session.tally.problems == {}
    assert session.history.undo_label == "照写“比例”"
    session.undo()
    assert set(session.tally.problems) == {"比例"}
    assert session.draft.value("比例") == "若干"


def test_a_value_that_only_its_filter_refuses_is_marked_and_can_be_let_stand(typing: Typing, session: Session, window: MainWindow) -> None:
    typing("开工", "年底")
    typing("比例", "1")
    assert session.tally.problems["开工"].text == "这里只要年月，“年底”里看不出来。"
    assert _row(window, "开工").as_it_is.shown is not None
    assert "年底开工" in _shown(window)
    assert "日期(" not in _shown(window)


def test_what_may_stay_empty_and_prints_a_hole_is_next_and_what_is_for_the_pen_is_not(session: Session, window: MainWindow) -> None:
    filled = {"公司": "望湖", "投资": "5", "比例": "3", "月份": "8", "开工": "2027-03-01", "印发": "2026-03-05"}
    session.edit(session.draft.with_values(filled), "填")
    assert session.tally.progress == (6, 7)
    assert window.workspace is not None
    assert window.workspace.navigator.go_to_unfilled()
    assert window.workspace.navigator.key == "地点"
    assert window.frame.status.next.text() == "下一空位，剩 1 项"
    session.set_value("地点", "县宾馆")
    assert window.frame.status.next.text() == "全部填完，去校核"
    assert "〔" not in _shown(window)


def test_a_date_without_a_year_stays_without_one_but_in_the_date_of_issue(typing: Typing, session: Session) -> None:
    assert typing("开工", "3月5日").text() == "3月5日"
    typing("印发", "3.5")
    assert session.draft.value("开工") == "--03-05"
    year = str(session.draft.value("印发"))
    assert year.endswith("-03-05")
    assert year[:4].isdigit()


def test_a_box_shows_a_date_without_a_year_as_it_is_written(typing: Typing, session: Session, window: MainWindow) -> None:
    box = typing("开工", "3.5")
    typing("比例", "1")
    assert box.text() == "3月5日"
    assert session.draft.value("开工") == "--03-05"
