"""What the reader saw in a small sample, and what a person does with it at the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.inspection import HeadingSpan, Inspection, SlotSpan, Span
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.review.screen import ReviewScreen

TEXT = "加群领资料\n关于X的报告\nX：\n\n一、情况\nX今年完成X万元，用X射线验收，甲项目广告竣工。\n甲项目验收。\n"


def seen() -> Inspection:
    """A title, an addressee, a heading, four blanks, noise of both kinds."""
    return Inspection(
        SourceText.of(TEXT),
        title="关于X的报告",
        title_lines=(1,),
        addressee="X",
        addressee_line=2,
        noise_lines=(0,),
        noise_spans=(Span(5, 19, 21, "广告"),),
        headings=(HeadingSpan(4, 1, "一、情况", 4),),
        slots=(
            SlotSpan(1, 2, 3, "X", FieldType.TEXT, None, "事项", "事项", sure=0),
            SlotSpan(2, 0, 1, "X", FieldType.ORG, None, "主送机关", "主送机关"),
            SlotSpan(5, 0, 1, "X", FieldType.ORG, None, "本单位", "本单位"),
            SlotSpan(5, 5, 6, "X", FieldType.MONEY, None, "完成额", "完成额", "万元", sure=1),
        ),
    )


def show_review(window: MainWindow, qtbot: QtBot, opened: Opened) -> ReviewScreen:
    """The review of a sample, in the place of what is at hand."""
    before = window.reviewing.screen
    window.file_acts.take_opened(opened)
    qtbot.waitUntil(lambda: window.reviewing.screen not in (None, before), timeout=10000)
    assert window.reviewing.screen is not None
    return window.reviewing.screen


def labels(screen: ReviewScreen) -> list[str]:
    """The names of all fields."""
    return [field.label for field in screen.session.seen.fields]


def in_hand(screen: ReviewScreen) -> str:
    """The name of the field in hand."""
    assert screen.session.field is not None
    return screen.session.field.label


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys one after the other."""
    for key in keys:
        qtbot.keyClick(widget, key, modifier)


def select(screen: ReviewScreen, line: int, start: int, end: int) -> None:
    """Select columns of a line, with the focus in the text."""
    screen.text.setFocus()
    screen.text.caret.put(line, start)
    screen.text.caret.move(line, end, select=True)
