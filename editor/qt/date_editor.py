"""A date: typed as 8.3, 8月3日 or 2026-8-3, or taken from a calendar."""

import datetime

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from editor.model.values import clean_value
from editor.model.words import tr
from editor.qt import theme
from editor.qt.line_editors import LineEditor

_FLAG = Qt.WindowType.Popup


class DateEditor(LineEditor):
    """A date in ISO form; its calendar is made when it is first wanted."""

    trailing_icon = "calendar"

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
        calendar = CalendarPopup(self, self.meant())
        calendar.chosen.activated.connect(self._take)
        calendar.chosen.clicked.connect(self._take)
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()
        calendar.chosen.setFocus()

    def _take(self, date: QDate) -> None:
        iso = date.toString(Qt.DateFormat.ISODate)
        self.setText(iso)
        self.edited.emit(iso)
        for popup in self.findChildren(CalendarPopup):
            popup.close()
        self.setFocus()


class CalendarPopup(QFrame):
    """A month of days below a date box."""

    def __init__(self, parent: QWidget, iso: str) -> None:
        super().__init__(parent, _FLAG)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self.chosen = QCalendarWidget(self)
        self.chosen.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.chosen.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.chosen.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.chosen.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.chosen.setFont(theme.font("small"))
        self.chosen.setAccessibleName(tr("日历"))
        date = QDate.fromString(iso, Qt.DateFormat.ISODate)
        self.chosen.setSelectedDate(date if date.isValid() else QDate.currentDate())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.chosen)
