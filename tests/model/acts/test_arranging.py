"""Sections are added, moved, deleted and shifted with what is under them, and the file gives them back."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from editor.model.acts import arranging
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.file import parse_template

TEXT = """+++
+++
@标题 报告
开头。
# 甲
甲文。
## 甲一
甲一文。
## 甲二
### 甲二子
# 乙 {可选, 写}
乙文。
# 丙
丙文。
特此报告。
@署名 某单位
@附件 表
# 附甲
附文。
"""


def draft() -> Draft:
    template, problems = parse_template(TEXT)
    assert not problems
    return Draft(template)


def _id(at: Draft, heading: str) -> str:
    return next(section.id for section in at.template.sections if section.heading == heading)


def _headings(at: Draft) -> list[str]:
    return [f"{at.numbers[s.id]}{s.heading}" for s in at.written if s.level]


def test_a_heading_moves_with_what_is_under_it_and_numbers_close_up() -> None:
    before = draft()
    after = arranging.moved(before, _id(before, "乙"), -1)
    assert _headings(after) == ["一、乙", "二、甲", "（一）甲一", "（二）甲二", "1.甲二子", "三、丙", "一、附甲"]
    assert arranging.moved(after, _id(after, "乙"), 1).template.sections == before.template.sections


def test_a_heading_moves_only_among_those_under_the_same_heading() -> None:
    before = draft()
    assert arranging.moved(before, _id(before, "甲一"), -1) is before
    assert arranging.moved(before, _id(before, "甲二"), 1) is before
    assert arranging.moved(before, _id(before, "丙"), 1) is before


def test_a_heading_put_under_another_takes_its_level() -> None:
    before = draft()
    after = arranging.placed(before, _id(before, "丙"), _id(before, "乙"), "under")
    assert _headings(after)[-3:] == ["二、乙", "（一）丙", "一、附甲"]


def test_nothing_is_put_into_itself_or_below_the_fourth_level() -> None:
    before = draft()
    assert arranging.placed(before, _id(before, "甲"), _id(before, "甲二子"), "after") is before
    deep = arranging.placed(before, _id(before, "乙"), _id(before, "甲二子"), "under")
    assert arranging.placed(deep, _id(deep, "甲"), _id(deep, "丙"), "under") is deep


def test_levels_go_in_and_out_without_leaving_a_gap() -> None:
    before = draft()
    inner = arranging.with_depth(before, _id(before, "乙"), 1)
    assert "（三）乙" in _headings(inner)
    assert _headings(arranging.with_depth(inner, _id(inner, "乙"), -1)) == _headings(before)
    assert arranging.with_depth(before, _id(before, "甲"), 1) is before
    assert arranging.with_depth(before, _id(before, "甲"), -1) is before


def test_a_new_section_follows_the_one_at_hand_with_what_is_under_it() -> None:
    before = draft()
    after, new = arranging.added(before, _id(before, "甲"), "新")
    assert _headings(after)[4:6] == ["二、新", "三、乙"]
    assert after.template.by_id[new].level == 1


def test_a_new_section_beside_a_part_without_heading_stays_in_the_body() -> None:
    before = draft()
    first, _ = arranging.added(before, "opening", "新")
    last, _ = arranging.added(before, "sign", "新")
    assert _headings(first)[0] == "一、新"
    assert _headings(last)[-2:] == ["四、新", "一、附甲"]
    assert [s.id for s in last.template.sections][-4:-2] == ["closing", "sign"]


def test_what_is_deleted_takes_what_is_under_it_and_elements_stay() -> None:
    before = draft()
    assert _headings(arranging.deleted(before, _id(before, "甲"))) == ["一、乙", "二、丙", "一、附甲"]
    assert arranging.deleted(before, "sign") is before
    assert arranging.deleted(before, "head") is before


def test_a_paragraph_becomes_a_heading_and_a_heading_a_paragraph() -> None:
    before = draft()
    after, new = arranging.heading_from_paragraph(before, "opening", 0, 1)
    assert _headings(after)[:2] == ["一、开头", "二、甲"]
    back, holder = arranging.paragraph_from_heading(draft(), _id(draft(), "乙"))
    assert [block.text for block in back.template.by_id[holder].blocks] == ["乙", "乙文。"]  # pyright: ignore[reportAttributeAccessIssue]
    assert new in after.template.by_id


Act = Callable[[Draft, str], Draft]
ACTS: tuple[Act, ...] = (
    lambda at, chosen: arranging.moved(at, chosen, -1),
    lambda at, chosen: arranging.moved(at, chosen, 1),
    lambda at, chosen: arranging.with_depth(at, chosen, 1),
    lambda at, chosen: arranging.with_depth(at, chosen, -1),
    lambda at, chosen: arranging.added(at, chosen, "新的一节")[0],
    arranging.deleted,
    lambda at, chosen: arranging.with_level(at, chosen, 2),
    lambda at, chosen: arranging.paragraph_from_heading(at, chosen)[0],
    lambda at, chosen: arranging.placed(at, chosen, at.template.sections[-1].id, "before"),
)


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 20)), max_size=8))
def test_after_any_acts_the_file_gives_back_the_same_sections(acts: list[tuple[Act, int]]) -> None:
    at = draft()
    for act, number in acts:
        at = act(at, at.template.sections[number % len(at.template.sections)].id)
    assert draft_from_json(draft_to_json(at)).template.sections == at.template.sections
