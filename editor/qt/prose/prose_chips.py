"""Chips: slots and statements as single things within editable text, and the way between markup and a document of them."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from editor.model.acts.prose import LineKind
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, is_filled
from editor.model.template.markup import Token, TokenKind, joined_markup, tokens_of
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.look import paint, theme

KIND, NAME, TABLE = (QTextFormat.Property.UserProperty + number for number in (11, 12, 13))
GUTTER = 84


def kind_of(block: QTextBlock) -> LineKind:
    """What the line of a block is."""
    return LineKind(block.blockFormat().property(KIND) or LineKind.PROSE)


def block_format(kind: LineKind, name: str = "", table: int = 0) -> QTextBlockFormat:
    """The format of a line's block, which also says what the line is."""
    form = QTextBlockFormat()
    form.setLeftMargin(GUTTER - 12)
    form.setBottomMargin(8)
    form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    for key, value in ((KIND, str(kind)), (NAME, name), (TABLE, table)):
        form.setProperty(key, value)
    return form


def grid_words(grid: Grid) -> str:
    """What stands in the text for a table."""
    return tr("表，{rows} 行，{columns} 列　F2 改格子", rows=len(grid.rows), columns=len(grid.rows[0]))


_SLOT = re.compile(r"〔[^〔〕]*〕")


def _slots(template: Template, heading: str) -> dict[str, str]:
    """The slots of a heading: what stands for each, and its markup."""
    found: dict[str, str] = {}
    for token in tokens_of(heading):
        if token.kind != TokenKind.TEXT:
            field = template.by_key.get(token.text)
            found[f"〔{field.name if field else token.text}〕"] = heading[token.start : token.end]
    return found


def heading_in_words(template: Template, heading: str) -> str:
    """A heading's markup as words with 〔label〕 for each slot."""
    words = {markup: shown for shown, markup in _slots(template, heading).items()}
    return "".join(t.text if t.kind == TokenKind.TEXT else words[heading[t.start : t.end]] for t in tokens_of(heading))


def heading_from_words(template: Template, before: str, words: str) -> str:
    """The markup for edited words: each 〔label〕 of the heading before is its slot again, all else is literal."""
    slots, at = _slots(template, before), 0
    pieces: list[tuple[str, bool]] = []
    for match in _SLOT.finditer(words):
        if match[0] in slots:
            pieces += [(words[at : match.start()], False), (slots[match[0]], True)]
            at = match.end()
    return joined_markup([*pieces, (words[at:], False)])


CHIP = QTextFormat.ObjectTypes.UserObject + 1
CODE, WORDS, LOOK = (QTextFormat.Property.UserProperty + number for number in (1, 2, 3))
_FILTER = re.compile(r"\s*\|\s*(\w+)\s*(?:\(.*\))?")
_CELL = re.compile(r"\w+\.(.+)")
_MARKS = re.compile(r'"([^"]*)" if loop\.last else "([^"]*)"')
_OBJECT = "\ufffc"
_LOOKS = {"unfilled": ("slot", "slottx"), "filled": ("sel", "onsel"), "code": ("press", "text2")}


class ChipPainter(QPyTextObject):
    """Draws a chip in the line of the text around it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def intrinsicSize(self, _document: QTextDocument, _at: int, form: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(theme.font("body"))
        return QSizeF(metrics.horizontalAdvance(str(form.property(WORDS))) + 14, metrics.ascent() + 2)

    def drawObject(self, painter: QPainter, rect: QRectF, _document: QTextDocument, _at: int, form: QTextFormat) -> None:
        metrics = QFontMetricsF(theme.font("body"))
        fill, ink = _LOOKS[str(form.property(LOOK))]
        painter.save()
        box = rect.adjusted(1, -1, -1, metrics.descent())
        paint.rounded(painter, box, 3, fill)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(form.property(WORDS)))
        painter.restore()


def _chip(code: str, words: str, look: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setObjectType(CHIP)
    form.setFont(theme.font("body"))
    for name, value in ((CODE, code), (WORDS, words), (LOOK, look)):
        form.setProperty(name, value)
    return form


def chip_of(draft: Draft, markup: str, token: Token) -> QTextCharFormat:
    """The chip for a piece of code in a line of markup."""
    code = markup[token.start : token.end]
    if token.kind == TokenKind.STATEMENT:
        return _chip(code, _statement_words(token.text), "code")
    keys = draft.template.finder.keys_in(token.text)
    described = draft.template.by_key[keys[0][0]] if keys else None
    if described is None:
        return _chip(code, _code_words(draft, token.text), "code")
    filled = bool(described.computed) or is_filled(draft.value(described.key))
    return _chip(code, _slot_words(described, token.text), "filled" if filled else "unfilled")


def _slot_words(described: Field, code: str) -> str:
    """What a chip of a field says: its name, and what is made of its value (计划投资·大写)."""
    first = _FILTER.fullmatch(code.removeprefix(described.key))
    return f"{described.name}·{first[1]}" if first else described.name


def _code_words(draft: Draft, code: str) -> str:
    """What a chip of other code says: the column of a row, the marks between and behind the rows, else the code itself."""
    if match := _CELL.fullmatch(code):
        columns = (column for field in draft.template.fields for column in field.columns)
        return next((column.name for column in columns if column.key == match[1]), code)
    marks = _MARKS.fullmatch(code)
    return tr("行间“{between}”，末尾“{end}”", between=marks[2], end=marks[1]) if marks else code


def _statement_words(code: str) -> str:
    word = code.strip("-+ ").split(" ", 1)[0]
    names = {"for": tr("重复"), "endfor": tr("重复完"), "if": tr("条件"), "endif": tr("条件完"), "else": tr("否则"), "elif": tr("否则")}
    return names.get(word, code)


def insert_markup(cursor: QTextCursor, draft: Draft, markup: str, form: QTextCharFormat) -> None:
    """Put a line of markup at a cursor: text as it reads, code as chips."""
    for token in tokens_of(markup):
        if token.kind == TokenKind.TEXT:
            cursor.insertText(token.text, form)
        else:
            cursor.insertText(_OBJECT, chip_of(draft, markup, token))
    cursor.setCharFormat(form)


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[tuple[str, bool]]:
    at = block.begin()
    while not at.atEnd():
        part = at.fragment()
        text = part.text()[max(0, start - part.position()) : max(0, end - part.position())]
        if part.charFormat().objectType() == CHIP:
            # Equal chips that stand side by side are one fragment.
            yield from ((str(part.charFormat().property(CODE)), True) for _ in text)
        else:
            yield text.replace(_OBJECT, "").replace("\u2028", ""), False
        at += 1


def markup_of(block: QTextBlock, start: int = 0, end: int = 2**31 - 1) -> str:
    """The markup of a block of the document, or of what stands in it between two positions of the document."""
    return joined_markup(_pieces(block, start, end))


def cursor_over(document: QTextDocument, line: int, start: int, end: int) -> QTextCursor:
    """A cursor that has selected what stands in a line between two columns of its markup."""
    block = document.findBlockByNumber(line)
    tokens = tokens_of(markup_of(block))
    before = sum(len(t.text) if t.kind == TokenKind.TEXT else 1 for t in tokens if t.end <= start)
    within = next((start - t.start for t in tokens if t.kind == TokenKind.TEXT and t.start <= start < t.end), 0)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + before + within)
    cursor.setPosition(min(cursor.position() + end - start, document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def pasted_markup(draft: Draft, line: str) -> str:
    """The markup of a pasted line: slots of known fields are slots, all else is text."""
    known = draft.template.by_key
    pieces = ((t.text, False) if t.kind == TokenKind.TEXT else (line[t.start : t.end], t.text in known) for t in tokens_of(line))
    return joined_markup(pieces)
