"""Lines that look like rows of a table and are none: labels, signatures, dates, sentences, names beside each other."""

import re
from collections.abc import Sequence

from editor.reading.page.family_names import is_person

_LABEL = re.compile(
    r"[^：:]{1,16}[：:]|[\u4e00-\u9fff（）()/、 \u3000]{1,12}[：:].*"
    r"|.*[（(](?:盖章|签章|签字|签名|公章|印章|手印)[）)]|[\u4e00-\u9fff]{1,10}[_＿]{2,}"
)
_DATE = re.compile(r"[\dXx×_＿〇○一二三四五六七八九十元 \u3000年月日]*[年月日][\dXx×_＿〇○一二三四五六七八九十 \u3000年月日]*")
_SENTENCE = re.compile(r".{8,}[。！？]|.{24,}[；，].*|[。；！？].*")
# A cell never begins with what closes a bracket: such a line has a blank in brackets.
_CLOSING = "）)】]〕"
_LONGEST = 200


def is_row_of_words(cells: Sequence[str]) -> bool:
    """Whether the parts of a line may be the cells of a row: no labels that wait for values, no dates that are signed, no sentence broken up."""
    said = [cell for cell in cells if cell]
    if not said or any(len(cell) > _LONGEST or cell.endswith(("，", "、", ",")) or cell[0] in _CLOSING for cell in said):
        return False
    labels = sum(_LABEL.fullmatch(cell) is not None for cell in said)
    return 2 * labels < len(said) and not all(map(_DATE.fullmatch, said))


def is_spread(cells: Sequence[str]) -> bool:
    """Whether the parts of a line are a sentence with gaps, or single letters of words that are spread."""
    letters = sum(len(cell) == 1 and "\u4e00" <= cell <= "\u9fff" for cell in cells)
    return any(map(_SENTENCE.fullmatch, cells)) or 2 * letters > len(cells)


def are_names(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows hold nothing but names of people: a list of who is there, set out in columns."""
    return all(is_person(cell) for row in rows for cell in row if cell)


def is_bare_number(text: str) -> bool:
    """Whether a line, or a cell, is nothing but the number of a row."""
    return re.fullmatch(r"\s*[（(]?\d{1,3}[）).、．]?\s*", text) is not None


def counts_rows(head: str) -> bool:
    """Whether a head stands above the numbers of the rows."""
    return re.fullmatch(r"序\s*号|编\s*号|项\s*次|行\s*次|N[oO][.．]?|№|#|号", head) is not None
