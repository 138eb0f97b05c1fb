"""A time of the day is typed in many ways, and kept in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.template.field import Field, FieldType
from editor.model.template.values import clean_value, value_problem

TIME = Field("甲", FieldType.TIME)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", "14:30"),
        ("14：30", "14:30"),
        ("１４：３０", "14:30"),
        (" 9:05 ", "09:05"),
        ("14.30", "14:30"),
        ("1430", "14:30"),
        ("14:30:00", "14:30"),
        ("14时30分", "14:30"),
        ("14 时 5 分", "14:05"),
        ("14时", "14:00"),
        ("14点", "14:00"),
        ("9点整", "09:00"),
        ("9点钟。", "09:00"),
        ("下午2时30分", "14:30"),
        ("下午2:30", "14:30"),
        ("下午14:30", "14:30"),
        ("2:30 PM", "14:30"),
        ("12:05 am", "00:05"),
        ("下午2点半", "14:30"),
        ("两点半", "02:30"),
        ("上午九点一刻", "09:15"),
        ("三点三刻", "03:45"),
        ("十四时三十分", "14:30"),
        ("二十三点五十五分", "23:55"),
        ("十时零五分", "10:05"),
        ("十时〇五分", "10:05"),
        ("晚上8点", "20:00"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("凌晨12点", "00:00"),
        ("凌晨3点20", "03:20"),
        ("0时", "00:00"),
        ("24时", "24:00"),
        ("9:00-11:00", "09:00/11:00"),
        ("上午9时至11时", "09:00/11:00"),
        ("下午2时至5时", "14:00/17:00"),
        ("上午9时至下午5时", "09:00/17:00"),
        ("8:30—17:30", "08:30/17:30"),
        ("14:30左右", "14:30左右"),
    ],
)
def test_a_time_is_kept_as_iso(typed: str, meant: str) -> None:
    assert clean_value(TIME, typed) == meant
    assert value_problem(TIME, meant) is None


@pytest.mark.parametrize(
    "typed",
    [
        "25:00",
        "24:01",
        "14:60",
        "上午14时",
        "下午0点",
        "晚上1点",
        "晚上12点",
        "九十点",
        "14:3",
        "14",
        "下午",
        "14:30:15",
        "午饭后",
        "14:30开会",
    ],
)
def test_what_is_no_time_stays_as_typed_and_is_a_problem(typed: str) -> None:
    assert clean_value(TIME, typed) == typed
    assert value_problem(TIME, typed) is not None


def test_an_hour_that_no_day_has_is_told_from_words_that_are_no_time() -> None:
    told = [problem.text for value in ("25:00", "午饭后") if (problem := value_problem(TIME, value))]
    assert told == ["一天里没有 25:00。小时写 0 到 24，分钟写 00 到 59。", "“午饭后”看不出是几点几分。写成 14:30 或 下午2时30分。"]


@given(st.text(alphabet="0123456789:：.时点分半刻整 上下午晚凌晨十二三零〇两apm－，", max_size=12))
def test_any_typing_is_a_time_or_stays_and_cleaning_twice_is_cleaning_once(typed: str) -> None:
    meant = clean_value(TIME, typed)
    assert clean_value(TIME, meant) == meant
    assert meant == typed.strip() or value_problem(TIME, meant) is None
