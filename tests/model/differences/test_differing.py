"""Fields that are described otherwise, and text that names fields which have gone: each is taken back alone."""

from editor.composing import said_in
from editor.model.acts.fields.describing import renamed, retyped
from editor.model.acts.fields.joining import joined
from editor.model.acts.fields.plain import as_text
from editor.model.differences.differing import DifferenceKind
from editor.model.differences.differing_text import differences
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType
from editor.model.template.file import parse_template
from tests.model.differences.compared_report import TEMPLATE


def _changed_fields() -> Draft:
    draft = renamed(Draft(parse_template(TEMPLATE)[0]).with_values({"单位": "江畔", "日期": "2026-08-03"}), "单位", "本局")
    return retyped(renamed(draft, "项目.名称", "工程"), "日期", FieldType.TEXT)


def test_a_field_that_is_described_otherwise_is_a_difference_that_can_be_taken_back() -> None:
    was = Draft(parse_template(TEMPLATE)[0]).with_values({"单位": "江畔", "日期": "2026-08-03"})
    found = {one.title: one for one in differences(was, _changed_fields()) if one.kind == DifferenceKind.FIELD}
    assert {title: (one.was, one.now) for title, one in found.items()} == {
        "本局": ("名称：单位", "名称：本局"),
        "日期": ("类型：日期", "类型：文字"),
        "项目": ("各栏：名称、金额", "各栏：工程、金额"),
    }
    assert found["本局"].back().template.by_key["单位"].name == "单位"
    assert found["日期"].back().value("日期") == "2026-08-03"


def test_a_line_that_is_taken_back_brings_the_fields_that_have_gone_since() -> None:
    was = Draft(parse_template(TEMPLATE)[0]).with_values({"单位": "江畔", "日期": "2026-08-03"})
    for now in (joined(was, "日期", "单位"), as_text(was, "日期", said_in)):
        line = next(one for one in differences(was, now) if one.kind == DifferenceKind.REWRITTEN)
        back = line.back()
        assert (back.template.by_key["日期"], back.value("日期")) == (was.template.by_key["日期"], "2026-08-03")


def test_taking_all_back_gives_the_fields_as_they_were() -> None:
    was = Draft(parse_template(TEMPLATE)[0]).with_values({"单位": "江畔", "日期": "2026-08-03"})
    now = _changed_fields()
    while found := differences(was, now):
        now = found[0].back()
    assert (now.template.by_key, now.values) == (was.template.by_key, was.values)
