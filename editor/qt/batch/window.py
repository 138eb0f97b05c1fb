"""The window of 批量生成: the sheet and its columns at the left, what comes of them at the right."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from editor.batch import BatchSettings, RowTable
from editor.model.words import tr
from editor.qt.batch.cards import Card, CountCard, ProgressCard, Steps
from editor.qt.batch.columns import ColumnList
from editor.qt.batch.found_rows import FoundRows
from editor.qt.batch.name_box import PatternBox
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.system.screens import room_of
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.choices import Chooser, Switch
from editor.qt.widgets.wrapping import WrappingRow

_SIZE, _MARGIN = QSize(1360, 840), 48
_SHARE, _NARROWEST, _WIDEST = 0.385, 380, 540  # of the right side
_MOST_SAME = 9


class BatchWindow(QDialog):
    """Shows a run and tells what is asked for: another sheet or range, a sheet of the file, a field for a column (title, key), other kinds of files,
    a folder, to open it, the pages of a row, the list of what was found as a sheet, to begin, to stop.
    """

    sheet_asked = Signal()
    range_asked = Signal()
    sheet_chosen = Signal(str)
    field_chosen = Signal(str, str)
    outputs_chosen = Signal()
    folder_asked = Signal()
    open_asked = Signal()
    any_asked = Signal()
    list_asked = Signal()
    begun = Signal()
    left = Signal()

    def __init__(self, title: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("批量生成：{name}", name=title))
        self.steps, self.columns, self.progress, self.rows = Steps(), ColumnList(), ProgressCard(), FoundRows()
        self.sheet, self.about_sheet = Words("", "strong", shrinks=True, grows=False), Words("", "small", "text2", shrinks=True)
        self.sheets, self.name = Chooser(self), PatternBox()
        self.other_sheet, self.paste = Button(tr("选表格")), Button(tr("粘贴表格"), icon="paste")
        self.example, self.folder = Words("", "small", "text2", shrinks=True), Words("", "small", "text2", shrinks=True)
        self.outputs = {
            "word": Switch("Word"),
            "pdf": Switch("PDF"),
            "one_file": Switch(tr("合成一个文件")),
            "zipped": Switch(tr("打成压缩包")),
        }
        self.change_folder, self.begin = Button(tr("换文件夹")), Button(tr("生成"), ButtonKind.PRIMARY)
        self.open_folder, self.pages = Button(tr("打开文件夹"), icon="folder"), Button(tr("看页面"), ButtonKind.LINK)
        self.save_list = Button(tr("另存成表格"), ButtonKind.LINK, "export")
        self.counts = (
            CountCard("check", "ok", tr("可以生成")),
            CountCard("warn", "prob", tr("有问题，先跳过")),
            CountCard("info", "warn", tr("建议看一眼")),
        )
        self._right = QWidget()
        self.same, self.same_values = Words("", "small", "text2", shrinks=True), QGridLayout()
        self.edit_same = Button(tr("去文稿里改"), ButtonKind.LINK)
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
        self.sheets.setFixedHeight(32)
        self.sheets.setMinimumWidth(120)
        self.sheets.setAccessibleName(tr("工作表"))
        for widget in (self.sheet, self.sheets, self.about_sheet, self.paste, self.other_sheet):
            line.addWidget(widget)
        for widget, stretch in ((Words(tr("文件名"), "body", "text2"), 0), (self.name, 3), (self.example, 2)):
            foot.addWidget(widget, stretch)
        side.addLayout(line)
        side.addWidget(self.columns, 1)
        side.addLayout(self._same_part())
        side.addLayout(foot)
        return side

    def _same_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(20, 8, 20, 8)
        head = QHBoxLayout()
        head.addWidget(self.same, 1)
        head.addWidget(self.edit_same)
        part.addLayout(head)
        part.addLayout(self.same_values)
        self.same_values.setHorizontalSpacing(12)
        for column in (1, 3, 5):
            self.same_values.setColumnStretch(column, 1)
            self.same_values.setColumnMinimumWidth(column, 48)
        return part

    def _fill_right(self, right: QWidget) -> None:
        side, numbers, foot = QVBoxLayout(right), QHBoxLayout(), WrappingRow()
        side.setContentsMargins(16, 8, 20, 16)
        side.setSpacing(12)
        for card in self.counts:
            numbers.addWidget(card)
        options = QHBoxLayout()
        options.setSpacing(16)
        for widget in self.outputs.values():
            options.addWidget(widget)
        options.addStretch(1)
        for widget in (self.change_folder, self.open_folder, self.begin):
            foot.add(widget)
        side.addWidget(self.progress)
        side.addLayout(numbers)
        side.addWidget(self._list_card(), 1)
        side.addLayout(options)
        side.addWidget(self.folder)
        side.addWidget(foot)
        for widget in (self.progress, self.open_folder, self.sheets):
            widget.hide()

    def _list_card(self) -> QWidget:
        card = Card()
        inside, head = QVBoxLayout(card), QHBoxLayout()
        inside.setContentsMargins(8, 8, 8, 8)
        head.addSpacing(4)
        head.addWidget(Words(tr("预检结果"), "strong"))
        head.addStretch(1)
        for widget in (self.pages, self.save_list):
            head.addWidget(widget)
        inside.addLayout(head)
        inside.addWidget(self.rows)
        return card

    def _tie(self) -> None:
        for button, asked in (
            (self.other_sheet, self.sheet_asked),
            (self.paste, self.range_asked),
            (self.change_folder, self.folder_asked),
            (self.open_folder, self.open_asked),
            (self.pages, self.any_asked),
            (self.save_list, self.list_asked),
            (self.begin, self.begun),
        ):
            button.clicked.connect(asked)
        for switch in self.outputs.values():
            switch.clicked.connect(self.outputs_chosen)
        self.edit_same.clicked.connect(self.reject)
        self.sheets.activated.connect(lambda number: self.sheet_chosen.emit(self.sheets.itemText(number)))
        self.columns.chosen.connect(self.field_chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self.paste.click)
        self.finished.connect(self.left)

    def show_table(self, table: RowTable | None) -> None:
        """Show which sheet the rows come from."""
        self.other_sheet.setText(tr("选表格") if table is None else tr("换表格"))
        self.sheet.say(tr("还没有表格") if table is None else table.path.name)
        self.sheet.setToolTip("" if table is None else str(table.path))
        self.sheets.clear()
        self.sheets.addItems([table.sheet, *table.others] if table is not None else [])
        self.sheets.setVisible(self.sheets.count() > 1)
        if table is None:
            self.about_sheet.say(tr("一行一份，首行是列名；也可以从表格里复制，在这里粘贴"))
            return
        sheet = tr("工作表“{sheet}” · ", sheet=table.sheet) if table.sheet and not table.others else ""
        self.about_sheet.say(tr("{sheet}{count} 行 · 首行是列名", sheet=sheet, count=len(table.rows)))

    def show_outputs(self, settings: BatchSettings) -> None:
        """Show which kinds of files are written."""
        for name, on in (("word", settings.word), ("pdf", settings.pdf), ("one_file", settings.one_file), ("zipped", settings.zipped)):
            blocker = QSignalBlocker(self.outputs[name])
            self.outputs[name].setChecked(on)
            blocker.unblock()

    def chosen_outputs(self) -> Mapping[str, bool]:
        """Which kinds of files are wanted, by the names that settings have."""
        return {name: switch.isChecked() for name, switch in self.outputs.items()}

    def prepare(self, *, may: bool) -> None:
        """Let a person choose, or not while a run is going."""
        for widget in self.preparing:
            widget.setEnabled(may)

    @property
    def preparing(self) -> Sequence[QWidget]:
        """What a run is prepared with."""
        chosen = (self.columns, self.name, self.sheets, self.paste, self.other_sheet, self.change_folder)
        return (*chosen, self.rows, *self.outputs.values())

    def show_folder(self, folder: Path, shown: str) -> None:
        """Show where the files go."""
        self.folder.say(tr("存到 {folder}", folder=shown))
        self.folder.setToolTip(str(folder))

    def show_same(self, values: tuple[tuple[str, str], ...]) -> None:
        """Show what all documents have in common."""
        while self.same_values.count():
            self.same_values.takeAt(0).widget().deleteLater()
        self.edit_same.setVisible(bool(values))
        self.same.say(tr("其余 {count} 项每份都一样，用文稿里已填的内容", count=len(values)) if values else "")
        for at, (name, value) in enumerate(values[:_MOST_SAME]):
            shown = Words(" ".join(value.split()) or tr("（没填）"), "small", "text" if value else "warn", shrinks=True)
            self.same_values.addWidget(Words(name, "small", "text2", shrinks=True, grows=False), at // 3, at % 3 * 2)
            self.same_values.addWidget(shown, at // 3, at % 3 * 2 + 1)
        if len(values) > _MOST_SAME:
            self.same_values.addWidget(Words(tr("还有 {count} 项", count=len(values) - _MOST_SAME), "small", "text2"), 3, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._right.setFixedWidth(max(_NARROWEST, self._right.minimumSizeHint().width(), min(_WIDEST, round(self.width() * _SHARE))))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = QRect(0, 60, self.width() - self._right.width(), self.height() - 60)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.fillRect(left, theme.color("surface"))
        paint.hairline(painter, 0, 60, self.width(), 60)
        paint.hairline(painter, left.right(), 60, left.right(), self.height())
