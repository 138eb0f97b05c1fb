"""A line four times as long takes about four times as long, whatever it is made of."""

import time

import pytest

from editor.checks import Checker, rules_of, text_of_document
from editor.checks.terms.rule import CheckRule
from editor.checks.terms.text import CheckedText, Passage
from editor.model.document.document import Document, Paragraph, Run

RULES = {rule.name: rule for rule in rules_of(hints=True)}
LINES = [
    pytest.param("数字-同比", "1", id="growths-digits"),
    pytest.param("金额-大写混用", "一", id="half_capitals-plain"),
    pytest.param("金额-大写混用", "壹万", id="half_capitals-capitals"),
    pytest.param("金额-大小写", "1", id="amounts-digits"),
    pytest.param("金额-大小写", " ", id="amounts-blanks"),
    pytest.param("金额-大小写", "\u3000", id="amounts-wide_blanks"),
    pytest.param("金额-大小写", "壹", id="amounts-capitals"),
    pytest.param("金额-大小写", "壹元5元，", id="amounts-many"),
    pytest.param("数字-其中", "1", id="parts-digits"),
    pytest.param("数字-其中", "1,234 ", id="parts-grouped"),
]


def _seconds(rule: CheckRule, text: str) -> float:
    assert rule.in_passage is not None
    passage, least = Passage(text), float("inf")
    for _ in range(3):
        begun = time.process_time()
        list(rule.in_passage(passage))
        least = min(least, time.process_time() - begun)
    return least


@pytest.mark.parametrize(("rule", "unit"), LINES)
def test_a_rule_takes_no_more_than_its_share_for_a_longer_line(rule: str, unit: str) -> None:
    short, long = (_seconds(RULES[rule], (unit * size)[:size]) for size in (5_000, 20_000))
    assert long < 8 * short + 0.05


UNITS = (
    *"1一的项，、（“： a",
    *("1%，", "共1项，", "占1%，", "一是", "青、", "1月", "1,", "共计", "其中", "《甲》、", "1月31日，", "于2月29日办，", "一季度", "人均5元，"),
    *("西镇、", "共50人，其中5人。", "请示", "关于", "西镇四个镇、", "‘青", "1）"),
)
LONG, ENOUGH = 10_000, 0.15  # characters, and seconds that no rule needs for them


@pytest.mark.parametrize("unit", UNITS)
def test_no_rule_takes_long_for_a_long_line_of_one_thing(unit: str) -> None:
    short, long = (_paragraph((unit * size)[:size]) for size in (LONG // 4, LONG))
    slow = [rule for rule in RULES.values() if _checked(rule, long) > ENOUGH]
    assert [rule.name for rule in slow if _least(rule, long) > 8 * _least(rule, short)] == []


def _paragraph(words: str) -> CheckedText:
    return text_of_document(Document((Paragraph("正文", (Run(words),)),)))


def _least(rule: CheckRule, text: CheckedText) -> float:
    """What others on the machine take is no fault of a rule."""
    return min(_checked(rule, text) for _ in range(4))


def _checked(rule: CheckRule, text: CheckedText) -> float:
    begun = time.process_time()
    Checker((rule,)).check(text)
    return time.process_time() - begun


def test_the_addresses_of_a_line_are_looked_for_once() -> None:
    text = text_of_document(Document((Paragraph("正文", (Run("（" * 5_000),)),)))
    begun = time.process_time()
    found = Checker((RULES["标点-不成对"],)).check(text)
    assert len(found) == 5_000
    assert time.process_time() - begun < 2
