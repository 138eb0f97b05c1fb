"""One field in the fields pane: mark, label, editor, and around it what helps to fill it in."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.editors.editors import Editor
from editor.qt.editors.line_editors import mark_state
from editor.qt.editors.long_editor import LongEditor
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.fields.field_look import FieldLook
from editor.qt.fields.row_label import LEFT, MARKS, MORE, NARROW, RIGHT, RowLabel
from editor.qt.fields.sentence import SentencePart
from editor.qt.fields.sentence_line import SentenceLine
from editor.qt.keys.menus import LetterMenu
from editor.qt.look import paint, theme
from editor.qt.look.density import Density
from editor.qt.widgets.buttons import Button, ButtonKind, IconButton
from editor.qt.widgets.chips import HEIGHT, AsItIsChip, Chips
from editor.qt.widgets.panes import Rarely

_GAP, _LEAST_BESIDE = 8, 96
_LABEL = 8  # characters that have room under a label


class FieldRow(QWidget):
    """A field's row. It can serve any field of its editor's kind. `edited` tells the new value, `went` that Enter asks for another field;
    `menu_filled` asks for what can be done to the field, or to a column of it (`key.column`), in its menu.
    """

    edited = Signal(object)
    went = Signal(int)
    grew = Signal()
    places_asked = Signal()
    other_asked = Signal()
    as_it_is_asked = Signal()
    menu_filled = Signal(QMenu, str)

    def __init__(self, editor: type[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.held, self._is_beside = "", False, False
        self.look: FieldLook | None = None
        self._density = Density()
        self._field = Field("")
        self.box = editor(self)
        self._sentence, self.chips = SentenceLine(self), Chips(self)
        self._hint, self._in_words = Rarely(lambda: SentenceLine(self)), Rarely(lambda: SentenceLine(self))
        self._problem = Rarely(lambda: SentenceLine(self, lines=3))
        self._places = Rarely(lambda: self._link("", "link", self.places_asked))
        self.other = Rarely(lambda: self._link(tr("看另一项"), "", self.other_asked))
        self.as_it_is = Rarely(self._as_it_is_chip)
        self._label, self.more = RowLabel(), Rarely(self._more_button)
        self.editor.edited.connect(self.edited)
        self.editor.went.connect(self.went)
        if isinstance(self.box, LongEditor | RowsEditor):
            self.box.grew.connect(self.grew)

    def _link(self, words: str, icon: str, asked: SignalInstance) -> Button:
        link = Button(words, ButtonKind.LINK, icon, self)
        link.setFont(theme.font("small"))
        link.setFixedHeight(22)
        link.clicked.connect(asked)
        return link

    def _as_it_is_chip(self) -> AsItIsChip:
        chip = AsItIsChip(self)
        chip.clicked.connect(self.as_it_is_asked)
        return chip

    def _more_button(self) -> IconButton:
        more = IconButton("more", tr("改这一项"), "Shift+F10", parent=self)
        more.setFixedSize(MORE, MORE)
        # A click leaves the focus where the person types; the keyboard has the menu key.
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.clicked.connect(lambda: self._open_menu(more.mapToGlobal(more.rect().bottomLeft())))
        return more

    @property
    def editor(self) -> Editor:
        """The editor by what it can do."""
        return cast("Editor", self.box)

    @property
    def field(self) -> Field:
        """The field that the row shows."""
        return self._field

    def show_offers(self, values: Sequence[str]) -> None:
        """Offer values that were written before."""
        if self.chips.show_values(values):
            self.grew.emit()

    def serve(self, field: Field, value: Value, template: Template) -> None:
        """Serve a field of the editor's kind; the template tells what stands around its slots."""
        self.key, self._field, self.look = field.key, field, None
        self.editor.describe(field, template)
        self.editor.show_value(value)

    def rest(self) -> None:
        """Serve no field until the next one comes."""
        self.hide()
        self.key = ""

    def show_look(self, look: FieldLook, *, held: bool) -> bool:
        """Show these words; True when the row may want another height."""
        if (look, held) == (self.look, self.held):
            return False
        self.look, self.held = look, held
        hint, shown = self._field.hint if held else "", look.remark
        if len(hint) <= _LABEL:
            hint, shown = (hint, shown) if shown else ("", hint)
        self._label.name, self._label.remark, self._label.held = self._field.name, shown, held
        self._say_hint(hint)
        self.more.show(held)
        self._say(look)
        self._speak(look)
        mark_state(self.box, "problem" if look.problem else "")
        self.update()
        return True

    def _speak(self, look: FieldLook) -> None:
        # What takes the focus is what is read out; the parts of a choice have names of their own.
        focus = self.box.focusProxy() or self.box
        for widget in {self.box, focus} if isinstance(self.box, RowsEditor) else {self.box}:
            widget.setAccessibleName(look.spoken)
        for widget in {self.box, focus}:
            widget.setAccessibleDescription(look.spoken_sentence)

    def _say_hint(self, hint: str) -> None:
        """Say the hint of the field in hand on a line of its own where neither the label nor the box has room for it."""
        in_box = getattr(self.box, "placeholderText", str)() == hint
        if line := self._hint.show(bool(hint) and not in_box):
            line.say([SentencePart(hint)])

    def _say(self, look: FieldLook) -> None:
        self._sentence.say(look.sentence, active=self.held)
        if in_words := self._in_words.show(bool(look.in_words)):
            in_words.say([SentencePart(tr("大写　{words}", words=look.in_words))])
        if problem := self._problem.show(bool(look.problem)):
            problem.say([SentencePart(look.problem)], token="prob")  # noqa: S106 - a token is a colour here
        if places := self._places.show(self.held and look.places > 1):
            places.setText(tr("另有 {count} 处一同更改", count=look.places - 1))
        self.other.show(bool(look.problem and look.other))
        self.as_it_is.show(bool(look.problem and look.refused))
        self.setToolTip(tr("照写") if look.let_stand else "")

    def place(self, width: int, density: Density) -> int:
        """Lay the row out at this width; its height."""
        self._density = density
        stacked = width < NARROW
        top = density.held_padding if self.held else density.row_padding
        left = LEFT + MARKS + (0 if stacked else density.label)
        label = self._label.box(width, density)
        label_end = label.bottom() + 1
        if (more := self.more.shown) is not None:
            more.setGeometry(self._label.more_box(label))
        y = label_end + 4 if stacked else top
        y = self._place_editor(left, y, width - left - RIGHT)
        y = self._place_lines(left, y, width - left - RIGHT)
        return max(y, label_end) + (density.held_padding if self.held else density.row_padding)

    def _place_editor(self, left: int, top: int, room: int) -> int:
        wanted = self.editor.wanted_width
        wide = room if wanted is None else min(wanted, room)
        # A box that wraps knows its height only at its width.
        if self.box.width() != wide:
            self.box.resize(wide, self.box.height())
        high = getattr(self.box, "wanted_height", self._density.control)
        self.box.setGeometry(left, top, wide, high)
        beside = room - wide - _GAP
        self._is_beside = wanted is not None and beside >= _LEAST_BESIDE
        self._sentence.set_lines(1 if self._is_beside else 2)
        if self._is_beside:
            self._sentence.setVisible(bool(self.look and self.look.sentence))
            self._sentence.setGeometry(left + wide + _GAP, top + (self._density.control - 18) // 2, beside, 18)
        return top + high

    def _place_lines(self, left: int, y: int, room: int) -> int:
        y = self._place_chips(left, y, room)
        for line in (self._hint.shown, self._in_words.shown, self._problem.shown):
            y = y if line is None else self._place_line(line, left, y, room)
        y = self._place_as_it_is(left, self._place_other(left, y, room))
        if not self._is_beside:
            self._sentence.setVisible(self.held and bool(self.look and self.look.sentence))
            y = self._place_line(self._sentence, left, y, room) if not self._sentence.isHidden() else y
        if places := self._places.shown:
            places.setGeometry(left - 2, y + 3, min(room, places.sizeHint().width()), 22)
            y += 25
        return y

    def _place_line(self, line: SentenceLine, left: int, y: int, room: int) -> int:
        high = line.height_for(room)
        line.setGeometry(left, y + 5, room, high)
        return y + 5 + high

    def _place_other(self, left: int, y: int, room: int) -> int:
        """The way to the other field of a problem: behind its last words where there is room, else on a line below."""
        other, problem = self.other.shown, self._problem.shown
        if other is None or problem is None:
            return y
        wide, said = other.sizeHint().width(), problem.width_for()
        beside = said + wide <= room
        other.setGeometry(left + said + 2 if beside else left - 2, y - 20 if beside else y, wide, 22)
        return y if beside else y + 22

    def _place_as_it_is(self, left: int, y: int) -> int:
        """The way to take a refused value as it is, below the words that refuse it."""
        if (chip := self.as_it_is.shown) is None:
            return y
        chip.setGeometry(left, y + 6, chip.sizeHint().width(), HEIGHT)
        return y + 6 + HEIGHT

    def _place_chips(self, left: int, y: int, room: int) -> int:
        if self.chips.isHidden() == bool(self.chips.values):
            self.chips.setVisible(bool(self.chips.values))
        if not self.chips.values:
            return y
        self.chips.setGeometry(left, y + 6, room, HEIGHT)
        return y + 6 + HEIGHT

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.look is None:
            return
        painter = QPainter(self)
        if self.held:
            self._paint_band(painter)
        self._label.paint(painter, self._label.box(self.width(), self._density), self.look)
        if self._places.shown and self.look.elsewhere:
            self._paint_elsewhere(painter)

    def _paint_band(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme.color("raised"))
        paint.hairline(painter, 0, 0, self.width(), 0)
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
        painter.fillRect(QRect(0, 0, 3, self.height()), theme.color("focus"))

    def _paint_elsewhere(self, painter: QPainter) -> None:
        assert self.look is not None
        places = self._places.shown
        assert places is not None
        link = places.geometry()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        line = QRect(link.right() + 6, link.top(), self.width() - link.right() - 6 - RIGHT, link.height())
        words = tr("在{places}", places=self.look.elsewhere)
        words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def extend_menu(self, menu: QMenu) -> None:
        """Let others put into a menu what can be done to the field, or to the column of the cell in hand."""
        column = self.box.column if isinstance(self.box, RowsEditor) else ""
        self.menu_filled.emit(menu, f"{self.key}.{column}" if column else self.key)

    def _open_menu(self, where: QPoint, name: str = "") -> None:
        menu = LetterMenu(self)
        self.menu_filled.emit(menu, name or self.key)
        menu.popup(where)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        column = self.box.column_at(event.globalPos(), by_key=by_key) if isinstance(self.box, RowsEditor) else ""
        self._open_menu(self.mapToGlobal(self.box.geometry().bottomLeft()) if by_key else event.globalPos(), f"{self.key}.{column}" if column else "")
