"""What the row in hand opens: the name, the type with guesses, its sentence, four acts with their keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.review import ReviewField
from editor.model.template.field import FieldType
from editor.model.words import tr
from editor.qt.editors.type_looks import OF_BOXES, REVIEWED, look_of, type_words
from editor.qt.fields.sentence import PartKind, SentencePart
from editor.qt.fields.sentence_line import SentenceLine
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.choices import Chooser

HEIGHT = 158
_ENDS = "。；！？"
_REACH = 60
_TIGHT = 420
_BETWEEN, _BESIDE = 8, 74  # pixels between the acts, and left and right of them
_AROUND = 84  # pixels of a box of types beside its words: icon, key and arrow
_ICONS = ("check", "merge", "split", "ban")


class GuessChip(QAbstractButton):
    """A guess that can be taken by a click; the keyboard has the list beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFont(theme.font("small"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(24)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(words) + 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 12, "hover" if self.underMouse() else "raised", "edge")
        painter.setFont(self.font())
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def _paint_key(box: QWidget, words: str, right: int) -> None:
    """Write the key of a box inside of it."""
    painter = QPainter(box)
    painter.setFont(theme.font("micro"))
    painter.setPen(theme.color("text3"))
    painter.drawText(box.rect().adjusted(0, 0, -right, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def _types_of(field: ReviewField) -> tuple[FieldType, ...]:
    """The types that a field can be given: those of boxes, or all that are chosen in the review and the one that it has."""
    if field.places[0].box:
        return OF_BOXES
    return REVIEWED if field.type is None or field.type in REVIEWED else (field.type, *REVIEWED)


def _near(field: ReviewField) -> tuple[FieldType, ...]:
    """The types that a field may be as well; boxes that were taken for one choice may be ticked together."""
    if field.type == FieldType.CHOICE and field.places[0].box:
        return (FieldType.FLAG,)
    return look_of(field.type).near


class TypeBox(Chooser):
    """The type, with its key; `left` tells that the list of types was closed, chosen from or not."""

    left = Signal()

    def offer(self, types: Sequence[FieldType]) -> None:
        """Show these types to choose from, as wide as the longest of them."""
        if types != tuple(self.itemData(at) for at in range(self.count())):
            self.clear()
            for type_ in types:
                self.add_choice(look_of(type_).icon, type_words(type_), type_)
            self.setFixedWidth(_AROUND + max(self.fontMetrics().horizontalAdvance(type_words(type_)) for type_ in types))

    def showPopup(self) -> None:
        super().showPopup()
        self.view().window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            watched.removeEventFilter(self)
            # After Qt has given the focus back to the box.
            QTimer.singleShot(0, self, self.left.emit)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_key(self, "T", 32)


class NameBox(QLineEdit):
    """The name; `done` hands it over, `left` gives the focus back to the list."""

    done = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("名称"))
        self._was = ""
        self.setTextMargins(0, 0, 48, 0)
        self.editingFinished.connect(self._on_finished)

    def show_name(self, name: str) -> None:
        """Show the field's name."""
        self._was = name
        if self.text() != name:
            self.setText(name)
            self.setCursorPosition(0)

    def _on_finished(self) -> None:
        if self.text().strip() and self.text() != self._was:
            self._was = self.text()
            self.done.emit(self._was)
        else:
            self.show_name(self._was)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            _paint_key(self, tr("R 改名"), 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._was)
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_finished()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReviewPanel(QWidget):
    """`renamed` and `retyped` tell what was chosen, `asked` an act by its name, `left` that the focus goes back to the list."""

    renamed = Signal(str)
    retyped = Signal(object)
    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.kind, self._sentence = NameBox(), TypeBox(), SentenceLine()
        self._chips = QHBoxLayout()
        self._acts: dict[str, Button] = {}
        self.name.done.connect(self.renamed)
        self.name.left.connect(self.left)
        self.kind.activated.connect(lambda at: self.retyped.emit(FieldType(self.kind.itemData(at))))
        self.kind.left.connect(self.left)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 16, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for row, words in enumerate((tr("名称"), tr("类型"), tr("原句"))):
            label = Words(words, "small", "text2")
            label.setMinimumWidth(32)
            grid.addWidget(label, row, 0)
        self.name.setFixedHeight(30)
        self.kind.setFixedHeight(30)
        self.kind.setAccessibleName(tr("类型"))
        self.kind.offer(REVIEWED)
        self.kind.setMaxVisibleItems(len(REVIEWED) + 1)
        kinds = QHBoxLayout()
        kinds.setSpacing(8)
        kinds.addWidget(self.kind)
        kinds.addLayout(self._chips)
        kinds.addStretch(1)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sentence.setFixedHeight(20)
        grid.addWidget(self.name, 0, 1)
        grid.addLayout(kinds, 1, 1)
        grid.addWidget(self._sentence, 2, 1)
        grid.addLayout(self._built_acts(), 3, 1)
        self._chips.setSpacing(8)
        self.setFixedHeight(HEIGHT)

    def _built_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        acts = (
            ("accept", "check", tr("认可  Enter")),
            ("merge", "merge", tr("合并  M")),
            ("split", "split", tr("拆开  S")),
            ("unmark", "ban", tr("不是空位  Del")),
        )
        for name, icon, words in acts:
            button = self._acts[name] = Button(words, icon=icon)
            button.setFont(theme.font("small"))
            button.setFixedHeight(26)
            button.setToolTip(words)
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            button.installEventFilter(self)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_field(self, field: ReviewField, slot: SlotSpan, seen: Inspection, *, others: bool) -> None:
        """Show a field at one of its places; `others` says whether there is another to merge with."""
        self.name.show_name(field.label)
        blocker = QSignalBlocker(self.kind)
        self.kind.offer(_types_of(field))
        self.kind.setCurrentIndex(max(0, self.kind.findData(field.type or FieldType.TEXT)))
        blocker.unblock()
        self._show_chips(field)
        self._sentence.say(sentence_parts(seen, slot), active=True)
        self._acts["split"].setEnabled(len(field.places) > 1)
        self._acts["merge"].setEnabled(others)
        at = field.places.index(slot) + 1
        tip = tr("第 {at} 处，共 {count} 处。← → 看别处", at=at, count=len(field.places)) if len(field.places) > 1 else ""
        self._sentence.setToolTip(tip)

    def _show_chips(self, field: ReviewField) -> None:
        while self._chips.count():
            widget = self._chips.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        near = _near(field)
        if field.accepted or not near:
            return
        if self.width() > _TIGHT:
            self._chips.addWidget(Words(tr("也可能是"), "small", "text2"))
        for type_ in near:
            chip = GuessChip(type_words(type_))
            chip.clicked.connect(lambda _on=False, type_=type_: self.retyped.emit(type_))
            self._chips.addWidget(chip)

    def _fit(self) -> None:
        """Leave the icons of the acts out where there is no room for them, then their keys."""
        for with_icons, with_keys in ((True, True), (False, True), (False, False)):
            self._dress(with_icons=with_icons, with_keys=with_keys)
            if sum(button.sizeHint().width() + _BETWEEN for button in self._acts.values()) <= self.width() - _BESIDE:
                return

    def _dress(self, *, with_icons: bool, with_keys: bool) -> None:
        for button, icon in zip(self._acts.values(), _ICONS, strict=True):
            button.setIcon(icons.icon(icon) if with_icons else QIcon())
            words = button.toolTip()
            button.setText(words if with_keys else words.partition("  ")[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            # After the buttons took the new colours.
            QTimer.singleShot(0, self, self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The second press of a double click would be on the next field, which nobody has seen yet.
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What a box or a button leaves over ends here: the list's single letters are not meant.
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("raised"))


def sentence_parts(seen: Inspection, slot: SlotSpan) -> tuple[SentencePart, ...]:
    """The sentence around a place, the place marked."""
    text = seen.source.lines[slot.line]
    before, after = text[max(0, slot.start - _REACH) : slot.start], text[slot.end : slot.end + _REACH]
    start = max(before.rfind(end) for end in _ENDS) + 1
    stop = min((at + 1 for end in _ENDS if (at := after.find(end)) >= 0), default=len(after))
    return SentencePart(before[start:].lstrip()), SentencePart(slot.text.strip() or "＿＿", PartKind.OWN), SentencePart(after[:stop].rstrip())
