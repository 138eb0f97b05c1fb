"""Paragraphs that a Word file repeats by a control become a loop over rows; what no template can say is named and never printed."""

from collections.abc import Sequence

import pytest

from editor.model.sample.inspection import Inspection
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import SourceTable
from editor.model.template.template import Grid, Prose, Template
from editor.reading import inspect, template_of

HEAD = ("关于报送名单的通知", "各科室：", "名单如下。")


def _repeated(*lines: str) -> Inspection:
    """A text whose lines ⟦列=字⟧ are repeated blanks."""
    plain, marks = [*HEAD], list[Mark]()
    for line in lines:
        text, rest = "", line
        while "⟦" in rest:
            before, _, rest = rest.partition("⟦")
            said, _, rest = rest.partition("⟧")
            name, _, words = said.partition("=")
            text += before
            marks.append(Mark(len(plain), len(text), len(text) + len(words), name, MarkKind.CONTROL, repeated="人员"))
            text += words
        plain.append(text + rest)
    return inspect(SourceText((*plain, "特此通知。"), marks=tuple(marks)))


def _prose(template: Template) -> list[str]:
    return [block.text for section in template.sections for block in section.blocks if isinstance(block, Prose)]


def test_items_of_one_line_are_one_loop() -> None:
    template = template_of(_repeated("⟦姓名=王明⟧，⟦职务=科长⟧；", "⟦姓名=李芳⟧，⟦职务=科员⟧；"))
    assert _prose(template)[1:] == ['{% for 项 in 人员 %}{{ 项.姓名 }}，{{ 项.职务 }}；{{ "" if loop.last else "\\n" }}{% endfor %}', "特此通知。"]
    (field,) = template.fields
    assert (field.key, field.type, [column.key for column in field.columns]) == ("人员", "rows", ["姓名", "职务"])
    assert field.sample == ({"姓名": "王明", "职务": "科长"}, {"姓名": "李芳", "职务": "科员"})


def test_items_of_several_lines_turn_between_them() -> None:
    template = template_of(_repeated("姓名：⟦姓名=王明⟧", "职务：⟦职务=科长⟧", "姓名：⟦姓名=李芳⟧", "职务：⟦职务=科员⟧"))
    loop = '{% for 项 in 人员 %}姓名：{{ 项.姓名 }}{{ "\\n" }}职务：{{ 项.职务 }}{{ "" if loop.last else "\\n" }}{% endfor %}'
    assert _prose(template)[1:] == [loop, "特此通知。"]


def test_a_name_of_several_words_is_a_column_of_one() -> None:
    template = template_of(_repeated("请拨⟦联系 电话（手机）=____⟧。"))
    assert "{{ 项.联系_电话_手机 }}" in _prose(template)[1]
    assert [column.key for column in template.fields[0].columns] == ["联系_电话_手机"]


def test_a_single_item_is_a_loop_too() -> None:
    template = template_of(_repeated("⟦姓名=单击此处⟧参加。"))
    assert _prose(template)[1] == '{% for 项 in 人员 %}{{ 项.姓名 }}参加。{{ "" if loop.last else "\\n" }}{% endfor %}'


@pytest.mark.parametrize("lines", [("一、⟦姓名=单击此处⟧", "二、⟦姓名=单击此处⟧"), ("⟦姓名=王明⟧主持，", "⟦姓名=李芳⟧参加。")])
def test_headings_and_items_that_differ_stay_as_they_are(lines: tuple[str, ...]) -> None:
    found = _repeated(*lines)
    assert found.codes == ()
    assert not any("{%" in text for text in _prose(template_of(found)))


def _table(*rows: Sequence[str]) -> Inspection:
    cells = [cell for row in rows for cell in row]
    numbers = iter(range(1, len(cells) + 1))
    table = SourceTable.of_rows([[(next(numbers),) for _ in row] for row in rows])
    return inspect(SourceText(("人员登记表", *cells), tables=(table,)))


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ((("姓名", "职务"), ("{%tr if 有人 %}", ""), ("{{ 姓名 }}", "甲"), ("{%tr endif %}", "")), ["{%tr if 有人 %}"]),
        (
            (("姓名", "职务"), ("{%tr if a %}", ""), ("甲", "乙"), ("{%tr else %}", ""), ("无", "无"), ("{%tr endif %}", "")),
            ["{%tr if a %}", "{%tr else %}"],
        ),
        (
            (("姓名", "职务"), ("{%tr for p in 人员 %}", ""), ("{{ p.姓名 }}", "甲"), ("电话", "{{ p.电话 }}"), ("{%tr endfor %}", "")),
            ["{%tr for p in 人员 %}", "{{ p.姓名 }}", "{{ p.电话 }}"],
        ),
        (
            (
                ("部门", "姓名"), ("{%tr for d in 部门 %}", ""), ("{{ d.名 }}", ""), ("{%tr for p in d.人员 %}", ""), ("", "{{ p.姓名 }}"),
                ("{%tr endfor %}", ""), ("{%tr endfor %}", ""),
            ),
            ["{%tr for d in 部门 %}", "{{ d.名 }}", "{%tr for p in d.人员 %}", "{{ p.姓名 }}"],
        ),
        ((("姓名", "{%tc for c in 列 %}", "{{ c }}", "{%tc endfor %}"), ("甲", "", "", "")), ["{%tc for c in 列 %}", "{{ c }}"]),
        ((("{%tc if a %}甲", "乙{%tc endif %}"), ("1", "2")), ["{%tc if a %}"]),
    ],
)  # fmt: skip
def test_what_rows_and_cells_can_not_say_is_named_with_its_place_and_never_printed(rows: Sequence[Sequence[str]], named: list[str]) -> None:
    found = _table(*rows)
    grids = [block for section in template_of(found).sections for block in section.blocks if isinstance(block, Grid)]
    cells = [cell for grid in grids for row in grid.rows for cell in row]
    assert [entry.text for entry in found.left_out] == named
    assert all(str(entry.place).startswith("line ") for entry in found.left_out)
    assert not any("{%" in cell or "p." in cell or "d." in cell for cell in cells)


def test_a_loop_in_a_loop_is_named_and_never_printed() -> None:
    found = inspect(SourceText((*HEAD, "{% for d in 部门 %}{{ d.名 }}（{% for p in d.人员 %}{{ p.姓名 }}{% endfor %}）{% endfor %}")))
    assert [entry.text for entry in found.left_out] == ["{% for p in d.人员 %}", "{{ p.姓名 }}"]
    assert _prose(template_of(found))[-1] == "{% for d in 部门 %}{{ d.名 }}（）{% endfor %}"
