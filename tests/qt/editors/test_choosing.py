"""A chosen option looks chosen, is emptied by mouse and by keyboard, and is never cut behind its buttons."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model.template.field import Field, FieldType
from editor.qt.editors.choice_editors import ChoiceEditor, FlagEditor
from editor.qt.look import theme
from editor.qt.widgets.buttons import IconButton

FIELDS = {ChoiceEditor: Field("方式", FieldType.CHOICE, choices=("现场", "视频")), FlagEditor: Field("开展", FieldType.FLAG)}
CHOSEN = {ChoiceEditor: "视频", FlagEditor: "是"}
Made = Callable[[type[QWidget]], QWidget]


@pytest.fixture
def made(worn: QApplication, qtbot: QtBot) -> Made:
    """An editor of a kind with a value in it, beside something else that takes the focus."""

    around = QWidget()
    qtbot.addWidget(around)

    def make(kind: type[QWidget]) -> QWidget:
        box, other = kind(), QWidget()
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(around)
        column.addWidget(box)
        column.addWidget(other)
        box.describe(FIELDS[kind])  # type: ignore[attr-defined]
        box.show_value(CHOSEN[kind])  # type: ignore[attr-defined]
        around.show()
        around.activateWindow()
        qtbot.waitUntil(around.isActiveWindow)
        other.setFocus()
        return box

    return make


def _clear(box: QWidget) -> IconButton:
    found = box.findChild(IconButton)
    assert isinstance(found, IconButton)
    return found


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_chosen_is_emptied_by_mouse_once_the_pointer_or_the_focus_is_there(kind: type[QWidget], made: Made, qtbot: QtBot) -> None:
    box = made(kind)
    assert _clear(box).isHidden()
    (box.focusProxy() or box).setFocus()
    assert _clear(box).isVisible()
    with qtbot.waitSignal(box.edited) as told:  # type: ignore[attr-defined]
        qtbot.mouseClick(_clear(box), Qt.MouseButton.LeftButton)
    assert told.args == [""]
    assert _clear(box).isHidden()


@pytest.mark.parametrize("kind", FIELDS)
def test_the_pointer_alone_shows_the_way_and_nothing_chosen_has_none(kind: type[QWidget], made: Made) -> None:
    box = made(kind)
    QApplication.sendEvent(box, QEvent(QEvent.Type.Enter))
    assert _clear(box).isVisible()
    box.show_value("")  # type: ignore[attr-defined]
    assert _clear(box).isHidden()


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_what_is_chosen_is_emptied_by_keyboard(kind: type[QWidget], key: Qt.Key, made: Made, qtbot: QtBot) -> None:
    box = made(kind)
    with qtbot.waitSignal(box.edited) as told:  # type: ignore[attr-defined]
        qtbot.keyClick(box.focusProxy() or box, key)
    assert told.args == [""]


def _darkest(box: QWidget) -> int:
    """How light the darkest of what is written in a box is, 0 to 255."""
    seen = box.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    points = ((x, y) for x in range(6, box.width() - 60) for y in range(4, box.height() - 4))
    return min(seen.pixelColor(x, y).lightness() for x, y in points)


def test_a_chosen_option_has_the_colour_of_a_value_and_no_option_that_of_a_hint(made: Made) -> None:
    box, of_hints = made(ChoiceEditor), theme.color("text3").lightness()
    assert _darkest(box) < of_hints
    box.show_value("")  # type: ignore[attr-defined]
    assert _darkest(box) >= of_hints
    box.show_value("现场")  # type: ignore[attr-defined]
    assert _darkest(box) < of_hints


def test_a_long_option_ends_in_dots_before_the_buttons(worn: QApplication, qtbot: QtBot) -> None:
    box = ChoiceEditor()
    qtbot.addWidget(box)
    box.describe(Field("方式", FieldType.CHOICE, choices=("现场会与视频会相结合的方式" * 4,)))
    box.show_value("现场会与视频会相结合的方式" * 4)
    box.resize(200, 32)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    shown = option.currentText  # pyright: ignore[reportAttributeAccessIssue] - not in Qt's stubs
    assert shown.endswith("…")
    assert box.fontMetrics().horizontalAdvance(shown) <= 200 - 52
