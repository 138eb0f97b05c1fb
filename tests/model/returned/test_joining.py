"""What was changed here and elsewhere becomes one draft; where it can't, what was changed here stands."""

from dataclasses import replace

import pytest

from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, Edit
from editor.model.returned.joining import joined
from editor.model.template.field import Field
from editor.model.template.template import Prose, Section, Template

A, B, C, MINE, THEIRS = Prose("甲{{ 单位 }}"), Prose("乙"), Prose("丙"), Prose("这里的"), Prose("那里的")
FIELDS = (Field("单位"), Field("人数"))


def _draft(*blocks: Prose, more: tuple[Section, ...] = (), **values: str) -> Draft:
    return Draft(Template(fields=FIELDS, sections=(Section("s1", level=1, heading="安排{{ 人数 }}", blocks=blocks), *more)), values)


def _rewriting(was: Prose, now: Prose, before: Prose) -> Change:
    return Change("rewritten", "", was.text, now.text, edits=(Edit((was,), (now,), (before,), 2),))


BASE = _draft(A, B, C, 单位="县局", 人数="3")


def test_values_of_different_fields_come_together() -> None:
    one = joined(BASE, BASE.with_value("单位", "市局"), BASE.with_value("人数", "4"))
    assert (dict(one.draft.values), one.is_whole) == ({"单位": "市局", "人数": "4"}, True)


def test_of_two_values_of_one_field_that_of_here_stays_and_it_is_said() -> None:
    one = joined(BASE, BASE.with_value("单位", "市局"), BASE.with_values({"单位": "省局", "人数": "4"}))
    assert (dict(one.draft.values), one.is_whole) == ({"单位": "市局", "人数": "4"}, False)


@pytest.mark.parametrize("value", ["市局", "县局", ""])
def test_the_same_value_on_both_sides_is_no_dispute(value: str) -> None:
    assert joined(BASE, BASE.with_value("单位", value), BASE.with_value("单位", value)).is_whole


def test_text_changed_on_one_side_alone_is_taken_as_it_is() -> None:
    there = _draft(A, THEIRS, C, 单位="县局", 人数="4")
    for mine, theirs in ((BASE.with_value("单位", "市局"), there), (there, BASE.with_value("单位", "市局"))):
        one = joined(BASE, mine, theirs)
        assert (one.draft.template, dict(one.draft.values)) == (there.template, {"单位": "市局", "人数": "4"})
        assert (one.is_whole, one.by_text) == (True, False)


def test_text_changed_on_both_sides_in_different_places_is_joined_change_by_change() -> None:
    one = joined(BASE, _draft(A, B, MINE, **BASE.values), _draft(A, THEIRS, C, **BASE.values), [_rewriting(B, THEIRS, A)])
    assert (one.draft.template.sections[0].blocks, one.is_whole) == ((A, THEIRS, MINE), True)
    assert one.by_text


def test_the_same_place_changed_on_both_sides_stays_as_it_is_here() -> None:
    one = joined(BASE, _draft(A, MINE, C, **BASE.values), _draft(A, THEIRS, C, **BASE.values), [_rewriting(B, THEIRS, A)])
    assert (one.draft.template.sections[0].blocks, one.is_whole) == ((A, MINE, C), False)


def test_another_place_with_the_same_words_is_not_taken_for_the_one_that_was_changed_here() -> None:
    base = _draft(A, B, C, B)
    one = joined(base, _draft(A, MINE, C, B), _draft(A, THEIRS, C, B), [_rewriting(B, THEIRS, A)])
    assert (one.draft.template.sections[0].blocks, one.is_whole) == ((A, MINE, C, B), False)


def test_two_new_sections_under_one_id_are_not_mixed() -> None:
    mine, theirs = (_draft(A, B, C, more=(Section("s2", level=1, heading=name),)) for name in ("这里的", "那里的"))
    one = joined(BASE, mine, theirs)
    assert (one.draft, one.is_whole) == (mine, False)


def test_a_value_typed_here_keeps_its_place_where_the_text_around_it_was_taken_out_there() -> None:
    mine = BASE.with_value("单位", "市局")
    one = joined(BASE, mine, _draft(B, C, **BASE.values))
    assert (one.draft, one.is_whole) == (mine, False)


def test_a_section_that_was_switched_off_here_hides_nothing_that_was_typed_there() -> None:
    def switched(text: Prose) -> Draft:
        return _draft(A, more=(Section("s2", level=1, heading="二", optional=True, blocks=(text,)),))

    base = switched(B)
    one = joined(base, base.with_switch("s2", on=False), switched(THEIRS))
    assert not one.is_whole
    assert not one.draft.is_on("s2")


def test_switches_of_both_sides_come_together() -> None:
    more = tuple(Section(name, level=1, heading=name, optional=True, blocks=(B,)) for name in ("s2", "s3"))
    base = _draft(A, more=more)
    one = joined(base, base.with_switch("s2", on=False), base.with_switch("s3", on=False))
    assert (dict(one.draft.switches), one.is_whole) == ({"s2": False, "s3": False}, True)


def test_a_cleared_value_is_cleared_and_one_never_given_is_no_change() -> None:
    assert joined(BASE, BASE, BASE.with_value("单位", "")).draft.value("单位") == ""
    assert joined(replace(BASE, values={}), replace(BASE, values={}), replace(BASE, values={"单位": ""})).is_whole


def test_text_in_a_section_that_is_not_written_is_not_dropped_when_both_changed_the_text() -> None:
    def hidden(first: Prose, second: Prose) -> Draft:
        return _draft(A, first, more=(Section("s2", level=1, heading="二", optional=True, on=False, blocks=(second,)),))

    base = hidden(B, B)
    assert not joined(base, hidden(MINE, B), hidden(B, THEIRS), [], base).is_whole


def test_what_is_chosen_for_the_report_comes_together_with_text() -> None:
    there = BASE.with_template(replace(BASE.template, seal="seal", layout="company", off=("@署名 乙",)))
    here = _draft(A, MINE, C, 单位="县局", 人数="3")
    here = here.with_template(replace(here.template, kind="报告", off=("@附注 甲",)))
    one = joined(BASE, here, there)
    template = one.draft.template
    assert (template.seal, template.layout, template.kind, template.off) == ("seal", "company", "报告", ("@附注 甲", "@署名 乙"))
    assert (template.sections, one.is_whole) == (here.template.sections, True)


def test_two_seals_for_one_report_are_said() -> None:
    there = BASE.with_template(replace(BASE.template, seal="seal"))
    one = joined(BASE, BASE.with_template(replace(BASE.template, seal="stamp")), there)
    assert (one.draft.template.seal, one.is_whole) == ("stamp", False)
