"""Panes are shown and hidden from the menu; the window remembers which."""

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.frame.frame import Frame, WindowState
from tests.qt.desk_fake import OneWindow, made_session


def _shown(window: MainWindow) -> list[bool]:
    assert window.workspace is not None
    return [pane.isVisible() for pane in (window.workspace.outline, window.workspace.fields, window.workspace.pages)]


def test_a_pane_is_hidden_and_shown_again(window: MainWindow, session: Session) -> None:
    window.acts.panes[0].trigger()
    assert _shown(window) == [False, True, True]
    window.acts.panes[0].trigger()
    assert _shown(window) == [True, True, True]


def test_one_pane_always_stays(window: MainWindow, session: Session) -> None:
    for act in window.acts.panes:
        act.trigger()
    assert _shown(window) == [False, False, True]
    assert [act.isChecked() for act in window.acts.panes] == [False, False, True]


def test_what_is_hidden_stays_hidden_with_the_next_draft_and_the_next_run(window: MainWindow, session: Session) -> None:
    window.acts.panes[2].trigger()
    window.file_acts.take(made_session())
    assert _shown(window) == [True, True, False]
    window.frame.state.write()
    assert WindowState(window.desk.folders.state / "window.json").numbers("hidden panes", 3) == [0, 0, 1]
    other = Frame(window.desk.folders)
    assert not MainWindow(other, window.desk, OneWindow()).acts.panes[2].isChecked()
    other.deleteLater()


def test_the_next_slot_shows_hidden_fields(window: MainWindow, session: Session) -> None:
    window.acts.panes[1].trigger()
    assert _shown(window) == [True, False, True]
    window.acts.next_unfilled.trigger()
    assert _shown(window) == [True, True, True]
