"""The rows of both lists over the panes: one model, filled by what came back or by what differs, following the session."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from editor.model.returned.change import Change
from editor.model.returned.foreign import Foreign
from editor.model.returned.placed import PlacedForeign
from editor.model.session.session import Session
from editor.qt.changes.compared import Compared
from editor.qt.changes.returned import Returned
from editor.qt.changes.rows import ChangeRows, ChangeSource
from tests.qt.desk_fake import made_session

Following = Callable[[ChangeSource], ChangeRows]


@pytest.fixture
def changed() -> Session:
    """A session with a value that Word has otherwise, a text that only Word has, and a comment."""
    draft = made_session().draft.with_value("主送", "省政府")
    value = Change("value", "", "市政府", "省政府", key="主送", values=("市政府", "省政府"))
    loose = Change("loose", "一、概况", "", "只在 Word 里的一段")
    session = Session(draft, changes=(value, loose))
    session.foreign = (PlacedForeign(Foreign("comment", 0, "看看", author="王主任", marked="一句")),)
    return session


@pytest.fixture
def following() -> Iterator[Following]:
    """Makes the rows of a source; they live as long as the test."""
    holder = QObject()
    yield lambda source: ChangeRows(source, holder)
    holder.deleteLater()


def test_what_came_back_is_changes_then_comments(changed: Session) -> None:
    value, loose, comment = Returned(changed).rows()
    assert [act.name for act in value.acts] == ["word", "here"]
    assert (value.state().held, value.state().remark) == ("word", "")
    assert (loose.acts, loose.state().held, loose.state().remark) == ((), None, "不会写进新文件")
    assert (comment.kind, comment.quote, comment.text, comment.stretches) == ("王主任", "“一句”", "看看", ())
    assert Returned(changed).headings == {2: "批注 1 条"}


def test_a_choice_changes_the_state_of_a_row_and_not_the_rows(changed: Session, following: Following, qtbot: QtBot) -> None:
    model = following(Returned(changed))
    before = model.rows
    act = before[0].act_of(Qt.Key.Key_H)
    assert act is not None
    with qtbot.waitSignal(model.changed), qtbot.assertNotEmitted(model.reset, wait=300):
        model.do(act)
    assert (model.rows is before, before[0].state().held, changed.draft.value("主送")) == (True, "here", "市政府")
    changed.set_value("主送", "县政府")
    assert (before[0].state().held, before[0].state().remark) == (None, "后来又改过")


def test_a_key_means_what_the_row_offers(changed: Session) -> None:
    value, loose, comment = Returned(changed).rows()
    assert value.act_of(Qt.Key.Key_B) is None
    assert loose.act_of(Qt.Key.Key_W) is comment.act_of(Qt.Key.Key_W) is None


def test_what_differs_follows_the_edits_and_the_last_one_taken_back_leaves_none(changed: Session, following: Following, qtbot: QtBot) -> None:
    model = following(Compared(changed, changed.draft))
    assert model.rows == ()
    with qtbot.waitSignal(model.reset):
        changed.set_value("人数", "8")
    (row,) = model.rows
    assert (row.title, model.source.title()) == ("人数", "与刚打开时相比，1 处不同")
    with qtbot.waitSignal(model.reset):
        model.do(row.acts[0])
    assert (model.rows, model.source.title(), changed.draft.value("人数")) == ((), "与刚打开时一样。", "")


def test_an_act_whose_difference_is_gone_does_nothing(changed: Session, following: Following, qtbot: QtBot) -> None:
    model = following(Compared(changed, changed.draft))
    with qtbot.waitSignal(model.reset):
        changed.set_value("人数", "8")
    (row,) = model.rows
    changed.set_value("人数", "9")
    draft = changed.draft
    with qtbot.waitSignal(model.reset):
        model.do(row.acts[0])
    assert changed.draft is draft
    assert model.rows[0].place != row.place


def test_rows_that_are_stopped_follow_no_more(changed: Session, following: Following, qtbot: QtBot) -> None:
    model = following(Compared(changed, changed.draft))
    model.stop()
    with qtbot.assertNotEmitted(model.reset, wait=300), qtbot.assertNotEmitted(model.changed):
        changed.set_value("人数", "8")
