"""Numbers as a sheet shows them, by the codes of their formats."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.sheets.formats.builtin import BUILTIN
from editor.sheets.formats.showing import shown, shown_text
from tests.sheets.cells import CELLS

NUMBERS = [cell for cell in CELLS if isinstance(cell[0], int | float)]


@pytest.mark.parametrize(("kept", "code", "seen"), NUMBERS)
def test_a_number_is_shown_as_its_format_says(kept: float, code: str, seen: str) -> None:
    assert shown(Decimal(repr(kept)) if kept != 0.1 + 0.2 else Decimal("0.3"), code) == seen


@pytest.mark.parametrize(
    ("number", "seen"),
    [("0.333333333333333", "0.333333333"), ("1234567.123456", "1234567.123"), ("123456789012", "123456789012"), ("1e-12", "1E-12"), ("-0.5", "-0.5")],
)
def test_a_number_without_a_format_has_up_to_ten_digits_and_whole_ones_all(number: str, seen: str) -> None:
    assert shown(Decimal(number), "General") == seen


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        (14, "2026/8/3"),
        (27, "2026年8月"),
        (31, "2026年8月3日"),
        (57, "2026年8月"),
        (58, "8月3日"),
        (34, "下午6时00分"),
        (32, "18时00分"),
        (22, "2026/8/3 18:00"),
    ],
)
def test_formats_that_a_chinese_sheet_names_by_number(number: int, seen: str) -> None:
    assert shown(Decimal("46237.75"), BUILTIN[number]) == seen


@pytest.mark.parametrize(("code", "seen"), [("[$-F800]dddd, mmmm dd, yyyy", "2026年8月3日"), ("[$-F400]h:mm:ss AM/PM", "18:00:00")])
def test_the_computers_own_long_forms(code: str, seen: str) -> None:
    assert shown(Decimal("46237.75"), code) == seen


def test_days_before_the_leap_day_that_was_none_and_days_from_1904() -> None:
    assert shown(Decimal(1), "yyyy-mm-dd") == "1900-01-01"
    assert shown(Decimal(59), "yyyy-mm-dd") == "1900-02-28"
    assert shown(Decimal(61), "yyyy-mm-dd") == "1900-03-01"
    assert shown(Decimal(44775), "yyyy-mm-dd", from_1904=True) == "2026-08-03"


@pytest.mark.parametrize("number", ["-1", "3000000", "1e300"])
def test_a_number_that_is_no_day_stays_a_number(number: str) -> None:
    assert "年" not in shown(Decimal(number), 'yyyy"年"')


def test_a_text_takes_the_section_for_texts() -> None:
    assert shown_text("甲", '0;-0;0;"名称："@') == "名称：甲"
    assert shown_text("甲", "0.00") == "甲"


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_a_whole_number_with_decimals_and_grouping_is_the_one_that_python_shows(number: int, decimals: int) -> None:
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    assert shown(Decimal(number), code) == f"{number:,.{decimals}f}"


@given(st.datetimes(datetime.datetime(1901, 1, 1), datetime.datetime(2199, 12, 31)))  # noqa: DTZ001 - a sheet knows no time zone
def test_any_moment_to_the_second(moment: datetime.datetime) -> None:
    moment = moment.replace(microsecond=0)
    days = Decimal((moment - datetime.datetime(1899, 12, 30)) // datetime.timedelta(seconds=1)) / 86_400  # noqa: DTZ001
    assert shown(days, "yyyy-mm-dd hh:mm:ss") == f"{moment:%Y-%m-%d %H:%M:%S}"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15),
    st.text(alphabet='0#?.,%/@E+-;[]"ymdhs年!\\_*ABG', max_size=20),
)
def test_no_format_ends_in_an_error(number: Decimal, code: str) -> None:
    assert isinstance(shown(number, code), str)
