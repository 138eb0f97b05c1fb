"""The texts of the shipped library: every kind of document has one, and none breaks, whatever a person fills in."""

import re
from collections.abc import Mapping

import pytest

from editor.composing import compose, rule_problems
from editor.model.acts.element_rules import KINDS, UPWARD
from editor.model.document.document import Paragraph
from editor.model.draft.draft import Draft
from editor.model.draft.numbering import number_forms
from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from tests.composing.drafts import text_of
from tests.shipped import TEMPLATES

WORKING = (
    *("集团贯彻会议精神报告", "年度工作总结", "半年工作汇报", "工作要点", "实施方案", "述职报告", "讲话稿", "主持词", "调研报告"),
    *("自查整改报告", "项目进展报告", "突发情况报告", "经费申请", "简报", "工作证明", "介绍信", "授权委托书"),
    *("劳动合同", "房屋租赁合同", "采购合同"),
)
USES_OF_NOTICE = ("印发通知", "转发通知", "会议通知", "任免通知", "工作部署通知")
CLOSINGS: Mapping[str, str] = {
    "报告": "特此报告。",
    "请示": "妥否，请批示。",
    "批复": "此复。",
    "议案": "现提请审议。",
    "公告": "特此公告。",
    "通告": "特此通告。",
    "决定": "特此决定。",
    "证明": "特此证明。",
}
"""The last line of the text of each kind that has closing words; a report that no superior gets has none."""
LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|[，、；。：！？][，、；。：！？]|（\s*）|《\s*》|“\s*”|〔\s*〕|【\s*】")
each = pytest.mark.parametrize("template", [pytest.param(template, id=name) for name, template in TEMPLATES.items()])
LARGE: Mapping[str, str] = {
    "date": "2026-12-31",
    "month": "12",
    "year": "2026",
    "time": "23:59",
    "number": "999999999999.99",
    "money": "123456789012.34",
    "percent": "0.001",
    "quantity": "1234567.89 万立方米",
    "flag": "是",
    "person": "买买提·阿卜杜勒（特邀）",
    **dict.fromkeys(("org", "place", "meeting", "project"), "江畔市城市建设投资发展（集团）有限责任公司滨江新区第一分公司"),
}


def filled(template: Template, values: Mapping[str, Value]) -> Draft:
    """The template with values, everything optional switched on."""
    return Draft(template, values, {section.id: True for section in template.sections if section.optional})


def sampled(template: Template) -> Draft:
    return filled(template, {f.key: f.sample for f in template.fields if not f.computed})


def ugly(described: Field, stop: str) -> Value:
    """A value as long as anybody would write one, ending in a stop that the sentence has already."""
    if described.type == "rows":
        return tuple({column.key: str(ugly(column, stop)) for column in described.columns} for _ in range(12))
    if described.choices or described.type in LARGE:
        return max(described.choices, key=len) if described.choices else LARGE[described.type]
    if described.type == "longtext":
        return f"{'统筹推进（含所属单位）“双提升”行动，' * 30}落实到位{stop}\n" * 2 + f"抓紧完成{stop}"
    return "统筹推进“双提升”行动（第1—3期）" * 6 + stop


def ugliest(template: Template, stop: str = "。") -> Draft:
    """The template with a value in every field that is as long and as ugly as anybody would write one."""
    return filled(template, {f.key: ugly(f, stop) for f in template.fields if not f.computed})


def test_the_library_has_every_kind_of_the_standard_and_the_texts_of_daily_work() -> None:
    names = {template.name for template in TEMPLATES.values()}
    assert {template.kind for template in TEMPLATES.values()} >= set(KINDS)
    assert names >= {*WORKING, *USES_OF_NOTICE}
    assert len(names) == len(TEMPLATES) >= 31


def test_a_template_has_the_name_of_its_file() -> None:
    assert {file: template.name for file, template in TEMPLATES.items() if template.name != file} == {}


@each
def test_a_field_has_a_short_name_and_a_line_says_when_the_template_is_for(template: Template) -> None:
    assert [f.key for f in template.fields if len(f.key) > 10] == []
    assert re.fullmatch(r".{10,50}。", template.about)
    assert "用" in template.about


@each
def test_its_sample_values_keep_its_own_rules(template: Template) -> None:
    assert rule_problems(sampled(template)) == ()


@each
@pytest.mark.parametrize("stop", ["。", "；", "，"])
def test_the_longest_values_with_stops_at_their_ends_leave_nothing_behind(template: Template, stop: str) -> None:
    result = compose(ugliest(template, stop))
    assert result.problems == ()
    assert LEFTOVER.findall(text_of(result.document)) == []


@each
def test_samples_what_is_required_alone_or_nothing_leave_nothing_behind(template: Template) -> None:
    required = Draft(template, {f.key: f.sample for f in template.fields if f.required and not f.computed})
    for draft in (sampled(template), required, Draft(template)):
        for final in (False, True):
            assert LEFTOVER.findall(text_of(compose(draft, final=final).document)) == []


@each
def test_the_headings_are_numbered_without_a_gap(template: Template) -> None:
    found = [b.text for b in compose(sampled(template)).document.blocks if isinstance(b, Paragraph) and b.style == "一级标题"]
    first = number_forms(template.numbering)[0]
    counted = [text for text in found if text.startswith(tuple(first.number((n,)) for n in range(1, 20)))]
    assert [text.startswith(first.number((n,))) for n, text in enumerate(counted, 1)] == [True] * len(counted)
    assert template.kind in {"讲话", "主持词", "简报"} or counted == found


def last_line(template: Template) -> str:
    """The last paragraph before the signature, the notes and the attachments."""
    body = [b.text for b in compose(sampled(template)).document.blocks if isinstance(b, Paragraph) and b.style in ("正文", "一级标题", "二级标题")]
    ends = [text for text in body if text in CLOSINGS.values()]
    return ends[-1] if ends else body[-1]


@each
def test_closing_words_are_those_of_the_kind_and_of_no_other(template: Template) -> None:
    goes_up = template.kind != "报告" or any("上级" in f.hint for f in template.fields if f.key == "主送机关")
    wanted = CLOSINGS.get(template.kind) if goes_up else None
    text = text_of(compose(sampled(template)).document)
    assert wanted is None or last_line(template) == wanted
    assert [words for words in ("妥否，请批示", "请批复", "特此报告", "此复。") if words in text and words.rstrip("。") not in (wanted or "")] == []


@each
def test_what_goes_to_a_superior_under_a_red_head_names_who_signed_it_off(template: Template) -> None:
    if template.form == "公文":
        signed = any(section.element("签发人") for section in template.sections)
        assert signed == (template.kind in UPWARD)
