"""The type of a blank is told by its name, its unit, the words behind it and the words before it."""

import pytest

from tests.reading.marked import seen, slots_of, types_of

SENTENCES = [
    ("总投资X亿元，已到位X万元，人均增收X元。", ["money", "money", "money"]),
    ("合格率达到X%，罚款按X‰计。", ["percent", "percent"]),
    ("新建水厂X座，铺设管网X公里，惠及X户X人。", ["number"] * 4),
    ("会议于X年X月X日召开，计划X月底完工，X年建成。", ["date", "month", "year"]),
    ("约X年收回投资，应提前X日通知，X日内付清。", ["number", "number", "number"]),
    ("每月X日为休市日，次月X日前付清。", ["date", "date"]),
    ("由X任组长，X同志牵头，局长X主持，X老师主讲。", ["person"] * 4),
    ("X市X区X镇X村的X水库。", ["place"] * 5),
    ("由X建筑公司承建，X银行授信，X林业规划设计公司核查。", ["org"] * 3),
    ("推进X项目，实施X供水工程。", ["project", "project"]),
    ("依托X系统，打造“X”品牌，开设X专业。", ["text"] * 3),
    ("出席X会议，召开X座谈会。", ["meeting", "meeting"]),
    ("X高度重视，X将以此为契机，X坚持问题导向。", ["org"] * 3),
    ("加强与X的沟通，按照X的要求推进。", ["org", "org"]),
    ("姓名：X，电话：X，地址：X，金额：X，占比：X。", ["person", "text", "place", "money", "percent"]),
    ("申请X万用于补足资金，年产X万吨。", ["money", "number"]),
    ("走访了X、X两个村和X、X等城市。", ["place"] * 4),
    ("公交X路改线，经X路绕行。", ["number", "place"]),
    ("联系人______（姓名），用于______（事由）。", ["person", "text"]),
    ("指定____为联络人。", ["person"]),
    ("（X政办〔20XX〕X号）", ["text", "year", "number"]),
    ("由X会计师事务所和X律师事务所核查。", ["org", "org"]),
    ("有效期自签发之日起X日，学习X年，列入黑名单X年。", ["number"] * 3),
    ("试用期【试用期】个月，工期【工期】天，【开工日期】起施工。", ["number", "number", "date"]),
    ("送去帐篷X顶，扇子X扇。", ["number", "number"]),
    ("支行行长X、信贷员X到场，邀请X研究员参加。", ["person"] * 3),
    ("X、X等X名同志获奖，我叫X，今年X岁。", ["person", "person", "number", "person", "number"]),
    ("质保期为X年，服务期限X年，容积率X.X。", ["number"] * 3),
    ("锦旗X面，给予X处分。", ["number", "text"]),
    ("X建设公司派出项目经理X。", ["org", "person"]),
    ("X任总监，X担任总指挥。", ["person", "person"]),
    ("对X道路硬化工程和X公园绿化工程验收。", ["project", "project"]),
    ("X大桥维修加固工程完工，X水库水位平稳。", ["project", "place"]),
]


@pytest.mark.parametrize(("sentence", "types"), SENTENCES)
def test_a_sentence_tells_the_types_of_its_blanks(sentence: str, types: list[str]) -> None:
    assert types_of(sentence) == types


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("单位名称", "org"),
        ("救援队名称", "org"),
        ("负责人姓名", "person"),
        ("签发日期", "date"),
        ("详细地址", "place"),
        ("县名", "place"),
        ("人数", "number"),
        ("保证金", "money"),
        ("返利比例", "percent"),
        ("招标人名称", "org"),
        ("推荐人名称", "org"),
        ("客户名称", "org"),
        ("投标人姓名", "person"),
        ("项目名称", "project"),
        ("会议名称", "meeting"),
        ("联系电话", "text"),
        ("主营业务", "text"),
        ("开始时刻", "time"),
        ("几点几分", "time"),
        ("开会时间", "date"),
        ("设备数量（含单位）", "quantity"),
        ("数量及单位", "quantity"),
        ("设备数量", "number"),
        ("面积（亩）", "number"),
    ],
)
def test_the_name_in_a_bracket_tells_the_type(name: str, kind: str) -> None:
    assert types_of(f"这里写【{name}】，以上。") == [kind]


@pytest.mark.parametrize(
    ("unit", "sentence"), [("亿元", "投资X亿元。"), ("万元", "经费X万元。"), ("个", "新增项目X个。"), ("%", "下降X%。"), ("平方米", "面积X平方米。")]
)
def test_the_unit_behind_a_blank_is_kept(unit: str, sentence: str) -> None:
    assert [slot.unit for slot in slots_of(sentence)] == [unit]


def test_a_party_of_a_contract_may_be_a_person() -> None:
    text = "协议\n甲方（用工单位）：____\n乙方（务工人员）：____　　身份证号：____\n甲方（盖章）：____　　乙方（签字）：____"
    assert [slot.type for slot in seen(text).slots] == ["org", "person", "text", "org", "person"]


def test_words_that_begin_like_a_unit_are_no_unit() -> None:
    assert types_of("X人民政府和X项目部、X名称、X天然气公司。") == ["org", "org", "text", "org"]


def test_a_guess_says_that_it_is_one() -> None:
    assert [slot.sure for slot in slots_of("下半年实现X，投资X亿元，支持X公司。")] == [0, 2, 1]


def test_a_telephone_number_is_text() -> None:
    assert types_of("联系人：XXX 138XXXXXXXX") == ["person", "text"]


def test_a_lone_addressee_is_a_unit() -> None:
    assert [slot.type for slot in seen("关于工作情况的报告\nX：\n现报告如下。").slots] == ["org"]


def test_a_number_with_its_unit_behind_the_blank_is_a_number_still() -> None:
    assert types_of("新增X亩，X时X分到达，会议时间：____。") == ["number", "number", "number", "date"]


def test_a_time_is_named_by_what_happens_then() -> None:
    (slot,) = slots_of("会议于____（几点几分）开始。")
    assert (slot.type, slot.label) == ("time", "会议时间")


def test_an_inspection_knows_the_twelve_types_of_its_contract() -> None:
    text = "开始时刻：____\n设备数量及单位：____\n本单位：____"
    assert [slot["type"] for slot in seen(text).to_json()["slots"]] == ["text", "number", "org"]
