"""The place in the middle of the window: the fields, or in their place the panel of the report's elements."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from editor.desk import Desk, OwnHistory
from editor.model.acts.elements import ElementRow, field_of_element
from editor.model.acts.finding import Match
from editor.model.acts.happened import Happened
from editor.model.acts.prose import block_of_line, line_of_block
from editor.model.session.session import Session
from editor.model.template.template import HEADING, SectionPart
from editor.qt.fields.fields_pane import FieldsPane
from editor.qt.look.density import Density
from editor.qt.session.navigator import Navigator

if TYPE_CHECKING:
    from editor.qt.elements.elements_pane import ElementsPane


class Middle(QStackedWidget):
    """Shows the fields first; `turned` tells whether the panel is shown now, `held` which element was taken in hand there."""

    turned = Signal(bool)
    held = Signal(ElementRow)

    def __init__(self, desk: Desk, session: Session, navigator: Navigator, own: OwnHistory, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._session, self._navigator = desk, session, navigator
        self._density = Density()
        self.fields = FieldsPane(session, navigator, own, self)
        self.panel: ElementsPane | None = None
        self.addWidget(self.fields)

    @property
    def is_panel(self) -> bool:
        """Whether the panel is shown."""
        return self.currentWidget() is self.panel and self.panel is not None

    def show_panel(self, *, on: bool = True, focus: bool = True) -> None:
        """Show the panel, or the fields again, and put the focus there."""
        if on == self.is_panel:
            return
        if self.panel is None:
            self.panel = self._made()
        self.panel.commit()
        self.setCurrentWidget(self.panel if on else self.fields)
        if focus:
            self.take_focus()
        self.turned.emit(on)

    def _made(self) -> "ElementsPane":
        # Filling needs none of it.
        from editor.qt.elements.elements_pane import ElementsPane  # noqa: PLC0415

        panel = ElementsPane(self._desk, self._session)
        panel.set_density(self._density)
        panel.shown.connect(self.held)
        panel.left.connect(lambda: self.show_panel(on=False))
        self.addWidget(panel)
        return panel

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._density = density
        if self.panel is not None:
            self.panel.set_density(density)

    def shows(self, at: Happened) -> bool:
        """Whether a place that a step of undo changed is one of the panel, which is shown."""
        template = self._session.draft.template
        section = template.by_id.get(at.section)
        is_element = section is not None and section.part in (SectionPart.ELEMENTS, SectionPart.ATTACHMENT)
        return self.is_panel and (is_element or not at.section)

    def key_of(self, row: ElementRow) -> str:
        """The field that an element in hand is filled by; "" where its words are typed."""
        shown = field_of_element(self._session.draft, row)
        return shown[0] if shown is not None else ""

    def take_focus(self) -> None:
        """Put the focus into what is shown."""
        if self.panel is not None and self.is_panel:
            self.panel.take_focus()
        else:
            self.fields.focus_field()

    def edit_text(self, section_id: str, block: int, column: int) -> None:
        """Show the text of a section with the caret at a column of a block, in which each slot counts as one character."""
        section = self._session.draft.template.by_id.get(section_id)
        if section is None:
            return
        self.show_panel(on=False)
        self._navigator.go_to_section(section.id)
        self.fields.show_text(on=True)
        # A heading's number is no part of its text.
        number = len(self._session.draft.numbers.get(section.id, "")) if block == HEADING else 0
        self.fields.text.put_caret(line_of_block(section, block), max(0, column - number))

    def show_match(self, match: Match) -> int | None:
        """Show a place that was found: a value in its field, text, whose block it gives, where the text is shown; else go to its section."""
        self.show_panel(on=False, focus=False)
        if match.key:
            self.fields.show_text(on=False)
            self._navigator.hold(match.key, match.place, section=match.section)
            return None
        if match.section != self._navigator.section:
            self._navigator.go_to_section(match.section)
        if self.fields.text.shown is not None:
            self.select_match(match)
        return block_of_line(self._session.draft.template.by_id[match.section], match.line)

    def select_match(self, match: Match) -> None:
        """Show the text of the section in hand with a place that was found selected."""
        if match.column:
            self.fields.text.select_cell(match.line, match.row, int(match.column))
        else:
            self.fields.text.select(match.line, match.start, match.end)

    def close_session(self) -> None:
        """Let go of the session."""
        if self.panel is not None:
            self.panel.close_session()
