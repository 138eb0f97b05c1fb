"""Values that stand in the prose of a file: between the words where all controls are gone, beside a control, in paragraphs of a long value."""

from dataclasses import replace

from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from tests.desk.elements import draft_of
from tests.merging.text.edited import at, compared, paragraphs_of, retyped, text

TEMPLATE = """+++
format = 1
name = "检修"

[fields."单位"]
type = "org"

[fields."要求"]
type = "longtext"

[fields."事项"]
type = "rows"
columns = [{key = "名称", type = "text"}]
+++
@标题 关于检修的通知
@主送机关 各所

由{{ 单位 }}负责检修。
{% if 单位 %}联系{{ 单位 }}值班室。{% endif %}
{{ 要求 }}

# 检修事项
{% for 一项 in 事项 %}办理{{ 一项.名称 }}，{% endfor %}请抓紧。

@署名 水务局
@成文日期 2026年4月1日
"""


def _draft() -> Draft:
    return draft_of(TEMPLATE).with_values({"单位": "北闸所", "要求": "先查后修。\n修完试水。", "事项": ({"名称": "换阀"}, {"名称": "清淤"})})


def _beside(line: EditedParagraph, path: str, words: str) -> EditedParagraph:
    runs = [new for run in line.runs for new in ([run, EditedRun(words)] if run.path == path else [run])]
    return replace(line, runs=tuple(runs))


def test_without_controls_a_value_is_what_stands_between_the_words() -> None:
    lines = paragraphs_of(_draft(), bare=True)
    retyped(lines, "北闸所", "南闸所")
    found = compared(_draft(), lines)
    assert (found.changes, found.values) == ((), {"单位": "南闸所"})


def test_without_controls_a_sentence_that_was_rewritten_keeps_its_slot_by_its_text() -> None:
    lines = paragraphs_of(_draft(), bare=True)
    number = at(lines, "负责检修")
    lines[number] = text("请北闸所抓紧检修好。")
    ((change),) = compared(_draft(), lines).changes
    assert [item.text for item in change.edits[0].theirs] == ["请{{ 单位 }}抓紧检修好。"]  # type: ignore[union-attr]


def test_a_control_that_went_while_its_text_stayed_is_no_change_but_is_one_where_the_field_has_a_new_text() -> None:
    lines = paragraphs_of(_draft())
    lines[at(lines, "负责检修")] = text("由北闸所负责检修。")
    assert compared(_draft(), lines).changes == ()
    assert [change.kind for change in compared(_draft(), lines, {"单位": "南闸所"}).changes] == ["rewritten"]


def test_words_typed_beside_a_control_in_a_line_with_conditions_belong_to_the_value() -> None:
    lines = paragraphs_of(_draft())
    number = at(lines, "值班室")
    lines[number] = _beside(lines[number], "单位", "北")
    found = compared(_draft(), lines)
    assert (found.changes, found.values) == ((), {"单位": "北闸所北"})


def test_words_typed_into_one_paragraph_of_a_long_value_change_that_paragraph_alone() -> None:
    lines = paragraphs_of(_draft())
    number = at(lines, "修完试水")
    lines[number] = _beside(lines[number], "要求", "再报备。")
    assert compared(_draft(), lines).values == {"要求": "先查后修。\n修完试水。再报备。"}


def test_a_further_paragraph_of_a_long_value_is_no_text_of_its_own() -> None:
    lines = paragraphs_of(_draft())
    lines.insert(at(lines, "修完试水") + 1, EditedParagraph((EditedRun("做好记录。", "要求"), EditedRun(" "))))
    assert compared(_draft(), lines).changes == ()


def test_a_control_taken_out_of_a_line_with_conditions_is_no_value() -> None:
    lines = paragraphs_of(_draft())
    number = at(lines, "值班室")
    lines[number] = replace(lines[number], runs=tuple(run for run in lines[number].runs if not run.path))
    found = compared(_draft(), lines)
    assert found.values == {}
    assert [change.kind for change in found.changes] == ["rewritten"]


def test_a_value_in_a_loop_grows_with_what_was_typed_beside_it() -> None:
    lines = paragraphs_of(_draft())
    number = at(lines, "换阀")
    path = next(run.path for run in lines[number].runs if run.text == "换阀")
    lines[number] = _beside(lines[number], path, "两台")
    found = compared(_draft(), lines)
    assert (found.changes, found.values) == ((), {path: "换阀两台"})
