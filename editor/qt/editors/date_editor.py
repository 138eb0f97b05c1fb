"""A date: typed as 8.3, 8月3日 or 2026-8-3, or taken from a calendar."""

import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from editor.model.template.field import Field
from editor.model.template.template import Template
from editor.model.template.values import clean_value
from editor.model.words import tr
from editor.qt.editors.line_editors import LineEditor
from editor.qt.keys.announcing import announce
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import IconButton

_CELL, _ROW = 34, 24
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class Days(QCalendarWidget):
    """The days of a month; those of other months are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setNavigationBarVisible(False)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setFont(theme.font("small"))
        self.setAccessibleName(tr("日历"))
        for table in self.findChildren(QTableView):
            table.setAccessibleName(tr("日历"))
            table.horizontalHeader().setMinimumSectionSize(_CELL // 2)
        self.setFixedSize(7 * _CELL + 8, 7 * _ROW + 8)
        self._colour()
        # The table names its days by their numbers alone.
        self.selectionChanged.connect(lambda: announce(self, QLocale().toString(self.selectedDate())))

    def _colour(self) -> None:
        """Red is the seal's: a weekend is a day like the others."""
        head, day = QTextCharFormat(), QTextCharFormat()
        head.setForeground(theme.color("text2"))
        head.setBackground(theme.color("raised"))
        day.setForeground(theme.color("text"))
        self.setHeaderTextFormat(head)
        for weekend in _WEEKEND:
            self.setWeekdayTextFormat(weekend, day)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        painter.fillRect(rect, theme.color("raised"))
        if date.month() != self.monthShown():
            return
        chosen, box = date == self.selectedDate(), QRectF(rect).adjusted(2, 1, -2, -1)
        if chosen:
            paint.rounded(painter, box, 4, "focus")
        elif date == QDate.currentDate():
            paint.rounded(painter, box, 4, None, "edge")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("raised" if chosen else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))


class CalendarPopup(QFrame):
    """The days with the month above them. `days.clicked` and `days.activated` tell the day that was chosen."""

    def __init__(self, parent: QWidget, iso: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.days = Days(self)
        self._month = Words("", "bold")
        date = QDate.fromString(iso, Qt.DateFormat.ISODate)
        self.days.setSelectedDate(date if date.isValid() else QDate.currentDate())
        self.days.currentPageChanged.connect(self._show_month)
        self._build()
        self._show_month(self.days.yearShown(), self.days.monthShown())

    def _build(self) -> None:
        back, on = IconButton("left", tr("上个月"), "PgUp"), IconButton("right", tr("下个月"), "PgDn")
        for button, act in ((back, self.days.showPreviousMonth), (on, self.days.showNextMonth)):
            button.setFixedSize(28, 28)
            button.clicked.connect(act)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(self._month)
        head.addStretch(1)
        head.addWidget(back)
        head.addWidget(on)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.days)

    def _show_month(self, year: int, month: int) -> None:
        self._month.say(tr("{year}年{month}月", year=year, month=month))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("raised"))
        paint.rounded(painter, QRectF(self.rect()), 0, None, "edge")


class DateEditor(LineEditor):
    """A date in ISO form; its calendar is made when it is first wanted."""

    trailing_icon, trailing_key = "calendar", "Alt+↓"
    _has_year = False

    @property
    def wanted_width(self) -> int | None:
        return 160

    def describe(self, field: Field, template: Template | None = None) -> None:
        super().describe(field, template)
        self._has_year = template is not None and field.key in template.dating

    def meant(self) -> str:
        year = datetime.datetime.now().astimezone().year if self._has_year else None
        return clean_value(self.field, self.text(), year, self._around)

    def _trailing_name(self) -> str:
        return tr("选日期")

    def _has_trailing(self) -> bool:
        return True

    def _on_trailing(self) -> None:

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
