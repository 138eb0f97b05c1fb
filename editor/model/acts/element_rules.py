"""What each element of the standard is: where it stands, what is asked for when it comes into a report, which kinds of document want it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from editor.model.template.field import FieldType
from editor.model.template.template import Template
from editor.model.words import tr


class ElementGroup(StrEnum):
    """The part of the page that an element belongs to (GB/T 9704-2012, 7.2 to 7.4)."""

    HEAD = "head"
    BODY = "body"
    IMPRINT = "imprint"


@dataclass(frozen=True, slots=True)
class ElementRule:
    """An element: its group, the type of the field that it asks for, the hint and the choices of that; `several` may stand in one document."""

    group: ElementGroup
    type: FieldType = FieldType.TEXT
    hint: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False


_HEAD, _BODY, _IMPRINT = ElementGroup
ELEMENT_RULES: Mapping[str, ElementRule] = {
    "份号": ElementRule(_HEAD, hint="6 位数字，涉密公文才写"),
    "密级": ElementRule(_HEAD, hint="密级和保密期限，中间用★隔开"),
    "紧急程度": ElementRule(_HEAD, FieldType.CHOICE, choices=("特急", "加急")),
    "发文机关标志": ElementRule(_HEAD, FieldType.ORG, "写全称或规范化简称", several=True),
    "发文字号": ElementRule(_HEAD, hint="写机关代字、年份和顺序号"),
    "签发人": ElementRule(_HEAD, FieldType.PERSON, "只写姓名", several=True),
    "标题": ElementRule(_BODY, hint="写事由和文种"),
    "题注": ElementRule(_BODY, hint="哪一天在什么会议上通过"),
    "主送机关": ElementRule(_BODY, FieldType.ORG, "写全称或规范化简称"),
    "附件说明": ElementRule(_BODY, hint="附件的名称，不写序号和书名号", several=True),
    "出席": ElementRule(_BODY, FieldType.PERSON, "名字之间用顿号"),
    "请假": ElementRule(_BODY, FieldType.PERSON, "名字之间用顿号"),
    "列席": ElementRule(_BODY, FieldType.PERSON, "名字之间用顿号"),
    "署名": ElementRule(_BODY, FieldType.ORG, "写全称或规范化简称", several=True),
    "成文日期": ElementRule(_BODY, FieldType.DATE),
    "附注": ElementRule(_BODY, hint="写联系人和电话等，不写括号"),
    "附件": ElementRule(_BODY, hint="附件的标题", several=True),
    "抄送机关": ElementRule(_IMPRINT, FieldType.ORG, "机关之间用逗号"),
    "印发机关": ElementRule(_IMPRINT, FieldType.ORG, "写办公厅（室）的全称"),
    "印发日期": ElementRule(_IMPRINT, FieldType.DATE),
}
"""The elements in the order in which they stand on the page."""
UPWARD = ("报告", "请示", "议案")
"""Kinds that go to an organ above, with the name of who signed them off (7.2.6)."""
KINDS = ("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要")
_RED, _SIGNED, _PRINTED = ("发文机关标志", "发文字号"), ("署名", "成文日期"), ("印发机关", "印发日期")
_LETTER = (*_RED, "标题", "主送机关", *_SIGNED)
_PUBLIC = (*_RED, "标题", *_SIGNED, *_PRINTED)
_USUAL = (*_RED, "标题", "主送机关", *_SIGNED, *_PRINTED)
_WANTED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("决议", "公报"), ("标题", "题注")),
    **dict.fromkeys(("决定", "公告", "通告"), _PUBLIC),
    **dict.fromkeys(("意见", "通知", "通报", "批复"), _USUAL),
    **dict.fromkeys(UPWARD, ("发文机关标志", "发文字号", "签发人", *_USUAL[2:])),
    **dict.fromkeys(("命令", "令"), (*_RED, *_SIGNED)),
    "函": _LETTER,
    "纪要": (*_RED, "标题", "出席", "抄送机关", *_PRINTED),
}


def wanted_elements(template: Template) -> tuple[str, ...]:
    """The elements that a template's kind of document usually has, in the order of the page; any other text wants a title and a signature."""
    kind = "函" if template.form == "信函" else template.kind or template.form
    return _WANTED.get(kind, ("标题", *_SIGNED))


def element_words(name: str) -> str:
    """What an element is called on the screen."""
    return {
        "份号": tr("份号"),
        "密级": tr("密级"),
        "紧急程度": tr("紧急程度"),
        "发文机关标志": tr("发文机关标志"),
        "发文字号": tr("发文字号"),
        "签发人": tr("签发人"),
        "标题": tr("标题"),
        "题注": tr("题注"),
        "主送机关": tr("主送机关"),
        "附件说明": tr("附件说明"),
        "出席": tr("出席"),
        "请假": tr("请假"),
        "列席": tr("列席"),
        "署名": tr("署名"),
        "成文日期": tr("成文日期"),
        "附注": tr("附注"),
        "附件": tr("附件"),
        "抄送机关": tr("抄送机关"),
        "印发机关": tr("印发机关"),
        "印发日期": tr("印发日期"),
    }[name]


def where_words(template: Template, name: str) -> str:
    """Where an element stands, in about five words."""
    if name == "发文字号" and template.form == "信函":
        return tr("线下右边")
    return {
        "份号": tr("左上角第一行"),
        "密级": tr("左上角"),
        "紧急程度": tr("左上角"),
        "发文机关标志": tr("首页上方正中"),
        "发文字号": tr("红线上方"),
        "签发人": tr("文号右边"),
        "标题": tr("红线之下"),
        "题注": tr("标题之下"),
        "主送机关": tr("正文之前"),
        "附件说明": tr("正文之后"),
        "出席": tr("正文之后"),
        "请假": tr("出席之后"),
        "列席": tr("请假之后"),
        "署名": tr("正文右下"),
        "成文日期": tr("署名之下"),
        "附注": tr("日期之下"),
        "附件": tr("另起一页"),
        "抄送机关": tr("末页最下方"),
        "印发机关": tr("末页左下"),
        "印发日期": tr("末页右下"),
    }[name]
