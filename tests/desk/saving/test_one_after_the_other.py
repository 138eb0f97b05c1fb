"""Files that are made one after the other, of which each knows what those before it have in common with it, are those that are made alone."""

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from editor.desk import CopyStyle, copies_of
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, draft_of, field
from tests.desk.made import desk_in

FIELDS = field("单位") + field("数", "number") + field("书", "text") + field("日", "date") + field("说明", "longtext") + field("公开", "flag") + ROWS
TEXT = """
@标题 关于{{ 单位 }}{{ 书 }}的报告
@主送机关 {{ 单位 }}
由{{ 单位 }}局负责，第{{ 数 }}项，《{{ 书 }}》。{{ 单位 }}、{{ 书 }}；{{ 说明 }}。
# 工作{{ 数 }}情况
于{{ 日 }}，完成{{ 书 }}{{ 数 }}。{% if 公开 %}公开，{{ 单位 }}。{% endif %}
{{ 说明 }}
| 项目 | 金额 |
| {{ 项目表.项目 }} | {{ 项目表.金额（万元） }} |
没有空位的一段。
@署名 {{ 单位 }}
@成文日期 {{ 日 }}
"""
WORDS = (
    "水务局",
    "局",
    "第3",
    "12",
    "《乙》",
    "“丙”—丁",
    "a<b>&c",
    "2026-08-03",
    "一\n二",
    "制\t表",
    "\u3000",
    "x\x01",
    "字" * 60,
    "km/h 5%",
    "",
    "龘〇",
)


def _values(seed: int) -> Mapping[str, Value]:
    chance = random.Random(seed)
    values: dict[str, Value] = {key: chance.choice(WORDS) for key in ("单位", "数", "书", "日", "说明")}
    return {**values, "公开": chance.choice(("是", "否", "")), "项目表": chance.choice(((), BRIDGE_AND_ROAD, BRIDGE_AND_ROAD[:1]))}


@pytest.mark.parametrize("style", CopyStyle)
def test_each_file_is_the_one_that_is_made_alone(style: CopyStyle, tmp_path: Path) -> None:
    desk, draft = desk_in(tmp_path), draft_of(TEXT, FIELDS)
    profile, fonts = desk.profile(draft.template.layout), desk.fonts(draft.template.layout)
    together = copies_of(draft, profile, fonts, base=None, style=style, pdf=None)
    for number in range(12):
        # Two rows of one shape come behind each other now and then.
        values = _values(number // 2) if number % 2 else {**_values(number // 2), "书": f"第{number}"}
        alone = copies_of(_anew(draft), replace(profile, key=f"{style}{number}"), fonts, base=None, style=style, pdf=None)
        assert together.made(values, (".docx",)) == alone.made(values, (".docx",))


def _anew(draft: Draft) -> Draft:
    return replace(draft, template=replace(draft.template))
