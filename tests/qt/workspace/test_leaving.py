"""A workspace that has let go of its session takes no part in it any more, whatever was still on its way to it."""

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.workspace.workspace import Workspace
from tests.qt.desk_fake import made_session


def test_a_workspace_that_is_left_while_its_first_paint_waits_for_the_pages_makes_none(desk: Desk, qtbot: QtBot) -> None:
    session = made_session()
    workspace = Workspace(desk, session)
    qtbot.addWidget(workspace)
    workspace.resize(1200, 800)
    workspace.grab()
    workspace.close_session()
    made: list[bool] = []
    workspace.pages_made.connect(lambda: made.append(True))
    QCoreApplication.processEvents()
    workspace.grab()
    QCoreApplication.processEvents()
    assert made == []
    assert not workspace.preview.is_behind
