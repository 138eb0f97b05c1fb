"""What clerks type, by the type of the field and the words around its slot: each is taken, and the line reads right."""

from decimal import Decimal

import pytest

from editor.composing import compose
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import field_problem
from editor.model.template.file import parse_template
from editor.model.template.values import clean_value
from editor.model.typed.numbers import exact_number

# The type with its unit, the line (▢ is the slot), what is typed, how the line reads.
NUMBERS = """
number | 完成▢跳起摸高目标 | 120% | 完成120%跳起摸高目标
number | 完成▢% | 120% | 完成120%
number | 完成▢％ | 120％ | 完成120％
number | 约▢商业用地 | 120亩 | 约120亩商业用地
number | 约▢商业用地 | 约120亩 | 约120亩商业用地
number | 面积▢亩 | 120亩 | 面积120亩
number | 面积▢亩 | １２０ | 面积120亩
number | 面积▢亩 | 1,234.50亩 | 面积1234.50亩
number | 面积▢亩 | 120。 | 面积120。亩 | !
number | 面积▢。 | 120亩。 | 面积120亩。
number | 省委▢全会 | 十二届八次 | 省委十二届八次全会
number | 省委▢全会 | 十二届八次全会 | 省委十二届八次全会
number | 省委第▢全会 | 第十二届八次 | 省委第十二届八次全会
number | 省委▢全会 | 十二届八次、九次 | 省委十二届八次、九次全会
number | 省委▢全会 | 十二届八次、等 | 省委十二届八次、等全会 | !
number | 省委▢全会 | 12届8次 | 省委12届8次全会
number | 第▢届 | 第十二 | 第十二届
number | 第▢届 | 十二届 | 第十二届
number:个 | 项目▢个，其中 | 12个 | 项目12个，其中
number:个 | 项目▢个，其中 | 十二 | 项目十二个，其中
number:个 | 项目▢个，其中 | 12余 | 项目12余个，其中
number:个 | 项目▢个，其中 | 10—15 | 项目10—15个，其中
number:个 | 项目▢个，其中 | 10～15个 | 项目10～15个，其中
number:个 | 项目▢个，其中 | 10至15 | 项目10至15个，其中
number | 有▢项目 | 5个 | 有5个项目
number | 有▢个项目 | 5个 | 有5个项目
number | 有▢ | 5个 | 有5个
number | 带动▢个人 | 5个 | 带动5个人
number:人 | 到会▢人 | 120人左右 | 到会约120人
number:人 | 到会约▢人 | 约120 | 到会约120人
number:人 | 到会▢人 | 120余人 | 到会120余人
number:人 | 到会▢人 | 近百 | 到会近百人
number:人 | 到会▢人次 | 1.2万 | 到会1.2万人次
number:人 | 到会▢人 | 数十 | 到会数十人
number:人 | 到会▢人 | 上百人 | 到会上百人
number | 合▢ | 3公里500米 | 合3公里500米
number | 有▢ | 5户18人 | 有5户18人
number | 占▢ | 三分之二 | 占三分之二
number | 比例▢ | 1:3 | 比例1:3
number | 时间▢ | 12:30 | 时间12:30
number | 增长▢ | -3.5 | 增长-3.5
number | 增长▢ | −3.5 | 增长-3.5
number | 增长▢ | 1.5倍 | 增长1.5倍
number | 达▢以上 | 90%以上 | 达90%以上
number | 有▢ | 12、13 | 有12、13
number | 有▢ | ≥90 | 有≥90
percent | 增长▢%。 | 12.5 | 增长12.5%。
percent | 增长▢%。 | 12.5% | 增长12.5%。
percent | 增长▢%。 | 12.5％ | 增长12.5%。
percent | 增长▢%。 | 百分之十二 | 增长12%。
percent | 增长▢。 | 百分之十二 | 增长百分之十二。
percent | 增长▢。 | 12.5% | 增长12.5%。
percent | 占百分之▢。 | 百分之十二 | 占百分之十二。
percent | 增长▢% | 5%—6% | 增长5%—6%
percent | 增长▢% | 5—6 | 增长5—6%
percent | 提高▢个百分点 | 3个百分点 | 提高3个百分点
percent | 占▢‰ | 3.5‰ | 占3.5‰
quantity | 有▢商业用地 | 120亩 | 有120亩商业用地
quantity | 有▢亩商业用地 | 120亩 | 有120亩商业用地
quantity | 有▢ | 约120亩 | 有约120亩
quantity | 有▢ | 一百亩 | 有一百亩
"""
MONEY = """
money:万元 | 投资▢万元。 | 1,234.5万 | 投资1234.5万元。
money:万元 | 投资▢万元。 | 1234.5万元 | 投资1234.5万元。
money:万元 | 投资▢万元。 | 1，234.50 | 投资1234.50万元。
money:万元 | 投资▢万元。 | 5亿 | 投资50000万元。
money:万元 | 投资▢万元。 | 5亿元 | 投资50000万元。
money:万元 | 投资▢万元。 | 350000000元 | 投资35000万元。
money:万元 | 投资▢万元。 | 三千万 | 投资三千万元。
money:万元 | 投资▢万元。 | 三亿五千万 | 投资三亿五千万元。
money:万元 | 投资▢万元。 | 1亿5000万 | 投资1亿5000万元。
money:万元 | 投资▢万元。 | 10余万元 | 投资10余万元。
money:万元 | 投资▢万元。 | 500—800万元 | 投资500—800万元。
money:万元 | 投资约▢万元。 | 约500万 | 投资约500万元。
money:亿元 | 投资▢亿元 | 5亿 | 投资5亿元
money:亿元 | 投资▢亿元 | 5000万 | 投资0.5亿元
money:亿元 | 投资▢亿元 | 9～16亿 | 投资9～16亿元
money:元 | 融资▢元。 | 3.5亿 | 融资3.5亿元。
money:元 | 融资▢元。 | 3.5亿元 | 融资3.5亿元。
money:元 | 融资▢元。 | 5亿 | 融资5亿元。
money:元 | 融资▢元。 | 350000000 | 融资350000000元。
money:元 | 融资▢元。 | ¥128.50 | 融资128.50元。
money:元 | 融资▢元。 | 人民币128.50元 | 融资128.50元。
money:元 | 融资▢元。 | 128.50元整 | 融资128.50元。
money:元 | 融资▢元。 | 三亿五千万 | 融资三亿五千万元。
money:元 | 融资▢元。 | 壹佰贰拾元整 | 融资壹佰贰拾元。
money:元 | 融资▢元。 | 十余万 | 融资十余万元。
money:元 | 融资▢元。 | 100美元 | 融资100美元。 | !
money:元 | 融资▢元。 | 待定 | 融资待定元。 | !
money:万 | 申请▢万用于 | 3000万 | 申请3000万用于
money:万 | 申请▢万用于 | 3000万元 | 申请3000万用于
money:万 | 申请▢万用于 | 3000万元用于 | 申请3000万元用于万用于 | !
money:万 | 申请▢万用于 | 0.3亿 | 申请3000万用于
money | 投资▢万元 | 1,234.5万 | 投资1234.5万元
money | 投资▢ | 1,234.5万元 | 投资1234.5万元
money | 投资▢亿元 | 5 | 投资5亿元
money:万元 | 投资▢万元。 | 500万元以上 | 投资500万元以上万元。 | !
"""
MOMENTS = """
date | 于▢召开 | 2026年3月5日 | 于2026年3月5日召开
date | 于▢召开 | 二〇二六年三月五日 | 于2026年3月5日召开
date | 于▢召开 | 二○二六年三月五日 | 于2026年3月5日召开
date | 于▢召开 | 26/3/5 | 于2026年3月5日召开
date | 于▢召开 | 26.3.5 | 于2026年3月5日召开
date | 于▢召开 | 2026-03-05 | 于2026年3月5日召开
date | 于▢召开 | 2026．3．5 | 于2026年3月5日召开
date | 于▢召开 | 20260305 | 于2026年3月5日召开
date | 于▢召开 | 2026年3月5号 | 于2026年3月5日召开
date | 于▢召开 | 3月5日 | 于3月5日召开
date | 于▢召开 | 3.5 | 于3月5日召开
date | 于▢召开 | 三月五日 | 于3月5日召开
date | 于2026年▢召开 | 2026年3月5日 | 于2026年3月5日召开
date | 于2026年▢召开 | 3月5日 | 于2026年3月5日召开
date | 于▢召开 | 2027年3月 | 于2027年3月召开
date | 于▢召开 | 二〇二七年三月 | 于2027年3月召开
date | 于▢召开 | 3月 | 于3月召开
date | 于▢召开 | 3月5日至8日 | 于3月5日至8日召开
date | 于▢召开 | 3月5—8日 | 于3月5日至8日召开
date | 于▢召开 | 2026.3.5-3.8 | 于2026年3月5日至8日召开
date | 于▢召开 | 3月30日-4月2日 | 于3月30日至4月2日召开
date | 于▢召开 | 2026年12月30日至2027年1月3日 | 于2026年12月30日至2027年1月3日召开
date | 于▢召开 | 2026年3月至5月 | 于2026年3月至5月召开
date | 于▢召开 | 3月底 | 于3月底召开
date | 于▢召开 | 2026年上半年 | 于2026年上半年召开
date | 于▢召开 | 3月5日前 | 于3月5日前召开
date | 于▢召开 | 2月30日 | 于2月30日召开 | !
date | 于▢召开 | 2026年2月29日 | 于2026年2月29日召开 | !
date | 于▢召开 | 13月5日 | 于13月5日召开 | !
date | 于▢召开 | 明天 | 于明天召开 | !
date | ▢日程安排 | 3月5日 | 3月5日日程安排
date | ▢日前报送 | 3月5日 | 3月5日前报送
month | 计划▢月底 | 8 | 计划8月底
month | 计划▢月底 | 8月 | 计划8月底
month | 计划▢月底 | 8月底 | 计划8月底
month | 计划▢月底 | 十一月 | 计划11月底
month | 计划▢月底 | 十一 | 计划11月底
month | 计划▢月底 | 2027年3月 | 计划2027年3月底
month | 计划▢月底 | 2026-08 | 计划2026年8月底
month | 计划▢月份 | 8月份 | 计划8月份
month | 计划▢完成 | 8月 | 计划8月完成
month | 计划▢完成 | 2026年8月 | 计划2026年8月完成
month | ▢月 | 3—5 | 3—5月
month | ▢月 | 3月至5月 | 3月至5月
month | ▢月 | 11、12月 | 11、12月
month | ▢月 | 本 | 本月
month | ▢月 | 13 | 13月 | !
month | ▢月度 | 11月 | 11月度
year | ▢年工作 | 2026年 | 2026年工作
year | ▢年工作 | 二〇二六 | 2026年工作
year | 实现▢年度目标 | 2026年 | 实现2026年度目标
year | 实现▢年度目标 | 2026年度 | 实现2026年度目标
year | 实现▢目标 | 2026年 | 实现2026年目标
year | ▢年规划 | 2024—2026 | 2024—2026年规划
year | ▢年规划 | 26 | 26年规划 | !
time | ▢开会 | 12:30 | 12:30开会
time | ▢开会 | 12：30 | 12:30开会
time | ▢开会 | 下午2时30分 | 14:30开会
time | ▢开会 | 上午9时至11时 | 09:00—11:00开会
time | ▢开会 | 8:30-17:30 | 08:30—17:30开会
time | ▢开会 | 25:00 | 25:00开会 | !
"""
WORDS = """
org | 设立▢有限公司、 | 望湖置业有限公司 | 设立望湖置业有限公司、
org | 设立▢有限公司、 | 望湖置业 | 设立望湖置业有限公司、
org | 设立▢有限公司、 | 有限公司 | 设立有限公司有限公司、
org | 由▢局长带队 | 水务局 | 由水务局局长带队
org | 由▢局负责 | 水务局 | 由水务局负责
org | ▢县委 | 黄羊县 | 黄羊县委
org | ▢市政工程 | 黄羊市 | 黄羊市市政工程
org | ▢人民政府 | 黄羊县人民政府 | 黄羊县人民政府
org | 与▢等单位 | 甲局、乙局等 | 与甲局、乙局等单位
person | ▢同志带队 | 王明同志 | 王明同志带队
person | ▢先生： | 王明先生 | 王明先生：
person | ▢书记讲话 | 王明书记 | 王明书记讲话
project | ▢项目主体封顶 | 望湖片区项目 | 望湖片区项目主体封顶
project | ▢建设工程完成 | 大桥建设工程 | 大桥建设工程完成
meeting | ▢会议精神 | 全市经济工作会议 | 全市经济工作会议精神
place | 融入▢开发区，按照 | 高新开发区 | 融入高新开发区，按照
text | 完成▢。 | 大桥主体完工。 | 完成大桥主体完工。
text | 完成▢； | 大桥主体完工。 | 完成大桥主体完工；
text | 完成▢。 | 大桥、公路、 | 完成大桥、公路。
text | 问：▢。 | 行不行？ | 问：行不行？。
text | 以“▢”为载体 | “双碳” | 以“双碳”为载体
text | 以“▢”为载体 | 双碳 | 以“双碳”为载体
text | 以“▢”为载体 | “甲”和“乙” | 以““甲”和“乙””为载体
text | 按照《▢》要求 | 《办法》 | 按照《办法》要求
text | 按照《▢（试行）》要求 | 《办法》 | 按照《办法（试行）》要求
text | （▢） | (试行) | （试行）
text | 第▢季度 | 第三 | 第三季度
text | 第▢ | 第三季度 | 第三季度
text | 调整▢万元 | 1234.5万 | 调整1234.5万元
text | 调整▢融资金额 | 5亿元 | 调整5亿元融资金额
text | 完成▢工作。 | 招商引资工作 | 完成招商引资工作。
text | 做好▢的工作 | 招商的 | 做好招商的工作
text | 人民▢ | 民生 | 人民民生
text | ▢民生 | 人民 | 人民民生
text | 项目▢12月 | 12 | 项目1212月
longtext | 情况：▢。 | 已完成。 | 情况：已完成。
"""
NUMBERS_OF_DOCUMENTS = """
text | @发文字号 ▢ | 江城建〔2026〕31号 | 江城建〔2026〕31号
text | @发文字号 ▢ | 江城建[2026]31号 | 江城建〔2026〕31号
text | @发文字号 ▢ | 江城建（2026）31号 | 江城建〔2026〕31号
text | @发文字号 ▢ | 江城建【2026】第031号 | 江城建〔2026〕31号
text | @发文字号 ▢ | 江城建 (２０２６) ３１号 | 江城建〔2026〕31号
text | @发文字号 ▢ | 江城建［2026年］31号 | 江城建〔2026〕31号
text | @发文字号 ▢ | 江城建（办）〔2026〕31号 | 江城建（办）〔2026〕31号
text | @发文字号 ▢号 | 江城建[2026]31号 | 江城建〔2026〕31号
text | @发文字号 ▢号 | 江城建[2026]第031 | 江城建〔2026〕31号
text | @发文字号 ▢ | 第5号 | 第5号
text | @发文字号 ▢ | （第12期） | （第12期）
text | @发文字号 ▢ | 江城建[26]31号 | 江城建〔26〕31号 | !
text | 按照《▢》要求 | 江城建(2026)31号 | 按照《江城建(2026)31号》要求
"""
ALL = f"{NUMBERS}{NUMBERS_OF_DOCUMENTS}{MONEY}{MOMENTS}{WORDS}"
CASES = [tuple(part.strip() for part in line.split("|")) for line in ALL.split("\n") if line.strip()]


def _draft(kind: str, line: str, typed: str) -> Draft:
    type_, _, unit = kind.partition(":")
    written = line.replace("▢", "{{ 甲 }}")
    template, problems = parse_template(f'+++\nformat = 1\n[fields."甲"]\ntype = "{type_}"\nunit = "{unit}"\n+++\n{written}\n')
    assert problems == ()
    return Draft(template).with_value("甲", clean_value(template.by_key["甲"], typed, around=template.around["甲"]))


def test_there_are_enough_of_them() -> None:
    assert len(CASES) == len(set(CASES)) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_the_line_reads_right_and_what_is_refused_is_said(case: tuple[str, ...]) -> None:
    kind, line, typed, right, *refused = case
    draft = _draft(kind, line, typed)
    composed = compose(draft)
    assert "".join(paragraph.text for paragraph in composed.document.paragraphs()) == right
    assert (field_problem(draft, "甲") is not None) == bool(refused)
    assert composed.problems == ()
    again = clean_value(draft.template.by_key["甲"], str(draft.value("甲")), around=draft.template.around["甲"])
    assert again == draft.value("甲")


# The unit of the field, what the text says behind it, what is typed, how the line reads, and what is calculated with, in that unit.
CALCULATED = """
元 | 元 | 3.5亿 | 3.5亿元 | 350000000
元 | 元 | 3.5亿元 | 3.5亿元 | 350000000
元 | 元 | 3.5亿元整 | 3.5亿元 | 350000000
元 | | 3.5亿元 | 3.5亿元 | 350000000
元 | 元 | 三亿五千万 | 三亿五千万元 | 350000000
元 | 元 | 3500万 | 3500万元 | 35000000
 | 元 | 3.5亿 | 3.5亿元 | 350000000
万元 | 万元 | 5亿 | 50000万元 | 50000
万元 | 万元 | 5亿元 | 50000万元 | 50000
万元 | 万元 | 三亿五千万 | 三亿五千万元 | 35000
万元 | 万元 | 1亿5000万元 | 1亿5000万元 | 15000
万元 | 万元 | 三千万 | 三千万元 | 3000
万元 | 万元 | 5000元 | 0.5万元 | 0.5
万元 | | 3.5亿元 | 3.5亿元 | 35000
万元 | | 3.5亿 | 3.5亿 | 35000
亿元 | 亿元 | 350000000元 | 3.5亿元 | 3.5
亿元 | 亿元 | 5000万 | 0.5亿元 | 0.5
万 | 万用于 | 0.3亿 | 3000万用于 | 3000
亩 | 亩 | 120亩 | 120亩 | 120
人 | 人次 | 1.2万 | 1.2万人次 | 12000
"""


@pytest.mark.parametrize("line", CALCULATED.strip("\n").split("\n"))
def test_what_reads_in_its_own_words_is_calculated_with_in_the_unit_of_its_field(line: str) -> None:
    unit, after, typed, right, number = (part.strip() for part in line.split("|"))
    fields = f'[fields."甲"]\ntype = "money"\nunit = "{unit}"\n[fields."乙"]\ntype = "number"\ncomputed = "甲 * 2"\n'
    template, problems = parse_template(f"+++\nformat = 1\n{fields}+++\n共{{{{ 甲 }}}}{after}。\n翻番{{{{ 乙 }}}}。\n")
    assert problems == ()
    value = clean_value(template.by_key["甲"], typed, around=template.around["甲"])
    composed = compose(Draft(template).with_value("甲", value))
    first, second = (paragraph.text for paragraph in composed.document.paragraphs())
    assert (first, composed.problems) == (f"共{right}。", ())
    assert Decimal(second.removeprefix("翻番").removesuffix("。")) == 2 * Decimal(number)


@pytest.mark.parametrize(("typed", "unit"), [("约3.5亿", "元"), ("两万五", "万元"), ("350万美元", "万元"), ("三分之二", "")])
def test_what_is_no_single_exact_amount_of_the_unit_is_not_calculated_with(typed: str, unit: str) -> None:
    assert exact_number(typed, unit) is None
