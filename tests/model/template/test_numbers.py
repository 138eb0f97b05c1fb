"""A quantity is a number and its unit, both as they were typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.template.field import Field, FieldType
from editor.model.template.values import clean_value, value_problem
from editor.model.typed.numbers import quantity_parts

QUANTITY = Field("甲", FieldType.QUANTITY)


@pytest.mark.parametrize(
    ("typed", "kept", "number", "unit"),
    [
        ("120亩", "120亩", "120", "亩"),
        (" 120亩 ", "120亩", "120", "亩"),
        ("１２０亩", "120亩", "120", "亩"),
        ("3.5万元", "3.5万元", "3.5", "万元"),
        ("12.80万元", "12.80万元", "12.80", "万元"),
        ("1,234.5 吨", "1,234.5 吨", "1234.5", "吨"),
        ("1，234吨", "1,234吨", "1234", "吨"),
        ("12 台（套）", "12 台（套）", "12", "台（套）"),
        ("50kg", "50kg", "50", "kg"),
        ("30 m2", "30 m2", "30", "m2"),
        ("8万立方米/日", "8万立方米/日", "8", "万立方米/日"),
        ("12.5%", "12.5%", "12.5", "%"),
        ("12.5％", "12.5％", "12.5", "％"),
        ("-3℃", "-3℃", "-3", "℃"),
        ("95㎡", "95㎡", "95", "㎡"),
        ("2 square metres", "2 square metres", "2", "square metres"),
        ("120\u00a0亩", "120 亩", "120", "亩"),
        ("120 \u2009 亩", "120 亩", "120", "亩"),
        ("12　台", "12 台", "12", "台"),
    ],
)
def test_a_quantity_is_kept_as_typed(typed: str, kept: str, number: str, unit: str) -> None:
    assert clean_value(QUANTITY, typed) == kept
    assert value_problem(QUANTITY, kept) is None
    assert quantity_parts(kept) == (number, unit)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("120", "没有单位"),
        ("1,234.50", "没有单位"),
        ("亩", "看不出是多少"),
        ("120。", "看不出是多少"),
        ("1,23亩", "看不出是多少"),
        ("120（）", "看不出是多少"),
    ],
)
def test_a_number_without_a_unit_and_words_without_a_number_are_problems(typed: str, told: str) -> None:
    problem = value_problem(QUANTITY, clean_value(QUANTITY, typed))
    assert problem is not None
    assert told in problem.text
    assert quantity_parts(typed) is None


@pytest.mark.parametrize("typed", ["约120亩", "一百亩", "120亩、30户", "120余亩", "10—15亩", "3公里500米"])
def test_what_is_said_about_a_quantity_stays_with_it(typed: str) -> None:
    assert clean_value(QUANTITY, typed) == typed
    assert value_problem(QUANTITY, typed) is None


def test_where_the_text_has_the_unit_the_number_alone_is_right() -> None:
    assert value_problem(replace(QUANTITY, unit="人"), "120") is None
    assert value_problem(replace(QUANTITY, unit="人"), "许多") is not None


@given(st.text(alphabet="0123456789０９.,，-－ 　亩台（）/m²%％万、。", max_size=12))
def test_cleaning_a_quantity_twice_is_cleaning_it_once(typed: str) -> None:
    kept = clean_value(QUANTITY, typed)
    assert clean_value(QUANTITY, kept) == kept
