"""Blanks that are drawn with spaces: in numbered clauses, behind the labels of a line, beside the words for an amount; and spaces that are none."""

import pytest

from tests.reading.marked import blanks, seen

CLAUSES = {
    "an article": "第一条　甲方委托乙方承担⟦　　　　　　⟧项目的设计工作。",
    "an article without a full stop": "第三条  本合同一式⟦    ⟧份，双方各执⟦    ⟧份",
    "a number in brackets": "（一）保修期为⟦    ⟧年",
    "an Arabic number": "3、甲方指定⟦        ⟧为现场代表",
    "a Chinese number": "四、付款方式：签订后⟦    ⟧日内付⟦    ⟧%",
    "an amount in words and figures": "五、合同金额：人民币⟦        ⟧元整（大写：⟦              ⟧）。",
    "a label at the end": "（2）交货地点：⟦            ⟧",
    "a decimal number": "1.1 设备型号为⟦        ⟧，数量⟦    ⟧台。",
    "a measure": "第五条  乙方供应⟦      ⟧吨煤炭",
    "a name with more about it in brackets": "兹证明⟦　　　　　⟧（性别：⟦　　⟧，电话：⟦　　　　　　⟧）同意本合同。",
    "dates": "第六条 本工程自⟦    年  月  日⟧开工，至⟦    年  月  日⟧竣工",
}  # fmt: skip

NO_GAPS = {
    "a chapter": "第一章　　总　则",
    "a heading spread out": "一、总    则",
    "spaces behind a number": "（一）  基本情况",
    "a doubled space": "第一条  本办法适用于  全市各单位。",
    "the end of the rules": "第二章  附    则",
    "an office and a day": "柳溪市粮储局办公室                2026年8月3日印发",
    "two columns of names": "组长：王明        副组长：李华",
}  # fmt: skip

LINES = {
    "three labels": ("申请部门：⟦            ⟧用车人：⟦            ⟧电话：⟦⟧", "用车事由："),
    "labels spread by spaces": ("姓    名：⟦          ⟧性    别：⟦          ⟧民    族：⟦⟧", "单  位：________"),
    "a date and a label": ("会议时间：⟦    年   月   日⟧                主持人：⟦⟧", "会议地点：________"),
    "tabs": ("会议名称：⟦\t\t⟧会议地点：⟦⟧", "主持人：________"),
    "narrow columns": ("姓名：⟦  ⟧性别：⟦  ⟧年龄：", "住址：________"),
    "both parties": ("甲方（盖章）：⟦          ⟧乙方（盖章）：⟦⟧", "法定代表人：________"),
}  # fmt: skip

AMOUNTS = {
    "drawn": "金额（大写）⟦____________⟧元整（小写）⟦______⟧元",
    "spaces": "付款金额（大写）⟦            ⟧元（小写）⟦        ⟧元",
    "a currency sign": "（小写）¥⟦______________⟧",
    "one inside the brackets": "总价为人民币（大写：⟦________⟧元整）（小写：⟦____⟧元）。",
    "a colon behind the bracket": "人民币（大写）：⟦              ⟧（小写）：⟦______⟧",
    "names in brackets": "（姓名）⟦        ⟧（身份证号）⟦              ⟧",
    "letter by letter": "合计（大写）⟦      万      仟      佰      拾      元整⟧（￥⟦          ⟧）",
}  # fmt: skip

SPANS = {
    "underlines": "自⟦____年__月__日⟧至⟦____年__月__日⟧止。",
    "spaces": "自⟦    年  月  日⟧起至⟦    年  月  日⟧止。",
    "full width": "自⟦＿＿年＿＿月＿＿日⟧至⟦＿＿年＿＿月＿＿日⟧",
    "a century": "租期自⟦20__年__月__日⟧至⟦20__年__月__日⟧。",
    "a stroke": "期限：⟦    年  月  日⟧—⟦    年  月  日⟧",
}  # fmt: skip


def _in_contract(line: str) -> str:
    return blanks(f"设备采购合同\n甲方：________\n乙方：________\n{line}\n本合同自签字之日起生效。")[3]


@pytest.mark.parametrize("line", [*CLAUSES.values(), *AMOUNTS.values(), *SPANS.values()], ids=[*CLAUSES, *(f"amount {n}" for n in AMOUNTS), *SPANS])
def test_gaps_of_clauses_are_blanks(line: str) -> None:
    assert _in_contract(line) == line


@pytest.mark.parametrize("line", NO_GAPS.values(), ids=NO_GAPS)
def test_spaces_that_shape_a_line_are_no_blanks(line: str) -> None:
    assert _in_contract(line) == line


@pytest.mark.parametrize(("line", "other"), LINES.values(), ids=LINES)
def test_each_label_of_a_line_of_a_form_has_its_place(line: str, other: str) -> None:
    assert blanks(f"申请单\n{line}\n{other}")[1] == line


def test_a_label_spread_by_spaces_names_its_blank() -> None:
    slots = seen("登记表\n姓    名：________  出生  年月：________\n单  位：________").slots
    assert [(slot.label, slot.type) for slot in slots] == [("姓名", "person"), ("出生年月", "date"), ("单位", "org")]


@pytest.mark.parametrize("line", ["⟦　　　　　　⟧同志：", "⟦            ⟧先生：", "　　同志：", "　　各位同志："])
def test_room_for_a_name_at_the_head_of_a_line_is_a_blank(line: str) -> None:
    assert blanks(f"报到通知单\n{line}\n请于近日报到，逾期不候。")[1] == line


def test_a_label_right_behind_a_blank_is_no_unit_of_it() -> None:
    slots = seen("登记表\n姓名：________年龄：________\n姓    名：______单    位：______").slots
    assert [slot.type for slot in slots] == ["person", "number", "person", "org"]


@pytest.mark.parametrize(
    "line", ["科    室：⟦______⟧", "科    室⟦______⟧姓    名⟦______⟧", "文化  程度：⟦______⟧", "政 治 面 貌：⟦______⟧", "单　位：⟦　　　　⟧"]
)
def test_letters_spread_by_spaces_hold_no_blank(line: str) -> None:
    assert blanks(f"登记表\n{line}\n住址：________")[1] == line


def test_one_line_of_labels_is_enough_where_no_sentence_stands() -> None:
    line = "会议名称：⟦                ⟧会议地点：⟦⟧"
    assert blanks(f"会议签到表\n{line}\n序号 姓名 单位")[1] == line
    assert blanks(f"关于开会的通知\n请按时参加。\n{line}")[2] == line.removesuffix("⟦⟧")


def test_a_date_beside_a_seal_in_the_midst_of_a_form_is_a_blank_of_the_form() -> None:
    form = seen("审批单\n姓名：________\n（盖章）    年    月    日\n领导批示：________")
    assert (form.date, [slot.label for slot in form.slots]) == (None, ["姓名", "盖章日期", "领导批示"])
    assert seen("证明\n兹证明属实。\n（盖章）    年    月    日").date == "年    月    日"


@pytest.mark.parametrize("label", ["出差事由", "会议时间", "经费金额"])
def test_a_label_of_a_form_is_no_addressee(label: str) -> None:
    assert seen(f"审批单\n{label}：\n说明一下有关的情况，请领导审批。").addressee is None


@pytest.mark.parametrize("addressee", ["各科室", "柳溪市粮储局", "尊敬的张主任", "各项目负责人"])
def test_an_addressee_is_still_one(addressee: str) -> None:
    assert seen(f"关于会议时间的通知\n{addressee}：\n定于近期召开会议，请准时参加。").addressee == addressee.removeprefix("尊敬的") or addressee


FORMS = {
    "a year that is printed": "填报日期：2026年⟦  月  日⟧",
    "a month of a printed year": "（截至2026年⟦  ⟧月底）",
    "somebody signs before the date": "验收人（签字）：⟦         ⟧ ⟦    年   月   日⟧",
    "a name before the date": "组长签字：⟦　　　　　　⟧　⟦　　年　月　日⟧",
    "a date right behind the signature": "签字：⟦    年  月  日⟧",
    "the number of a year": "编号：〔2026〕⟦    ⟧号",
    "a number that is printed": "编号：江政发〔2026〕12号",
    "a sign for a number": "单号：NO.⟦⟧",
    "a sign for a sum": "合计（大写）⟦            ⟧（小写）¥⟦⟧",
    "a moment": "出车时间：⟦月  日  时⟧",
    "a number without its code": "来文字号：⟦〔    〕    号⟧",
    "a number with its code": "来文字号：江政发〔⟦    ⟧〕⟦    ⟧号",
    "hours": "使用时间：⟦    年  月  日⟧⟦  ⟧时至⟦  ⟧时",
    "words of another language": "Answer with Yes or No.",
}  # fmt: skip


@pytest.mark.parametrize("line", FORMS.values(), ids=FORMS)
def test_a_form_has_its_blanks_beside_what_is_printed(line: str) -> None:
    assert blanks(f"登记表\n{line}\n备注：________")[1] == line


def test_a_line_of_blanks_goes_on_the_label_above_it() -> None:
    assert [slot.label for slot in seen("请假条\n姓名：________\n请假事由：____________\n________________\n________________").slots] == [
        "姓名", "请假事由", "请假事由（其二）", "请假事由（其三）",
    ]  # fmt: skip
