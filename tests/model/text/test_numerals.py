"""Chinese numerals, written and read."""

import subprocess
import sys
from decimal import Decimal

import pytest

from editor.model.text.numerals import capital_amount, chinese_digits, chinese_number, formal_number, numeral_value, short_number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十")),
        *((1001, "一千零一"), (9999, "九千九百九十九"), (10_000, "一万"), (100_000, "十万"), (-12, "负十二")),
        *((Decimal("10.0"), "十"), (Decimal("12.5"), "十二点五"), (Decimal("-0"), "零"), (Decimal("-0.5"), "负零点五")),
    ],
)
def test_a_number_in_everyday_numerals(number: int | Decimal, words: str) -> None:
    assert chinese_number(number) == words


def test_what_the_table_writes_is_read_back_in_every_form() -> None:
    for number in range(10_000):
        assert numeral_value(chinese_number(number)) == number
        assert numeral_value(formal_number(number)) == number
        assert numeral_value(chinese_digits(str(number))) == number


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("１２", 12), ("十", 10), ("百五", 105), ("二〇二六", 2026), ("", 0), ("某十", 10), ("甲乙", 0)]
)
def test_a_numeral_is_read_whatever_it_is(text: str, value: int) -> None:
    assert numeral_value(text) == value


def test_formal_numerals_and_years() -> None:
    assert formal_number(1205) == "壹仟贰佰零伍"
    assert chinese_digits("2026年5月") == "二〇二六年五月"


@pytest.mark.parametrize(
    ("amount", "unit", "capitals"),
    [("12.80", "亿元", "壹拾贰亿捌仟万元整"), ("1.005", "元", "壹元零壹分"), ("0", "元", "零元整"), ("10500", "元", "壹万零伍佰元整")],
)
def test_an_amount_in_capitals_is_rounded_to_its_smallest_coin(amount: str, unit: str, capitals: str) -> None:
    assert capital_amount(Decimal(amount), unit) == f"人民币{capitals}"


def test_what_has_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="10000000000000000"):
        chinese_number(10**16)
    with pytest.raises(ValueError, match="美元"):
        capital_amount(Decimal(1), "美元")


def test_headings_are_numbered_without_cn2an() -> None:
    code = "import sys; from editor.model.text.numerals import chinese_number; chinese_number(9999); sys.exit('cn2an' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", ["", "-1", "1.5", "²", "٣", "9" * 10, "9" * 5000])
def test_what_is_no_short_number_is_none(text: str) -> None:
    assert short_number(text) is None
    assert (short_number("0"), short_number("999999999")) == (0, 999_999_999)
