"""The editable text of a section: one block a line, slots as chips; what is typed stays within the structure of the section."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from editor.model.acts.prose import LineKind, TextLine
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.markup import literal
from editor.model.words import tr
from editor.qt.keys.menus import edit_menu
from editor.qt.look import theme
from editor.qt.prose.phrases import PhraseText
from editor.qt.prose.prose_chips import (
    CHIP,
    GUTTER,
    NAME,
    TABLE,
    ChipPainter,
    block_format,
    cursor_over,
    grid_words,
    insert_markup,
    kind_of,
    markup_of,
    pasted_markup,
)
from editor.qt.system.clipboard import block_of, pasted_text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)
_LEVEL_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ProseText(PhraseText):
    """Shows lines and tells by `edited` that they are others now. `slot_asked` is F2, `level_asked` a level by key, `left` Esc."""

    edited = Signal()
    slot_asked = Signal()
    level_asked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._level = Draft(), 0
        self._grids: list[Grid] = []
        self._last: tuple[TextLine, ...] = ()
        self.setAccessibleName(tr("正文"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.document().setDocumentMargin(12)
        self.document().documentLayout().registerHandler(CHIP, ChipPainter(self))
        self.textChanged.connect(self._on_changed)

    def show_lines(self, draft: Draft, lines: Sequence[TextLine], level: int) -> None:
        """Show these lines of a section of this level; the caret stays where it was, as far as that is there."""
        at = self.textCursor().position()
        blocker = QSignalBlocker(self)
        self._draft, self._level = draft, level
        self._grids = [line.grid for line in lines if line.grid is not None]
        self.clear()
        cursor, tables = self.textCursor(), 0
        for number, line in enumerate(lines or (TextLine(LineKind.PROSE),)):
            if number:
                cursor.insertBlock()
            self._insert_line(cursor, line, tables)
            tables += line.grid is not None
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        blocker.unblock()
        self._last = self.lines()
        self.viewport().update()

    def _insert_line(self, cursor: QTextCursor, line: TextLine, tables: int) -> None:
        form = self._char_format(line.kind)
        cursor.setBlockFormat(block_format(line.kind, line.name, tables))
        cursor.setBlockCharFormat(form)
        cursor.setCharFormat(form)
        if line.grid is not None:
            cursor.insertText(grid_words(line.grid), form)
        else:
            insert_markup(cursor, self._draft, line.markup, form)

    @staticmethod
    def _char_format(kind: LineKind) -> QTextCharFormat:
        form = QTextCharFormat()
        font: QFont = theme.font("strong" if kind == LineKind.HEADING else "body")
        form.setFont(font)
        form.setForeground(theme.color("text2" if kind == LineKind.GRID else "text"))
        return form

    def lines(self) -> tuple[TextLine, ...]:
        """The lines as they are now."""
        block, found = self.document().begin(), []
        while block.isValid():
            found.append(self._line_of(block))
            block = block.next()
        return tuple(found)

    def _line_of(self, block: QTextBlock) -> TextLine:
        kind = kind_of(block)
        if kind == LineKind.GRID:
            return TextLine(LineKind.GRID, grid=self._grids[int(block.blockFormat().property(TABLE))])
        return TextLine(kind, markup_of(block), str(block.blockFormat().property(NAME) or ""))

    def _on_changed(self) -> None:
        # Fires for formats and the input method's preedit too: only other text is an edit.
        if (lines := self.lines()) != self._last:
            self._last = lines
            self.edited.emit()
        self.viewport().update()

    def line_at_caret(self) -> int:
        """The number of the line with the caret."""
        return self.textCursor().blockNumber()

    def selected_text(self) -> str | None:
        """The selected text where it is text alone, within one line; None for anything else that is selected, "" for nothing."""
        cursor = self.textCursor()
        text = cursor.selectedText()
        return None if "\ufffc" in text or "\u2029" in text or (text and self._is_fixed(cursor)) else text

    def _is_fixed(self, cursor: QTextCursor) -> bool:
        return kind_of(self.document().findBlock(cursor.selectionStart())) == LineKind.GRID

    def select(self, line: int, start: int, end: int) -> None:
        """Select what stands in a line between two columns of its markup, and bring it into sight."""
        self.setTextCursor(cursor_over(self.document(), line, start, end))
        self.ensureCursorVisible()

    def put_caret(self, line: int, column: int) -> None:
        """Put the caret at a column of a line, in which each chip counts as one character, and bring it into sight."""
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            cursor = self.textCursor()
            cursor.setPosition(block.position() + min(column, block.length() - 1))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def put_slot(self, draft: Draft, markup: str) -> None:
        """Put a slot in place of what is selected."""
        self._draft = draft
        cursor = self.textCursor()
        if not self._is_fixed(cursor):
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            insert_markup(cursor, draft, markup, self._char_format(kind_of(cursor.block())))
            cursor.endEditBlock()
            self.setTextCursor(cursor)

    def put_grid(self, line: int, grid: Grid) -> None:
        """Put another table in place of the one in a line; what stands for it in the text is written anew."""
        block = self.document().findBlockByNumber(line)
        self._grids[int(block.blockFormat().property(TABLE))] = grid
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(grid_words(grid), self._char_format(LineKind.GRID))
        # The words may be the same while the cells are not.
        self._on_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2:
            self.slot_asked.emit()
        elif modifiers == _LEVEL_MODIFIERS and key in _DIGITS:
            self.level_asked.emit(_DIGITS.index(key))
        elif key in _ENTER:
            self._split()
        elif not self._is_barred(event, key):
            super().keyPressEvent(event)

    def _is_barred(self, event: QKeyEvent, key: Qt.Key) -> bool:
        """Whether a key would change a table's line, or join lines that are not both paragraphs."""
        cursor = self.textCursor()
        writes = bool(event.text()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._is_fixed(cursor) and not cursor.hasSelection() and writes:
            if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self._remove_block(cursor)
            return True
        if cursor.hasSelection() or key not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return False
        back = key == Qt.Key.Key_Backspace
        at_edge = cursor.atBlockStart() if back else cursor.atBlockEnd()
        other = cursor.block().previous() if back else cursor.block().next()
        return at_edge and other.isValid() and not self._can_join(cursor.block(), other)

    @staticmethod
    def _can_join(block: QTextBlock, other: QTextBlock) -> bool:
        kinds = {kind_of(block), kind_of(other)}
        blank = any(kind_of(b) == LineKind.PROSE and b.length() == 1 for b in (block, other))
        return kinds in ({LineKind.PROSE}, {LineKind.PROSE, LineKind.RUN_ON}) or (blank and LineKind.GRID not in kinds)

    @staticmethod
    def _remove_block(cursor: QTextCursor) -> None:
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.removeSelectedText()
        cursor.endEditBlock()

    def _split(self) -> None:
        """A new paragraph; the rest of a line goes into it. Elements stay one line each."""
        cursor = self.textCursor()
        kind = kind_of(cursor.block())
        if kind == LineKind.ELEMENT or (cursor.hasSelection() and self.selected_text() is None):
            return
        if kind == LineKind.GRID:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        form = self._char_format(LineKind.PROSE)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertBlock(block_format(LineKind.PROSE), form)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor, data = self.textCursor(), QMimeData()
        block, lines = self.document().findBlock(cursor.selectionStart()), []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            lines.append(markup_of(block, cursor.selectionStart(), cursor.selectionEnd()))
            block = block.next()
        data.setText("\n".join(lines))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [" ".join(line.split("\t")).strip() for line in pasted_text(source.text()).split("\n") if line.strip()]
        cursor = self.textCursor()
        if self._is_fixed(cursor) or not lines:
            return
        block = block_of(source.text())
        if kind_of(cursor.block()) == LineKind.PROSE and len(block) > 1 and {len(cells) for cells in block} == {len(block[0])} - {1}:
            self._insert_grid(Grid(tuple(tuple(literal(cell) for cell in cells) for cells in block)))
            return
        if kind_of(cursor.block()) != LineKind.PROSE:
            lines = ["".join(lines)]
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock(block_format(LineKind.PROSE))
            insert_markup(cursor, self._draft, pasted_markup(self._draft, line), self._char_format(kind_of(cursor.block())))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _insert_grid(self, grid: Grid) -> None:
        """Put a table below the line at hand, or in its place where it is empty."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._grids.append(grid)
        form = block_format(LineKind.GRID, table=len(self._grids) - 1)
        if cursor.block().length() > 1:
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)
        cursor.insertText(grid_words(grid), self._char_format(LineKind.GRID))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = edit_menu(self)
        menu.addSeparator()
        menu.addAction(tr("插入空位"), self.slot_asked.emit)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, layout = QPainter(self.viewport()), self.document().documentLayout()
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text3"))
        painter.translate(0, -self.verticalScrollBar().value())
        block, metrics = self.document().begin(), painter.fontMetrics()
        while block.isValid():
            box, line = layout.blockBoundingRect(block), block.layout().lineAt(0)
            base = box.top() + line.ascent() if line.isValid() else box.top() + metrics.ascent()
            words = metrics.elidedText(self._tag(block), Qt.TextElideMode.ElideRight, GUTTER - 24)
            painter.drawText(round(GUTTER - 8 - metrics.horizontalAdvance(words)), round(base), words)
            block = block.next()

    def _tag(self, block: QTextBlock) -> str:
        kind = kind_of(block)
        if kind == LineKind.HEADING:
            return (tr("附件"), tr("一级"), tr("二级"), tr("三级"), tr("四级"))[self._level]
        names = {LineKind.PROSE: tr("正文"), LineKind.RUN_ON: tr("接排"), LineKind.GRID: tr("表")}
        return names.get(kind) or str(block.blockFormat().property(NAME))
