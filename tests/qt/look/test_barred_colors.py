"""Two pairs of colours are barred, since they can't be told apart well enough: hints on the desk, and in the dark the focus on paper."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.qt.app.main_window import MainWindow
from editor.qt.look import theme
from editor.qt.review.screen import ReviewScreen
from editor.qt.workspace.workspace import Workspace

_TEXT = 3  # points from the middle of a stroke to its ground


@pytest.fixture
def dark(worn: QApplication) -> Iterator[QApplication]:
    """The program in the dark look."""
    theme.put_on(worn, "dark")
    yield worn
    theme.put_on(worn, "light")


def _touch(widget: QWidget, one: str, other: str, reach: int = 1) -> bool:
    """Whether a point of the one token's colour stands so near to one of the other's."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    points, line = bytes(image.constBits()), image.bytesPerLine()
    sought, barred = (QColor(theme.color(token)).rgb().to_bytes(4, "little") for token in (one, other))
    beside = [way * step for way in (4, -4, line, -line) for step in range(1, reach + 1)]
    at = points.find(sought)
    while at >= 0:
        if at % 4 == 0 and any(points[at + step : at + step + 4] == barred for step in beside):
            return True
        at = points.find(sought, at + 1)
    return False


def _pages(workspace: Workspace, qtbot: QtBot) -> QWidget:
    """The pages, which have the focus, so near that the paper fills the pane."""
    qtbot.waitUntil(lambda: "pages" in workspace.__dict__ and workspace.pages.view.laid is not None, timeout=20_000)
    view = workspace.pages.view
    view.set_zoom(3.0)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def test_the_focus_never_lies_on_the_dark_paper_of_the_pages(dark: QApplication, workspace: Workspace, qtbot: QtBot) -> None:
    view = _pages(workspace, qtbot)
    assert _touch(view, "focus", "desk")
    assert _touch(view, "desk", "paper")
    assert not _touch(view, "focus", "paper")


def test_the_focus_never_lies_on_the_dark_paper_of_the_review(dark: QApplication, screen: ReviewScreen) -> None:
    screen.text.setFocus(Qt.FocusReason.TabFocusReason)
    screen.text.verticalScrollBar().setValue(40)
    assert _touch(screen.text.viewport(), "focus", "desk")
    assert not _touch(screen.text.viewport(), "focus", "paper")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_hints_never_stand_on_the_desk(look: theme.Look, worn: QApplication, window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    theme.put_on(worn, look)
    view = _pages(workspace, qtbot)
    workspace.pages.view.set_zoom(0.5)
    assert not _touch(view, "text3", "desk", _TEXT)
    assert _touch(window.frame, "text3", "raised", _TEXT)
    window.frame.resize(900, 700)
    assert not _touch(window.frame, "text3", "desk", _TEXT)
    theme.put_on(worn, "light")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_hints_never_stand_on_the_desk_of_the_template_cards(look: theme.Look, worn: QApplication, window: MainWindow) -> None:
    theme.put_on(worn, look)
    window.show_start()
    QApplication.processEvents()
    assert not _touch(window.frame, "text3", "desk", _TEXT)
    theme.put_on(worn, "light")
