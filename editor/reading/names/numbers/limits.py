"""What a number is called that is the least or the most of something: a limit, or the end of a span."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.places import BLANK
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, subject_of

_UNDER = re.compile(r"以下(?:的)?([\u4e00-\u9fff]{2,4})")
_LEAST = re.compile(r"(?:不得?(?:低于|少于|小于)|至少|最低)$")
_MOST = re.compile(r"(?:不得?(?:高于|超过|多于|大于)|至多|最高)$")
_SPAN_BEHIND = re.compile(rf"[至到—–~～-]{{1,2}}{BLANK}")
_SPAN_BEFORE = re.compile(rf"((?:^|.*[^由从\ue000])){BLANK}(?:[%％元人名天年月日米亩吨位]|万元|平方米)?[至到—–~～-]{{1,2}}$")


def limit_of(blank: NamedBlank) -> str:
    """For A以上B以下罚款: what is limited, with 下限 for A and 上限 for B; "" elsewhere."""
    place, unit = blank.place, blank.kind.unit
    if place.after.startswith(f"{unit}以上{BLANK}"):
        found = _UNDER.search(place.after)
        return f"{found[1]}下限" if found else ""
    found = _UNDER.search(place.after) if place.before.endswith("以上") and place.after.startswith(f"{unit}以下") else None
    return f"{found[1]}上限" if found else ""


def least_or_most(blank: NamedBlank) -> str:
    """最低 or 最高 for a share of which no more is said than that it is a limit: 不低于X%的资金."""
    if blank.kind.type != FieldType.PERCENT:
        return ""
    return "最低" if _LEAST.search(blank.place.clause) else "最高" if _MOST.search(blank.place.clause) else ""


def end_of_span(blank: NamedBlank, noun: str) -> tuple[str, str] | None:
    """What the least or the most of a span is of, and which of them it is: 建筑面积X至X平方米."""
    span, unit = _SPAN_BEHIND.match(blank.place.after.removeprefix(blank.kind.unit)), blank.kind.unit
    if span and blank.place.after.startswith(unit, span.end()) and len(noun) > 1 and not noun.startswith(("原", "现")):
        return noun, "下限"
    before = _SPAN_BEFORE.search(blank.place.clause)
    first = clean(subject_of(before[1])) if before else ""
    return (first, "上限") if len(first) > 1 else None
