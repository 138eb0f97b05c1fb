"""The status bar counts what is left for the pen apart from what is to be filled."""

from pytestqt.qtbot import QtBot

from editor.qt.frame.status_bar import StatusBar
from editor.qt.look.labels import Words


def _said(bar: StatusBar) -> list[str]:
    return [one.words for one in bar.findChildren(Words) if not one.isHidden() and one.words]


def test_blanks_for_the_pen_are_told_where_there_are_some(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_progress(3, 5, 0, 4)
    assert _said(bar)[:2] == ["已填 3 / 5", "留白 4"]
    bar.show_progress(3, 5, 0)
    assert "留白 0" not in _said(bar)
