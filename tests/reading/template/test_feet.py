"""Signature and date with other lines between them, several offices that sign, and who was at a meeting."""

import pytest

from editor.composing import compose
from editor.model.draft.draft import Draft
from tests.reading.marked import seen
from tests.reading.template.test_elements import BODY, TITLE, made
from tests.reading.template.test_heads import untold
from tests.reading.template.test_templating import template

END = "特此通知。\n"
MINUTES = "粮储局办公会议纪要\n（第5期）\n{lines}\n会议听取了储粮情况汇报，议定以下事项：\n一、关于储粮。\n同意所提方案。\n"


def printed(text: str) -> list[str]:
    """The paragraphs of the document that is composed of a text's template."""
    document = compose(Draft(template(text))).document
    return [text for block in document.blocks if (text := "".join(run.shown for run in getattr(block, "runs", ())))]


@pytest.mark.parametrize(
    "between",
    [
        ["联系人：王明"], ["（印章）"], ["（公章）"], ["（盖章处）"], ["代章"], ["联系电话：2233445"], ["负责人：王明", "经办人：李华"],
        ["（盖章）", "联系人：王明  电话：2233445"], ["地址：柳溪路5号"], ["局长：王明"], ["邮编：310000"],
    ],
)  # fmt: skip
def test_a_line_between_signature_and_date_keeps_its_place(between: list[str]) -> None:
    text = f"{TITLE}\n{BODY}{END}柳溪市粮储局\n" + "\n".join([*between, "2026年3月1日"])
    assert seen(text).signature == "柳溪市粮储局"
    assert printed(text)[-len(between) - 3 :] == ["特此通知。", "柳溪市粮储局", *between, "2026年3月1日"]
    assert untold(text) == []


def test_text_between_signature_and_date_that_is_long_is_not_drawn_into_the_signature() -> None:
    note = "请各站按照本通知的要求抓紧准备，于会议召开前三日把参会人员名单和发言材料报送会务组，逾期不再受理，有关事项另行通知。"
    found = made(f"{TITLE}\n{BODY}{END}柳溪市粮储局\n{note}\n2026年3月1日")
    assert note in found


@pytest.mark.parametrize("joint", ["柳溪市粮储局\n柳溪市财政局\n", "柳溪市粮储局    柳溪市财政局\n", "柳溪市粮储局　　　　柳溪市财政局\n"])
def test_each_of_several_offices_signs(joint: str) -> None:
    text = f"{TITLE}\n{BODY}{END}{joint}2026年3月1日"
    assert made(text)[-3:] == ["@署名 柳溪市粮储局", "@署名 柳溪市财政局", "@成文日期 2026年3月1日"]
    assert untold(text) == []


def test_offices_of_a_list_above_the_signature_do_not_sign() -> None:
    text = f"{TITLE}\n{BODY}参会单位如下：\n柳溪市审计局\n柳溪市粮储局\n2026年3月1日"
    assert made(text)[-3:] == ["柳溪市审计局", "@署名 柳溪市粮储局", "@成文日期 2026年3月1日"]


@pytest.mark.parametrize("foot", ["柳溪市粮储局 2026年3月1日", "柳溪市粮储局　　2026年3月1日", "XX局 20XX年X月X日", "柳溪市粮储局\t2026年3月1日"])
def test_a_date_beside_the_signature_is_the_date(foot: str) -> None:
    *_, signature, date = made(f"{TITLE}\n{BODY}{END}{foot}")
    assert (signature.split()[0], date.split()[0], "年" in signature) == ("@署名", "@成文日期", False)
    assert untold(f"{TITLE}\n{BODY}{END}{foot}") == []


@pytest.mark.parametrize(
    "lines",
    [
        "时间：XXXX年X月X日\n地点：XX会议室\n主持：XXX\n出席：XXX、XXX",
        "时  间：2026年3月1日\n地  点：三楼会议室",
        "会议时间：20XX年X月X日\n会议地点：____\n主持人：____",
        "日期：2026年3月1日\n出席人员：王明、李华\n记录：赵云",
        "主持：王明\n时间：2026年3月1日",
    ],
)
def test_when_a_meeting_was_is_no_date_of_issue(lines: str) -> None:
    assert seen(MINUTES.format(lines=lines)).date is None
    assert printed(MINUTES.format(lines=lines))[2].split("：")[0] == lines.split("：", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("出席：XXX、XXX、XXX", ["出席人员", "出席人员（其二）", "出席人员（其三）"]),
        ("出  席：XXX  XXX", ["出席人员", "出席人员（其二）"]),
        ("出席人员：王明、XXX", ["出席人员"]),
        ("列席：李华，XX", ["列席人员"]),
        ("缺席：赵云（出差）、XXX", ["缺席人员"]),
        ("请假：王明、__、__", ["请假人员", "请假人员（其二）"]),
        ("参加：XXX\n　　　XXX\n　　　XXX", ["参加人员", "参加人员（其二）", "参加人员（其三）"]),
        ("出席：____", ["出席人员"]),
        ("缺席：____", ["缺席人员"]),
        ("出席：王明、李华、赵云", []),
        ("缺席：无", []),
    ],
)
def test_blanks_in_the_lists_of_minutes_are_persons(line: str, fields: list[str]) -> None:
    slots = seen(MINUTES.format(lines=line)).slots
    assert [(slot.field, slot.type) for slot in slots] == [(field, "person") for field in fields]


@pytest.mark.parametrize("place", ["{lines}\n会议议定：\n同意。", "会议议定：\n同意。\n{lines}"])
def test_labels_of_minutes_with_nothing_behind_them_are_proposals(place: str) -> None:
    labels = ["时间：", "地点：", "主持：", "出席：", "列席：", "请假：", "缺席：", "记录："]
    proposals = seen("粮储局办公会议纪要\n" + place.format(lines="\n".join(labels))).proposals
    assert [f"{proposal.label}：" for proposal in proposals] == labels
