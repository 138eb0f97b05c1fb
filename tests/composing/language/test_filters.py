import pytest

from editor.composing.language.filters import time
from editor.model.template.field import Field, FieldType
from editor.model.template.values import clean_value
from tests.composing.drafts import field, shown


def filtered(code: str, value: str, kind: str = "text") -> str:
    return shown(f"{{{{ 值 | {code} }}}}", field("值", kind), 值=value)


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        *(("0", "零元整"), ("1", "壹元整"), ("10", "壹拾元整"), ("1280000000", "壹拾贰亿捌仟万元整"), ("100010000", "壹亿零壹万元整")),
        *(("1409.50", "壹仟肆佰零玖元伍角"), ("6007.14", "陆仟零柒元壹角肆分"), ("16409.02", "壹万陆仟肆佰零玖元零贰分")),
        *(("325.04", "叁佰贰拾伍元零肆分"), ("0.05", "伍分"), ("0.5", "伍角"), ("1.999", "贰元整"), ("12.345", "壹拾贰元叁角伍分")),
        *(("-3", "负叁元整"), ("-0.001", "零元整"), ("1234567890123456", "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌亿玖仟零壹拾贰万叁仟肆佰伍拾陆元整")),
    ],
)
def test_an_amount_is_written_in_capitals_by_the_rules_of_finance(amount: str, capitals: str) -> None:
    assert filtered("大写", amount, "money") == f"人民币{capitals}"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("日期", "2026年8月3日至5日"),
        ("日期('月日')", "8月3日至8月5日"),
        ("日期('.')", "2026.8.3至2026.8.5"),
        ("日期('yyyy/MM/dd')", "2026/08/03至2026/08/05"),
    ],
)
def test_a_range_of_days_is_written_with_both_of_its_ends(code: str, text: str) -> None:
    assert filtered(code, clean_value(Field("值", FieldType.DATE), "2026年8月3日至5日"), "date") == text


def test_the_texts_of_a_column_stand_behind_each_other() -> None:
    rows = '[fields."表"]\ntype = "rows"\ncolumns = [{ key = "名" }]\n'
    assert shown("{{ 表 | 拼接('名') }}；{{ 表 | 拼接('名', '/') }}", rows, 表=({"名": "甲"}, {"名": "乙"})) == "甲、乙；甲/乙"


@pytest.mark.parametrize(("unit", "capitals"), [("亿元", "壹拾贰亿捌仟万元整"), ("万元", "壹拾贰万捌仟元整"), ("元", "壹拾贰元捌角")])
def test_capitals_know_the_unit_of_the_amount(unit: str, capitals: str) -> None:
    assert filtered(f'大写("{unit}")', "12.80", "money") == f"人民币{capitals}"


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        *(
            ("中文数字", "0", "零"),
            ("中文数字", "10", "十"),
            ("中文数字", "15", "十五"),
            ("中文数字", "105", "一百零五"),
            ("中文数字", "12.5", "十二点五"),
        ),
        *(("中文数字('逐位')", "2026", "二〇二六"), ("中文数字", "-12", "负十二")),
        *(("日期", "2026-08-03", "2026年8月3日"), ("日期('年月')", "2026-08", "2026年8月"), ("日期('月日')", "2026-08-03", "8月3日")),
        *(
            ("日期('汉字')", "2020-10-21", "二〇二〇年十月二十一日"),
            ("日期('-')", "2026-08-03", "2026-08-03"),
            ("日期('.')", "2026-08-03", "2026.8.3"),
        ),
        *(("年", "2026-08-03", "2026"), ("月", "2026-08-03", "8"), ("月", "08", "8"), ("日", "2026-08-03", "3")),
        *(
            ("万", "12800000", "1280"),
            ("万", "12805000", "1280.5"),
            ("万(2)", "12805000", "1280.50"),
            ("亿", "1280000000", "12.8"),
            ("亿(1)", "1250000000", "12.5"),
        ),
        *(
            ("千分位", "1234567.80", "1,234,567.80"),
            ("千分位", "-999", "-999"),
            ("保留(2)", "2.005", "2.01"),
            ("保留", "2.5", "3"),
            ("round(1)", "0.25", "0.3"),
        ),
        *(
            ("一是", "1", "一是"),
            ("一是", "12", "十二是"),
            ("序号", "3", "3."),
            ("序号('（一）')", "11", "（十一）"),
            ("序号('第一')", "2", "第二"),
            ("序号('①')", "3", "③"),
        ),
        *(("序号('①')", "21", "(21)"), ("序号('（1）')", "2", "（2）"), ("length", "四个字啊", "4")),
    ],
)
def test_a_filter_writes_a_value_in_its_way(code: str, value: str, text: str) -> None:
    assert filtered(code, value) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("时间", "14:30", "14时30分"),
        ("时间", "09:05", "9时05分"),
        ("时间", "09:00", "9时"),
        ("时间('上下午')", "14:30", "下午2时30分"),
        ("时间('上下午')", "09:30", "上午9时30分"),
        ("时间('上下午')", "12:15", "中午12时15分"),
        ("时间('上下午')", "19:00", "晚上7时"),
        ("时间('上下午')", "00:30", "凌晨0时30分"),
        ("时间('上下午')", "24:00", "24时"),
        ("时间('汉字')", "14:05", "十四时零五分"),
        ("时间(':')", "14:30", "14:30"),
        ("时", "09:05", "9"),
        ("分", "09:05", "05"),
    ],
)
def test_a_time_is_written_in_its_way(code: str, value: str, text: str) -> None:
    assert filtered(code, value, "time") == text


@pytest.mark.parametrize("form", ["时分", "上下午", "汉字", ":"])
def test_a_time_means_the_same_when_it_is_typed_as_it_was_written(form: str) -> None:
    for minutes in range(24 * 60 + 1):
        value = f"{minutes // 60:02}:{minutes % 60:02}"
        assert clean_value(Field("值", FieldType.TIME), time(value, form)) == value


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("数值", "1,234.50 吨", "1234.50"),
        ("单位", "1,234.50 吨", "吨"),
        ("数值 | 万", "12 台（套）", "0.0012"),
        ("数值 | 千分位", "12000亩", "12,000"),
    ],
)
def test_a_quantity_gives_its_number_and_its_unit(code: str, value: str, text: str) -> None:
    assert shown(f"{{{{ 面积 | {code} }}}}", field("面积", "quantity"), 面积=value) == text


def test_a_filter_of_the_name_of_a_field_is_a_filter_still() -> None:
    fields = field("单位", "org") + field("面积", "quantity") + field("时间", "time")
    assert shown("{{ 单位 }}有{{ 面积 | 单位 }}，{{ 时间 | 时间 }}", fields, 单位="某局", 面积="120亩", 时间="14:30") == "某局有亩，14时30分"


def test_filters_follow_each_other() -> None:
    assert filtered("万 | 保留(1) | 千分位", "123456789", "money") == "12,345.7"


def test_capitals_of_a_field_by_itself_are_in_its_own_unit() -> None:
    fields = field("投资", "money", 'unit = "亿元"')
    assert shown("{{ 投资 }}亿元（{{ 投资 | 大写 }}）", fields, 投资="12.80").endswith("（人民币壹拾贰亿捌仟万元整）")
    assert shown("{{ (投资 * 2) | 大写 }}", fields, 投资="3") == "人民币陆元整"
