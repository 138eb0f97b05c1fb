"""Text editing, find, replace, go to, menus, and the windows beside the work."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from editor.model.acts.outline import outline_of
from editor.qt.settings.help import HelpWindow
from editor.qt.workspace.workspace import Workspace
from tests.screens.content import REPORT, filled, key_of, shipped
from tests.screens.studio import Scene, Studio, type_words


def _fill(studio: Studio) -> Workspace:
    draft = filled(shipped(REPORT), 0.6)
    return studio.fill(draft, field=key_of(draft, "本单位"))


def _section(workspace: Workspace, title: str) -> str:
    return next(row.id for row in outline_of(workspace.session.draft, workspace.session.tally) if row.title == title)


def prose(studio: Studio) -> None:
    """The text of a section with its chips."""
    workspace = _fill(studio)
    workspace.navigator.go_to_section(_section(workspace, "压紧责任链条"))
    workspace.fields.show_text(on=True)


def find(studio: Studio) -> None:
    """The find bar with a match in the text."""
    workspace = _fill(studio)
    studio.window.acts.find_text.trigger()
    type_words(workspace.replace.sought, "会议")


def replace(studio: Studio) -> None:
    """The replace bar."""
    workspace = _fill(studio)
    studio.window.acts.replace_text.trigger()
    type_words(workspace.replace.sought, "会议")


def go_to(studio: Studio) -> None:
    """Ctrl+G with what it found."""
    _fill(studio)
    studio.window.acts.find.trigger()
    type_words(studio.frame.head.finder, "投资")


def go_to_nothing(studio: Studio) -> None:
    """Ctrl+G in vain."""
    _fill(studio)
    studio.window.acts.find.trigger()
    type_words(studio.frame.head.finder, "没有的")


def _menu(studio: Studio, number: int) -> None:
    _fill(studio)
    bar = studio.frame.head.menus
    action = bar.actions()[number]
    menu = action.menu()
    assert menu is not None
    menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft() + QPoint(0, 2)))


def outline_menu(studio: Studio) -> None:
    """The menu of a section."""
    tree = _fill(studio).outline.tree
    tree.setFocus()
    tree.menu_asked.emit(tree.viewport().mapToGlobal(tree.visualRect(tree.currentIndex()).bottomLeft() + QPoint(28, 0)))


def preferences(studio: Studio) -> QWidget:
    """The preferences."""
    studio.window.setting_acts.show()
    page = studio.window.setting_acts.page
    assert page is not None
    return page


def help_window(studio: Studio, number: int = 1) -> HelpWindow:
    """A page of the help."""
    studio.window.setting_acts.show_help()
    shown = studio.window.setting_acts.help
    assert shown is not None
    shown.contents.setCurrentRow(number)
    return shown


def help_keys(studio: Studio) -> QWidget:
    """The page of all keys."""
    shown = help_window(studio)
    shown.contents.setCurrentRow(shown.contents.count() - 1)
    return shown


SCENES = (
    Scene("text", prose, ("wide", "low")),
    Scene("find", find),
    Scene("replace", replace),
    Scene("go-to", go_to),
    Scene("go-to-none", go_to_nothing),
    Scene("menu-file", lambda studio: _menu(studio, 0)),
    Scene("menu-edit", lambda studio: _menu(studio, 1)),
    Scene("menu-view", lambda studio: _menu(studio, 2)),
    Scene("menu-draft", lambda studio: _menu(studio, 3)),
    Scene("menu-outline", outline_menu),
    Scene("preferences", preferences),
    Scene("help", help_window),
    Scene("help-keys", help_keys),
)
