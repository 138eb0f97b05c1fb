"""Word files as offices make them, each with what is right: 版记 in a table, parties side by side, figures set with tabs, scissors."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.template.file import print_template
from tests.word.papers import foreign, p

_NOTICE = (p("关于做好护林工作的通知"), p("各站："), p("请认真做好护林工作，有关情况及时报告。"), p("坝下镇林业站"), p("2026年3月1日"))
_LINES = '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:bottom w:val="single"/><w:insideH w:val="single"/></w:tblBorders></w:tblPr>'


def cell(*lines: str) -> str:
    return f"<w:tc>{''.join(map(p, lines))}</w:tc>"


def wide(line: str) -> str:
    """A cell over two columns."""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(line)}</w:tc>'


def table(*rows: str, look: str = "") -> str:
    return f"<w:tbl>{look}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tabbed(*words: str) -> str:
    """A paragraph whose words stand behind tabs."""
    runs = "<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{word}</w:t></w:r>" for word in words)
    return f"<w:p>{runs}</w:p>"


def underlined(before: str = "") -> str:
    """A paragraph that ends in a blank for a line of words."""
    return f'<w:p><w:r><w:t>{before}</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{" " * 40}</w:t></w:r></w:p>'


class Imported:
    """A Word file of these paragraphs, opened: the lines of its template, its fields, what is told of it as left out."""

    def __init__(self, desk: Desk, folder: Path, *parts: str) -> None:
        path = folder / "来件.docx"
        path.write_bytes(foreign("".join(parts)))
        opened = desk.open(path)
        template = opened.draft.template
        self.lines = [line for line in print_template(template).split("+++\n", 2)[2].splitlines() if line]
        self.fields = [field.label or field.key for field in template.fields]
        seen = opened.inspection
        self.left_out = [entry.text for entry in seen.left_out] if seen is not None else []


@pytest.mark.parametrize(
    "rows",
    [
        (cell("抄送：镇政府办公室，镇派出所。"), cell("坝下镇林业站办公室　　　　2026年3月1日印发")),
        (cell("抄送：镇政府办公室，镇派出所。", "坝下镇林业站办公室　　　　2026年3月1日印发"),),
        (cell("抄送：镇政府办公室，镇派出所。") , cell("坝下镇林业站办公室") + cell("2026年3月1日印发")),
        (wide("抄送：镇政府办公室，镇派出所。"), cell("坝下镇林业站办公室") + cell("2026年3月1日印发")),
    ],
)  # fmt: skip
def test_the_imprint_in_a_table_is_one(desk: Desk, tmp_path: Path, rows: tuple[str, ...]) -> None:
    found = Imported(desk, tmp_path, *_NOTICE, table(*rows, look=_LINES))
    assert found.lines[-3:] == ["@抄送机关 镇政府办公室，镇派出所", "@印发机关 坝下镇林业站办公室", "@印发日期 2026年3月1日"]
    assert found.left_out == []


@pytest.mark.parametrize(
    "rows",
    [
        (cell("抄送单位") + cell("份数"), cell("镇政府办公室") + cell("2")),
        (cell("抄送：镇派出所。"), cell("阅办意见："), cell("")),
        (cell("姓名") + cell("单位"), cell("") + cell("")),
    ],
)
def test_other_tables_behind_the_date_stay_tables(desk: Desk, tmp_path: Path, rows: tuple[str, ...]) -> None:
    found = Imported(desk, tmp_path, *_NOTICE, table(*rows, look=_LINES))
    assert any(line.startswith("|") for line in found.lines)
    assert not any(line.startswith("@抄送机关") for line in found.lines)


def test_parties_side_by_side_have_their_own_fields(desk: Desk, tmp_path: Path) -> None:
    sides = table(
        cell("甲方（采购人）：____", "地址：____") + cell("乙方（供货人）：____", "地址：____"),
        cell("开户行：XX银行") + cell("开户行：____"),
        cell("日期：　　年　月　日") + cell("日期：　　年　月　日"),
    )
    found = Imported(desk, tmp_path, p("护林设备采购合同"), sides, p("第一条　甲方向乙方采购护林设备一批，双方共同遵守。"))
    assert found.fields == ["甲方名称", "甲方地址", "乙方名称", "乙方地址", "甲方开户行", "乙方开户行", "甲方日期", "乙方日期"]


def test_figures_set_with_tabs_below_a_head_are_a_table(desk: Desk, tmp_path: Path) -> None:
    rows = [("指标", "单位", "数量", "增长"), ("巡山次数", "次", "XX", "X.X"), ("宣传次数", "次", "XX", "X.X"), ("劝返人数", "人", "XX", "X.X")]
    found = Imported(desk, tmp_path, p("护林工作公报"), p("全年护林工作平稳，主要指标见下表。"), *(tabbed(*row) for row in rows))
    assert "| 指标 | 单位 | 数量 | 增长 |" in found.lines
    assert "巡山次数数量" in found.fields
    assert found.left_out == []


@pytest.mark.parametrize(
    "rows",
    [
        [("甲方：", "乙方：", "丙方："), ("日期：", "日期：", "日期："), ("电话：", "电话：", "电话：")],
        [("张三", "李四", "王五"), ("赵六", "孙七", "周八"), ("吴九", "郑十", "王一")],
        [("一、总则", "1"), ("二、任务", "2"), ("三、附则", "3")],
        [("护林站", "2026年3月1日"), ("林业站", "2026年3月2日"), ("水利站", "2026年3月3日")],
        [("站名", "人数", "电话"), ("东山站", "3")],
    ],
)
def test_other_lines_with_tabs_stay_lines(desk: Desk, tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    found = Imported(desk, tmp_path, p("关于护林的通知"), p("各站："), p("安排如下。"), *(tabbed(*row) for row in rows))
    assert not any(line.startswith("|") for line in found.lines)


def test_a_tab_behind_a_blank_leaves_room_between_the_columns(desk: Desk, tmp_path: Path) -> None:
    found = Imported(
        desk, tmp_path, p("护林表"), p("各站按月填报，汇总后报送。"), tabbed("填报人：XXX", "审核人：XXX"), tabbed("20XX年X月X日", "20XX年X月X日")
    )
    assert [line.count("}}\u3000\u3000") for line in found.lines[-2:]] == [1, 1]


def test_scissors_above_a_slip_are_scissors(desk: Desk, tmp_path: Path) -> None:
    cut = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F022"/></w:r><w:r><w:t>- - - - - - - - - -</w:t></w:r></w:p>'
    found = Imported(desk, tmp_path, *_NOTICE, cut, p("回执"), underlined("单位："))
    assert any(line.startswith("✂") for line in found.lines)
