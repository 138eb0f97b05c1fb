"""A heading in lists says its blanks by name: a square would be a box to tick."""

import pytest

from editor.model.acts.outline import numbered_title, shown_markup
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template

TEXT = """+++
format = 1
[fields."会议名称"]
type = "meeting"
[fields."年度"]
type = "year"
label = "哪一年"
[fields."在建"]
type = "rows"
columns = [{key = "名称", type = "project"}]
+++
# {{ 年度 }}年{{ 会议名称 }}精神
继续努力。
"""


@pytest.fixture
def draft() -> Draft:
    template, problems = parse_template(TEXT)
    assert problems == ()
    return Draft(template)


def test_a_heading_that_waits_names_its_blanks(draft: Draft) -> None:
    (section,) = draft.template.sections
    assert numbered_title(draft, section.id) == "一、〔哪一年〕年〔会议名称〕精神"
    assert numbered_title(draft.with_value("年度", "2026"), section.id) == "一、2026年〔会议名称〕精神"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("{{ 年度 | 中文 }}年工作", "〔哪一年〕年工作"),
        ("{{ 行.名称 }}项目", "〔名称〕项目"),
        ("{% if 年度 %}今年{% endif %}", "今年"),
        ("没有空位", "没有空位"),
    ],
)
def test_code_is_never_shown(draft: Draft, markup: str, shown: str) -> None:
    assert shown_markup(draft, markup) == shown
