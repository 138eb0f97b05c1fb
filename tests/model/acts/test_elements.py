"""Elements of a report are switched on, filled, moved and off again; what was off comes back as it was, after the file was closed too."""

from dataclasses import replace

import pytest

from editor.model.acts import elements
from editor.model.acts.element_rules import ELEMENT_RULES, KINDS, wanted_elements
from editor.model.acts.elements import ElementRow
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.field import FieldType
from editor.model.template.file import parse_template, print_template
from editor.model.template.template import ELEMENTS

PLAIN = """+++
format = 1
name = "报告"
kind = "报告"

[fields."本单位"]
type = "org"

[fields."主送机关"]
type = "org"
+++
@标题 关于供水的报告
@主送机关 {{ 主送机关 }}
{{ 本单位 }}按要求开展工作。
# 情况
都好。
特此报告。
"""
FULL = """+++
format = 1
name = "通知"
kind = "通知"
# 这一行是人写的
seal = "seal"

[fields."本单位"]
type = "org"
+++
@文前 内部资料
@密级 秘密★1年
@发文机关标志 {{ 本单位 }}文件
@签发人 程远山
@签发人 陆文舟
@签发人 {{ 第三人 }}
@标题 关于{{ 事项 }}的通知
@主送机关 各单位
正文。
@附件说明 名单
@署名 {{ 本单位 }}
@成文日期 2026年3月5日
@附注 联系人：{{ 联系人 }}，电话：{{ 电话 }}
@抄送机关 \\u{7b}甲、乙
@印发机关 办公室

@附件 名单
# 第一批
甲。
@附件 回执
| 姓名 | {{ 姓名 }} |
@文后 抄录时间
"""


def draft_of(text: str) -> Draft:
    template, problems = parse_template(text)
    assert problems == ()
    return Draft(template)


def _on(draft: Draft) -> list[str]:
    return [row.name for row in elements.element_rows(draft) if row.on]


def _row(draft: Draft, name: str, number: int = 0) -> ElementRow:
    return elements.rows_of(draft, name)[number]


def _reopened(draft: Draft) -> Draft:
    return draft_from_json(draft_to_json(draft))


def test_the_standards_elements_all_have_a_rule() -> None:
    assert set(ELEMENT_RULES) == {*ELEMENTS, "附件"}


@pytest.mark.parametrize("kind", [*KINDS, "", "工作总结"])
def test_what_a_kind_wants_are_elements_in_the_order_of_the_page(kind: str) -> None:
    template, _ = parse_template(f'+++\nkind = "{kind}"\n+++\n正文。')
    wanted = wanted_elements(template)
    assert [name for name in ELEMENT_RULES if name in wanted] == list(wanted)
    assert "标题" in wanted or kind == "命令"


@pytest.mark.parametrize("text", [PLAIN, FULL])
@pytest.mark.parametrize("name", list(ELEMENT_RULES))
def test_an_element_goes_off_and_comes_back_as_it_was(text: str, name: str) -> None:
    before = draft_of(text)
    on = elements.with_written(before, name)
    assert _row(on, name).on
    off = elements.without(on, name)
    assert len([row for row in elements.rows_of(off, name) if row.on]) == len([row for row in elements.rows_of(on, name) if row.on]) - 1
    closed = _reopened(off)
    assert closed == off
    back = elements.with_written(closed, name, len(elements.rows_of(closed, name)) - 1)
    assert sorted(row.markup for row in elements.rows_of(back, name)) == sorted(row.markup for row in elements.rows_of(on, name))
    if name == "附件":
        assert _texts(back) == _texts(_last_first(on, name))
    assert _reopened(back) == back


def _texts(draft: Draft) -> list[str]:
    return [markup for section in draft.template.sections for _, markup in section.markups()]


def _last_first(draft: Draft, name: str) -> Draft:
    """The draft with the first of these elements as the last one: what comes back stands behind the others."""
    for number in range(len(elements.rows_of(draft, name)) - 1):
        draft = elements.moved(draft, _row(draft, name, number), 1)
    return draft


@pytest.mark.parametrize("text", [PLAIN, FULL])
def test_all_off_and_all_on_again_loses_nothing(text: str) -> None:
    before = draft_of(text)
    draft = before
    while (row := next((row for row in elements.element_rows(draft) if row.on), None)) is not None:
        draft = elements.without(draft, row.name, row.number)
    assert _on(draft) == []
    draft = _reopened(draft)
    for name in _on(before):
        draft = elements.with_written(draft, name, next(row.number for row in elements.rows_of(draft, name) if not row.on))
    assert [(row.name, row.markup) for row in elements.element_rows(draft) if row.on] == [
        (row.name, row.markup) for row in elements.element_rows(before) if row.on
    ]
    assert draft.template.off == ()
    assert draft.template.fields == before.template.fields


def test_the_kinds_usual_elements_make_a_complete_document() -> None:
    draft = elements.with_wanted(draft_of(PLAIN))
    assert _on(draft) == ["发文机关标志", "发文字号", "签发人", "标题", "主送机关", "署名", "成文日期", "印发机关", "印发日期"]
    assert _row(draft, "发文机关标志").markup == "{{ 本单位 }}文件"
    assert _row(draft, "署名").markup == "{{ 本单位 }}"
    assert {key: draft.template.by_key[key].type for key in ("签发人", "成文日期", "印发机关")} == {
        "签发人": FieldType.PERSON, "成文日期": FieldType.DATE, "印发机关": FieldType.ORG,
    }  # fmt: skip
    assert [section.id for section in draft.template.sections] == ["head", "opening", "s1", "closing", "sign", "imprint"]
    assert elements.with_wanted(draft) == draft
    assert _reopened(draft) == draft


def test_the_template_file_has_what_is_off_and_is_read_again() -> None:
    draft = elements.without(draft_of(FULL), "附注")
    text = print_template(draft.template)
    assert 'off = ["@附注 联系人：{{ 联系人 }}，电话：{{ 电话 }}"]' in text
    assert "# 这一行是人写的" in text
    read, problems = parse_template(text)
    assert problems == ()
    assert read == draft.template
    assert print_template(read) == text


def test_a_hand_written_entry_brings_its_fields() -> None:
    draft = draft_of('+++\noff = ["@签发人 {{ 签发人 }}", "胡写", 7]\n+++\n@标题 报告\n正文。')
    assert not _row(draft, "签发人").on
    on = elements.with_written(draft, "签发人")
    assert "签发人" in [field.key for field in on.fields]
    assert on.template.off == ("胡写", "7")


def test_values_stay_while_their_element_is_off() -> None:
    draft = elements.with_written(draft_of(PLAIN), "签发人").with_value("签发人", "程远山")
    off = _reopened(elements.without(draft, "签发人"))
    assert "签发人" not in [field.key for field in off.fields]
    assert elements.with_written(off, "签发人").value("签发人") == "程远山"


def test_a_second_signatory_has_a_field_of_its_own_and_changes_places() -> None:
    draft = elements.added(elements.with_written(draft_of(PLAIN), "签发人"), "签发人")
    assert [row.markup for row in elements.rows_of(draft, "签发人")] == ["{{ 签发人 }}", "{{ 签发人_2 }}"]
    assert draft.template.by_key["签发人_2"].name == "签发人（2）"
    moved = elements.moved(draft, _row(draft, "签发人"), 1)
    assert [row.markup for row in elements.rows_of(moved, "签发人")] == ["{{ 签发人_2 }}", "{{ 签发人 }}"]
    assert elements.moved(moved, _row(moved, "签发人", 1), 1) is moved
    assert elements.moved(moved, _row(moved, "签发人"), -1) is moved


def test_an_added_one_that_says_nothing_goes_for_good() -> None:
    draft = elements.added(elements.with_written(draft_of(PLAIN), "签发人"), "签发人")
    assert len(elements.rows_of(elements.without(draft, "签发人", 1), "签发人")) == 1
    said = draft.with_value("签发人_2", "陆文舟")
    assert len(elements.rows_of(elements.without(said, "签发人", 1), "签发人")) == 2


def test_attachments_move_with_all_that_is_in_them() -> None:
    before = draft_of(FULL)
    after = elements.moved(before, _row(before, "附件"), 1)
    headings = [section.heading for section in after.template.sections if section.heading]
    assert headings == ["回执", "名单", "第一批"]
    assert _reopened(after) == after
    assert elements.moved(after, _row(after, "附件", 1), -1).template.sections == before.template.sections


def test_an_attachment_that_is_off_takes_its_headings_with_it() -> None:
    off = elements.without(draft_of(FULL), "附件")
    assert [section.heading for section in off.template.sections if section.heading] == ["回执"]
    assert off.template.off == ("@附件 名单\n# 第一批\n甲。",)


def test_a_field_that_the_text_uses_is_not_taken_for_the_element() -> None:
    draft = draft_of('+++\n[fields."发文字号"]\ntype = "text"\n+++\n@标题 报告\n按《办法》（{{ 发文字号 }}）办理。')
    assert _row(elements.with_written(draft, "发文字号"), "发文字号").markup == "{{ 发文字号_2 }}"


@pytest.mark.parametrize(
    ("head", "mark"),
    [('kind = "函"', ""), ('form = "信函"', ""), ('kind = "命令"', "令"), ('kind = "纪要"', "会议纪要"), ('kind = "通知"', "文件"), ("", "文件")],
)
def test_the_mark_is_the_signature_in_the_words_of_its_form(head: str, mark: str) -> None:
    draft = draft_of(f"+++\n{head}\n+++\n@标题 某事\n正文。\n@署名 江畔市水务局")
    assert _row(elements.with_written(draft, "发文机关标志"), "发文机关标志").markup == f"江畔市水务局{mark}"


def test_the_signature_is_the_organ_of_the_mark() -> None:
    draft = draft_of("+++\n+++\n@发文机关标志 江畔市水务局文件\n@标题 某事\n正文。")
    assert _row(elements.with_written(draft, "署名"), "署名").markup == "江畔市水务局"


def test_an_element_with_one_field_is_filled_by_its_editor_and_others_are_text() -> None:
    draft = draft_of(FULL)
    assert elements.field_of_element(draft, _row(draft, "发文机关标志")) == ("本单位", "", "文件")
    assert elements.field_of_element(draft, _row(draft, "署名")) == ("本单位", "", "")
    assert elements.field_of_element(draft, _row(draft, "附注")) is None
    assert elements.field_of_element(draft, _row(draft, "密级")) is None
    assert elements.field_of_element(draft, ElementRow("份号", 0)) is None


@pytest.mark.parametrize("name", ["标题", "附注", "附件"])
def test_the_words_of_an_element_are_edited(name: str) -> None:
    before = draft_of(FULL)
    after = elements.with_element_text(before, _row(before, name), "另一句")
    assert _row(after, name).markup == "另一句"
    assert _reopened(after) == after


def test_a_kept_element_has_the_same_words_whatever_signs_are_in_it() -> None:
    draft = draft_of(PLAIN)
    row = _row(draft, "标题")
    for markup in ("\\{{ 不是空位 }}", "# 井号", "@署名 假的", "两|栏", "反斜杠\\", "“引号\"与'", "{可选}", "\u2028行", "表情😀"):
        written = elements.with_element_text(draft, row, markup)
        assert _row(elements.with_written(_reopened(elements.without(written, "标题")), "标题"), "标题").markup == markup


def test_seal_form_and_layout_are_kept() -> None:
    draft = draft_of(PLAIN)
    changed = draft.with_template(replace(draft.template, seal="stamp", form="信函", layout="company", kind="函"))
    assert _reopened(changed) == changed
