"""The bars of the review: the result in one sentence, several documents, a question with a name to type, two fields of one name."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from editor.model.text.series import in_row
from editor.model.words import tr
from editor.qt.keys.announcing import alert
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.choices import Chooser
from editor.qt.widgets.segment import Segment, SegmentChoice

_SEGMENTS = 6
_ENCODINGS = (("utf-8", "UTF-8"), ("gb18030", "GBK / GB18030"), ("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE"), ("big5", "Big5"))


class _Bar(QWidget):
    """A row on a ground with the hairline below."""

    def __init__(self, ground: str, icon: str, height: int = 40) -> None:
        super().__init__()
        self._ground, self._icon = ground, icon
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(40 if icon else 16, 0, 12, 1)
        self.row.setSpacing(8)
        self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        if self._icon:
            painter.drawPixmap(14, (self.height() - 16) // 2, icons.pixmap(self._icon, 16, "focus"))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)


class ResultBar(_Bar):
    """What was found. `encoding_asked` wants the file read anew with an encoding."""

    encoding_asked = Signal(str)

    def __init__(self, encoding: str, *, switchable: bool) -> None:
        super().__init__("sel2", "info")
        self._words = Words("", "body", "text", shrinks=True)
        self.encodings = Chooser()
        self.encodings.setAccessibleName(tr("文字编码"))
        self.encodings.setFixedHeight(28)
        for key, words in _ENCODINGS:
            self.encodings.addItem(words, key)
        self.encodings.setCurrentIndex(self.encodings.findData(encoding))
        self.encodings.activated.connect(lambda at: self.encoding_asked.emit(self.encodings.itemData(at)))
        label = Words(tr("文字编码"), "small", "text2")
        self.row.addWidget(self._words, 1)
        self.row.addWidget(label)
        self.row.addWidget(self.encodings)
        label.setVisible(switchable)
        self.encodings.setVisible(switchable)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.words

    def say(self, slots: int, fields: int, noise: int, unsure: int, left_out: Sequence[str] = ()) -> None:
        """Tell the counts, and the reasons of what was left out."""
        words = (
            tr("认出 {slots} 个空位，归成 {fields} 个填写项", slots=slots, fields=fields) if slots else tr("没有认出空位。选中文字按 F2 可以标出空位")
        )
        words += tr("；划去 {count} 处杂文。", count=noise) if noise else tr("。")
        words += tr("没照原样收进来 {count} 处：{whys}。", count=len(left_out), whys=in_row(dict.fromkeys(left_out))) if left_out else ""
        self._words.say(words + (tr("有 {count} 项拿不准，排在最前。", count=unsure) if unsure else ""))
        self._words.setToolTip(self._words.words)


class DocumentsBar(_Bar):
    """Several documents in one text. `chosen` tells which one (from 0) the person wants."""

    chosen = Signal(int)

    def __init__(self, count: int, at: int) -> None:
        super().__init__("canvas", "doc")
        self.row.addWidget(Words(tr("这里有 {count} 篇，现在看的是第 {number} 篇。", count=count, number=at + 1), "body", "text"))
        self.row.addStretch(1)
        names = [tr("第 {number} 篇", number=number + 1) for number in range(count)]
        if count <= _SEGMENTS:
            segment = Segment(tuple(SegmentChoice(name) for name in names))
            segment.choose(at)
            segment.chosen.connect(self._on_chosen)
            self.row.addWidget(segment)
        else:
            box = Chooser()
            box.setAccessibleName(tr("第几篇"))
            box.setFixedHeight(28)
            box.addItems(names)
            box.setCurrentIndex(at)
            box.activated.connect(self._on_chosen)
            self.row.addWidget(box)
        self._at = at

    def _on_chosen(self, number: int) -> None:
        if number != self._at:
            self.chosen.emit(number)


class AskBar(_Bar):
    """A question with a name to type. `answered` tells the name and whether the box beside it is ticked, `left` that it was let be.

    Where folders are offered `folders` holds the one that was chosen or typed.
    """

    answered = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("raised", "edit", 48)
        self._question, self._trouble = Words("", "body", "text"), Words("", "small", "prob", shrinks=True)
        self.box, self.tick, self.folders = QLineEdit(), QCheckBox(), _folder_box()
        self.ok, self.leave = Button("", ButtonKind.PLAIN, "check"), Button(tr("取消"), ButtonKind.GHOST)
        self.box.setMinimumWidth(120)
        self.box.setMaximumWidth(300)
        self.box.setFixedHeight(30)
        self.ok.clicked.connect(self._on_ok)
        self.leave.clicked.connect(self._on_left)
        for widget in (self._question, self.box, self.folders, self.tick, self.ok, self.leave):
            self.row.addWidget(widget, 2 if widget is self.box else 0)
        self.row.addWidget(self._trouble, 1)
        self.hide()

    def ask(self, question: str, verb: str, *, name: str = "", hint: str = "", tick: str = "", trouble: str = "") -> None:
        """Put a question; `tick` are the words of the box to tick, "" for none."""
        self.folders.hide()
        self._question.say(question)
        self.ok.setText(verb)
        self.box.setText(name)
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(question)
        self.tick.setText(tick)
        self.tick.setVisible(bool(tick))
        self.tick.setChecked(bool(tick))
        self._trouble.say(trouble)
        self.show()
        self.box.selectAll()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_folders(self, folders: Sequence[str], chosen: str) -> None:
        """Ask for a folder too: one of these, or a new one that is typed."""
        self.folders.clear()
        self.folders.addItems(folders)
        self.folders.setEditText(chosen)
        self.folders.show()

    def _on_ok(self) -> None:
        name = self.box.text().strip()
        if name:
            self.hide()
            self.answered.emit(name, self.tick.isChecked() and bool(self.tick.text()))
        else:
            self._trouble.say(tr("先写个名称。"))
            self.box.setFocus()

    def _on_left(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.leave.hasFocus():
            self._on_ok()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)


def _folder_box() -> Chooser:
    box = Chooser()
    box.setEditable(True)
    box.setInsertPolicy(Chooser.InsertPolicy.NoInsert)
    box.setFixedSize(168, 30)
    box.setAccessibleName(tr("放进哪个文件夹"))
    if (line := box.lineEdit()) is not None:
        line.setPlaceholderText(tr("文件夹，可不写"))
    box.setToolTip(tr("选一个文件夹，或写一个新的"))
    return box


class NamesakeBar(_Bar):
    """Two fields of one section have one name. `joined` says that they are one, `renamed` that the later one wants another name; both tell its key
    and that of the other.
    """

    joined = Signal(str, str)
    renamed = Signal(str)

    def __init__(self) -> None:
        super().__init__("raised", "merge")
        self._words = Words("", "body", "text", shrinks=True)
        self._keys = ("", "")
        join, other, leave = Button(tr("合并")), Button(tr("改名")), Button(tr("都留着"), ButtonKind.GHOST)
        for button, told in ((join, self._on_join), (other, self._on_other), (leave, self.hide)):
            button.setFixedHeight(28)
            # A click leaves the focus where the person works.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(told)
        self.row.addWidget(self._words, 1)
        for button in (join, other, leave):
            self.row.addWidget(button)
        self.hide()

    def ask(self, name: str, known: str, other: str) -> None:
        """Ask about the field `other`, which has the name of the `known` one."""
        self._keys = (known, other)
        self._words.say(tr("这一节有两项都叫“{name}”，是同一个吗？", name=name))
        self.setAccessibleName(self._words.words)
        self.show()
        alert(self, self._words.words)

    def follow(self, keys: Container[str]) -> None:
        """Ask no more where one of the two has gone."""
        if not all(key in keys for key in self._keys):
            self.hide()

    def _on_join(self) -> None:
        self.hide()
        self.joined.emit(self._keys[1], self._keys[0])

    def _on_other(self) -> None:
        self.hide()
        self.renamed.emit(self._keys[1])
