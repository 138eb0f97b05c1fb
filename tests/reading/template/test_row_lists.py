"""Rows of one shape in a table become one row that repeats, where a person wants it."""

from dataclasses import replace

import pytest

from editor.model.document.grid import Grid
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.model.template.template import Template
from editor.reading import inspect, rows_at, template_of

LISTS = {
    "empty rows": ("姓名\t单位\t电话\n\t\t\n\t\t", 2, "参会名单.姓名 参会名单.单位 参会名单.电话"),
    "numbered rows": ("序号\t姓名\t单位\n1\t\t\n2\t\t\n3\t\t", 3, "loop.index 参会名单.姓名 参会名单.单位"),
    "numbers in brackets": ("序号\t姓名\t单位\n（1）\t\t\n（2）\t\t", 2, "loop.index 参会名单.姓名 参会名单.单位"),
    "X in rows": ("姓名\t单位\t电话\nXXX\tXXX\tXXX\nXXX\tXXX\tXXX", 2, "参会名单.姓名 参会名单.单位 参会名单.电话"),
    "the same words in each": ("姓名\t性质\t电话\n\t在编\t\n\t在编\t", 2, "参会名单.姓名 参会名单.电话"),
    "a sum below": ("科室\t人数\n____\t____\n____\t____\n合计\t9", 2, "参会名单.科室 参会名单.人数"),
}


@pytest.mark.parametrize(("table", "count", "slots"), LISTS.values(), ids=LISTS)
def test_rows_of_one_shape_are_offered_as_a_list(table: str, count: int, slots: str) -> None:
    template, offered = _listed(table)
    (grid,) = _grids(template)
    assert offered == count
    assert " ".join(cell.removeprefix("{{ ").removesuffix(" }}").strip("（）{} ") for cell in grid.rows[1] if "{{" in cell) == slots
    assert len(grid.rows) == table.count("\n") + 2 - count
    (field,) = template.fields
    assert (field.key, field.type) == ("参会名单", FieldType.ROWS)


def test_the_columns_of_a_list_have_the_types_of_its_blanks() -> None:
    template, _ = _listed("姓名\t日期\t金额（元）\n____\t____\t____\n____\t____\t____")
    assert [(column.key, column.type) for column in template.fields[0].columns] == [
        ("姓名", FieldType.PERSON),
        ("日期", FieldType.DATE),
        ("金额（元）", FieldType.MONEY),
    ]


OTHERS = {
    "a form": "姓名\t\t性别\t\n籍贯\t\t民族\t",
    "rows with other words": "称谓\t姓名\t年龄\n父亲\t\t\n母亲\t\t",
    "one row": "姓名\t单位\t电话\n____\t____\t____",
    "no blanks": "姓名\t单位\n张三\t办公室\n李四\t财务科",
    "numbers that jump": "序号\t姓名\t单位\n1\t\t\n3\t\t",
}


@pytest.mark.parametrize("table", OTHERS.values(), ids=OTHERS)
def test_other_rows_are_not_offered(table: str) -> None:
    template, offered = _listed(table)
    assert offered == 0
    assert all(field.type != FieldType.ROWS for field in template.fields)


def _listed(table: str) -> tuple[Template, int]:
    """The template of a document with this table as a list, and how many rows are offered."""
    seen = inspect(SourceText(tuple(f"关于报送名单的通知\n各科室：\n请按下表报送。\n参会名单\n{table}".split("\n"))))
    first = min(seen.source.tables[0].lines)
    return template_of(replace(seen, lists=(first,))), rows_at(seen, first)


def _grids(template: Template) -> list[Grid]:
    return [block for section in template.sections for block in section.blocks if isinstance(block, Grid)]
