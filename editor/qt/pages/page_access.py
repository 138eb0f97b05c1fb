"""The slots of the pages for screen readers: each one in view is a child of the pages, with its name and what stands in it."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.layout import PageBox
from editor.model.words import tr
from editor.qt.pages.page_slots import FieldWords, PageSlots
from editor.qt.paper.marks import PageSlot

_PAUSE = 200  # milliseconds without a change until the slots are told anew


class ShowsSlots(Protocol):
    """What the proxies ask of the pages: what a field is called, which slots there are, and where they stand in the view."""

    words: FieldWords
    slots: PageSlots

    def viewport(self) -> QWidget:
        """The widget that the proxies stand on."""
        ...

    def seen(self) -> Iterable[tuple[PageBox, QPoint]]:
        """The pages in view with their upper left corners."""
        ...

    def rect_of(self, slot: PageSlot) -> QRect:
        """Where a part of a slot stands in the view, in its pixels."""
        ...


class SlotProxy(QLineEdit):
    """Stands where a slot is and says what it is; it shows nothing, and lets mouse and keyboard through to the pages.

    A real widget, since accessible objects of our own making are deleted twice, by Qt and by Python (PySide6 6.9).
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setReadOnly(True)
        self.setFrame(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the page has drawn the slot."""


class SlotProxies(QObject):
    """The proxies of the slots in view; there are some only while somebody listens."""

    def __init__(self, view: ShowsSlots) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._proxies: list[SlotProxy] = []
        self._asking = QTimer(self, singleShot=True, interval=_PAUSE)
        self._asking.timeout.connect(self.refresh)

    def changed(self) -> None:
        """Note that slots moved or changed; they are told once it is quiet, if anybody listens."""
        if QAccessible.isActive():
            self._asking.start()

    @property
    def shown(self) -> list[SlotProxy]:
        """The proxies in use, in the order of the slots on the pages."""
        return [proxy for proxy in self._proxies if proxy.isVisibleTo(self._view.viewport())]

    def refresh(self) -> None:
        """Put a proxy on each slot in view."""
        slots = slots_in_view(self._view)
        while len(self._proxies) < len(slots):
            self._proxies.append(SlotProxy(self._view.viewport()))
        for proxy, slot in zip(self._proxies, slots, strict=False):
            self._describe(proxy, slot)
        for proxy in self._proxies[len(slots) :]:
            proxy.hide()

    def _describe(self, proxy: SlotProxy, slot: PageSlot) -> None:
        words, path = self._view.words, slot.mark.field
        label = words.label(path)
        proxy.setAccessibleName(label if slot.mark.filled else tr("{label}，未填", label=label))
        proxy.setText(words.value(path) or "")
        proxy.setGeometry(self._view.rect_of(slot))
        proxy.show()


def slots_in_view(view: ShowsSlots) -> list[PageSlot]:
    """The slots of which the beginning is in view, in the order drawn; text that only follows a value is none."""
    found: dict[tuple[str, int], PageSlot] = {}
    for page, _ in view.seen():
        for slots in view.slots.on(page.number - 1).values():
            for slot in slots:
                if not slot.mark.derived:
                    found.setdefault((slot.mark.field, slot.mark.place), slot)
    room = view.viewport().rect()
    inside = (slot for slot in found.values() if room.intersects(view.rect_of(slot)))
    return sorted(inside, key=lambda slot: (slot.page, slot.top, slot.left))
