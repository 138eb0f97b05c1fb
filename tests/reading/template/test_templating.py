"""What the reader saw becomes a template that a clerk can fill in."""

from pathlib import Path

import pytest

from editor.model.document.grid import Grid
from editor.model.sample.source import SourceText
from editor.model.sample.source_table import SourceTable
from editor.model.template.file import parse_template, print_template
from editor.model.template.markup import plain_text
from editor.model.template.template import Element, Template
from editor.reading import inspect
from editor.reading.template.templating import numbering_problems, template_of
from tests.cases import OWN, SEEDED

REPORT = """好文网 更多范文请关注
关于X项目推进情况的报告
X市发展改革委：
今年以来，X高度重视，现将有关情况报告如下：
一、进展情况
X完成投资X万元，同比增长X%。
（一）抓进度。X将于X月底完工。
二、存在问题
@不是要素，{% 也不是语句 %}
特此报告。
附件：1.项目清单
2.进度表
X公司
2026年X月X日
（联系人：X，电话：X）
"""


def template(text: str) -> Template:
    return template_of(inspect(SourceText.of(text)))


def test_noise_is_gone_and_the_elements_are_named() -> None:
    made = template(REPORT)
    names = [block.name for section in made.sections for block in section.blocks if isinstance(block, Element)]
    assert names == ["标题", "主送机关", "附件说明", "附件说明", "署名", "成文日期", "附注"]
    assert "好文网" not in print_template(made)


def test_zhi_is_no_part_of_the_addressee() -> None:
    assert "@主送机关 {{ 主送单位名称 }}\n" in print_template(template("推荐信\n致：【收件单位】\n兹推荐我单位职工参加评选。"))


def test_every_blank_is_a_slot_and_no_x_is_left() -> None:
    seen = inspect(SourceText.of(REPORT))
    made = template_of(seen)
    assert len(made.places) == len(seen.slots)
    assert "X" not in "".join(plain_text(markup) for section in made.sections for _, markup in section.markups())


def test_numbers_are_taken_off_and_made_again() -> None:
    made = template(REPORT)
    assert [(s.level, s.heading) for s in made.sections if s.level] == [(1, "进展情况"), (2, "抓进度"), (1, "存在问题")]
    assert made.numbering.startswith("一、（一）")
    assert not numbering_problems(inspect(SourceText.of(REPORT)))


def test_text_that_looks_like_markup_stays_text() -> None:
    written = print_template(template(REPORT))
    assert "@不是要素，{% 也不是语句 %}" in plain_text(written)
    assert parse_template(written)[0].by_key.keys() == template(REPORT).by_key.keys()


def test_a_broken_sequence_keeps_its_numbers_and_says_so() -> None:
    text = "情况报告\n一、甲\n正文内容。\n三、乙\n正文内容。\n"
    made = template(text)
    assert [(s.heading, s.numbered) for s in made.sections if s.level] == [("甲", True), ("三、乙", False)]
    assert [problem.line for problem in numbering_problems(inspect(SourceText.of(text)))] == [3]


def test_articles_have_numbers_and_no_headings() -> None:
    made = template("X市公园管理规定\n第一章 总则\n第一条 为了管好公园，制定本规定。\n第二条 本规定适用于X市的公园。\n")
    assert [(s.level, s.heading, bool(s.run_on)) for s in made.sections if s.level] == [(1, "总则", False), (2, "", True), (2, "", True)]


def test_part_of_a_date_beside_a_literal_year_is_text() -> None:
    made = template("关于演练的通知\n各单位：\n定于2026年X月X日举行，请做好准备。\nX公司\n2026年X月X日\n")
    types = {f.key: f.type for f in made.fields}
    assert types["成文日期"] == "date"
    assert "date" not in {type_ for key, type_ in types.items() if key != "成文日期"}


def test_the_cells_of_a_table_stay_a_table() -> None:
    source = SourceText(("物资清单", "名称", "数量", "X|Y", "X"), tables=(SourceTable.of_rows((((1,), (2,)), ((3,), (4,)))),))
    grids = [b for s in template_of(inspect(source)).sections for b in s.blocks if isinstance(b, Grid)]
    assert [len(row) for grid in grids for row in grid.rows] == [2, 2]


@pytest.mark.parametrize("path", [SEEDED, *OWN])
def test_samples_become_templates_with_every_blank_in_place(path: Path) -> None:
    seen = inspect(SourceText.of(path.read_text("utf-8"), path.name))
    made = template_of(seen)
    again, problems = parse_template(print_template(made))
    assert not problems
    assert again == made
    inside = [slot for slot in seen.slots if slot.line not in seen.noise_lines]
    assert len(made.places) == len(inside)
