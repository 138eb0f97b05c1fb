"""The text of the section in hand, to be edited in place of its fields."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.acts.arranging import MOST_LEVELS, heading_from_paragraph, paragraph_from_heading, with_level
from editor.model.acts.element_lines import SIGNING, element_from_paragraph, paragraph_from_element
from editor.model.acts.outline import section_title
from editor.model.acts.prose import LineKind, TextLine, line_of_block, settled, text_lines, text_problem, with_new_field, with_text
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.session.session import Session, SessionChange
from editor.model.template.markup import slot
from editor.model.template.template import Element, Section
from editor.model.words import tr
from editor.qt.keys.input_method import hand_over
from editor.qt.prose.prose_bar import ProseBar
from editor.qt.prose.prose_grid import GridPanel
from editor.qt.prose.prose_text import ProseText
from editor.qt.session.navigator import Navigator
from editor.qt.session.pauses import TYPING_PAUSE


class ProsePane(QWidget):
    """Writes what is typed into the session, a step for each pause. `left` tells that the person wants the fields back, `shown` that the text of
    `section` is shown anew.
    """

    left = Signal()
    shown = Signal()

    def __init__(self, session: Session, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._navigator = session, navigator
        self.section = ""
        self.bar, self.text, self.grid = ProseBar(), ProseText(), GridPanel()
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(session.seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.text, 1)
        column.addWidget(self.grid)
        self._connect()

    def _connect(self) -> None:
        self._unsubscribe = self._session.subscribe(self._on_change)
        self.text.edited.connect(self._on_edited)
        self.text.left.connect(self.left)
        self.text.slot_asked.connect(self._on_slot_asked)
        self.text.level_asked.connect(self._on_level)
        self.text.cursorPositionChanged.connect(self._show_level)
        self.grid.edited.connect(self._on_grid_edited)
        self.grid.left.connect(self.text.setFocus)
        self.bar.slot_asked.connect(self._on_slot_asked)
        self.bar.level_chosen.connect(self._on_level)
        self.bar.name.named.connect(self._on_named)
        self.bar.name.left.connect(self._on_name_left)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()

    @property
    def _now(self) -> Section | None:
        return self._session.draft.template.by_id.get(self.section)

    def show_section(self, section: str) -> None:
        """Show the text of a section, its caret at the beginning."""
        self.commit()
        self.section = section
        self.bar.say("")
        self.bar.end_name()
        self._show()
        cursor = self.text.textCursor()
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)
        self._show_level()

    def _show(self) -> None:
        section = self._now
        if section is not None:
            self.text.setAccessibleName(tr("正文：{title}", title=section_title(self._session.draft, section)))
            self.text.show_lines(self._session.draft, text_lines(section), section.level)
            self._show_level()
            self.shown.emit()

    def commit(self) -> None:
        """End the undo step; the sections are as their file will give them back."""
        if not self.section:
            return
        hand_over()
        self._pause.stop()
        draft = self._session.draft
        if self._is_edited:
            self._is_edited = False
            self._session.edit(settled(draft), self._label(), merge=self._merge)
        self._session.seal()

    _is_edited = False

    @property
    def _merge(self) -> str:
        return f"text {self.section}"

    def _label(self) -> str:
        section = self._now
        return tr("改正文“{title}”", title=section_title(self._session.draft, section) if section else "")

    def _on_edited(self) -> None:
        section, lines = self._now, self.text.lines()
        if section is None:
            return
        trouble = text_problem(section, lines)
        self.bar.say(trouble)
        if trouble:
            lines = _with_heading(section, lines)
        if trouble and text_problem(section, lines):
            # What was all there was may be empty for a moment, on its way to other words; what tears the text apart goes back at once.
            if not _is_only_empty(section, self.text):
                self._show()
            return
        self._is_edited = True
        self._pause.start()
        self._session.edit(with_text(self._session.draft, self.section, lines), self._label(), merge=self._merge, who=self)

    def _on_change(self, change: SessionChange) -> None:
        if change.who is not self and self.isVisible() and self.section == self._navigator.section:
            self._show()

    # Slots

    def _on_slot_asked(self) -> None:
        if self.grid.isVisible():
            self.grid.begin()
            return
        chosen = self.text.selected_text()
        if chosen is None:
            self.bar.say(tr("只能选一段里的文字，不带空位。"))
            return
        self.bar.say("")
        self.bar.ask_name([field.name for field in self._session.draft.template.fields], new=bool(chosen))

    def _on_named(self, name: str) -> None:
        section, chosen = self._now, self.text.selected_text()
        self._on_name_left()
        if section is None or chosen is None:
            return
        self.commit()
        draft, key = with_new_field(self._session.draft, name, chosen)
        self.text.blockSignals(True)
        self.text.put_slot(draft, slot(key))
        self.text.blockSignals(False)
        label = tr("加空位“{name}”", name=draft.template.by_key[key].name)
        self._session.edit(with_text(draft, self.section, self.text.lines()), label)

    def _on_name_left(self) -> None:
        self.bar.end_name()
        self.text.setFocus()

    def _on_grid_edited(self, grid: Grid) -> None:
        """A table's act is a step of undo of its own."""
        self.commit()
        self.text.put_grid(self.text.line_at_caret(), grid)
        self.commit()

    # Levels

    def _show_level(self) -> None:
        section, at = self._now, self._line()
        kind = at.kind if at else ""
        level = section.level if section is not None and kind == LineKind.HEADING else 0
        level = level or next((n for n, name in enumerate(SIGNING, MOST_LEVELS + 1) if at is not None and at.name == name), 0)
        self.bar.show_level(level, can_change=kind == LineKind.PROSE or level > 0)
        self.grid.show_grid(self._session.draft, at.grid if at is not None else None)

    def _line(self) -> TextLine | None:
        lines, number = self.text.lines(), self.text.line_at_caret()
        return lines[number] if number < len(lines) else None

    def _on_level(self, level: int) -> None:
        self.commit()
        before, section = self._session.draft, self._now
        line = self._line()
        if section is None or line is None or not line.markup.strip():
            self._show_level()
            return
        after, target = self._with_level(before, section, line, level)
        self._take(before, after, target)

    def _with_level(self, draft: Draft, section: Section, line: TextLine, level: int) -> tuple[Draft, str]:
        """The draft with the line at hand at a level, or made the element behind the levels; and the section that it is in then."""
        if line.kind == LineKind.HEADING and section.level and level <= MOST_LEVELS:
            return (with_level(draft, section.id, level), section.id) if level else paragraph_from_heading(draft, section.id)
        if line.kind == LineKind.ELEMENT and not level:
            return paragraph_from_element(draft, section.id, self._block())
        if line.kind != LineKind.PROSE or not level:
            return draft, section.id
        if level > MOST_LEVELS:
            return element_from_paragraph(draft, section.id, self._block(), SIGNING[level - MOST_LEVELS - 1])
        return heading_from_paragraph(draft, section.id, self._block(), level)

    def _block(self) -> int:
        """The block of the section that the line at hand is: headings and empty paragraphs are none."""
        lines = self.text.lines()[: self.text.line_at_caret()]
        return sum(
            line.grid is not None or line.kind == LineKind.ELEMENT or (line.kind == LineKind.PROSE and bool(line.markup.strip())) for line in lines
        )

    def _take(self, before: Draft, after: Draft, target: str) -> None:
        if after is before:
            self.bar.say(tr("这一行的级别改不了。"))
            self._show_level()
            return
        self._session.edit(after, tr("改级别"))
        self._navigator.go_to_section(target)
        self._put_caret(before, after.template.by_id[target])
        self.text.setFocus()

    def _put_caret(self, before: Draft, section: Section) -> None:
        """Put the caret on the element that a line has become, else where the text begins."""
        was = before.template.by_id.get(section.id)
        fresh = (n for n, block in enumerate(section.blocks) if isinstance(block, Element) and (was is None or block not in was.blocks))
        if (block := next(fresh, None)) is not None:
            self.text.put_caret(line_of_block(section, block), 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.isVisible():
            before = self.text.textCursor()
            anchor, position = before.anchor(), before.position()
            self._show()
            after = self.text.textCursor()
            after.setPosition(anchor)
            after.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.text.setTextCursor(after)
            self._show_level()


def _with_heading(section: Section, lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, with the heading that the section has while it is empty on its way to other words: what is typed elsewhere is taken."""
    return tuple(replace(line, markup=section.heading) if line.kind == LineKind.HEADING and not line.markup.strip() else line for line in lines)


def _is_only_empty(section: Section, text: ProseText) -> bool:
    """Whether nothing is wrong but that the heading, or all there was, is empty at the moment."""
    lines = text.lines()
    kinds = [line.kind for line in lines if line.kind in (LineKind.HEADING, LineKind.ELEMENT)]
    return kinds == [line.kind for line in text_lines(section) if line.kind in (LineKind.HEADING, LineKind.ELEMENT)] and not any(
        "{%" in line.markup for line in lines
    )
