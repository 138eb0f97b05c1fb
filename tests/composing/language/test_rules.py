"""Rules between fields: what is said of values that break one, and where."""

import pytest

from editor.composing.language.rules import rule_problems
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field
from editor.model.template.template import Prose, Section, Template

_TEXT = "{{ 计划 }}、{{ 完成 }}、{{ 开工 }}、{{ 完工 }}、{{ 率 }}、{{ 名 }}、{{ 又名 }}"
_FIELDS = {
    "计划": Field("计划", "money", unit="亿元"),
    "完成": Field("完成", "money", unit="亿元"),
    "开工": Field("开工", "date"),
    "完工": Field("完工", "date"),
    "率": Field("率", "percent"),
    "名": Field("名"),
    "又名": Field("又名"),
}


def _draft(key: str, rule: str, **values: str) -> Draft:
    fields = {**_FIELDS, key: Field(key, _FIELDS[key].type, unit=_FIELDS[key].unit, rule=rule)}
    template = Template(fields=tuple(fields.values()), sections=(Section("s1", blocks=(Prose(_TEXT),)),))
    return Draft(template, values)


def _only(draft: Draft) -> Problem:
    (problem,) = rule_problems(draft)
    return problem


def test_a_broken_rule_stands_at_the_later_field_and_names_the_other_one_with_the_difference() -> None:
    problem = _only(_draft("计划", "计划 >= 完成", 计划="12.80", 完成="14.2"))
    assert problem == Problem("比“计划”多 1.4 亿元，请核对这两项。", field="完成", other="计划")


def test_the_side_on_which_the_rule_was_written_does_not_matter() -> None:
    assert _only(_draft("完成", "完成 <= 计划", 计划="1", 完成="3")).text == "比“计划”多 2 亿元，请核对这两项。"
    assert _only(_draft("计划", "完成 == 计划", 计划="1", 完成="3")).text == "与“计划”差 2 亿元，请核对这两项。"


def test_dates_are_earlier_or_later() -> None:
    problem = _only(_draft("完工", "完工 >= 开工", 开工="2026-08-03", 完工="2026-07-01"))
    assert problem.text == "早于“开工”（2026年8月3日），请核对这两项。"


@pytest.mark.parametrize(
    ("rule", "value", "words"),
    [
        ("率 <= 100", "101", "不能大于 100，请改小。"),
        ("率 > 0", "0", "应当大于 0，请改大。"),
        ("率 >= 0 and 率 <= 100", "101", "“率”对不上，请核对这几项。"),
    ],
)
def test_a_bound_is_named(rule: str, value: str, words: str) -> None:
    problem = _only(_draft("率", rule, 率=value))
    assert (problem.text, problem.field, problem.other) == (words, "率", None)


def test_a_rule_over_more_fields_stands_at_the_last_of_them_and_names_them() -> None:
    problem = _only(_draft("计划", "计划 >= 完成 + 率", 计划="1", 完成="2", 率="3"))
    assert (problem.field, problem.text) == ("率", "“计划”“完成”“率”对不上，请核对这几项。")


def test_texts_that_must_differ_and_texts_that_must_agree() -> None:
    assert _only(_draft("又名", "又名 != 名", 名="甲", 又名="甲")).text == "不能与“名”相同，请改一处。"
    assert _only(_draft("又名", "又名 == 名", 名="甲", 又名="乙")).text == "与“名”不一致，请核对这两项。"


@pytest.mark.parametrize("values", [{}, {"计划": "1"}, {"完成": "2"}, {"计划": "x", "完成": "2"}, {"计划": "2", "完成": "2"}])
def test_a_rule_with_a_missing_or_unreadable_value_is_not_broken(values: dict[str, str]) -> None:
    assert rule_problems(_draft("计划", "计划 >= 完成", **values)) == ()


def test_a_rule_that_makes_no_sense_says_nothing_of_the_values() -> None:
    assert rule_problems(_draft("计划", "计划 >= 没有", 计划="1")) == ()
    assert rule_problems(_draft("计划", "计划 >=", 计划="1")) == ()


def test_a_rule_of_a_computed_field_stands_at_what_it_is_computed_from() -> None:
    draft = _draft("计划", "", 计划="1", 完成="2")
    share = Field("份额", "number", computed="完成 / 计划 * 100", rule="份额 <= 100")
    section = Section("s1", blocks=(Prose(f"{_TEXT}{{{{ 份额 }}}}"),))
    problem = _only(draft.with_template(Template(fields=(*draft.template.fields, share), sections=(section,))))
    assert (problem.field, problem.text) == ("完成", "“计划”“完成”对不上，请核对这几项。")


@pytest.mark.parametrize(("other", "names"), [("[1, 2]", "“率”"), ("(份额 or 份额)", "“率”"), ("(份额 or [名])", "“率”“名”")])
def test_a_rule_against_what_has_no_text_names_its_fields(other: str, names: str) -> None:
    share = Field("份额", "number", computed="'' if 率 else 1")
    draft = _draft("率", f"率 == {other}", 率="3", 名="甲")
    draft = draft.with_template(Template(fields=(*draft.template.fields, share), sections=draft.template.sections))
    problem = next(problem for problem in rule_problems(draft) if problem.text)
    assert problem.text == f"{names}对不上，请核对这几项。"


def test_a_rule_that_comes_to_nothing_is_not_broken() -> None:
    share = Field("份额", "number", computed="'' if 计划 else 1", rule="份额")
    draft = _draft("计划", "", 计划="1")
    assert rule_problems(draft.with_template(Template(fields=(*draft.template.fields, share), sections=draft.template.sections))) == ()


def test_a_template_without_rules_has_none_that_is_broken() -> None:
    assert rule_problems(_draft("计划", "", 计划="1")) == ()
