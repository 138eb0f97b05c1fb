"""The pane of the pages: above them page number, stand-in fonts, the tint of filled slots, one page, two or width."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from editor.layout import Face, Laid
from editor.model.words import tr
from editor.qt.keys.announcing import announce
from editor.qt.look import paint, theme
from editor.qt.look.density import Density
from editor.qt.look.labels import Words
from editor.qt.pages.page_slots import FieldWords
from editor.qt.pages.pages_view import PagesView
from editor.qt.paper.grid import MODES, PageMode
from editor.qt.widgets.buttons import IconButton
from editor.qt.widgets.choices import Switch
from editor.qt.widgets.segment import Segment, SegmentChoice

HEIGHT, TIGHT_HEIGHT = 52, 44
_PAUSE = 500  # milliseconds
_ALL = 1000  # of the room that is left, beside what takes any


class PagesHead(QWidget):
    """The head of the pane; it has a hairline at its foot in common with the other panes' heads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = IconButton("left", tr("上一页"))
        self.after = IconButton("right", tr("下一页"))
        self.number = QLabel()
        self.source = Words("", "small", "text2", shrinks=True)
        self.fonts = IconButton("info", tr("代用字体"))
        self.tint = Switch(tr("标出已填"))
        self.mode = Segment(
            (
                SegmentChoice(tr("单页"), "page1", tr("看整页")),
                SegmentChoice(tr("双页"), "page2", tr("看两页")),
                SegmentChoice(tr("页宽"), "pagew", tr("与窗格同宽")),
            )
        )
        self._shown = (0, 0)
        self._fill()
        self.setFixedHeight(HEIGHT)

    def _fill(self) -> None:
        self.number.setFont(theme.font("small"))
        self.number.setObjectName("small")
        self.tint.setChecked(True)
        self.fonts.hide()
        self.source.hide()
        self.fonts.clicked.connect(self._tell_fonts)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(4)
        for widget in (self.before, self.number, self.after, self.fonts):
            row.addWidget(widget)
        row.addWidget(self.source, _ALL)
        row.addStretch(1)
        row.addWidget(self.tint)
        row.addSpacing(8)
        row.addWidget(self.mode)

    def show_number(self, current: int, total: int) -> None:
        """Say which page of how many is in sight."""
        self._shown = (current, total)
        self.before.setEnabled(current > 1)
        self.after.setEnabled(current < total)
        self._give_way()

    def say_source(self, words: str) -> None:
        """Say who drew the pages of a form."""
        self.source.say(words)
        self.source.setToolTip(words)
        self.source.setVisible(bool(words))
        self._give_way()

    def show_stand_ins(self, faces: Iterable[Face]) -> None:
        """Say which fonts are drawn with others of this machine; nothing to say hides the button."""
        replaced = sorted({(face.standing_in_for, face.family) for face in faces if face.standing_in_for})
        words = [tr("本机没有{font}，页面用 {family} 代替。", font=font, family=family or tr("默认字体")) for font, family in replaced]
        self.fonts.setVisible(bool(words))
        self.fonts.setToolTip("\n".join([*words, tr("Word 文件里写的仍是标准字体。")]))
        self.fonts.setAccessibleDescription(" ".join(words))
        self._give_way()

    def _tell_fonts(self) -> None:
        """Say at once what the tooltip says."""
        QToolTip.showText(self.fonts.mapToGlobal(self.fonts.rect().bottomLeft()), self.fonts.toolTip(), self.fonts)
        announce(self.fonts, self.fonts.accessibleDescription())

    def set_density(self, density: Density) -> None:
        """Be lower in a window that is short of height, and without the words of the modes in one that is short of width."""
        self.setFixedHeight(TIGHT_HEIGHT if density.low else HEIGHT)
        self._narrow = density.narrow
        self._give_way()

    _narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Leave words out when there is no room for them: beside the icons of the modes, then of the switch, then of the page number."""
        current, total = self._shown
        self.number.setText(tr("第 {current} 页，共 {total} 页", current=current, total=total) if total else "")
        self.tint.setText(tr("标出已填"))
        self.mode.set_tight(self._narrow)
        self.mode.set_tight(self._narrow or self._wanted() > self.width())
        if self._wanted() > self.width():
            self.tint.setText("")
        if self._wanted() > self.width() and total:
            self.number.setText(f"{current} / {total}")

    def _wanted(self) -> int:
        row = self.layout()
        assert row is not None
        # The row keeps what a widget wanted until that widget itself says that this changed.
        self.mode.updateGeometry()
        return row.sizeHint().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.fillRect(self.rect(), theme.color("canvas"))
        paint.hairline(brush, 0, self.height() - 1, self.width(), self.height() - 1)


class PagesPane(QWidget):
    """Head and pages. What the window wires is `view`; the head steers it. `tint_changed` tells that the person switched the tint."""

    tint_changed = Signal(bool)

    def __init__(self, words: FieldWords | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PagesHead(self)
        self.view = PagesView(words, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._known: frozenset[Face] = frozenset()
        # Looking through all pages for their fonts can wait until the typing pauses.
        self._asking = QTimer(self, singleShot=True, interval=_PAUSE)
        self._asking.timeout.connect(self._name_fonts)
        self._connect()

    def _connect(self) -> None:
        head, view = self.head, self.view
        head.before.clicked.connect(lambda: view.turn(-1))
        head.after.clicked.connect(lambda: view.turn(1))
        head.fonts.clicked.connect(self._on_fonts_asked)
        head.tint.toggled.connect(view.set_tint)
        head.tint.clicked.connect(self.tint_changed)
        head.mode.chosen.connect(lambda number: view.set_mode(MODES[number]))
        view.page_changed.connect(head.show_number)
        view.mode_changed.connect(self._on_mode_changed)
        head.show_number(0, 0)
        head.mode.choose(MODES.index(view.mode))

    def show_laid(self, laid: Laid | None) -> None:
        """Show these pages and say which stand-in fonts they are drawn with."""
        self.view.show_laid(laid)
        if self._known:
            self._asking.start()
        else:
            self._name_fonts()

    def _name_fonts(self) -> None:
        faces = faces_of(self.view.laid)
        if faces != self._known:
            self._known = faces
            self.head.show_stand_ins(faces)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.head.set_density(density)

    def _on_mode_changed(self, mode: PageMode) -> None:
        self.head.mode.choose(MODES.index(mode) if mode in MODES else -1)

    def _on_fonts_asked(self) -> None:
        button = self.head.fonts
        QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), button.toolTip(), button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.head.update()


def faces_of(laid: Laid | None) -> frozenset[Face]:
    """The faces that the pages are drawn with."""
    return frozenset(piece.face for page in (laid.pages if laid else ()) for box in page.lines for piece in box.pieces)
