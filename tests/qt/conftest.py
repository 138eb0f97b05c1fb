"""A window over folders of its own, with a fake door for messages and a small draft at hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk, Opened
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.fields.fields_pane import FieldsPane
from editor.qt.frame.frame import Frame
from editor.qt.keys.undo_keys import UndoKeys
from editor.qt.look import theme
from editor.qt.review.screen import ReviewScreen
from editor.qt.system.collecting import Collecting
from editor.qt.workspace.workspace import Workspace
from editor.storage.folders import Folders
from tests.qt.desk_fake import FakeMessages, OneWindow, made_session
from tests.qt.review_fake import seen, show_review


@pytest.fixture(scope="session")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The measured fonts, for all tests: measuring takes a second."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(autouse=True)
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    """Python throws widgets away between two events alone, as in the program."""
    made = Collecting()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(tmp_path: Path, font_cache: Path) -> Desk:
    return Desk(replace(Folders.under(tmp_path), cache=font_cache))


@pytest.fixture
def messages() -> FakeMessages:
    return FakeMessages()


@pytest.fixture(scope="session")
def worn(qapp: QApplication) -> QApplication:
    """The application in the light look."""
    qapp.setStyle("Fusion")
    theme.put_on(qapp, "light")
    return qapp


@pytest.fixture
def window(qtbot: QtBot, worn: QApplication, desk: Desk, messages: FakeMessages) -> Iterator[MainWindow]:
    undo_keys = UndoKeys(worn)
    frame = Frame(desk.folders)
    frame.resize(1440, 900)
    frame.show()
    qtbot.waitExposed(frame)
    shown = MainWindow(frame, desk, OneWindow(), messages)
    yield shown
    shown.leave()
    shown.file_acts.workers.wait()
    undo_keys.deleteLater()
    frame.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(window: MainWindow) -> Session:
    """The small draft, open in the window."""
    made = made_session()
    window.file_acts.take(made)
    return made


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> Workspace:
    """The panes of the draft."""
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def fields(workspace: Workspace) -> FieldsPane:
    return workspace.fields


@pytest.fixture
def box(window: MainWindow, session: Session) -> "Boxes":
    return Boxes(window)


class Boxes:
    """Takes a field in hand and gives its editor."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, key: str) -> QWidget:
        assert self._window.workspace is not None
        self._window.workspace.navigator.go_to_field(key)
        row = self._window.workspace.fields.column.row_of(key)
        assert row is not None
        row.box.setFocus()
        return row.box


@pytest.fixture
def screen(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """The review in the window, as after a sample was read."""
    shown = show_review(window, qtbot, Opened(made_session().draft, "sample", "样稿", inspection=seen()))
    qtbot.waitUntil(shown.list.hasFocus, timeout=10000)
    return shown


@pytest.fixture
def windows(qtbot: QtBot, worn: QApplication, desk: Desk, messages: FakeMessages) -> Iterator[Windows]:
    """A program with one window, which shows the start page."""
    made = Windows(desk, lambda _frame: messages)
    frame = Frame(desk.folders)
    frame.show()
    qtbot.waitExposed(frame)
    made.add(frame)
    made.active.show_start()
    yield made
    for window in tuple(made.all):
        window.leave()
        window.file_acts.workers.wait()
        made.all.remove(window)
        window.frame.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Callable[[str], Path]:
    """A saved report of that name."""

    def saved(name: str) -> Path:
        desk.save_word(made_session().draft.with_value("主送", name), tmp_path / f"{name}.docx")
        return tmp_path / f"{name}.docx"

    return saved
