"""The columns of a sheet with the fields that they fill: letter, title, first values, a list to choose from, how the field was found."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from editor.batch import ColumnMatch, MatchKind
from editor.model.template.field import Field
from editor.model.words import tr
from editor.qt.editors.type_looks import TYPE_LOOKS
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.choices import Chooser

_ROW, _BOX = 44, (140, 208)
_HOW: Mapping[MatchKind, tuple[str, str, Callable[[], str]]] = {
    MatchKind.CHOSEN: ("check", "ok", lambda: tr("选定")),
    MatchKind.NAME: ("check", "ok", lambda: tr("同名")),
    MatchKind.MEANING: ("check", "ok", lambda: tr("同义")),
    MatchKind.CONTENT: ("info", "warn", lambda: tr("按内容")),
    MatchKind.LIKE: ("info", "warn", lambda: tr("请看一眼")),
    MatchKind.NONE: ("", "text3", lambda: tr("没有用")),
}


class _Letter(QWidget):
    """The letters of a column in a small box."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters
        self.setFixedSize(QSize(24, 20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 4, "press")
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("micro"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class HowFound(QWidget):
    """A sign and a word on how a column found its field."""

    def __init__(self, kind: MatchKind) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedHeight(20)
        self.setMinimumWidth(76)

    def show_kind(self, kind: MatchKind) -> None:
        """Show another way."""
        self._kind = kind
        self.setAccessibleName(_HOW[kind][2]())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        sign, token, words = _HOW[self._kind]
        painter = QPainter(self)
        if sign:
            painter.drawPixmap(0, 2, icons.pixmap(sign, 16, token))
        painter.setPen(theme.color(token))
        painter.setFont(theme.font("small"))
        painter.drawText(self.rect().adjusted(20 if sign else 0, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words())


class ColumnList(QScrollArea):
    """All columns. `chosen` tells the title of a column and the key of the field that a person chose for it, "" for none."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: dict[int, Chooser] = {}
        self._how: dict[int, HowFound] = {}

    def show_matches(self, matches: Sequence[ColumnMatch], fields: Sequence[Field]) -> None:
        """Show the columns with their fields; `fields` are those that can be chosen."""
        if [match.column.at for match in matches] != list(self.boxes):
            self._build(matches, fields)
        for match in matches:
            box = self.boxes[match.column.at]
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(match.field)))
            box.blockSignals(False)
            self._how[match.column.at].show_kind(match.kind if match.field or match.kind is not MatchKind.CHOSEN else MatchKind.NONE)

    def _build(self, matches: Sequence[ColumnMatch], fields: Sequence[Field]) -> None:
        self.boxes, self._how = {}, {}
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(20, 0, 20, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for column, (stretch, least) in enumerate(((0, 24), (2, 64), (3, 64), (3, 0), (0, 0))):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, least)
        for at, words in enumerate((tr("表格的列"), tr("前两行的内容"), tr("填到"), tr("对应"))):
            head = Words(words, "small", "text2", shrinks=at < 2)
            head.setFixedHeight(32)
            grid.addWidget(head, 0, (0, 2, 3, 4)[at], 1, 2 if not at else 1)
        for line, match in enumerate(matches, start=1):
            self._add(grid, line, match, fields)
        grid.setRowStretch(len(matches) + 1, 1)
        self.setWidget(content)
        for ground in (self.viewport(), content):
            ground.setAutoFillBackground(False)

    def _add(self, grid: QGridLayout, line: int, match: ColumnMatch, fields: Sequence[Field]) -> None:
        column = match.column
        samples, lines = QWidget(), QVBoxLayout()
        samples.setLayout(lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for sample in column.samples:
            lines.addWidget(Words(" ".join(sample.split()) or "—", "small", shrinks=True))
        box, how = self._box(column.title, fields), HowFound(match.kind)
        grid.setRowMinimumHeight(line, _ROW)
        for at, widget in enumerate((_Letter(column.letters), Words(column.title, shrinks=True), samples, box, how)):
            grid.addWidget(widget, line, at, Qt.AlignmentFlag.AlignVCenter)
        self.boxes[column.at], self._how[column.at] = box, how

    def _box(self, title: str, fields: Sequence[Field]) -> Chooser:
        box = Chooser(self)
        box.setFixedHeight(32)
        box.setMinimumWidth(_BOX[0])
        box.setMaximumWidth(_BOX[1])
        box.addItem(tr("不用这一列"), "")
        for field in fields:
            words = f"{field.name}（{field.unit}）" if field.unit else field.name
            box.add_choice(TYPE_LOOKS[field.type].icon, words, field.key)
        box.setAccessibleName(tr("“{title}”填到", title=title))
        box.activated.connect(lambda number: self.chosen.emit(title, box.itemData(number)))
        return box
