"""The working part of the window for one session: outline, fields, pages, side by side or in turns."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from editor.desk import Desk, OwnHistory, count_by_text, rule_problems
from editor.model.acts.elements import ElementRow
from editor.model.acts.finding import Match
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.frame.find_targets import Target
from editor.qt.look import theme
from editor.qt.look.density import Density
from editor.qt.messages.ask_bar import Asking
from editor.qt.outline.outline_pane import OutlinePane
from editor.qt.pages.pages_place import PagesPlace
from editor.qt.session.form_preview import preview_of
from editor.qt.session.live_checks import LiveChecks
from editor.qt.session.navigator import Navigator
from editor.qt.widgets.panes import Splitter
from editor.qt.workspace.dropped_outline import DroppedOutline
from editor.qt.workspace.middle import Middle

if TYPE_CHECKING:
    from editor.qt.pages.page_found import PageFound
    from editor.qt.pages.page_offers import PageOffers
    from editor.qt.pages.page_pane import PagesPane
    from editor.qt.pages.page_slots import TextSpot
    from editor.qt.pages.pages_bridge import PagesBridge
    from editor.qt.workspace.replace_bar import ReplaceBar


class Workspace(QWidget):
    """Panes for one session, tied together by its navigator; `pages_made` tells that the pages are there, which come after the fields."""

    sizes_changed = Signal()
    pages_made = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        composing = count_by_text(session, rule_problems)
        self.navigator = Navigator(session, self)
        # Before the fields hear of it: what is hidden takes no focus.
        self.navigator.jumped.connect(self._bring_fields)
        self.preview = preview_of(desk, session, composing, self)
        self.checks = LiveChecks(desk, session, composing, self)
        # Each part is made where it stands: one that finds its place later is worn anew, with all that is in it.
        self.splitter = Splitter(Qt.Orientation.Horizontal, self)
        self.outline = OutlinePane(session, self.navigator, self.splitter)
        self.own = OwnHistory(desk.value_history, desk.settings, session)
        self.middle = Middle(desk, session, self.navigator, self.own, self.splitter)
        self.fields = self.middle.fields
        self.pages_place = PagesPlace(self.splitter)
        self.preview.held.connect(self.pages_place.set_held)
        self._density = Density()
        self._bridge: PagesBridge | None = None
        self._page_offers: PageOffers | None = None
        self._hidden, self._is_closed = (False, False, False), False
        self._tabs, self.asking = QTabBar(), Asking(lambda bar: self._column.insertWidget(1, bar), self)
        self._dropped = DroppedOutline(self.outline, self.splitter, self)
        self._dropped.back.connect(self._show_panes)
        self._build()

    def _build(self) -> None:
        for name in (tr("填写"), tr("页面")):
            self._tabs.addTab(name)
        self._tabs.setFont(theme.font("body"))
        self._tabs.hide()
        self._tabs.currentChanged.connect(lambda _tab: self._show_panes())
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, least in ((self.outline, 160), (self.middle, 320), (self.pages_place, 300)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.splitterMoved.connect(lambda _at, _number: self.sizes_changed.emit())
        self.fields.head.outline_asked.connect(self.drop_outline)
        self.outline.elements.clicked.connect(self.turn_elements)
        self.middle.turned.connect(self.outline.show_panel)
        self.middle.held.connect(self._show_element)
        self.outline.entered.connect(self._enter_fields)
        self.outline.tree.left.connect(self._enter_fields)
        self.outline.acts.items.entered.connect(self._enter_row)
        self.outline.tree.clicked.connect(self._on_outline_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part, stretch in ((self._tabs, 0), (self.splitter, 1)):
            self._column.addWidget(part, stretch)

    @cached_property
    def replace(self) -> "ReplaceBar":
        """The bar of find and replace; made when it is asked for."""
        from editor.qt.workspace.replace_bar import ReplaceBar  # noqa: PLC0415 - the fields are painted without it

        bar = ReplaceBar(self.session, self)
        bar.match_shown.connect(self._show_match)
        bar.words_changed.connect(lambda words: self.found.seek(words))  # noqa: PLW0108 - what shows the places is made with the first words
        bar.closed.connect(lambda: self.middle.take_focus() if self.middle.isVisible() else self.pages.view.setFocus())
        self._column.insertWidget(self._column.indexOf(self.splitter), bar)
        return bar

    def start(self, at: tuple[str, str] = ("", "")) -> None:
        """Go to a field in a section, else where work is waiting; the pages follow when the fields are on the screen."""
        self.navigator.start(*at)
        self.fields.focus_field()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self, self._start_pages)

    def _start_pages(self) -> None:
        """Make the pages, when what is being painted now is on the screen; a workspace that has let go of its session makes none."""
        if not self._is_closed:
            _ = self.pages
            self.preview.start()

    @cached_property
    def pages(self) -> "PagesPane":
        """The pane of the pages."""
        from editor.qt.pages.page_offers import PageOffers  # noqa: PLC0415 - the pages and the layout are loaded after the fields' first paint
        from editor.qt.pages.pages_bridge import PagesBridge  # noqa: PLC0415

        self._bridge = PagesBridge(self.session, self.navigator, self.preview, self)
        pane = self._bridge.pane
        pane.view.prose_asked.connect(self._show_prose)
        self.preview.drawn_by.connect(pane.head.say_source)
        self._page_offers = PageOffers(self.own, self.session, pane.view)
        self.pages_place.put(pane)
        # Who hears that the pages are there asks for them.
        self.__dict__["pages"] = pane
        self.pages_made.emit()
        return pane

    @cached_property
    def found(self) -> "PageFound":
        """What searches found, on the pages."""
        from editor.qt.pages.page_found import PageFound  # noqa: PLC0415 - comes with the pages

        made = PageFound(self.pages.view)
        self.preview.laid_out.connect(made.follow)
        self.navigator.field_changed.connect(made.light.put_out)
        return made

    def close_session(self) -> None:
        """Let go of the session."""
        self._is_closed = True
        self._dropped.put_back()
        for part in (self.middle, self.fields, self.outline, self.preview, self.checks):
            part.close_session()
        if "replace" in self.__dict__:
            self.replace.close_session()
        if self._bridge is not None and self._page_offers is not None:
            self._bridge.close_session()
            self._page_offers.end()

    def put_out(self) -> None:
        """Light nothing up on the pages any more."""
        if "found" in self.__dict__:
            self.found.light.put_out()

    def set_density(self, density: Density) -> bool:
        """Stand closer or farther apart; True when the panes should get their widths anew."""
        before, self._density = self._density, density
        self.outline.set_density(density)
        self.fields.set_density(density)
        self.middle.set_density(density)
        self.pages_place.set_density(density)
        self._tabs.setVisible(density.tabbed)
        if (before.folded, before.tabbed) != (density.folded, density.tabbed):
            self._close_dropped()
        self._show_panes()
        return before.narrow != density.narrow

    def set_widths(self, widths: list[int]) -> None:
        """Give the panes these widths."""
        self.splitter.setSizes(widths)

    def hide_panes(self, hidden: tuple[bool, ...]) -> None:
        """Hide outline, fields or pages where there is room for all of them; where there is not, they take turns as ever."""
        focus = QApplication.focusWidget()
        self._hidden = hidden
        self._show_panes()
        if focus is not None and self.isAncestorOf(focus) and not focus.isVisible():
            self.go_to_pane(1)

    def _show_panes(self) -> None:
        tabbed, at = self._density.tabbed, self._tabs.currentIndex()
        outline, fields, pages = self._hidden
        self.outline.setVisible(not self._density.folded and not outline)
        self.middle.setVisible(at == 0 if tabbed else not fields)
        self.pages_place.setVisible(at == 1 if tabbed else not pages)
        self.outline.setMaximumWidth(self._density.most_outline)
        self.middle.setMaximumWidth(Density().most_fields if pages else self._density.most_fields)

    def show_pages(self) -> bool:
        """Bring the pages to the front where panes take turns; whether they are on the screen then."""
        self._tabs.setCurrentIndex(1)
        return self.pages_place.isVisible()

    def drop_outline(self) -> None:
        """Show the outline: as it is, or where there is no room for it over the fields until something is chosen."""
        if not self._density.folded:
            self.outline.tree.setFocus()
        elif self._dropped.is_down:
            self._close_dropped()
        else:
            self._dropped.drop(self.fields.head.height())

    def _close_dropped(self) -> None:
        if self._dropped.put_back():
            self.middle.take_focus()

    def _on_outline_clicked(self) -> None:
        self.middle.show_panel(on=False)
        self._close_dropped()

    def turn_elements(self) -> None:
        """Show the report's elements in the place of its fields, or these again."""
        self._tabs.setCurrentIndex(0)
        self.middle.show_panel(on=not self.middle.is_panel)
        self._dropped.put_back()

    def _show_element(self, row: ElementRow) -> None:
        """Show on the pages the element that was taken in hand."""
        if key := self.middle.key_of(row):
            self.navigator.hold(key, section=row.section)
        else:
            self.show_block(row.section, row.block)

    def show_block(self, section: str, block: int) -> None:
        """Light a block up on the pages, where they are on the screen, when they have caught up."""
        if not self.pages_place.isVisible():
            return
        if self.preview.is_behind:
            self.preview.laid_out.connect(lambda _laid: self.found.show_block(section, block), Qt.ConnectionType.SingleShotConnection)
        else:
            self.found.show_block(section, block)

    def _bring_fields(self) -> None:
        self._tabs.setCurrentIndex(0)
        self.middle.show_panel(on=False)

    def _enter_fields(self) -> None:
        self.middle.show_panel(on=False)
        self._close_dropped()
        self.fields.focus_field()

    def _enter_row(self, key: str, section: str, row: int) -> None:
        """Let the person fill one row of a rows field."""
        self._close_dropped()
        self.navigator.go_to_field(key, section=section)
        self.fields.show_row(key, row)

    def go_to(self, target: Target) -> None:
        """Take the person to what was found."""
        if target.key:
            self.navigator.go_to_field(target.key, section=target.section)
            return
        self.middle.show_panel(on=False)
        self.navigator.go_to_section(target.section)
        self.fields.focus_field()
        self.found.show_text(target.words, target.section, target.block)

    def _show_prose(self, spot: "TextSpot") -> None:
        self._tabs.setCurrentIndex(0)
        self.middle.edit_text(spot.section, spot.block, spot.column)

    def _show_match(self, match: Match) -> None:
        """Show a place that was found: a value in its field, text on the pages, as text where that is shown or no page has it; the focus is the
        bar's.
        """
        if (block := self.middle.show_match(match)) is None:
            return
        is_seen = self.pages_place.isVisible() or self.fields.text.shown is not None or self.show_pages()
        is_lit = self.found.show_text(self.replace.sought.text(), match.section, block, self.replace.number_in_line(match))
        if not (is_seen and is_lit) and self.fields.text.shown is None:
            self._tabs.setCurrentIndex(0)
            self.middle.select_match(match)

    def go_to_pane(self, step: int) -> None:
        """Put the focus into the next pane (1) or the one before (−1); where fields and pages take turns, into the other one."""
        if self._density.tabbed:
            self._tabs.setCurrentIndex(1 - self._tabs.currentIndex())
            self.pages.view.setFocus(Qt.FocusReason.ShortcutFocusReason) if self._tabs.currentIndex() else self.middle.take_focus()
            return
        panes = [pane for pane in (self.outline, self.middle, self.pages) if pane.isVisible()]
        now = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if now is not None and pane.isAncestorOf(now)), -1 if step > 0 else 0)
        pane = panes[(at + step) % len(panes)]
        if pane is self.middle:
            self.middle.take_focus()
        else:
            (self.outline.tree if pane is self.outline else self.pages.view).setFocus(Qt.FocusReason.ShortcutFocusReason)
