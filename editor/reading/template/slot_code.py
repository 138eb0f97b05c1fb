"""A blank as markup: an amount in capitals where the text says 大写, and columns of a line that stay apart."""

import re

from editor.model.sample.inspection import SlotSpan
from editor.model.sample.source import Mark
from editor.model.template.field import FieldType
from editor.reading.template.codes import slot_markup

_IN_CAPITALS = re.compile(r"大写(?:金额)?[）)]? ?[：:]? ?(?:为|是)?[（(]?(?:人民币)?[）)]?[：:]? ?[¥￥]? ?$")
_SAID_BEHIND = re.compile(r"\s*[元圆]?[整正]?\s*[（(](?:人民币)?大写[）)]")
_PLACES = re.compile(r"[拾佰仟].*元")
_YUAN = re.compile(r"\s*(?P<unit>万|亿)?[元圆](?:整|正)?")
# A label, its letters set apart by spaces or not; a bracket that is not closed before the colon begins inside a sentence: ____日前报送（网址：…）.
_HAN = r"[\u4e00-\u9fff]"
_NEXT_LABEL = re.compile(
    rf"(?!(?:同志|先生|女士|同学|老师)[：:])(?:(?:{_HAN}{{1,2}}(?:[ \u3000]+{_HAN}{{1,2}}){{1,5}}|{_HAN}[\u4e00-\u9fff/]{{0,19}})"
    r"(?:[（(][^（）()：:]{1,16}[）)])?|[（(][^（）()：:]{1,16}[）)])\s{0,2}[：:]"
)
_BETWEEN = "\u3000\u3000"
# A column of its own begins with wide spaces behind the end of another.
_WIDE, _ENDS = re.compile(r"(?: {8}|\u3000{4})"), ("日", "）", ")")


def pieces_of(span: SlotSpan, line: str, mark: Mark | None) -> tuple[list[tuple[str, bool]], int]:
    """The markup of a blank in its line, as pieces of text and code, and the column where the line goes on behind it; `mark` is what
    the file says of it.
    """
    if _is_in_capitals(span, line):
        return _in_capitals(span, line)
    before = _BETWEEN if _WIDE.match(span.text) and line[: span.start].endswith(_ENDS) else ""
    behind = _BETWEEN if _touches_next(span, line) or _ends_column(span, line) else ""
    return [(before, False), (slot_markup(span, mark), True), (behind, False)], span.end


def _is_in_capitals(span: SlotSpan, line: str) -> bool:
    """Whether an amount of money is asked for in capitals: by the word before it, or by its places (万 仟 佰 拾 元)."""
    if span.type != FieldType.MONEY:
        return False
    if (not span.text.strip() and "大写" in span.label) or _SAID_BEHIND.match(line, span.end):
        return True
    return bool(_IN_CAPITALS.search(line[: span.start]) or (_PLACES.search(span.text) and not span.text.startswith(("{", "["))))


def _in_capitals(span: SlotSpan, line: str) -> tuple[list[tuple[str, bool]], int]:
    """The amount in capitals, which ends in 元整 or in 角 and 分 by itself: these go from behind the blank."""
    behind = _YUAN.match(line, span.end)
    unit = (behind["unit"] or "") + "元" if behind else "元"
    apart = _BETWEEN if _touches_next(span, line) else ""
    return [(f'{{{{ {span.field} | 大写("{unit}", "") }}}}', True), (apart, False)], behind.end() if behind else span.end


def _ends_column(span: SlotSpan, line: str) -> bool:
    """Whether a tab alone parts the blank, which is no tag, from the column beside it: filled, it may reach up to the next tab stop."""
    return not span.text.startswith("{{") and line.startswith("\t", span.end) and bool(line[span.end :].strip())


def _touches_next(span: SlotSpan, line: str) -> bool:
    """Whether the next label follows without a space once the blank, which may be all that parts the columns, is filled."""
    is_open = bool(span.text) and not span.text.strip(" \u3000\t_＿") and not (span.unit and line.startswith(span.unit, span.end))
    return is_open and _NEXT_LABEL.match(line, span.end) is not None
