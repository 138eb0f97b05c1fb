"""Which signs are boxes to tick, and which are marks of a list, letters of a formula, or stand for a name."""

import re
from collections.abc import Sequence

from editor.reading.boxes.excluding import are_known
from editor.reading.boxes.options import OptionRow, without_number
from editor.reading.boxes.signs import BoxFamily, is_plain_box
from editor.reading.page.lexicon import words
from editor.reading.page.page import SamplePage

_LONGEST, _SHORTEST, _LONGEST_SENTENCE = 30, 2, 90
_PARTS = " \u3000\t\u00a0，、；;:：/／|（）()。？?”"
_PLAIN_WORDS = re.compile(r"[\u4e00-\u9fff]{2,8}")
_ASKS_TO_TICK = re.compile(
    r"勾选|打[“\"]?[√✓]|划[“\"]?[√✓]|[√✓]|多选|单选|可选|选项|请选|选择|材料|清单|附件|资料|证件|证明|类型|类别|方式|"
    r"承诺|声明|确认|核对|申请[事类]|事由|用途|适用"
)
_SAYS_DONE = re.compile(
    r"(?:已|未|是|否|有|无|同意|不同意|确认|属于|不属于|符合|不符合|不适用|适用|愿意|不愿意|本人|本单位|本公司|我已|我单位|我司|"
    r"需要|不需要|其他)"
)
_NUMBERED = re.compile(r"\s?[（(]?\d{1,2}[）)、.．]")
_ENDS_PROOF = re.compile(r"(?:证毕|得证|证完)[。．.]?$")


def are_boxes(row: OptionRow, text: str, *, in_cell: bool) -> bool:
    """Whether two or more signs of a line are boxes: by what their words say, else by how they stand before or behind these."""
    family, said = row.options[0].box.family, row.words
    if len(set(said)) < len(said) or max(map(len, said)) > _LONGEST:
        return False
    known, neat = are_known(said), all(_stands_apart(text, row, n, in_cell=in_cell) for n in range(len(said)))
    if family == BoxFamily.SQUARE:
        return any(is_plain_box(one.box) for one in row.options) and (known or neat)
    if known:
        return neat or family == BoxFamily.BRACKET or row.asked or in_cell or not row.label
    return neat and (row.asked or (in_cell and family == BoxFamily.CIRCLE)) and all(map(_PLAIN_WORDS.fullmatch, said))


def _stands_apart(text: str, row: OptionRow, number: int, *, in_cell: bool) -> bool:
    """Whether something parts a box from the words that are not its own."""
    one = row.options[number]
    if one.end == one.box.end:
        return not text[one.end :].strip() or text[one.end] in _PARTS or (number + 1 < len(row.options) and one.box.family == BoxFamily.SQUARE)
    before = without_number(text[: one.start])
    is_next = number > 0 and one.box.family == BoxFamily.SQUARE
    return not before.strip() or before[-1] in _PARTS or is_next or (in_cell and one.box.family == BoxFamily.SQUARE)


def is_box(row: OptionRow, text: str, *, in_cell: bool) -> bool:
    """Whether the only sign of a row may be a box: before words at the start of a line or behind a label; in a cell also behind them."""
    (one,) = row.options
    if one.box.family != BoxFamily.SQUARE or (len(one.text) < _SHORTEST and not in_cell):
        return False
    before = text[: one.start].strip()
    if one.end == one.box.end:
        return not text[one.end :].strip() and not _ENDS_PROOF.search(one.text) and (in_cell or row.asked) and is_plain_box(one.box)
    return not row.label and (not before or not re.search(r"[\u4e00-\u9fffA-Za-z]", before)) if not row.asked else is_plain_box(one.box)


def asks_to_tick(text: str) -> bool:
    """Whether a line says that something is to be ticked or chosen, or asks for one of several."""
    return _ASKS_TO_TICK.search(text) is not None or bool(words("choices", "one").at_end(text.rstrip("：: ")))


def are_list_boxes(page: SamplePage, rows: Sequence[OptionRow], above: str, others: int) -> bool:
    """Whether lines that each begin with a box are to be ticked, and no list of a text: something asks for it, or what they say;
    `others` counts the other lines of the text that begin so.
    """
    if not any(is_plain_box(one.box) for row in rows for one in row.options):
        return False
    first = [row.options[0] for row in rows]
    ticked = [one.box for one in first if one.box.ticked]
    if 0 < len(ticked) < len(first) and (not others or any(map(is_plain_box, ticked))):
        return True
    if any(_is_prose(page.bare[row.line]) for row in rows):
        return False
    if asks_to_tick(above) or all(map(_NUMBERED.match, (page.lines[one.line][one.options[0].box.end :] for one in rows))):
        return True
    said = sum(1 for row in rows if _SAYS_DONE.match(row.words[0]))
    return 2 * said >= len(rows) if len(rows) > 1 or others else len(page.bare[rows[0].line]) <= _LONGEST_SENTENCE


def _is_prose(text: str) -> bool:
    return text.count("。") > 1 or len(text) > _LONGEST_SENTENCE
