import pytest

from tests.composing.drafts import composed, field
from tests.composing.language.test_filters import filtered


@pytest.mark.parametrize(
    ("value", "picture", "text"),
    [
        *(("120.5", "0.00", "120.50"), ("1234567.895", "#,##0.00", "1,234,567.90"), ("7", "0000", "0007"), ("12345", "000", "12345")),
        *(("12", "¥#,##0.00", "¥12.00"), ("0.5", "0.##", "0.5"), ("12", "0.##", "12"), ("15", "0%", "15%"), ("12000", "#,##0元", "12,000元")),
        *(("120.5", "0.00'元'", "120.50元"), ("-3", "0.0", "-3.0"), ("-3", "0.0;(0.0)", "(3.0)"), ("0", "0;-0;无", "无"), ("1.005", ",0", "1")),
        *(("-0.001", "0.00", "0.00"), ("0", "#,##0", "0"), ("999.999", "0.00", "1000.00")),
    ],
)
def test_a_number_is_written_by_a_picture(value: str, picture: str, text: str) -> None:
    assert filtered(f'格式("{picture}")', value, "number") == text


@pytest.mark.parametrize(
    ("picture", "text"),
    [
        *(("yyyy年M月d日", "2026年9月1日"), ("yyyy-MM-dd", "2026-09-01"), ("yyyy/M/d", "2026/9/1"), ("yy.MM", "26.09"), ("M月d日", "9月1日")),
        *(("EEEE年O月A日", "二〇二六年九月一日"), ("yyyy'年'MM'月'", "2026年09月"), ("M月d日dddd", "9月1日星期二"), ("d MMMM", "1 九月")),
    ],
)
def test_a_date_is_written_by_a_picture(picture: str, text: str) -> None:
    assert filtered(f'日期("{picture}")', "2026-09-01", "date") == text


@pytest.mark.parametrize(("picture", "text"), [("HH:mm", "14:05"), ("H时mm分", "14时05分"), ("上午/下午h:mm", "下午2:05")])
def test_a_time_is_written_by_a_picture(picture: str, text: str) -> None:
    assert filtered(f'时间("{picture}")', "14:05", "time") == text


@pytest.mark.parametrize(
    ("code", "value", "kind"),
    [('日期("HH:mm")', "2026-09-01", "date"), ('时间("yyyy")', "14:05", "time"), ('格式("0x0.0.0")', "1", "number"), ('日期("乙")', "2026", "text")],
)
def test_a_picture_that_asks_for_something_else_is_said(code: str, value: str, kind: str) -> None:
    result = composed(f"{{{{ 值 | {code} }}}}", field("值", kind), 值=value)
    assert len(result.problems) == 1
