"""Blanks in tables: named by heads and labels, never shared by rows; a head in the middle counts for what follows it."""

import pytest

from editor.model.sample.empty_cells import empty_cells
from editor.model.sample.source import SourceText
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable
from editor.reading import inspect

# Each table: rows of cells; `>` goes on from the left, `^` from above, an empty one is empty.
LISTS = {
    "a list": ("姓名|单位\n|\n|", "姓名 单位 姓名（其二） 单位（其二）"),
    "a list with numbers": ("序号|姓名|电话\n1||\n2||", "姓名 电话 姓名（其二） 电话（其二）"),
    "rows with names": ("称谓|姓名|年龄\n父亲||\n母亲||", "父亲姓名 父亲年龄 母亲姓名 母亲年龄"),
    "a row that is a form and a list below it": ("姓名||性别|\n称谓|姓名|年龄|单位\n|||", "姓名 性别 称谓 姓名（其二） 年龄 单位"),
    "a form": ("姓名||性别|\n籍贯||民族|", "姓名 性别 籍贯 民族"),
    "a form with a wide cell": ("姓名||性别|\n简历||>|>", "姓名 性别 简历"),
    "a form with two columns": ("单位名称|\n法定代表人|\n注册地址|", "单位名称 法定代表人 注册地址"),
    "colons": ("姓名：||性别：|\n籍贯：||民族：|", "姓名 性别 籍贯 民族"),
    "spread labels": ("姓 名||性 别|\n籍 贯||民 族|", "姓名 性别 籍贯 民族"),
    "a half-filled form": ("姓名|张三|性别|男\n籍贯||民族|", "籍贯 民族"),
    "a group at the left": (
        "姓名||性别|\n家庭成员|称谓|姓名|年龄\n^|||\n^|||",
        "姓名 性别 家庭成员称谓 家庭成员姓名 家庭成员年龄 家庭成员称谓（其二） 家庭成员姓名（其二） 家庭成员年龄（其二）",
    ),
    "a head in the middle by its words": ("项目|金额|备注\n办公费||\n姓名|单位|电话\n||", "办公费金额 办公费备注 姓名 单位 电话"),
    "a head of two rows": ("项目|一季度|>|二季度|>\n^|计划|完成|计划|完成\n产值||||", "产值一季度计划 产值一季度完成 产值二季度计划 产值二季度完成"),
    "a headline": ("参会人员名单|>|>\n姓名|单位|职务\n||", "姓名 单位 职务"),
    "a sum": ("科室|人数|经费\n办公室||\n合计||", "办公室人数 办公室经费 合计人数 合计经费"),
    "a corner": ("|一季度|二季度\n产值||\n税收||", "产值一季度 产值二季度 税收一季度 税收二季度"),
    "units in the head": ("项目|金额（万元）\n|\n|", "项目 金额 项目（其二） 金额（其二）"),
    "filled rows above": ("姓名|单位|电话\n张三|办公室|\n李四|财务科|", "张三电话 李四电话"),
    "wide cells below a list": ("姓名|单位|电话\n||\n备注||>", "姓名 单位 电话 备注"),
    "rows that name others": (
        "序号|项目|一季度|二季度\n一|续建|>|>\n1|||\n二|新建|>|>\n1|||",
        "续建项目 续建一季度 续建二季度 新建项目 新建一季度 新建二季度",
    ),
    "a row over all that names others": ("项目|计划|完成\n在建工程|>|>\n||\n合计||", "在建工程项目 在建工程计划 在建工程完成 合计计划 合计完成"),
    "words for several rows": ("指标|内容|标准|得分\n业务|重点|按时完成|\n^|创新|获得肯定|", "重点得分 创新得分"),
    "a number before the name of a row": ("序号|单位|人数|备注\n1|城关镇||\n2|临江镇||", "城关镇人数 城关镇备注 临江镇人数 临江镇备注"),
    "a filled cell behind an empty one names no row": ("姓名|性别|年龄|电话\n|男||\n|女||", "姓名 年龄 电话 姓名（其二） 年龄（其二） 电话（其二）"),
    "years as labels": ("年度考核|2024年||2025年|\n姓名||>|性别|", "年度考核2024年 年度考核2025年 姓名 性别"),
    "years as heads": ("指标|2024年|2025年\n产值||\n税收||", "产值2024年 产值2025年 税收2024年 税收2025年"),
    "hours in the head": ("日期|白班（8:00—18:00）|夜班（18:00—8:00）\n10月1日（星期四）||", "10月1日星期四白班 10月1日星期四夜班"),
    "moments": ("出车时间|月  日  时|返回时间|月  日  时\n车牌号码||驾驶员|", "出车时间 返回时间 车牌号码 驾驶员"),
    "a date and half a day": ("会议时间|    年  月  日  午\n会议地点|", "会议时间 会议地点"),
    "a form below a list": ("序号|品名|数量|单价\n1|||\n经办人||审核人|", "品名 数量 单价 经办人 审核人"),
}


@pytest.mark.parametrize(("table", "names"), LISTS.values(), ids=LISTS)
def test_blanks_are_named_by_the_nearest_head_or_label(table: str, names: str) -> None:
    assert " ".join(slot.label for slot in inspect(_source(table)).slots) == names


SHARED = {
    "X in rows": "姓名|单位|职务\nXXX|XX局|XX职务\nXXX|XX局|XX职务",
    "a sentence in each row": "序号|内容\n1|由XX局牵头，XX局配合\n2|由XX局牵头，XX局配合",
    "years": "项目|年份\n修订|20XX年\n检查|20XX年",
    "names in brackets": "任务|责任单位\n修订|[责任单位]\n检查|[责任单位]",
    "pairs of labels": "甲方|>|乙方|>\n单位||单位|\n电话||电话|",
}


@pytest.mark.parametrize("table", SHARED.values(), ids=SHARED)
def test_rows_and_pairs_never_share_a_field(table: str) -> None:
    slots = inspect(_source(table)).slots
    source = inspect(_source(table)).source
    cell_of = {line: cell for cell in source.tables[0].cells for line in cell.lines}
    rows: dict[str, set[int]] = {}
    for slot in slots:
        rows.setdefault(slot.field, set()).add(cell_of[slot.line].row)
    assert slots
    assert all(len(found) == 1 for found in rows.values())


def test_what_stands_beside_a_blank_with_which_a_cell_begins_names_nothing() -> None:
    slots = inspect(_source("事项|情况|时限\n预算|XX万元|X月底\n占比|（ ）%|\n姓名|____  性别 □男 □女|")).slots
    assert [(slot.label, slot.type) for slot in slots if slot.label != "性别"] == [
        ("预算情况", "money"), ("预算时限", "month"), ("占比情况", "percent"), ("占比时限", "date"), ("姓名情况", "text"), ("姓名时限", "date"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        ("总投资|      万元|其中：中央|      万元\n建设工期|    个月|计划开工|", "总投资 其中中央 建设工期 计划开工"),
        ("行驶里程|公里\n参加人数|人", "行驶里程 参加人数"),
        ("指标|单位|目标\n道路|公里|\n投资|万元|", "道路目标 投资目标"),
        ("指标|数量|单位\n道路||公里\n类别|项|", "道路数量 类别单位"),
    ],
)
def test_a_unit_alone_in_its_cell_waits_for_a_value_where_it_is_no_column_of_units(table: str, labels: str) -> None:
    assert [slot.label for slot in inspect(_source(table)).slots] == labels.split()


def test_a_bracket_in_the_label_of_an_empty_cell_only_says_how_it_is_filled() -> None:
    slots = inspect(_source("姓名||性别|\n自我评价（200字以内）|>|>|>\n|>|>|>")).slots
    assert [(slot.label, slot.type) for slot in slots] == [("姓名", "person"), ("性别", "text"), ("自我评价", "text")]


def test_two_cells_that_ask_for_the_same_are_told_apart_by_what_stands_above_them() -> None:
    slots = inspect(_source("部门负责人|人事科\n签字：____年__月__日|签字：____年__月__日")).slots
    assert [slot.label for slot in slots] == ["部门负责人日期", "人事科日期"]


def test_a_unit_says_what_a_row_counts_that_is_called_after_an_office() -> None:
    assert [(slot.label, slot.type) for slot in inspect(_source("单位|完成率\n甲局|（ ）%")).slots] == [("甲局", "percent")]


def test_a_tag_is_the_same_field_in_every_row() -> None:
    slots = inspect(_source("任务|单位\n修订|{{单位}}\n检查|{{单位}}")).slots
    assert len({slot.field for slot in slots}) == 1


def _source(table: str) -> SourceText:
    """A form with this table as a Word file gives it, its empty cells marked."""
    lines, cells = ["登记表"], list[SourceCell]()
    for row, text in enumerate(table.split("\n")):
        for column, said in enumerate(text.split("|")):
            if said in (">", "^"):
                _stretch(cells, row, column)
                continue
            cells.append(SourceCell(row, column, (CellPart(len(lines)),)))
            lines.append(said)
    made = SourceTable(tuple(cells))
    return SourceText(tuple(lines), encoding="docx", marks=tuple(empty_cells(made, lines)), tables=(made,))


def _stretch(cells: list[SourceCell], row: int, column: int) -> None:
    """Let the cell at the left of a place, or above it, reach over it too."""
    at = next(n for n, cell in enumerate(cells) if _covers(cell, row, column - 1) or (column == 0 and _covers(cell, row - 1, column)))
    cell = cells[at]
    cells[at] = SourceCell(cell.row, cell.column, cell.parts, max(cell.rows, row - cell.row + 1), max(cell.columns, column - cell.column + 1))


def _covers(cell: SourceCell, row: int, column: int) -> bool:
    return cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns
