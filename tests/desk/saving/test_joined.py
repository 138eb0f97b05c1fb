"""Files that are joined from one that was made before are, byte for byte, those that are made from their start."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from editor.desk import CopyStyle, copies_of
from editor.desk.saving.word_files import written_file
from editor.model.draft.draft import Draft
from editor.model.template.field import AsItIs, Value
from tests.composing.drafts import draft_of, field
from tests.desk.made import desk_in

FIELDS = (
    field("题目")
    + "".join(field(name) for name in ("单位", "事项", "地点", "尾"))
    + field("数", "number")
    + field("日", "date")
    + field("公开", "flag")
)
LINES = (
    "由{{ 单位 }}局负责{{ 事项 }}，共{{ 数 }}项。",
    "今年以来，{{ 单位 }}在“{{ 地点 }}”完成{{ 事项 }}，于{{ 日 }}办结，各项工作有序推进，取得了阶段性成效。",
    "没有空位的一段。",
    "{{ 尾 }}。联系地址 https://example.cn/{{ 地点 }}/index，{{ 地点 }}，{{ 数 }}万元。",
    "# 关于{{ 题目 }}",
    "{% if 公开 == '是' %}公开{{ 尾 }}。{% endif %}",
    "| 项目 | {{ 地点 }} |",
)
WORDS = {
    "单位": ("水务局", "财政厅", "局", "清溪县水务局", "张\u3000三"),
    "事项": ("第一项", "第二项", "防汛，排涝", "字" * 40, "a<b>&c", "龘〇", "一\n二", "制\t表", ""),
    "地点": ("城南", "城北", "abcdefgh", "km/h", "“丙”—丁", "。", "％", "\u3000", AsItIs("城南")),
    "数": ("12", "34", "5", "12.80", "许多", ""),
    "日": ("2026-08-03", "2026-12-31", "--03-05", "某日"),
    "尾": ("完毕", "办结", "完毕。", "x\x01", "字" * 1200),
    "题目": ("甲", "乙"),
    "公开": ("是", "否"),
}


def _values(chance: random.Random, before: dict[str, Value]) -> dict[str, Value]:
    """Other values: most of them like those before, now and then any."""
    plain = {key: chance.choice(words[:2]) if key in ("单位", "事项", "数", "日") else before.get(key, words[0]) for key, words in WORDS.items()}
    wild = {key: chance.choice(WORDS[key]) for key in chance.sample(list(WORDS), chance.choice((0, 0, 0, 1, 2)))}
    return {**plain, **wild}


@pytest.fixture
def started() -> Iterator[Callable[[], int]]:
    """Says how many files were written from their start since it was asked last."""
    with patch("editor.desk.saving.copies.written_file", wraps=written_file) as written:
        counted = 0

        def asked() -> int:
            nonlocal counted
            before, counted = counted, written.call_count
            return counted - before

        yield asked


def _anew(draft: Draft) -> Draft:
    return replace(draft, template=replace(draft.template))


@pytest.mark.parametrize("seed", range(3))
def test_a_file_that_is_joined_is_the_one_that_is_made_alone(seed: int, started: Callable[[], int], tmp_path: Path) -> None:
    chance = random.Random(seed)
    lines = [line for line in LINES for _ in range(chance.choice((0, 1, 1, 4)))] + [LINES[1]]
    desk, draft = desk_in(tmp_path), draft_of("@标题 关于{{ 题目 }}的报告\n" + "\n".join(lines) + "\n@署名 某局\n@成文日期 2026年8月3日\n", FIELDS)
    look = desk.profile(draft.template.layout), desk.fonts(draft.template.layout)
    together = copies_of(draft, *look, base=None, style=CopyStyle.REPORT, pdf=None)
    values, joined = dict[str, Value](), 0
    for _ in range(16):
        values = _values(chance, values)
        alone = copies_of(_anew(draft), *look, base=None, style=CopyStyle.REPORT, pdf=None)
        assert together.holes(values) == alone.holes(values)
        started()
        made = together.made(values, (".docx",))
        joined += not started()
        assert made == alone.made(values, (".docx",))
    assert 0 < joined < 16


def test_where_no_value_stands_in_the_text_each_file_is_made_from_its_start(started: Callable[[], int], tmp_path: Path) -> None:
    desk, draft = desk_in(tmp_path), draft_of("@标题 关于{{ 题目 }}的报告\n没有空位的一段。\n", FIELDS)
    together = copies_of(draft, desk.profile("gbt9704"), desk.fonts("gbt9704"), base=None, style=CopyStyle.REPORT, pdf=None)
    made = [together.made({"题目": "甲", "单位": unit}, (".docx",)) for unit in ("水务局", "财政厅", "水务局")]
    assert started() == 3
    assert made[0] == made[2] != made[1]


def test_a_row_may_be_joined_of_a_report_that_holds_nothing_else(started: Callable[[], int], tmp_path: Path) -> None:
    desk, draft = desk_in(tmp_path), draft_of(LINES[1], FIELDS)
    look = desk.profile("gbt9704"), desk.fonts("gbt9704")
    alone, base = copies_of(draft, *look, base=None, style=CopyStyle.REPORT, pdf=None), tmp_path / "报告.docx"
    rows: list[dict[str, Value]] = [
        {"单位": unit, "地点": "城南", "事项": "第一项", "日": "2026-08-03"} for unit in ("水务局", "张\u3000三", "财政厅")
    ]
    base.write_bytes(alone.made(rows[0], (".docx",)).files[".docx"])
    together = copies_of(draft, *look, base=base, style=CopyStyle.REPORT, pdf=None)
    started()
    made = [together.made(row, (".docx",)) for row in rows]
    assert started() == 1
    assert made == [copies_of(_anew(draft), *look, base=base, style=CopyStyle.REPORT, pdf=None).made(row, (".docx",)) for row in rows]


@pytest.mark.parametrize(
    ("titles", "from_start"),
    [("甲甲甲乙乙乙乙", 3), ("甲乙甲乙甲", 3), ("甲乙丙丁戊", 5), ("甲乙丙丙丙甲", 5)],
)
def test_rows_are_joined_from_one_until_two_behind_each_other_are_alike_in_another_way(
    titles: str, from_start: int, started: Callable[[], int], tmp_path: Path
) -> None:
    desk, draft = desk_in(tmp_path), draft_of("@标题 关于{{ 题目 }}的报告\n由{{ 单位 }}局负责。\n", FIELDS)
    look = desk.profile("gbt9704"), desk.fonts("gbt9704")
    together = copies_of(draft, *look, base=None, style=CopyStyle.REPORT, pdf=None)
    rows: list[dict[str, Value]] = [{"题目": title, "单位": unit} for title, unit in zip(titles, "水火土木水火土", strict=False)]
    made = [together.made(row, (".docx",)) for row in rows]
    assert started() == from_start
    assert made == [copies_of(_anew(draft), *look, base=None, style=CopyStyle.REPORT, pdf=None).made(row, (".docx",)) for row in rows]


def test_an_empty_value_in_the_first_row_keeps_those_behind_the_second_from_nothing(started: Callable[[], int], tmp_path: Path) -> None:
    desk, draft = desk_in(tmp_path), draft_of("由{{ 单位 }}局负责{{ 事项 }}。\n", FIELDS)
    together = copies_of(draft, desk.profile("gbt9704"), desk.fonts("gbt9704"), base=None, style=CopyStyle.REPORT, pdf=None)
    for at in range(6):
        together.made({"单位": f"第{at}", "事项": f"第{at}项" if at else ""}, (".docx",))
    assert started() == 2
