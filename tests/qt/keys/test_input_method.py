"""Letters that an input method is composing: no act while they are composed, text as soon as something needs all that was written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.app import input_methods
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.keys.input_method import hand_over
from editor.qt.pages.pages_view import PagesView
from tests.qt.conftest import Boxes
from tests.qt.desk_fake import FakeMessages

Takes = Callable[[MainWindow, Boxes], QWidget]
TIME = 20_000
LETTERS = "jiang pan"


def _field(_window: MainWindow, box: Boxes) -> QWidget:
    return box("单位")


def _long_text(_window: MainWindow, box: Boxes) -> QWidget:
    return box("做法")


def _cell(_window: MainWindow, box: Boxes) -> QWidget:
    rows = box("项目")
    assert isinstance(rows, RowsEditor)
    rows.add_row()
    return _focused()


def _prose(window: MainWindow, _box: Boxes) -> QWidget:
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s1")
    window.acts.text.trigger()
    return _focused()


def _slot(window: MainWindow, _box: Boxes) -> QWidget:
    view = _view(window)
    rect = view.slot_rect("单位", 1)
    assert rect is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(rect.left() + 4, rect.center().y()))
    assert view.editor.hasFocus()
    return view.editor


def _page(window: MainWindow, _box: Boxes) -> QWidget:
    """The pages themselves: the editor at the slot opens with the first letter."""
    view = _view(window)
    view.setFocus()
    view.set_current("单位", 1)
    return view


def _view(window: MainWindow) -> PagesView:
    """The pages, as soon as they are laid out."""
    assert window.workspace is not None
    view = window.workspace.pages.view
    while view.laid is None:
        QTest.qWait(10)
    return view


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


everywhere = pytest.mark.parametrize(
    "takes",
    [
        _field,
        _long_text,
        _cell,
        _prose,
        pytest.param(_slot, marks=pytest.mark.needs("font:Noto Sans CJK SC")),
        pytest.param(_page, marks=pytest.mark.needs("font:Noto Sans CJK SC")),
    ],
)


def _compose(box: QWidget, letters: str = LETTERS) -> None:
    for end in range(1, len(letters) + 1):
        QApplication.sendEvent(box, QInputMethodEvent(letters[:end], []))


def _choose(box: QWidget, chosen: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(chosen)
    QApplication.sendEvent(box, event)


def _written(session: Session) -> str:
    draft = session.draft
    values = {field.key: draft.value(field.key) for field in draft.template.fields}
    return repr((values, [markup for section in draft.template.sections for _, markup in section.markups()]))


@everywhere
def test_nothing_is_an_act_before_it_is_chosen_and_then_it_is_one(takes: Takes, window: MainWindow, box: Boxes, session: Session) -> None:
    place = takes(window, box)
    session.seal()
    before, draft, label = _written(session), session.draft, session.history.undo_label
    _compose(place)
    assert (session.draft, session.history.undo_label) == (draft, label)
    _choose(place, "江畔")
    assert "江畔" in _written(session)
    window.acts.undo.trigger()
    assert (_written(session), session.history.undo_label) == (before, label)


@everywhere
def test_a_save_keeps_what_is_composed(
    takes: Takes, window: MainWindow, box: Boxes, session: Session, messages: FakeMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    messages.save_path = tmp_path / "报告.docx"
    _compose(takes(window, box))
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()
    assert LETTERS in _written(Session(window.file_acts.desk.open(messages.save_path).draft))


@everywhere
def test_another_section_keeps_what_is_composed(takes: Takes, window: MainWindow, box: Boxes, session: Session) -> None:
    place = takes(window, box)
    _compose(place)
    assert window.workspace is not None
    navigator = window.workspace.navigator
    navigator.go_to_section("s1" if navigator.section == "s3" else "s3")
    assert _written(session).count(LETTERS) == 1


@everywhere
def test_an_undo_takes_back_what_is_composed_and_a_redo_brings_it(takes: Takes, window: MainWindow, box: Boxes, session: Session) -> None:
    session.set_value("人数", "8")
    place = takes(window, box)
    before = _written(session)
    session.seal()
    _compose(place)
    window.acts.undo.trigger()
    assert _written(session) == before
    window.acts.redo.trigger()
    assert LETTERS in _written(session)


def test_an_input_method_that_gives_its_letters_up_when_it_is_asked_for_them_loses_none(
    window: MainWindow, box: Boxes, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = box("单位")
    _gives(monkeypatch, place, "")
    _compose(place)
    hand_over()
    assert session.draft.value("单位") == LETTERS


def test_an_input_method_that_hands_its_letters_over_is_not_heard_twice(
    window: MainWindow, box: Boxes, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = box("单位")
    _gives(monkeypatch, place, "江畔")
    _compose(place)
    hand_over()
    hand_over()
    assert session.draft.value("单位") == "江畔"


def _gives(monkeypatch: pytest.MonkeyPatch, place: QWidget, words: str) -> None:
    """Let the input method answer with these words when it is asked to hand over what it holds."""

    held = [words]

    class Method:
        def commit(self) -> None:
            _choose(place, held.pop() if held else "")

    monkeypatch.setattr("editor.qt.keys.input_method.QGuiApplication.inputMethod", Method)


def test_letters_that_were_given_up_with_escape_do_not_come_back(window: MainWindow, box: Boxes, session: Session, qtbot: QtBot) -> None:
    place = box("单位")
    _compose(place)
    QApplication.sendEvent(place, QInputMethodEvent("", []))
    qtbot.wait(1)
    hand_over()
    assert session.draft.value("单位") == ""


def test_letters_of_a_box_that_is_gone_are_forgotten(window: MainWindow, box: Boxes, session: Session) -> None:
    _compose(box("单位"))
    window.leave()
    hand_over()
    assert window.file_acts.session is None


@pytest.mark.parametrize(
    ("wanted", "tried"),
    [("", "fcitx;ibus"), ("ibus", "ibus;fcitx"), ("wayland;fcitx", "wayland;fcitx;ibus"), ("xim;;", "xim;fcitx;ibus"), ("none", "none")],
)
def test_what_a_desktop_names_is_tried_first_and_what_chinese_desktops_have_behind_it(wanted: str, tried: str) -> None:
    assert input_methods(wanted) == tried
