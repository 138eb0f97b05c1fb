"""A time of the day: typed as 14:30, 14时30分 or 下午2点半, or taken from a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from editor.model.words import tr
from editor.qt.editors.line_editors import LineEditor

_FIRST, _LAST = 8, 18


class TimeEditor(LineEditor):
    """A time in ISO form; its list holds the half hours of a working day."""

    trailing_icon, trailing_key = "clock", "Alt+↓"

    @property
    def wanted_width(self) -> int | None:
        return 160

    def _trailing_name(self) -> str:
        return tr("选时间")

    def _has_trailing(self) -> bool:
        return True

    def _on_trailing(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for time in _half_hours():
            act = menu.addAction(time, lambda time=time: self._take(time))
            if time == self.meant():
                menu.setActiveAction(act)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, time: str) -> None:
        self.setText(time)
        self.edited.emit(time)
        self.setFocus()


def _half_hours() -> list[str]:
    return [f"{half // 2:02}:{half % 2 * 30:02}" for half in range(_FIRST * 2, _LAST * 2 + 1)]
