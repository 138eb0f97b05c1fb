"""What a line may be said to be: one step up or down by Alt+← and Alt+→, or any of them from a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from editor.model.sample.review import Role
from editor.qt.review_looks import role_words

_STEPS: tuple[tuple[Role, int], ...] = (("title", 0), ("heading", 1), ("heading", 2), ("heading", 3), ("heading", 4), ("body", 0))
_ALL: tuple[tuple[Role, int], ...] = (*_STEPS, ("addressee", 0), ("signature", 0), ("date", 0), ("noise", 0))


def next_role(role: Role, level: int, step: int) -> tuple[Role, int]:
    """The role one level higher (−1) or lower (1); lines that stand outside of the levels are counted as text."""
    if role == "blank":
        return role, level
    at = _STEPS.index((role, level)) if (role, level) in _STEPS else len(_STEPS) - 1
    return _STEPS[min(max(at + step, 0), len(_STEPS) - 1)]


def role_menu(parent: QWidget, role: Role, level: int, do: Callable[[Role, int], object]) -> QMenu:
    """A menu of all roles with the present one ticked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for other, depth in _ALL:
        act = menu.addAction(role_words(other, depth))
        act.setCheckable(True)
        act.setChecked((other, depth) == (role, level))
        act.triggered.connect(partial(_take, do, other, depth))
        if act.isChecked():
            menu.setActiveAction(act)
    return menu


def _take(do: Callable[[Role, int], object], role: Role, level: int, _on: bool) -> None:
    do(role, level)
