"""The window of 批量生成: the sheet and its columns at the left, what comes of them at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.batch.cards import Card, CheckedRows, CountCard, ProgressCard
from editor.qt.batch.columns import ColumnList
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.system.screens import room_of
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.choices import Switch

_SIZE, _MARGIN = QSize(1360, 840), 48
_SHARE, _NARROWEST, _WIDEST = 0.385, 380, 540  # of the right side
_STEPS: tuple[Callable[[], str], ...] = (lambda: tr("选表格"), lambda: tr("对应列"), lambda: tr("预检"), lambda: tr("生成"))
_MOST_SAME = 9


class Steps(QWidget):
    """The steps of a run: those that are done with a tick, the one at hand filled."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self.setFixedHeight(32)
        self.setFixedWidth(sum(paint.width_of(words(), "bold") + 72 for words in _STEPS))

    def show_step(self, at: int) -> None:
        """Show the step at hand, from 0; 4 when all are done."""
        self._at = at
        self.setAccessibleName(_STEPS[min(at, len(_STEPS) - 1)]())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0
        for number, words in enumerate(_STEPS):
            left = self._paint_step(painter, left, number, words())

    def _paint_step(self, painter: QPainter, left: int, number: int, words: str) -> int:
        is_done, is_here, middle = number < self._at, number == self._at, self.height() // 2
        if number:
            paint.hairline(painter, left - 32, middle, left - 8, middle, "edge")
        disc = QRect(left, middle - 11, 22, 22)
        token = "ok" if is_done else "focus" if is_here else "press"
        paint.rounded(painter, disc.toRectF(), 11, token)
        painter.setPen(theme.color("raised" if is_done or is_here else "text2"))
        painter.setFont(theme.font("small"))
        if is_done:
            painter.drawPixmap(left + 3, middle - 8, icons.pixmap("check", 16, "raised"))
        else:
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        font = "bold" if is_here else "body"
        painter.setFont(theme.font(font))
        painter.setPen(theme.color("text" if is_here else "text2"))
        width = paint.width_of(words, font)
        painter.drawText(QRect(left + 30, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return left + 30 + width + 40


class BatchWindow(QDialog):
    """Shows a run and tells what is asked for: another sheet, a field for a column (title, key), a folder, the pages of a row, to begin, to stop."""

    sheet_asked = Signal()
    field_chosen = Signal(str, str)
    name_changed = Signal(str)
    folder_asked = Signal()
    row_asked = Signal(int)
    begun = Signal()
    left = Signal()

    def __init__(self, title: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("批量生成：{name}", name=title))
        self.steps, self.columns, self.progress, self.rows = Steps(), ColumnList(), ProgressCard(), CheckedRows()
        self.sheet, self.about_sheet = Words("", "strong"), Words("", "small", "text2", shrinks=True)
        self.other_sheet, self.name = Button(tr("选表格")), QLineEdit()
        self.example, self.folder = Words("", "small", "text2", shrinks=True), Words("", "small", "text2", shrinks=True)
        self.pdf, self.one_file = Switch(tr("也写 PDF")), Switch(tr("合成一个文件"))
        self.change_folder, self.begin = Button(tr("换文件夹"), icon="folder"), Button(tr("生成"), ButtonKind.PRIMARY)
        self.counts = (
            CountCard("check", "ok", tr("可以生成")),
            CountCard("warn", "prob", tr("有问题，先跳过")),
            CountCard("info", "warn", tr("建议看一眼")),
        )
        self._right = QWidget()
        self.same, self.same_values = Words("", "small", "text2", shrinks=True), QGridLayout()
        self.resize(_SIZE.boundedTo(room_of(parent).size() - QSize(_MARGIN, _MARGIN)))
        self._build(title, about)
        self._tie()

    def _build(self, title: str, about: str) -> None:
        whole, halves = QVBoxLayout(self), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        halves.setSpacing(0)
        halves.addLayout(self._left_side(), 1)
        self._fill_right(self._right)
        halves.addWidget(self._right)
        whole.addWidget(self._head(title, about))
        whole.addLayout(halves, 1)

    def _head(self, title: str, about: str) -> QWidget:
        head, back = QWidget(), Button(tr("返回文稿"), ButtonKind.GHOST, "left")
        head.setFixedHeight(60)
        back.clicked.connect(self.reject)
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 0, 20, 0)
        line.setSpacing(12)
        about_it = Words(tr("{name}，{about}", name=title, about=about), "body", "text2", shrinks=True)
        for widget in (back, Words(tr("批量生成"), "title"), about_it, self.steps):
            line.addWidget(widget)
        return head

    def _left_side(self) -> QVBoxLayout:
        side, line, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        side.setSpacing(0)
        for one in (line, foot):
            one.setContentsMargins(20, 10, 20, 10)
            one.setSpacing(12)
        for widget in (self.sheet, self.about_sheet, self.other_sheet):
            line.addWidget(widget)
        self.name.setFixedHeight(32)
        self.name.setMinimumWidth(240)
        self.name.setAccessibleName(tr("文件名"))
        for widget in (Words(tr("文件名"), "body", "text2"), self.name, self.example):
            foot.addWidget(widget, int(widget is not self.name))
        foot.setStretch(0, 0)
        foot.setStretch(1, 1)
        side.addLayout(line)
        side.addWidget(self.columns, 1)
        side.addLayout(self._same_part())
        side.addLayout(foot)
        return side

    def _same_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(20, 8, 20, 8)
        part.addWidget(self.same)
        part.addLayout(self.same_values)
        self.same_values.setHorizontalSpacing(12)
        for column in (1, 3, 5):
            self.same_values.setColumnStretch(column, 1)
            self.same_values.setColumnMinimumWidth(column, 48)
        return part

    def _fill_right(self, right: QWidget) -> None:
        side, numbers, list_card, foot = QVBoxLayout(right), QHBoxLayout(), Card(), QHBoxLayout()
        side.setContentsMargins(16, 8, 20, 16)
        side.setSpacing(12)
        for card in self.counts:
            numbers.addWidget(card)
        inside = QVBoxLayout(list_card)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.addWidget(Words(tr("预检结果"), "strong"))
        inside.addWidget(self.rows)
        options = QHBoxLayout()
        for widget in (self.pdf, self.one_file):
            options.addWidget(widget)
        options.addStretch(1)
        for widget in (self.folder, self.change_folder, self.begin):
            foot.addWidget(widget)
        side.addWidget(self.progress)
        side.addLayout(numbers)
        side.addWidget(list_card, 1)
        side.addLayout(options)
        side.addLayout(foot)
        self.progress.hide()

    def _tie(self) -> None:
        self.other_sheet.clicked.connect(self.sheet_asked)
        self.columns.chosen.connect(self.field_chosen)
        self.name.editingFinished.connect(lambda: self.name_changed.emit(self.name.text()))
        self.change_folder.clicked.connect(self.folder_asked)
        self.rows.row_asked.connect(self.row_asked)
        self.begin.clicked.connect(self.begun)
        self.finished.connect(self.left)

    def show_folder(self, folder: Path, shown: str) -> None:
        """Show where the files go."""
        self.folder.say(tr("存到 {folder}", folder=shown))
        self.folder.setToolTip(str(folder))

    def show_same(self, values: tuple[tuple[str, str], ...]) -> None:
        """Show what all documents have in common."""
        while self.same_values.count():
            self.same_values.takeAt(0).widget().deleteLater()
        self.same.say(tr("其余 {count} 项每份都一样，用文稿里已填的内容", count=len(values)) if values else "")
        for at, (name, value) in enumerate(values[:_MOST_SAME]):
            shown = Words(" ".join(value.split()) or tr("（没填）"), "small", "text" if value else "warn", shrinks=True)
            self.same_values.addWidget(Words(name, "small", "text2"), at // 3, at % 3 * 2)
            self.same_values.addWidget(shown, at // 3, at % 3 * 2 + 1)
        if len(values) > _MOST_SAME:
            self.same_values.addWidget(Words(tr("还有 {count} 项", count=len(values) - _MOST_SAME), "small", "text2"), 3, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._right.setFixedWidth(max(_NARROWEST, min(_WIDEST, round(self.width() * _SHARE))))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = QRect(0, 60, self.width() - self._right.width(), self.height() - 60)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.fillRect(left, theme.color("surface"))
        paint.hairline(painter, 0, 60, self.width(), 60)
        paint.hairline(painter, left.right(), 60, left.right(), self.height())
