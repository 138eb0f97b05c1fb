"""The fields of a section or its text in their place: one of them is shown below the head."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from editor.model.session.session import Session
from editor.qt.fields.fields_head import FieldsHead
from editor.qt.session.navigator import Navigator

if TYPE_CHECKING:
    from editor.qt.prose.prose_pane import ProsePane


class TextSwitch(QObject):
    """Shows the text in place of `fields`, in the same column; `prose` is made by the first look at the text, and `made` tells of it."""

    made = Signal(object)

    def __init__(self, column: QBoxLayout, head: FieldsHead, fields: QWidget, session: Session, navigator: Navigator) -> None:
        super().__init__(fields)
        self._column, self._head, self._fields = column, head, fields
        self._session, self._navigator = session, navigator
        self.prose: ProsePane | None = None

    @property
    def shown(self) -> "ProsePane | None":
        """The text where it is shown, else None."""
        return self.prose if self.prose is not None and not self.prose.isHidden() else None

    def turn(self, *, on: bool) -> bool:
        """Show the text, or the fields; False when that is shown already."""
        if on == (self.shown is not None):
            return False
        self.commit()
        prose = self.prose = self.prose or self._made()
        self._fields.setVisible(not on)
        prose.setVisible(on)
        self._head.show_mode(text=on)
        if on:
            prose.show_section(self._navigator.section)
        return True

    def _made(self) -> "ProsePane":
        # Filling needs none of it.
        from editor.qt.prose.prose_pane import ProsePane  # noqa: PLC0415

        made = ProsePane(self._session, self._navigator)
        made.hide()
        made.left.connect(lambda: self._head.text_asked.emit(False))
        self._column.addWidget(made, 1)
        self.made.emit(made)
        return made

    def follow(self, section: str) -> None:
        """Show the text of another section where the text is shown."""
        if self.shown is not None:
            self.shown.show_section(section)

    def select(self, line: int, start: int, end: int) -> None:
        """Show the text, with these columns of a line's markup selected."""
        self.turn(on=True)
        if self.shown is not None:
            self.shown.show_section(self._navigator.section)
            self.shown.text.select(line, start, end)

    def select_cell(self, line: int, row: int, column: int) -> None:
        """Show the text, with a cell of the table in a line in hand."""
        self.turn(on=True)
        if self.shown is not None:
            self.shown.show_section(self._navigator.section)
            self.shown.text.put_caret(line, 0)
            self.shown.grid.choose(row, column)

    def put_caret(self, line: int, column: int) -> None:
        """Put the caret into a line of the text that is shown, at a column in which each slot counts as one character."""
        if self.shown is not None:
            self.shown.text.put_caret(line, column)

    def take_focus(self) -> bool:
        """Put the focus into the text; False where the fields are shown."""
        if self.shown is not None:
            self.shown.text.setFocus()
        return self.shown is not None

    def commit(self) -> None:
        """End the undo step of the text."""
        if self.shown is not None:
            self.shown.commit()

    def close_session(self) -> None:
        """Let go of the session."""
        if self.prose is not None:
            self.prose.close_session()
