"""What a step back changed is found: values, rows, switches, sections that came, went, moved, and words of the text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from editor.model.acts import arranging
from editor.model.acts.happened import Happened, where_changed
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from editor.model.template.template import HEADING, Prose

TEXT = """+++
[fields."数"]
type = "number"

[fields."项"]
type = "rows"
columns = [{key = "名"}]
+++
@标题 报告
# 甲
甲文{{ 数 }}。
甲二文。
# 乙
{% for 行 in 项 %}{{ 行.名 }}。{% endfor %}
## 乙一 {可选}
乙一文。
# 丙
丙文。
"""


def draft() -> Draft:
    template, problems = parse_template(TEXT)
    assert not problems
    return Draft(template).with_value("项", ({"名": "一"}, {"名": "二"}))


def _id(title: str) -> str:
    return next(section.id for section in draft().template.sections if section.heading == title)


def _with_words(made: Draft, title: str, block: int, words: str) -> Draft:
    sections = [
        replace(s, blocks=(*s.blocks[:block], Prose(words), *s.blocks[block + 1 :])) if s.heading == title else s for s in made.template.sections
    ]
    return made.with_template(replace(made.template, sections=tuple(sections)))


ACTS: dict[str, tuple[Callable[[Draft], Draft], Happened, Happened]] = {
    "a value": (lambda d: d.with_value("数", "3"), Happened(_id("甲"), "数"), Happened(_id("甲"), "数")),
    "a cell": (lambda d: d.with_value("项", ({"名": "一"}, {"名": "两"})), Happened(_id("乙"), "项", 1), Happened(_id("乙"), "项", 1)),
    "a row more": (
        lambda d: d.with_value("项", ({"名": "一"}, {"名": "二"}, {"名": "三"})), Happened(_id("乙"), "项", 2), Happened(_id("乙"), "项", 1),
    ),
    "the last row": (lambda d: d.with_value("项", ()), Happened(_id("乙"), "项"), Happened(_id("乙"), "项", 0)),
    "a switch": (lambda d: d.with_switch(_id("乙一"), True), Happened(_id("乙一")), Happened(_id("乙一"))),
    "a section less": (lambda d: arranging.deleted(d, _id("乙一")), Happened(_id("丙")), Happened(_id("乙一"))),
    "a section moved": (lambda d: arranging.moved(d, _id("丙"), -1), Happened(_id("丙")), Happened(_id("丙"))),
    "a level": (lambda d: arranging.with_depth(d, _id("乙一"), -1), Happened(_id("乙一")), Happened(_id("乙一"))),
    "a heading": (lambda d: d.with_heading(_id("甲"), "甲甲"), Happened(_id("甲"), block=HEADING), Happened(_id("甲"), block=HEADING)),
    "words": (lambda d: _with_words(d, "甲", 1, "甲二文改。"), Happened(_id("甲"), block=1), Happened(_id("甲"), block=1)),
    "the template's name": (
        lambda d: d.with_template(replace(d.template, fields=tuple(replace(f, hint="几") if f.key == "数" else f for f in d.template.fields))),
        Happened(_id("甲"), "数"), Happened(_id("甲"), "数"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_a_step_is_found_both_ways(act: str) -> None:
    do, forth, back = ACTS[act]
    before, after = draft(), do(draft())
    assert after != before
    assert where_changed(before, after, _id("丙")) == forth
    assert where_changed(after, before, _id("丙")) == back


def test_no_step_is_nowhere() -> None:
    assert where_changed(draft(), draft()) is None


def test_of_two_that_changed_places_it_is_the_one_in_hand() -> None:
    before = arranging.deleted(draft(), _id("乙一"))
    after = arranging.moved(before, _id("丙"), -1)
    assert [where_changed(after, before, held) for held in (_id("乙"), _id("丙"))] == [Happened(_id("乙")), Happened(_id("丙"))]
    assert where_changed(after, before, _id("甲")) == Happened(_id("乙"))


def test_a_section_that_was_the_last_is_shown_by_the_one_before() -> None:
    before = draft()
    assert where_changed(before, arranging.deleted(before, _id("丙"))) == Happened(_id("乙一"))
