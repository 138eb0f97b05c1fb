"""A line that was typed at the end of the text becomes the document's signature or date, and its text again."""

import pytest

from editor.model.acts.element_lines import element_from_paragraph, paragraph_from_element
from editor.model.acts.elements import rows_of
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.file import parse_template
from editor.model.template.template import Prose


def draft_of(*lines: str, head: str = "", tail: str = "") -> Draft:
    template, problems = parse_template("\n".join(["+++", head, "+++", "@标题 报告", "# 打算", "继续努力。", *lines, tail]))
    assert problems == ()
    return Draft(template)


def _made(draft: Draft, words: str, name: str) -> Draft:
    places = [(s.id, n) for s in draft.template.sections for n, b in enumerate(s.blocks) if isinstance(b, Prose) and b.text == words.strip()]
    after, section = element_from_paragraph(draft, *places[-1], name)
    assert section in after.template.by_id
    assert draft_from_json(draft_to_json(after)) == after
    return after


def _texts(draft: Draft) -> list[str]:
    return [block.text for section in draft.template.sections for block in section.blocks if isinstance(block, Prose)]


@pytest.mark.parametrize(
    ("line", "markup"),
    [
        ("江畔市水务局", "江畔市水务局"),
        ("　　　　　江畔市水务局　", "江畔市水务局"),
        ("江畔市水务局（盖章）", "江畔市水务局（盖章）"),
        ("落款：江畔市水务局", "江畔市水务局"),
        ("署名:江畔市水务局", "江畔市水务局"),
        ("汇报人：程远山", "汇报人：程远山"),
        ("江畔市水务局  江畔市财政局", "江畔市水务局  江畔市财政局"),
        ("{{ 单位 }}", "{{ 单位 }}"),
        ("{{ 单位 }}办公室", "{{ 单位 }}办公室"),
    ],
)
def test_a_line_becomes_the_signature(line: str, markup: str) -> None:
    after = _made(draft_of(line), line, "署名")
    assert [row.markup for row in rows_of(after, "署名")] == [markup]
    assert _texts(after) == ["继续努力。"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2026年3月5日", "2026-03-05"),
        ("　　2026年11月30日", "2026-11-30"),
        ("日期：2026年3月5日", "2026-03-05"),
        ("落款日期:2026年3月5日", "2026-03-05"),
        ("2026年3月", "2026-03"),
    ],
)
def test_a_date_becomes_a_field_that_shows_it(line: str, value: str) -> None:
    after = _made(draft_of(line), line, "成文日期")
    assert rows_of(after, "成文日期")[0].markup == "{{ 成文日期 }}"
    assert after.value("成文日期") == value


@pytest.mark.parametrize("line", ["二〇二六年三月五日", "2026年03月05日", "2026.3.5", "于江畔", "{{ 年 }}年3月5日", "2026年2月30日"])
def test_what_would_be_printed_otherwise_stays_word_for_word(line: str) -> None:
    after = _made(draft_of(line), line, "成文日期")
    assert rows_of(after, "成文日期")[0].markup == line


def test_a_line_that_is_a_fields_value_is_its_slot() -> None:
    draft = draft_of("江畔市水务局", head='[fields."本单位"]\ntype = "org"').with_value("本单位", "江畔市水务局")
    assert rows_of(_made(draft, "江畔市水务局", "署名"), "署名")[0].markup == "{{ 本单位 }}"


def test_several_sign_and_one_date_stands() -> None:
    draft = draft_of("甲局", "乙局", "2026年3月5日", "2026年3月6日")
    for words, name in (("甲局", "署名"), ("乙局", "署名"), ("2026年3月5日", "成文日期"), ("2026年3月6日", "成文日期")):
        draft = _made(draft, words, name)
    assert [row.markup for row in rows_of(draft, "署名") if row.on] == ["甲局", "乙局"]
    dates = rows_of(draft, "成文日期")
    assert [(row.on, draft.value(row.markup[3:-3])) for row in dates] == [(True, "2026-03-06"), (False, "2026-03-05")]


def test_a_line_of_an_attachment_is_the_attachments() -> None:
    draft = draft_of("正文。", tail="@附件 表\n江畔市水务局\n# 一\n江畔市财政局")
    for section in draft.template.sections[-2:]:
        assert element_from_paragraph(draft, section.id, 0, "署名") == (draft, section.id)


def test_text_below_the_signature_can_be_its_date() -> None:
    after = _made(draft_of("正文。", tail="@署名 甲局\n@文后 2026年3月5日"), "2026年3月5日", "成文日期")
    assert [section.id for section in after.template.sections] == ["head", "s1", "sign"]


def test_a_signature_is_a_paragraph_again() -> None:
    draft = _made(draft_of("甲局"), "甲局", "署名")
    row = rows_of(draft, "署名")[0]
    after, section = paragraph_from_element(draft, row.section, row.block)
    assert (_texts(after), section) == (["继续努力。", "甲局"], "s1")
    title = rows_of(after, "标题")[0]
    assert paragraph_from_element(after, title.section, title.block) == (after, title.section)
