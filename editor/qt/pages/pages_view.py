"""The pages as the window has them: they follow the field in hand, a click goes to a field, typing right there fills it."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHelpEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from editor.layout import Laid
from editor.model.words import tr
from editor.qt.keys.announcing import announce
from editor.qt.look.motion import may_move
from editor.qt.pages.page_access import SlotProxies
from editor.qt.pages.page_editor import Composing, SlotEditor
from editor.qt.pages.page_slots import FieldWords, PageSlots, TextSpot
from editor.qt.paper.canvas import PageCanvas
from editor.qt.paper.grid import PageMode
from editor.qt.paper.marks import PageSlot
from editor.qt.paper.painter import snapped

_CALM = 0.6  # of the height around the middle: within it a slot is in sight and nothing scrolls
_FLASH, _SMALLEST_TEXT = 150, 12  # milliseconds; pixels of the editor on a page seen from far
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class PagesView(PageCanvas):
    """Pages with slots that can be clicked and typed into. It holds no values: `text_edited` tells what was typed, path and text.

    `slot_clicked` tells path and place of a slot that was clicked or reached by Enter. `slot_activated` tells one that is to be edited
    and can't be on the page. `editing_finished` tells that the editor on the page has closed, `prose_asked` the text that was clicked twice.
    """

    slot_clicked = Signal(str, int)
    slot_activated = Signal(str, int)
    text_edited = Signal(str, str)
    editing_finished = Signal()
    prose_asked = Signal(TextSpot)

    def __init__(self, words: FieldWords | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words or FieldWords()
        self.slots = PageSlots(self.painter.marks)
        self.proxies = SlotProxies(self)
        self.editor = SlotEditor(self.viewport())
        self.editor.textEdited.connect(self._on_typed)
        self.editor.went.connect(self._go)
        self.editor.left.connect(self.close_editor)
        self._composing = Composing(self, self.editor, lambda: self.open_editor(focus=False), self._slot_rect)
        self._by_keyboard = self._closing = self._is_pressed = False
        self._fade = QVariantAnimation(self, startValue=0.5, endValue=0.0, duration=_FLASH)
        self._fade.valueChanged.connect(self.viewport().update)
        self.setAccessibleName(tr("页面"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)

    @property
    def current(self) -> tuple[str | None, int]:
        """The path of the field in hand and the place being edited (0 for none)."""
        return self._looks.field, self._looks.place

    def show_laid(self, laid: Laid | None) -> None:
        """Show these pages; the slot in hand stays in sight and the editor in its place."""
        self.slots.show(laid)
        super().show_laid(laid)
        self.proxies.changed()
        if self._looks.field is not None and laid is not None:
            self._keep_in_sight(calm=1.0)
            self._renew_editor()

    def set_current(self, path: str | None, place: int | None = None, *, flash: bool = False) -> None:
        """Let a field glow in every place and frame the one that is edited; scrolls when that is outside the middle of the view."""
        if self.editor.isVisible() and (path, place or self._looks.place) != self.current:
            self.close_editor()
        self._look(field=path, place=place or 0)
        if path is None or self._laid is None:
            return
        self._keep_in_sight(calm=_CALM)
        if flash:
            self._flash()

    def open_editor(self, text: str | None = None, *, focus: bool = True) -> bool:
        """Open the editor on the slot in hand, with `text` in place of its value when given; False where only the form can edit it."""
        path, place = self.current
        value = None if path is None else self.words.value(path)
        rect = self._slot_rect()
        if path is None or value is None or "\n" in value or rect is None:
            return False
        self.editor.open(self.words.label(path), value, self._editor_font(), self._looks.colors, focus=focus)
        self._place_editor(rect)
        if text is not None:
            self.editor.setText(text)
            self.text_edited.emit(path, text)
        self._look(place=place or self.slots.of_place(path, 0)[0].mark.place)
        return True

    def close_editor(self) -> None:
        """Close the editor on the page; what was typed is already told."""
        if not self.editor.isVisible() or self._closing:
            return
        self._closing = True
        # First the focus, else hiding the editor would give it away as if Tab had been pressed.
        if self.editor.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.hide()
        self._closing = False
        self.editing_finished.emit()

    def slot_rect(self, path: str, place: int = 0) -> QRect | None:
        """Where a slot begins in the view, in its pixels, or None when there is no such slot; place 0 asks for the field's first."""
        parts = self.slots.of_place(path, place) if self._laid else []
        return self.rect_of(parts[0]) if parts else None

    def slot_at(self, point: QPointF) -> PageSlot | None:
        """The slot at a point of the view."""
        spot = self._spot(point)
        return self.slots.at(*spot) if spot else None

    def _slot_rect(self) -> QRect | None:
        path, place = self.current
        return None if path is None else self.slot_rect(path, place)

    def rect_of(self, slot: PageSlot) -> QRect:
        """Where a part of a slot stands in the view, in its pixels."""
        device = snapped(slot.left, slot.top, slot.right, slot.bottom, self._looks).translated(self._corner(slot.page))
        ratio = self._ratio()
        return QRect(round(device.x() / ratio), round(device.y() / ratio), round(device.width() / ratio), round(device.height() / ratio))

    def _keep_in_sight(self, calm: float) -> None:
        """Scroll the slot in hand to the middle when it is not in the part of the view around it; what is under a pressed pointer stays there."""
        rect, calm = self._slot_rect(), 1.0 if self._is_pressed else calm
        if rect is None:
            return
        view = self.viewport().rect()
        edge = round(view.height() * (1 - calm) / 2)
        if rect.top() < view.top() + edge or rect.bottom() > view.bottom() - edge:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + rect.center().y() - view.center().y())
        if rect.left() < view.left() or rect.left() > view.right() - edge:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + rect.center().x() - view.center().x())

    def _flash(self) -> None:
        if may_move(self):
            self._fade.stop()
            self._fade.start()

    def paint_over(self, brush: QPainter) -> None:
        path, place = self.current
        if self._fade.state() != QVariantAnimation.State.Running or path is None:
            return
        color = QColor(self._looks.colors.edge)
        color.setAlphaF(float(self._fade.currentValue()))
        for slot in self.slots.of_place(path, place):
            rect = snapped(slot.left, slot.top, slot.right, slot.bottom, self._looks).translated(self._corner(slot.page))
            brush.fillRect(rect, color)

    def _editor_font(self) -> QFont:
        path, place = self.current
        mark = self.slots.of_place(path, place)[0].mark if path is not None else None
        # Letters that the face does not have are typed too: unlike on the page, Qt may take them from another one.
        font = QFont(mark.face.family) if mark and mark.face else QFont()
        # No larger than on the page: what follows the slot would be covered.
        font.setPixelSize(max(_SMALLEST_TEXT, int((mark.size if mark else 320) * self._looks.scale / self._ratio())))
        return font

    def _place_editor(self, rect: QRect) -> None:
        self.editor.place(rect, self.viewport().rect().adjusted(4, 0, -4, 0))

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom as the desk does; an open editor closes, since its letters would not fit any more."""
        self.close_editor()
        super().set_zoom(zoom, around)

    def set_mode(self, mode: PageMode) -> None:
        """Change the mode as the desk does; an open editor closes."""
        self.close_editor()
        super().set_mode(mode)

    def _renew_editor(self) -> None:
        rect, path = self._slot_rect(), self._looks.field
        if not self.editor.isVisible() or path is None:
            return
        value = self.words.value(path)
        if rect is None or value is None:
            self.close_editor()
            return
        # What the person is typing is left alone as long as it means what the draft holds.
        if self.words.means(path, self.editor.text()) != self.words.means(path, value):
            self.editor.show_value(value)
        self._place_editor(rect)

    def _on_typed(self, text: str) -> None:
        path, _ = self.current
        rect = self._slot_rect()
        if path is not None:
            if rect is not None:
                self._place_editor(rect)
            self.text_edited.emit(path, text)

    def _go(self, step: int) -> None:
        """Go to the next slot, or the one before, and edit it there where that can be done; at the ends say so and stay, so that what is typed
        then takes no other value's place.
        """
        path, place = self.current
        slot = self.slots.beside(path, place, step) if path is not None else None
        if slot is not None:
            self.take_up(slot)
            return
        words = tr("这是最后一处空位。") if step > 0 else tr("这是第一处空位。")
        QToolTip.showText(self.editor.mapToGlobal(self.editor.rect().bottomLeft()), words, self.viewport())
        announce(self, words)

    def take_up(self, slot: PageSlot) -> None:
        """Make a slot the one in hand, tell of it, and open the editor there where that can be done."""
        self.close_editor()
        path, place = slot.mark.field, slot.mark.place
        self.set_current(path, place)
        self.slot_clicked.emit(path, place)
        self.open_editor()

    def _begin(self, text: str | None) -> None:
        path, place = self.current
        if path is not None and not self.open_editor(text):
            self.slot_activated.emit(path, place)

    def _on_scrolled(self) -> None:
        super()._on_scrolled()
        self.proxies.changed()
        if self.editor.isVisible() and (rect := self._slot_rect()) is not None:
            self._place_editor(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        slot = self.slot_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if slot is not None:
            self._is_pressed = True
            self.take_up(slot)
            self._is_pressed = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        if self.slot_at(event.position()) is not None:
            self._begin(None)
        elif spot and (text := self.slots.text_at(*spot)):
            self.prose_asked.emit(text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.slot_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        slot = self.slot_at(QPointF(event.pos()))
        if slot is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), self.words.label(slot.mark.field), self.viewport(), self.rect_of(slot))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if self._composing.take_key(event):
            event.accept()
        elif Qt.Key(event.key()) in _OPENING:
            self._begin(None)
        elif typed and typed.isprintable() and typed != " " and not event.modifiers() & ~(_SHIFT | _KEYPAD):
            self._begin(typed)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing.take(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            path = self._looks.field
            return path is not None and self.words.value(path) is not None
        told = self._composing.answer(query)
        return super().inputMethodQuery(query) if told is None else told

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A window that comes back, or a menu that closes, leaves the focus as it was.
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._by_keyboard = event.reason() in _TABBED
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._composing.leaves(event):
            self.close_editor()
        self.viewport().update()

    def _shows_focus(self) -> bool:
        return self._by_keyboard
