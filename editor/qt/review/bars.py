"""The bars of the review: the result in one sentence, several documents, two fields of one name."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal

from editor.model.text.series import in_row
from editor.model.words import tr
from editor.qt.keys.announcing import alert
from editor.qt.look.labels import Words
from editor.qt.messages.ask_bar import GroundBar
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.choices import Chooser
from editor.qt.widgets.segment import Segment, SegmentChoice

_SEGMENTS = 6
_ENCODINGS = (("utf-8", "UTF-8"), ("gb18030", "GBK / GB18030"), ("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE"), ("big5", "Big5"))


class ResultBar(GroundBar):
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
        words += tr("；划去 {count} 处杂质。", count=noise) if noise else tr("。")
        words += tr("没照原样收进来 {count} 处：{whys}。", count=len(left_out), whys=in_row(dict.fromkeys(left_out))) if left_out else ""
        self._words.say(words + (tr("有 {count} 项拿不准，排在最前。", count=unsure) if unsure else ""))
        self._words.setToolTip(self._words.words)


class DocumentsBar(GroundBar):
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


class NamesakeBar(GroundBar):
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
