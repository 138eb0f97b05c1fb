"""A draft: which sections are written, which fields wait, and what is wrong with their values."""

from dataclasses import replace

from editor.model.draft.draft import Draft
from editor.model.draft.refusals import field_problem, problems_of
from editor.model.draft.standing import by_values
from editor.model.template.file import parse_template
from editor.model.template.template import sections_under

TEXT = """+++
[fields."单位"]
type = "org"

[fields."日期"]
type = "date"
required = false

[fields."河段"]
type = "rows"
columns = [{key = "河名", type = "text"}, {key = "整改日", type = "date"}]

[fields."备注"]
type = "text"
+++
@标题 关于{{ 单位 }}的通知
@主送机关 各所

# 安排
由{{ 单位 }}在{{ 日期 }}办。

# {{ 段.河名 }} {每 段 in 河段}
在{{ 段.整改日 }}前改。
## 细目
{{ 备注 }}

# 其他 {可选, 写}
见附表。
## 其他一
{{ 备注 }}

# 结尾
完。

@署名 水务局
@附件 表
附表内容。
"""
DRAFT = Draft(parse_template(TEXT)[0])
ROWS = ({"河名": "上清河", "整改日": "2026-05-01"}, {"河名": "下清河", "整改日": ""})


def _id(heading: str) -> str:
    return next(section.id for section in DRAFT.template.sections if section.heading == heading)


def test_a_section_that_is_switched_off_takes_those_under_it_along_and_numbers_close_up() -> None:
    off = DRAFT.with_switch(_id("其他"), on=False)
    assert not off.is_on(_id("其他一"))
    assert off.is_on(_id("结尾"))
    assert (DRAFT.numbers[_id("结尾")].strip(), off.numbers[_id("结尾")].strip()) == ("四、", "三、")
    assert off.with_switch(_id("其他"), on=True).written == DRAFT.written


def test_repetitions_are_counted_in_the_numbers_behind_them() -> None:
    assert DRAFT.with_value("河段", ROWS).numbers[_id("结尾")].strip() == "五、"
    assert DRAFT.with_value("河段", ()).numbers[_id("结尾")].strip() == "四、"


def test_what_has_no_value_and_would_not_go_is_open() -> None:
    assert [field.key for field in by_values(DRAFT).fields(DRAFT)] == ["单位", "日期", "河段", "备注"]
    filled = DRAFT.with_values({"单位": "北闸所", "日期": "2026-05-01"})
    assert [field.key for field in filled.unfilled] == ["河段", "备注"]
    assert by_values(filled).progress(filled) == (2, 4)


def test_places_in_sections_that_are_not_written_are_left_out() -> None:
    off = DRAFT.with_switch(_id("其他"), on=False)
    assert (len(DRAFT.places_of("备注")), len(off.places_of("备注")), off.places_of("无此项")) == (2, 1, ())


def test_values_of_the_wrong_type_are_problems_of_their_field_cells_too() -> None:
    assert field_problem(DRAFT, "日期") is None
    wrong = DRAFT.with_values({"日期": "明日", "河段": ({"河名": "上清河", "整改日": "后日", "水位": "高"},)})
    assert [problem.field for problem in problems_of(wrong)] == ["日期", "河段"]
    assert problems_of(DRAFT.with_value("河段", ROWS)) == ()


def test_headings_and_elements_are_edited_in_a_copy() -> None:
    renamed = DRAFT.with_heading(_id("安排"), "计划")
    assert (renamed.template.by_id[_id("安排")].heading, DRAFT.template.by_id[_id("安排")].heading) == ("计划", "安排")
    assert (DRAFT.element("主送机关"), DRAFT.element("密级")) == ("各所", None)


def test_under_a_heading_stand_the_deeper_ones_and_a_part_without_level_stands_alone() -> None:
    assert [section.heading for section in sections_under(DRAFT.template, _id("其他"))] == ["其他", "其他一"]
    attachment = next(section for section in DRAFT.template.sections if section.part == "attachment")
    assert sections_under(DRAFT.template, attachment.id) == (attachment,)


def test_what_was_worked_out_of_a_draft_can_be_dropped_and_is_worked_out_again() -> None:
    draft = Draft(replace(DRAFT.template))
    before = (draft.numbers, draft.fields)
    draft.rest()
    assert (draft.numbers, draft.fields) == before


def test_a_value_that_was_cleared_is_the_default_s_place_and_equal_drafts_are_equal() -> None:
    assert DRAFT.with_value("单位", "北闸所").with_value("单位", "").value("单位") == ""
    assert DRAFT.with_value("单位", "北闸所") == Draft(DRAFT.template, {"单位": "北闸所"})
