"""Places that may be fields: text until somebody takes them, and then a blank in the same place."""

from dataclasses import replace

import pytest

from editor.model.sample.inspection import ProposalKind
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.reading import inspect, template_of
from tests.reading.marked import seen

FORM = "参会回执\n单位名称：\n参会人员：________ 职务：________ 手机：\n1.是否住宿：\n领导意见：\n备注："


def _highlighted(line: str, *words: str) -> SourceText:
    marks = (Mark(2, line.index(word), line.index(word) + len(word), "", MarkKind.HIGHLIGHT) for word in words)
    return SourceText(("关于检查的通知", "各科室：", line), "a.docx", "docx", tuple(marks))


def test_labels_with_nothing_behind_them_are_proposed_in_a_form() -> None:
    found = [(p.line, p.start, p.end, p.label, p.why) for p in seen(FORM).proposals]
    label = ProposalKind.LABEL
    assert found == [
        (1, 5, 5, "单位名称", label),
        (2, 29, 29, "手机", label),
        (3, 7, 7, "是否住宿", label),
        (4, 5, 5, "领导意见", label),
        (5, 3, 3, "备注", label),
    ]


def test_the_last_label_of_a_line_is_proposed_where_the_others_have_blanks() -> None:
    text = "关于报名的通知\n各科室：\n请于月底前报名。\n联系人：________ 电话：\n特此通知。"
    assert [(p.line, p.start, p.label) for p in seen(text).proposals] == [(3, 16, "电话")]


@pytest.mark.parametrize("line", ["主要措施：", "现将有关事项通知如下：", "同志们：", "附件：", "会议指出：加强领导。", "联系人：王明 电话：12345"])
def test_a_colon_in_a_text_proposes_nothing(line: str) -> None:
    assert seen(f"工作报告\n各科室：\n一年来成绩明显。\n{line}\n一是认识到位，二是措施有力。").proposals == ()


def test_a_lead_in_below_a_label_is_none_of_the_form() -> None:
    assert [p.label for p in seen("通知\n各科室：\n请报名。\n联系人：____ 电话：\n存在问题：\n一是认识不够，二是措施不力。").proposals] == ["电话"]


def test_highlighted_words_are_text_and_proposed_with_their_words_as_sample() -> None:
    line = "经费36.50万元，于2026年8月3日拨付，不得挪用，违者处理。"
    found = inspect(_highlighted(line, "36.50", "2026年8月3日", "不得挪用，违者处理。"))
    assert found.slots == ()
    told = [(p.text, p.type, p.sample, p.why) for p in found.proposals]
    assert told == [
        ("36.50", "money", "36.50", ProposalKind.MARKED),
        ("2026年8月3日", "date", "2026-08-03", ProposalKind.MARKED),
        ("不得挪用，违者处理。", "text", "不得挪用，违者处理。", ProposalKind.MARKED),
    ]


def test_the_same_highlighted_words_are_one_field() -> None:
    found = inspect(_highlighted("本周五自查，本周五上报。", "本周五"))
    twice = inspect(replace(found.source, marks=(*found.source.marks, Mark(2, 6, 9, "", MarkKind.HIGHLIGHT))))
    assert [(p.start, p.label) for p in twice.proposals] == [(0, "本周五"), (6, "本周五")]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("[报送单位]", "报送单位"),
        ("请填写报送单位", "报送单位"),
        ("{{ 单位 }}", "单位"),
        ("此处填写名称", "名称"),
        ("（单位名称）", "单位"),
        ("    ", ""),
    ],
)
def test_a_highlighted_prompt_is_a_blank(words: str, label: str) -> None:
    found = inspect(_highlighted(f"请于月底前报{words}，逾期不候。", words))
    assert [slot.text for slot in found.slots] == [words]
    assert label in found.slots[0].label
    assert found.proposals == ()


@pytest.mark.parametrize("words", ["（大写）", "（试行）", "（以下简称甲方）"])
def test_a_highlighted_bracket_that_says_something_is_text(words: str) -> None:
    assert inspect(_highlighted(f"请于月底前报{words}，逾期不候。", words)).slots == ()


def test_a_highlighted_x_is_found_with_its_own_columns() -> None:
    found = inspect(_highlighted("由XX有限公司承办。", "XX有限公司"))
    assert [slot.text for slot in found.slots] == ["XX"]


def test_a_proposal_that_is_taken_is_filled_in_its_place_with_its_sample() -> None:
    found = inspect(_highlighted("经费36.50万元拨付。", "36.50"))
    made = template_of(replace(found, slots=tuple(p.slot for p in found.proposals)))
    assert [(field.key, field.sample) for field in made.fields] == [("经费", "36.50")]
    assert "经费{{ 经费 }}万元拨付。" in str(made.sections)


def test_proposals_have_names_that_no_blank_has() -> None:
    found = seen("登记表\n电话：________\n姓名：________ 电话：")
    keys = [slot.field for slot in found.slots] + [p.field for p in found.proposals]
    assert len(set(keys)) == len(keys)
