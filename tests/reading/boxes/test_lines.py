"""Boxes to tick in the lines of a text: one choice where they exclude each other, else a flag each; all other signs stay what they are."""

import pytest

from editor.model.sample.review import take_proposals
from editor.model.template.field import FieldType
from editor.reading import inspect, template_of
from tests.reading.marked import seen

HEAD = "设备使用审批表\n\n申请单位：__________\n"

CHOICES = {
    "审批意见：同意□  不同意□": "审批意见=同意/不同意",
    "□是 □否": "是或否=是/否",
    "性别：□男 □女": "性别=男/女",
    "学历：□大专 □本科 □研究生": "学历=大专/本科/研究生",
    "婚姻状况：☐未婚 ☐已婚 ☐离异": "婚姻状况=未婚/已婚/离异",
    "是否同意调剂：☐是 ☑否": "是否同意调剂=是/否*",
    "密级：■秘密 □机密 □绝密": "密级=秘密*/机密/绝密",
    "报送方式：√网上 □窗口": "报送方式=网上*/窗口",
    "（ ）是 （ ）否": "是或否=是/否",
    "是否住宿：是（ ） 否（√）": "是否住宿=是/否*",
    "办理结果：[ ]通过 [ ]不通过": "办理结果=通过/不通过",
    "参会方式：○现场 ○视频": "参会方式=现场/视频",
    "对方身份：○个人　●企业": "对方身份=个人/企业*",
    "住宿：□单住、□合住、□不住宿": "住宿=单住/合住/不住宿",
    "付款方式：1.□现金 2.□转账 3.□支票": "付款方式=现金/转账/支票",
    "紧急程度（请打√）：□特急 □加急 □平急": "紧急程度=特急/加急/平急",
    "性别：□男  □女  婚否：□是  □否": "性别=男/女 婚否=是/否",
    "性别：□男 □女 婚否：□是 □否": "性别=男/女 婚否=是/否",
    "您是否同意续租一年？□同意 □不同意": "您是否同意续租一年=同意/不同意",
    "一、申请类别：□新申请 □变更 □延续": "申请类别=新申请/变更/延续",
    "审核结论： □ 合格　　□ 不合格": "审核结论=合格/不合格",
    "是否为一般纳税人□是□否": "是否为一般纳税人=是/否",
    "检查结果：合格□不合格□": "检查结果=合格/不合格",
    "办理方式：口 窗口办理    口 网上办理": "办理方式=窗口办理/网上办理",
    "申请类型：\n□ 新申请\n□ 变更\n□ 注销": "申请类型=新申请/变更/注销",
    "1．您对服务是否满意？\n□非常满意 □满意 □一般\n□不满意": "您对服务是否满意=非常满意/满意/一般/不满意",
    "审查意见\n□1.同意备案；\n□2.补充材料后备案；\n□3.不予备案。": "审查意见=同意备案/补充材料后备案/不予备案",
    "交通工具（可多选）：□飞机 □火车 □汽车": "飞机 火车 汽车",
    "随附材料：□营业执照 ☑授权委托书 □报价单": "营业执照 授权委托书* 报价单",
    "提交材料清单：\n□ 营业执照复印件\n□ 法定代表人身份证明": "营业执照复印件 法定代表人身份证明",
    "□ 已核对原件，与复印件一致。": "已核对原件",
    "申请人承诺：□ 以上内容真实有效，如有虚假愿承担责任。": "以上内容真实有效",
}

NONE = [
    "- [ ] 发送会议通知\n- [x] 预订会议室\n- [ ] 打印材料",
    "用□表示优秀，用○表示合格，用△表示不合格。",
    "求□ABCD的面积。",
    "在□里填上“＞”“＜”或“＝”：3□5  7□2",
    "3+□=8，□-2=6",
    "证毕□",
    "○○○○年○月○日",
    "二○二六年八月三日",
    "□□市人民政府文件",
    "○○县○○镇○○村",
    "地址：○○市○区○路",
    "时间：○月○日 ○时",
    "2026年□月□日",
    "■ 主要目标",
    "● 加强领导 ● 完善制度",
    "会议由□同志主持。",
    "把□和○两种图形排列起来。",
    "下列属于行政处罚的是（ ）。",
    "填空：（ ）是（ ）的首都",
    "是（含）以上，否（以下）的除外。",
    "√ 会议室已布置",
    "人口、口岸、口碑都要统计。",
    "□ 加强组织领导，落实主体责任。\n□ 完善规章制度，堵塞管理漏洞。\n□ 开展隐患排查，确保整改到位。",
    "■ 提高认识\n■ 狠抓落实\n各单位要抓好以上工作。",
    "□ 工作目标\n到年底全面完成任务。\n□ 工作措施\n各单位要抓好落实。",
]


def told(text: str) -> str:
    """The fields of the boxes of a text: a choice with its options, a flag by its name, a star behind what is ticked."""
    found: dict[str, list[str]] = {}
    kinds = {slot.field: slot.type for slot in seen(text).slots if slot.box}
    for slot in seen(text).slots:
        if slot.box:
            ticked = slot.sample == (slot.option if slot.type == FieldType.CHOICE else "是")
            found.setdefault(slot.field, []).append(f"{slot.option}{'*' if ticked else ''}")
    return " ".join(f"{key}={'/'.join(options)}" if kinds[key] == FieldType.CHOICE else options[0] for key, options in found.items())


@pytest.mark.parametrize(("text", "fields"), CHOICES.items(), ids=range(len(CHOICES)))
def test_boxes_are_a_choice_or_flags(text: str, fields: str) -> None:
    assert told(f"{HEAD}{text}\n") == fields


@pytest.mark.parametrize("text", NONE)
def test_other_signs_are_no_boxes(text: str) -> None:
    assert told(f"{HEAD}{text}\n") == ""


@pytest.mark.parametrize("text", CHOICES, ids=range(len(CHOICES)))
def test_nothing_but_the_boxes_becomes_a_blank(text: str) -> None:
    slots = inspect(seen(f"{HEAD}{text}\n").source).slots
    assert [slot.text for slot in slots if not slot.box] == ["__________"]


def test_the_blank_behind_the_last_box_stays_a_field() -> None:
    slots = seen(f"{HEAD}单位性质：□机关 □事业单位 □其他：________\n").slots
    assert [(slot.field, slot.type) for slot in slots][-1] == ("其他", FieldType.TEXT)
    assert told(f"{HEAD}单位性质：□机关 □事业单位 □其他：________\n") == "单位性质=机关/事业单位/其他"


def test_the_template_writes_the_boxes_as_the_source_has_them() -> None:
    template = template_of(seen(f"{HEAD}密级：■秘密 □机密\n是否住宿：是（ ） 否（ ）\n"))
    text = " ".join(str(section.blocks) for section in template.sections)
    assert '{{ "■" if 密级 == "秘密" else "□" }}秘密 {{ "■" if 密级 == "机密" else "□" }}机密' in text
    assert '是{{ "（√）" if 是否住宿 == "是" else "（ ）" }} 否{{ "（√）" if 是否住宿 == "否" else "（ ）" }}' in text
    fields = {field.key: field for field in template.fields}
    assert (fields["密级"].type, fields["密级"].choices, fields["密级"].sample) == (FieldType.CHOICE, ("秘密", "机密"), "秘密")


def test_a_flag_may_be_left_unsaid() -> None:
    template = template_of(seen(f"{HEAD}□ 已核对原件\n"))
    assert [(field.key, field.required) for field in template.fields if field.type == FieldType.FLAG] == [("已核对原件", False)]


def test_a_label_above_boxes_is_no_addressee() -> None:
    assert seen("人员调动审批表\n申请类型：\n□ 新申请\n□ 变更\n申请人：__________\n").addressee is None


def test_boxes_within_a_sentence_are_proposed() -> None:
    found = seen(f"{HEAD}保障情况：是否享受低保（□是 □否），是否就业（□是 □否）。\n")
    assert [slot for slot in found.slots if slot.box] == []
    assert [(one.why, one.field, one.option) for one in found.proposals if one.box][2:] == [("boxes", "是否就业", "是"), ("boxes", "是否就业", "否")]
    taken = template_of(take_proposals(found, found.proposals))
    assert {field.choices for field in taken.fields if field.type == FieldType.CHOICE} == {("是", "否")}
