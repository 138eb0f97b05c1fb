"""A date: typed as 8.3, 8月3日 or 2026-8-3, or taken from a calendar."""

import datetime

from PySide6.QtCore import QDate, Qt

from editor.model.template.values import clean_value
from editor.model.words import tr
from editor.qt.line_editors import LineEditor


class DateEditor(LineEditor):
    """A date in ISO form; its calendar is made when it is first wanted."""

    trailing_icon, trailing_key = "calendar", "Alt+↓"

    @property
    def wanted_width(self) -> int | None:
        return 160

    def meant(self) -> str:
        return clean_value(self.field, self.text(), datetime.datetime.now().astimezone().year)

    def _placeholder(self) -> str:
        return tr("哪一天")

    def _trailing_name(self) -> str:
        return tr("选日期")

    def _has_trailing(self) -> bool:
        return True

    def _on_trailing(self) -> None:
        from editor.qt.calendar_popup import CalendarPopup  # noqa: PLC0415 - loaded when it is first wanted

        calendar = CalendarPopup(self, self.meant())
        calendar.days.activated.connect(lambda date: (calendar.close(), self._take(date)))
        calendar.days.clicked.connect(lambda date: (calendar.close(), self._take(date)))
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()
        calendar.days.setFocus()

    def _take(self, date: QDate) -> None:
        iso = date.toString(Qt.DateFormat.ISODate)
        self.setText(iso)
        self.edited.emit(iso)
        self.setFocus()
