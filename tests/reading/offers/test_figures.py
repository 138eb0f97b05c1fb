"""Figures that belong together are offered as computed values and rules; those that only stand side by side are not."""

import pytest

from editor.model.sample.offer import OfferKind
from tests.reading.marked import seen


def offered(sentence: str, kind: OfferKind) -> list[tuple[str, str]]:
    offers = seen(f"关于有关情况的报告\n各单位：\n{sentence}\n").offers
    return [(offer.field, offer.expression) for offer in offers if offer.why == kind]


COMPUTED = [
    ("计划改造道路X公里，已完成X公里，完成率X%。", "(道路完成里程 / 改造道路里程 * 100) | 保留(1)"),
    ("发放问卷X份，收回X份，收回率X%。", "(收回份数 / 发放问卷份数 * 100) | 保留(1)"),
    ("完成投资X亿元，占年度计划X亿元的X%。", "(完成投资 / 占年度计划金额 * 100) | 保留(1)"),
    ("总投资X万元，其中环保投资X万元，占比X%。", "(环保投资 / 总投资 * 100) | 保留(1)"),
    ("东楼____平方米，西楼____平方米，合计____平方米。", "东楼面积 + 西楼面积"),
    ("合同价款____元（大写：____）。", '合同价款 | 大写("元")'),
    ("合同价款____万元（大写：____）。", '合同价款 | 大写("万元")'),
    ("合同价款____元（大写：人民币____）。", '合同价款 | 大写("元", "")'),
]


@pytest.mark.parametrize(("sentence", "code"), COMPUTED)
def test_what_follows_from_others_is_offered_as_computed(sentence: str, code: str) -> None:
    assert [code for _, code in offered(sentence, OfferKind.COMPUTED)] == [code]


RULES = [
    ("编制X人，在编X人，退休X人，合计X人。", "在编人数 <= 编制人数"),
    ("应到代表X人，实到X人。", "实到人数 <= 应到代表人数"),
    ("排查隐患X项，整改X项。", "隐患整改项数 <= 排查隐患项数"),
    ("收购秋粮X万斤，其中玉米X万斤，水稻X万斤。", "玉米数量 + 水稻数量 <= 收购秋粮数量"),
    ("期限自____年__月__日起至____年__月__日止。", "期限截止日期 >= 期限开始日期"),
]


@pytest.mark.parametrize(("sentence", "code"), RULES)
def test_what_may_not_pass_another_is_offered_as_a_rule(sentence: str, code: str) -> None:
    assert [code for _, code in offered(sentence, OfferKind.RULE)] == [code]


ALONE = [
    "实现利润X万元，同比增长X%。",
    "投入资金X万元，培训X人，合格率X%。",
    "其中空调X台、配电箱X个、桌椅X个。",
    "流量由每小时X立方米下降到X立方米。",
    "东楼X平方米，西楼X平方米。合计X平方米。",
    "赞成X票，反对X票，弃权X票。",
    "（大写：____）",
    "参训学员中男X人，女X人，女性占比X%。",
    "收获水稻X吨，玉米X吨，玉米占比X%。",
    "去年产值X亿元，今年产值X亿元，占比X%。",
    "承担任务X户，超额完成X户。",
    "计划完成投资X亿元，实际完成投资X亿元。",
    "预算收入X万元，预算支出X万元。",
    "下达任务X户，完成X户。",
    "核定人数X人，实有X人。",
    "计划完成X亿元。下一年计划完成X亿元。",
]


@pytest.mark.parametrize("sentence", ALONE)
def test_figures_that_only_stand_side_by_side_are_offered_nothing(sentence: str) -> None:
    assert [offer for offer in seen(f"关于有关情况的报告\n各单位：\n{sentence}\n").offers if offer.why != OfferKind.SAME] == []


def test_a_figure_said_again_is_no_part_of_itself() -> None:
    assert offered("{{总额}}元，{{总额}}元，合计{{总额}}元。", OfferKind.COMPUTED) == []


def test_what_is_part_of_another_is_not_added_to_it() -> None:
    assert offered("编制X人，在编X人，退休X人，合计X人。", OfferKind.COMPUTED) == []
