"""Fields that are changed while they are filled: the menu of a field, its questions, the way back to the review."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from editor.qt.workspace.field_menu import FieldAt
from editor.qt.workspace.workspace import Workspace
from tests.screens.content import REPORT, filled, key_of, shipped
from tests.screens.studio import Scene, Studio, wait_until


def _report(studio: Studio) -> tuple[Workspace, str]:
    draft = filled(shipped(REPORT), 0.55)
    key = key_of(draft, "本单位")
    workspace = studio.fill(draft, field=key)
    workspace.fields.focus_field()
    studio.rest()
    return workspace, key


def menu(studio: Studio) -> None:
    """The menu of the field in hand, from the button behind its label."""
    workspace, key = _report(studio)
    row = workspace.fields.column.row_of(key)
    assert row is not None
    button = row.more.shown
    assert button is not None
    button.click()


def menu_on_page(studio: Studio) -> None:
    """The menu of a slot of the page."""
    workspace, key = _report(studio)
    view = workspace.pages.view
    rect = view.slot_rect(key)
    assert rect is not None
    point = rect.center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)


def asked(studio: Studio) -> None:
    """A name that another field has was typed."""
    workspace, key = _report(studio)
    studio.window.fields.of_report.ask_name(FieldAt(key))
    workspace.asking.bar.box.setText("计划投资")
    workspace.asking.bar.ok.click()


def same(studio: Studio) -> None:
    """The list of fields that a field can be the same as."""
    workspace, key = _report(studio)
    studio.frame.activateWindow()
    studio.window.fields.of_report.ask_same(FieldAt(key))
    assert workspace.isVisible()


def again(studio: Studio) -> None:
    """The review, behind which a report waits that is filled."""
    window = studio.window
    window.file_acts.open_path(studio.sample)
    wait_until(lambda: window.reviewing.screen is not None)
    window.reviewing.start()
    wait_until(lambda: window.workspace is not None)
    session = window.file_acts.session
    assert session is not None
    session.set_value(session.draft.fields[0].key, "2026")
    window.reviewing.come_back()
    studio.frame.setFocus(Qt.FocusReason.OtherFocusReason)


SCENES = (
    Scene("change-menu", menu, ("wide", "low")),
    Scene("change-menu-page", menu_on_page),
    Scene("change-asked", asked, ("wide", "low", "small")),
    Scene("change-same", same),
    Scene("change-again", again, ("wide", "low")),
)
