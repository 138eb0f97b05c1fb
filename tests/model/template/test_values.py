"""Values are kept as the person means them and shown as the standard asks."""

import pytest

from editor.model.template.field import Field, FieldType, RowsCell, cell_of, cell_path, is_filled, key_of
from editor.model.template.values import clean_value, show_value, value_problem


@pytest.mark.parametrize(
    ("type_", "typed", "meant"),
    [
        ("money", "12.80", "12.80"),
        ("money", "1,234,567.80", "1234567.80"),
        ("number", "１２３", "123"),
        ("number", "1,23", "1,23"),
        ("percent", "12.5%", "12.5"),
        ("date", "2026年8月3日", "2026-08-03"),
        ("date", "2026/8/3", "2026-08-03"),
        ("date", "20260803", "2026-08-03"),
        ("date", "8.3", "2026-08-03"),
        ("date", "8月3日", "2026-08-03"),
        ("date", "2026年 8 月 3 日（星期一）", "2026-08-03"),
        ("date", "2026-8-3 00:00:00", "2026-08-03"),
        ("date", "8月3日上午", "8月3日上午"),
        ("date", "8月至9月", "2026-08/2026-09"),
        ("date", "2026-8-3开会", "2026-8-3开会"),
        ("date", "2026-02-30", "2026-02-30"),
        ("month", "8月", "8"),
        ("month", "08", "8"),
        ("month", "2026年8月", "2026-08"),
        ("flag", "yes", "是"),
        ("time", "下午2时30分", "14:30"),
        ("quantity", "120亩", "120亩"),
        ("text", " 前后空格留着 ", " 前后空格留着 "),
    ],
)
def test_what_was_typed_is_kept_as_it_was_meant(type_: FieldType, typed: str, meant: str) -> None:
    assert clean_value(Field("甲", type_), typed, year=2026) == meant


@pytest.mark.parametrize(
    ("type_", "value", "shown"),
    [
        ("date", "2020-08-03", "2020年8月3日"),
        ("money", "12.80", "12.80"),
        ("month", "8", "8"),
        ("month", "2026-08", "2026年8"),
        ("date", "近日", "近日"),
        ("time", "14:30", "14:30"),
        ("quantity", "1,234.50 吨", "1,234.50 吨"),
    ],
)
def test_a_value_is_shown_as_the_text_wants_it(type_: FieldType, value: str, shown: str) -> None:
    assert show_value(Field("甲", type_), value) == shown


@pytest.mark.parametrize(
    ("described", "value"),
    [
        (Field("甲", "money"), "待定"),
        (Field("甲", "date"), "2026-02-30"),
        (Field("甲", "month"), "13"),
        (Field("甲", "year"), "26"),
        (Field("甲", "choice", choices=("一", "二")), "三"),
        (Field("甲", "flag"), "也许"),
        (Field("甲", "time"), "25:00"),
        (Field("甲", "quantity"), "120"),
    ],
)
def test_a_value_of_another_type_is_a_problem_that_names_the_field(described: Field, value: str) -> None:
    problem = value_problem(described, value)
    assert problem is not None
    assert problem.field == "甲"


@pytest.mark.parametrize("type_", list(FieldType))
def test_an_empty_value_is_unfilled_and_no_problem(type_: FieldType) -> None:
    assert value_problem(Field("甲", type_), "") is None


def test_keys_are_unique_and_hold_no_marks() -> None:
    assert key_of("计划{投资}|额") == "计划投资额"
    assert key_of("项目", ["项目", "项目_2"]) == "项目_3"
    assert len(key_of("长" * 60, ["长" * 40])) == 40
    assert key_of("  ") == "填写项"


def test_the_path_of_a_cell_is_read_as_it_was_written() -> None:
    assert cell_of(cell_path("清单", 0, "事项")) == RowsCell("清单", 0, "事项")
    assert cell_of(cell_path("面积[亩]", 11, "块.号")) == RowsCell("面积[亩]", 11, "块.号")


@pytest.mark.parametrize("path", ["清单", "", "面积[亩]", "清单[1]", "清单[一].事项", "[1].事项", "清单[1].", "清单[0].事项"])
def test_the_path_of_a_field_is_no_cell(path: str) -> None:
    assert cell_of(path) is None


def test_rows_are_filled_when_every_cell_is() -> None:
    assert is_filled(({"甲": "1", "乙": "2"},))
    assert not is_filled(({"甲": "1", "乙": ""},))
    assert not is_filled(())
    assert not is_filled(None)
