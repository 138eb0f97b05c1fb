"""One element in the panel: a switch with its name, the editor of its value, where it stands, one more of it, before or behind another one."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.editors.editors import Editor, editor_class
from editor.qt.editors.line_editors import mark_state
from editor.qt.elements.element_look import ElementLook, names_width
from editor.qt.look import paint, theme
from editor.qt.look.density import Density
from editor.qt.look.labels import Lines, Words
from editor.qt.widgets.buttons import IconButton
from editor.qt.widgets.chips import AsItIsChip
from editor.qt.widgets.choices import Switch

_LEFT, _MARK, _WHERE, _ACT = 12, 20, 76, 24
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ElementLine(QWidget):
    """Shows the looks of one element after the other. `edited` tells the value or the words that were typed, `went` that Enter goes on."""

    switched = Signal(bool)
    edited = Signal(object)
    went = Signal(int)
    moved = Signal(int)
    more_asked = Signal()
    as_it_is_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look: ElementLook | None = None
        self.box: QWidget | None = None
        self._field: Field | None = None
        self._is_held = False
        self.switch = Switch("", self)
        self._names = names_width()
        self.switch.setFixedWidth(self._names)
        self.switch.clicked.connect(self.switched)
        self._behind, self._where = Words("", "body", "text2"), Words("", "small", "text3", shrinks=True)
        self.more = self._act("plus", tr("再加一个"), 0)
        self.up, self.down = self._act("up", tr("上移"), -1, "Alt+↑"), self._act("down", tr("下移"), 1, "Alt+↓")
        self._trouble, self.as_it_is = Lines("", "small", "prob"), AsItIsChip(self)
        self.as_it_is.clicked.connect(self.as_it_is_asked)
        self._build()

    def _act(self, icon: str, name: str, step: int, key: str = "") -> IconButton:
        button = IconButton(icon, name, key, parent=self)
        button.setFixedSize(_ACT, _ACT)
        button.clicked.connect(lambda _checked=False: self.moved.emit(step) if step else self.more_asked.emit())
        return button

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.setSpacing(2)
        self._row.setSpacing(6)
        self._row.addWidget(self.switch)
        self._row.addStretch(0)
        for widget in (self._behind, self.up, self.down, self._where, self.more):
            self._row.addWidget(widget)
        self._column.addLayout(self._row)
        for widget, stretch in ((self._trouble, 1), (self.as_it_is, 0)):
            below = QHBoxLayout()
            below.addSpacing(self._names + 6)
            below.addWidget(widget, stretch)
            below.addStretch(1 - stretch)
            self._column.addLayout(below)
        self.as_it_is.setFixedSize(self.as_it_is.sizeHint())
        self.set_density(Density())

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._control = density.control
        edge = density.row_padding // 2
        self._column.setContentsMargins(_LEFT + _MARK, edge, 12, edge)
        if self.box is not None and not hasattr(self.box, "wanted_height"):
            self.box.setFixedHeight(density.control)

    @property
    def editor(self) -> Editor | None:
        """The editor by what it can do; None while the element is off."""
        return cast("Editor", self.box) if self.box is not None else None

    def show_look(self, look: ElementLook, *, echo: bool = False) -> None:
        """Show an element; the editor stays the same one, with its focus, while the same is to be typed. `echo`: it was typed right here."""
        before, self.look = self.look, look
        self.switch.setText(look.name)
        self.switch.setAccessibleName(look.name)
        self.switch.setChecked(look.on)
        self._serve(look, before, echo=echo)
        self._behind.say(look.behind)
        self._behind.setVisible(look.on and bool(look.behind))
        self._where.say(look.where)
        self._where.setFixedWidth(max(_WHERE, paint.width_of(look.where, "small") + 2))
        # What is written is seen on the page, and its editor wants the room.
        self._where.setVisible(not look.on)
        is_one_of = look.can_rise or look.can_sink
        for button, can in ((self.up, look.can_rise), (self.down, look.can_sink)):
            button.setVisible(is_one_of)
            button.setEnabled(can)
        self.more.setVisible(look.can_add)
        self.more.setAccessibleName(tr("再加一个{name}", name=look.name))
        self._trouble.setText(look.problem)
        self._trouble.setVisible(bool(look.problem))
        self.as_it_is.setVisible(look.refused)
        self._speak(look)
        self.update()

    def _serve(self, look: ElementLook, before: ElementLook | None, *, echo: bool) -> None:
        """Have the editor that the element wants, or none while it is off."""
        wanted = look.field if look.on else None
        if wanted != self._field:
            self._drop()
            self._field = wanted
            if wanted is not None:
                self._make(wanted, look.template)
            before = None
        elif self.editor is not None and wanted is not None and before is not None and before.template is not look.template:
            self.editor.describe(wanted, look.template)
            before = None
        if before is None or (before.value != look.value and not echo):
            self.show_value(look.value)

    def show_value(self, value: Value) -> None:
        """Show what the element says by now."""
        if self.editor is None:
            return
        self.editor.show_value(value)
        if isinstance(self.box, QLineEdit) and not self.box.hasFocus():
            self.box.setCursorPosition(0)

    def _drop(self) -> None:
        if self.box is not None:
            self._row.removeWidget(self.box)
            self.box.hide()
            self.box.deleteLater()
            self.box = None

    def _make(self, field: Field, template: Template | None) -> None:
        box = self.box = editor_class(field)(self)
        editor = cast("Editor", box)
        editor.describe(field, template)
        editor.edited.connect(self.edited)
        editor.went.connect(self.went)
        wanted = editor.wanted_width
        if wanted is not None:
            box.setFixedWidth(wanted)
        if not hasattr(box, "wanted_height"):
            box.setFixedHeight(self._control)
        self._row.insertWidget(1, box, 0 if wanted is not None else 1)
        box.show()

    def _speak(self, look: ElementLook) -> None:
        if self.box is None:
            return
        mark_state(self.box, "problem" if look.problem else "")
        state = look.problem or (tr("未填") if look.waits else "")
        for widget in {self.box, self.box.focusProxy() or self.box}:
            widget.setAccessibleName("，".join(filter(None, (look.name, state))))
            widget.setAccessibleDescription(look.where)

    def take_focus(self) -> None:
        """Put the focus into the editor, or on the switch of an element that is off."""
        (self.box or self.switch).setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, held: bool) -> None:
        """Show whether the element is in hand; one that is no longer shows its value as it is written."""
        self._is_held = held
        self.update()
        if not held and self.editor is not None and self.look is not None:
            self.editor.settle(self.look.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key())) if event.modifiers() & Qt.KeyboardModifier.AltModifier else None
        if step is not None and self.look is not None and (self.look.can_rise if step < 0 else self.look.can_sink):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.look is not None and self.look.waits and not self.look.problem:
            paint.unfilled_mark(QPainter(self), _LEFT, self.switch.geometry().center().y() - paint.MARK // 2)
        if self.look is not None and self.look.problem:
            paint.problem_mark(QPainter(self), _LEFT - 3, self.switch.geometry().center().y() - 8)
        if self._is_held:
            QPainter(self).fillRect(0, 0, 3, self.height(), theme.color("focus"))
