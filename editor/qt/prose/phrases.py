"""What a double click takes of Chinese text, which has no spaces between its words."""

import re
from functools import cache
from itertools import accumulate, pairwise
from string import digits
from typing import TYPE_CHECKING

from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.model.typed.amounts import MEASURES

if TYPE_CHECKING:
    from budoux import Parser

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SCALED_UNIT = re.compile(rf"[十百千万亿]+(?:{'|'.join(MEASURES)}|人次|人|户|家|件|株|辆|套)")
_REACH = 100  # characters; no phrase is as long


@cache
def _parser() -> "Parser":
    import budoux  # noqa: PLC0415  (only a double click needs it)

    return budoux.load_default_simplified_chinese_parser()


def phrase_at(text: str, at: int) -> tuple[int, int]:
    """The start and end of the phrase with the character at `at`, at the most from one punctuation mark to the next; of a number all its digits
    (2020 of 2020年, 1,200.5), of a unit also its scale (万元), and that character alone where it is no part of a word.
    """
    if not 0 <= at < len(text) or not text[at].isalnum():
        return at, min(at + 1, len(text))
    first, last = max(0, at - _REACH), min(len(text), at + _REACH)
    if text[at] in digits:
        return next(found.span() for found in _NUMBER.finditer(text, first, last) if at < found.end())
    if unit := next((found for found in _SCALED_UNIT.finditer(text, first, last) if found.start() <= at < found.end()), None):
        return unit.span()
    start = next((n + 1 for n in range(at, first - 1, -1) if not text[n].isalnum()), first)
    end = next((n for n in range(at, last) if not text[n].isalnum()), last)
    bounds = accumulate(map(len, _parser().parse(text[start:end])), initial=start)
    return next((left, right) for left, right in pairwise(bounds) if left <= at < right)


class PhraseText(QTextEdit):
    """Takes the phrase under the pointer by a double click; Qt takes all between two spaces, in Chinese the whole paragraph."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        point = event.position().toPoint()
        cursor = self.cursorForPosition(point)
        # The cursor stands at the nearer edge of the character that was meant.
        beyond = cursor.positionInBlock() > 0 and self.cursorRect(cursor).left() > point.x()
        start, end = phrase_at(cursor.block().text(), cursor.positionInBlock() - beyond)
        first = cursor.block().position()
        cursor.setPosition(first + start)
        cursor.setPosition(min(first + end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
