"""Chips are whole or gone: whatever is pressed, cut, composed, dragged or pasted, no half of a slot and no torn repetition is left."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.composing import check_template
from editor.model.session.session import Session
from editor.model.template.file import parse_template, print_template
from editor.model.template.markup import tokens_of
from editor.qt.app.main_window import MainWindow
from editor.qt.prose.prose_chips import CHIP, CODE
from editor.qt.prose.prose_text import ProseText
from tests.qt.report_fake import opened_report

_KEY, _MODIFIER = Qt.Key, Qt.KeyboardModifier
_NONE, _CONTROL, _SHIFT = _MODIFIER.NoModifier, _MODIFIER.ControlModifier, _MODIFIER.ShiftModifier
_PRESSED = (
    (_KEY.Key_Backspace, _NONE), (_KEY.Key_Delete, _NONE), (_KEY.Key_Backspace, _CONTROL), (_KEY.Key_Delete, _CONTROL),
    (_KEY.Key_X, _CONTROL), (_KEY.Key_V, _CONTROL), (_KEY.Key_Return, _NONE), (_KEY.Key_A, _NONE), (_KEY.Key_K, _CONTROL),
    (_KEY.Key_Delete, _SHIFT), (_KEY.Key_BraceLeft, _NONE), (_KEY.Key_BraceRight, _NONE),
)  # fmt: skip


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window)


@pytest.fixture
def text(window: MainWindow, session: Session) -> ProseText:
    """The text of the section with a filter and a repetition."""
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s1")
    window.acts.text.trigger()
    shown = window.workspace.fields.text.shown
    assert shown is not None
    return shown.text


def _select(text: ProseText, start: int, end: int) -> None:
    cursor = text.textCursor()
    last = text.document().characterCount() - 1
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def _codes(session: Session) -> set[str]:
    markups = [markup for _, markup in session.draft.template.by_id["s1"].markups()]
    return {token.text for markup in markups for token in tokens_of(markup) if token.kind != "text"}


def _chips(text: ProseText) -> list[str]:
    found: list[str] = []
    cursor = text.textCursor()
    for at, character in enumerate(text.toPlainText()):
        if character == "\ufffc":
            cursor.setPosition(at + 1)
            form = cursor.charFormat()
            assert form.objectType() == CHIP
            found.append(str(form.property(CODE)))
    return found


def _compose(text: ProseText, words: str) -> None:
    started, ended = QInputMethodEvent(words, []), QInputMethodEvent("", [])
    ended.setCommitString(words)
    QApplication.sendEvent(text, started)
    QApplication.sendEvent(text, ended)


def _drag(text: ProseText, to: int) -> None:
    data = text.createMimeDataFromSelection()
    text.cut()
    _select(text, to, to)
    text.insertFromMimeData(data)


def _acts(text: ProseText, qtbot: QtBot, chance: random.Random) -> list[Callable[[], None]]:
    key, modifier = chance.choice(_PRESSED)
    to = chance.randrange(80)
    return [lambda: qtbot.keyClick(text, key, modifier), lambda: _compose(text, "拼写"), lambda: _drag(text, to)]


@pytest.mark.parametrize("seed", range(5))
def test_nothing_tears_a_chip_apart(text: ProseText, session: Session, qtbot: QtBot, seed: int) -> None:
    chance, known = random.Random(seed), _codes(session)
    for _ in range(40):
        start = chance.randrange(80)
        _select(text, start, start + chance.choice((0, 0, 1, 2, 7, 30)))
        chance.choices(_acts(text, qtbot, chance), weights=(8, 1, 1))[0]()
        assert _codes(session) <= known
        # A chip in the text is a piece of code in the draft, and the other way round.
        assert {code.strip("{}% ") for code in _chips(text)} == _codes(session)
    written = print_template(session.draft.template)
    again, problems = parse_template(written)
    assert problems == ()
    assert check_template(again) == ()


def test_a_selection_that_holds_a_chip_is_cut_and_pasted_with_it_whole(text: ProseText, session: Session, qtbot: QtBot) -> None:
    line = text.document().findBlockByNumber(1)
    at = line.position() + line.text().index("\ufffc")
    _select(text, at, at + 3)
    qtbot.keyClick(text, _KEY.Key_X, _CONTROL)
    assert "单位" not in {code.strip("{} ") for code in _chips(text)}
    _select(text, line.position() + 2, line.position() + 2)
    qtbot.keyClick(text, _KEY.Key_V, _CONTROL)
    assert "单位" in _codes(session)


def test_undo_brings_a_deleted_chip_back_whole(text: ProseText, session: Session, qtbot: QtBot) -> None:
    before = _chips(text)
    line = text.document().findBlockByNumber(1)
    _select(text, line.position() + 1, line.position() + 1)
    qtbot.keyClick(text, _KEY.Key_Backspace)
    assert _chips(text) != before
    session.undo()
    assert _chips(text) == before
