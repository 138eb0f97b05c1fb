"""What speaks for one value in two places, and what speaks against it: each kind with its neighbour that differs in that alone."""

import pytest

from tests.reading.marked import seen

ONE = {
    "a role said again": "村委会经办人XX办理登记。\n经办人XX核对材料。",
    "a role with the same qualifier": "请市总工会副主席[姓名]讲话。\n市总工会副主席[姓名]宣布开幕。",
    "a party in a clause": "出借人：____\n借款人：____\n出借人____交付现金。",
    "a party at the seal": "投保人：____\n投保人（签章）：____",
    "an account called a party's": "甲方：____\n乙方：____\n甲方账户：户名____。",
    "a short name that the text gives": "须知\n本须知适用于XX热力有限公司（以下简称“本市热力”）。\nXX热力有限公司负责解释。",
    "the sum before a change": "原合同总价XX万元。\n核定\n比原合同总价XX万元增加。",
    "the sum behind a change": "拟将合同总价调整为XX万元。\n说明\n调整后合同总价XX万元由双方分担。",
    "a noun with its qualifier": "男生宿舍维修需XX万元。\n会议决定\n男生宿舍维修XX万元列入预算。",
    "a noun taken up": "合计保费____元。\n投保方应将保费____元汇入账户。",
    "the same good done to all": "桥梁方便XX名群众出行。\n说明\n拟建新桥，保障XX名群众安全。",
    "a fact called after its heading": "一、东片区\n居民XX户。\n二、西片区\n居民数量未定。\n三、问题\n东片区居民XX户尚未签约。",
    "a document quoted again": "不服XX建信〔2024〕XX号答复意见。\n说明\n撤销XX建信〔2024〕XX号答复意见。",
    "what the title is about": "关于XX客运站选址的复函\n市局：\n你局来函收悉。XX客运站位于城东。",
    "the person of the title": "关于给予XX同志处分的决定\n经查明，情况如下。\n给予XX同志警告处分。",
    "a place where all is held": "定于五月在XX市举办培训班。\n培训地点：XX市工人文化宫。",
    "a bank with its branch": "由XX银行城东支行和XX街道制卡。\n说明\n到XX银行城东支行销户。",
}
TWO = {
    "roles that oppose": "申请人：____\n申请人陈述。\n被申请人____未到场。",
    "a party and a part of its name": "甲方：____市热电厂\n甲方（公章）：____",
    "an account that nobody is named by": "甲方：____\n乙方：____\n借款转入：户名____。",
    "several under one role": "出席：副校长XX、XX。\n由副校长XX负责教学。",
    "parallel clauses": "供销工作由副经理XX监交，财务工作由副经理XX监交。",
    "addresses of persons": "申请人住XX县XX镇。\n说明\n特此函告。\nXX县民政局",
    "towns of two counties": "走访XX县XX镇。\n说明\n走访了XX区XX镇。",
    "the place that is spoken to": "关于合作的函\nXX市人民政府：\n贵市支持我市发展。\nXX市人民政府\n2024年1月1日",
    "one side's thing and the other's": "由贵市XX集团招商。\n说明\n由我市XX集团建设。",
    "a sum before and behind a change": "原合同总价XX万元。\n说明\n调整后合同总价XX万元。",
    "what was reached and what is aimed at": "规模以上企业XX家。\n说明\n力争年底规模以上企业达到XX家。",
    "prizes": "一等奖奖金XX元。\n说明\n二等奖奖金XX元。",
    "a place for an event and that of a unit": "定于五月在XX市举办培训班。\n收款单位：XX市水利学会。",
    "a governments letter and its place": "XX政批〔2024〕1号\n关于规划的批复\nXX县人民政府：\n同意。",
    "streets that different things are said of": "解决居民反映的XX路积水问题。\n说明\n推进XX路改造工程。",
    "acts of appointment": "关于人事任免的通知\n任命XX同志为科长。\n免去XX同志主任职务。\nXX同志任站长。",
    "rows under headings": "一、甲组\n组长：{姓名}（{单位名称}）\n二、乙组\n组长：{姓名}（{单位名称}）",
    "a year and the start of the next": "XX局20XX年度总结\n（20XX年1月16日）\n现总结如下。",
}


def values(text: str) -> list[str]:
    """The fields that more than one blank shares."""
    fields = [slot.field for slot in seen(text).slots]
    return sorted({field for field in fields if fields.count(field) > 1})


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_what_is_said_again_is_one_value(text: str) -> None:
    assert values(text) != []


def test_of_several_acts_of_appointment_the_first_alone_is_of_the_person_in_the_title() -> None:
    slots = seen("关于XX同志任职的通知\n任命XX同志为科长。\n免去XX同志主任职务。\nXX同志由一科调至二科。").slots
    persons = [slot.field for slot in slots]
    assert [persons.count(field) for field in persons] == [2, 2, 1, 1]


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_what_differs_has_a_value_of_its_own(text: str) -> None:
    assert values(text) == []
