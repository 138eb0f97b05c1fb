from collections.abc import Sequence

import pytest

from editor.model.sample.inspection import Inspection
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import SourceTable
from editor.model.template.field import FieldType
from editor.model.template.template import Element, Grid, Prose, Template
from editor.reading import inspect, template_of

HEAD = ("关于报送名单的通知", "各科室：")


def _seen(*lines: str) -> Inspection:
    return inspect(SourceText((*HEAD, *lines)))


def _table(*rows: Sequence[str], marks: Sequence[Mark] = ()) -> Inspection:
    """A text that ends in a table; its first cell is on line 1."""
    cells = [cell for row in rows for cell in row]
    numbers = iter(range(1, len(cells) + 1))
    table = SourceTable.of_rows([[(next(numbers),) for _ in row] for row in rows])
    return inspect(SourceText(("人员登记表", *cells), tables=(table,), marks=tuple(marks)))


def _prose(template: Template) -> list[str]:
    return [block.text for section in template.sections for block in section.blocks if isinstance(block, Prose)]


def _rows(template: Template) -> list[tuple[str, ...]]:
    return [row for section in template.sections for block in section.blocks if isinstance(block, Grid) for row in block.rows]


def _named(seen: Inspection) -> list[tuple[str, str]]:
    return [(entry.text, str(entry.place)) for entry in seen.left_out]


def _types(template: Template) -> dict[str, FieldType]:
    return {field.key: field.type for field in template.fields}


@pytest.mark.parametrize(
    ("line", "markup", "types"),
    [
        ("{% if 有附件 %}附件随文报送。{% endif %}其余照旧。", "{% if 有附件 %}附件随文报送。{% endif %}其余照旧。", {"有附件": "flag"}),
        ("{%if a%}甲{%else%}乙{%endif%}", "{% if a %}甲{% else %}乙{% endif %}", {"a": "flag"}),
        ("{%r if 急 %}特急{%r endif %}件", "{% if 急 %}特急{% endif %}件", {"急": "flag"}),
        ("{%- if 甲 and not 乙 -%}文{%- endif -%}尾", "{% if 甲 and not 乙 %}文{% endif %}尾", {"甲": "flag", "乙": "flag"}),
        (
            "{% if 人数 > 100 %}多{% elif 类别 == '甲' %}甲{% endif %}尾",
            "{% if 人数 > 100 %}多{% elif 类别 == '甲' %}甲{% endif %}尾",
            {"人数": "number", "类别": "text"},
        ),
        ("{% if 附注 is defined %}有{% endif %}尾", "{% if 附注 %}有{% endif %}尾", {"附注": "flag"}),
        ("{{#if 晋升}}晋升{{else}}不变{{/if}}。", "{% if 晋升 %}晋升{% else %}不变{% endif %}。", {"晋升": "flag"}),
        ("{{?奖金}}发奖金{{/奖金}}。", "{% if 奖金 %}发奖金{% endif %}。", {"奖金": "flag"}),
        ("共{{ 数量 * 2 }}件。", "共{{ 数量 * 2 }}件。", {"数量": "number"}),
        ("由{{ 甲 if 由甲办 else 乙 }}办。", "由{{ 甲 if 由甲办 else 乙 }}办。", {"甲": "text", "由甲办": "flag", "乙": "text"}),
    ],
)
def test_a_condition_in_a_line_is_one_of_the_template(line: str, markup: str, types: dict[str, str]) -> None:
    seen = _seen(line)
    template = template_of(seen)
    assert (_prose(template), _types(template), _named(seen)) == ([markup], types, [])


@pytest.mark.parametrize("sign", ["p ", " ", "- "], ids=["docxtpl", "jinja2", "trimmed"])
def test_paragraphs_between_tags_stand_under_their_condition(sign: str) -> None:
    template = template_of(_seen(f"{{%{sign}if 有附件 %}}", "附件随文报送。", "{%p else %}", "没有附件。", f"{{%{sign}endif %}}", "特此通知。"))
    assert _prose(template) == ["{% if 有附件 %}附件随文报送。{% endif %}", "{% if not 有附件 %}没有附件。{% endif %}", "特此通知。"]


def test_conditions_inside_conditions_are_closed_from_the_inside() -> None:
    template = template_of(_seen("{%p if 甲 %}", "一甲。", "{%p if 乙 %}", "二乙。", "{%p endif %}", "{%p endif %}"))
    assert _prose(template) == ["{% if 甲 %}一甲。{% endif %}", "{% if 甲 %}{% if 乙 %}二乙。{% endif %}{% endif %}"]


def test_a_condition_that_ends_in_another_paragraph_ends_there() -> None:
    template = template_of(_seen("前文。{% if 甲 %}开头一句。", "后面一句。{% endif %}最后一句。"))
    assert _prose(template) == ["前文。{% if 甲 %}开头一句。{% endif %}", "{% if 甲 %}后面一句。{% endif %}最后一句。"]


def test_a_loop_in_a_line_is_one_over_rows() -> None:
    template = template_of(_seen("请{% for p in 人员 %}{{ p.姓名 }}（{{p.职务}}）{% if not loop.last %}、{% endif %}{% endfor %}参加。"))
    assert _prose(template) == ["请{% for p in 人员 %}{{ p.姓名 }}（{{ p.职务 }}）{% if not loop.last %}、{% endif %}{% endfor %}参加。"]
    (rows,) = template.fields
    assert (rows.key, rows.type, [(c.key, c.type) for c in rows.columns]) == ("人员", "rows", [("姓名", "person"), ("职务", "text")])


def test_a_loop_over_words_has_one_column() -> None:
    template = template_of(_seen("请{% for 名 in 名单 %}{{ 名 }}、{% endfor %}参加。"))
    assert [[column.key for column in field.columns] for field in template.fields] == [["内容"]]


def test_a_loop_over_paragraphs_is_a_paragraph_with_turns() -> None:
    template = template_of(_seen("名单如下：", "{%p for p in 人员 %}", "{{ loop.index }}. {{ p.姓名 }}。", "{%p endfor %}", "特此通知。"))
    assert _prose(template)[1] == '{% for p in 人员 %}{{ loop.index }}. {{ p.姓名 }}。{{ "" if loop.last else "\\n" }}{% endfor %}'
    assert _prose(template)[2] == "特此通知。"


@pytest.mark.parametrize("loop", ["for p in 人员", "for 人 in 人员", "for row in 人员"])
def test_a_row_between_tags_for_rows_repeats(loop: str) -> None:
    name = loop.split()[1]
    rows = (
        ("序号", "姓名"),
        (f"{{%tr {loop} %}}", ""),
        ("{{ loop.index }}", f"{{{{ {name}.姓名 }}}}"),
        ("{%tr endfor %}", ""),
        ("合计", "{{ 人数 }}"),
    )
    marks = (Mark(4, 0, 0, "姓名", MarkKind.CELL), Mark(8, 0, 0, "姓名", MarkKind.CELL))
    seen = _table(*rows, marks=marks)
    template = template_of(seen)
    assert _rows(template) == [("序号", "姓名"), ("{{ loop.index }}", "{{ 人员.姓名 }}"), ("合计", "{{ 人数 }}")]
    assert _types(template) == {"人数": "number", "人员": "rows"}
    assert _named(seen) == []


def test_tags_in_the_first_and_the_last_cell_of_a_row_repeat_it() -> None:
    template = template_of(_table(("姓名", "职务"), ("{% for p in 人员 %}{{ p.姓名 }}", "{{ p.职务 }}{% endfor %}")))
    assert _rows(template) == [("姓名", "职务"), ("{{ 人员.姓名 }}", "{{ 人员.职务 }}")]


@pytest.mark.parametrize("opening", ["{%tr for p in 人员 if p.在职 %}", "{%tr for p in 人员|sort %}", "{%tr for k, p in 表.items() %}"])
def test_a_loop_of_rows_that_is_not_understood_is_named(opening: str) -> None:
    seen = _table(("姓名",), (opening,), ("{{ p.姓名 }}",), ("{%tr endfor %}",))
    assert _named(seen)[0] == (opening, "line 2")
    assert not any("{%" in cell or "p.姓名" in cell for row in _rows(template_of(seen)) for cell in row)


@pytest.mark.parametrize(
    "tag",
    [
        *("{% set x = 1 %}", "{% include 'a.docx' %}", "{%tc for c in 列 %}", "{{ now() }}", "{{ 列[0] }}", "{{@照片}}", "{{#表格}}", "{{*列表}}"),
        *("{% if 未闭合 %}", "{% endif %}", "{% vm %}", "{{ 日期 | strftime('%Y') }}"),
    ],
)
def test_a_tag_that_is_not_understood_is_named_with_its_line_and_not_printed(tag: str) -> None:
    seen = _seen("前文。", f"甲{tag}乙。")
    assert _named(seen) == [(tag, "line 3")]
    assert not any(tag in text for text in _prose(template_of(seen)))
    assert "".join(_prose(template_of(seen))).replace("{{ 日期 }}", "").endswith("甲乙。")


def test_a_condition_around_a_heading_is_named_and_the_heading_stays() -> None:
    seen = _seen("{%p if 甲 %}", "一、总体要求", "正文一。", "{%p endif %}", "二、其他", "正文二。")
    assert _named(seen) == [("{%p if 甲 %}", "line 2")]
    assert [section.heading for section in template_of(seen).sections if section.level] == ["总体要求", "其他"]


def test_a_remark_is_neither_printed_nor_named() -> None:
    seen = _seen("请{# 给经办人 #}{{ 单位 }}报送。")
    assert (_prose(template_of(seen)), _named(seen)) == (["请{{ 单位 }}报送。"], [])


@pytest.mark.parametrize(
    ("tag", "markup"),
    [
        ("{{ 金额 | round(2) }}", "{{ 金额 | round(2) }}"),
        ("{{ 金额|default('零') }}", "{{ 金额 | default('零') }}"),
        ("{{r 金额 }}", "{{ 金额 }}"),
        ("{{ 金额|default(“零”, true) }}", '{{ 金额 | default("零") }}'),
    ],
)
def test_a_blank_of_another_form_is_a_blank_with_its_filters(tag: str, markup: str) -> None:
    seen = _seen(f"共{tag}元。")
    assert [slot.text for slot in seen.slots] == [tag]
    assert _prose(template_of(seen)) == [f"共{markup}元。"]


def test_a_name_in_a_condition_is_the_field_of_the_blank_of_that_name() -> None:
    template = template_of(_seen("{% if 金额 > 100 %}金额为{{ 金额 }}元。{% endif %}完。"))
    assert _types(template) == {"金额": "money"}


def test_words_that_were_highlighted_or_stand_in_a_control_are_the_tag_in_them() -> None:
    line = "请于{{ 报送日期 }}前报送。"
    marks = (Mark(2, 2, 12, "", MarkKind.HIGHLIGHT), Mark(3, 0, 7, "单击此处", MarkKind.CONTROL))
    seen = inspect(SourceText((*HEAD, line, "{{ 姓名 }}"), marks=marks))
    assert [slot.text for slot in seen.slots] == ["{{ 报送日期 }}", "{{ 姓名 }}"]
    assert [slot.label for slot in seen.slots] == ["报送日期", "姓名"]


@pytest.mark.parametrize("text", ["{% 也不是语句 %}", "见{@附件}", "集合{#1}", "用 {{ 和 }} 括起来", "折扣{%20%}"])
def test_braces_that_are_no_tags_stay_text(text: str) -> None:
    seen = _seen(f"甲{text}乙。")
    assert (seen.codes, _named(seen)) == ((), [])


def test_tags_stand_in_elements_too() -> None:
    template = template_of(inspect(SourceText((*HEAD, "请报送。", "{% if 代章 %}（代章）{% endif %}{{ 单位 }}", "{{ 成文日期 }}"))))
    assert any("{% if 代章 %}" in block.text for section in template.sections for block in section.blocks if isinstance(block, Element | Prose))


def test_rows_that_the_file_repeats_are_one_row_with_columns() -> None:
    def mark(line: int, name: str) -> Mark:
        return Mark(line, 0, 2, name, MarkKind.CONTROL, repeated="人员")

    marks = (mark(3, "姓名"), mark(4, "职务"), mark(5, "姓名"), mark(6, "职务"))
    template = template_of(_table(("姓名", "职务"), ("王明", "科长"), ("李芳", "科员"), marks=marks))
    assert _rows(template) == [("姓名", "职务"), ("{{ 人员.姓名 }}", "{{ 人员.职务 }}")]
    assert template.by_key["人员"].sample == ({"姓名": "王明", "职务": "科长"}, {"姓名": "李芳", "职务": "科员"})


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("{{ 落款日期 }}", "落款日期"),
        ("{{ 签发时间 }}", "签发时间"),
        ("{{ date }}", "成文日期"),
        ("{{ 日期 }}", "成文日期"),
        ("【填写日期】", "成文日期"),
    ],
)
def test_the_date_under_the_text_is_called_as_the_sample_calls_it_where_that_says_which(tag: str, name: str) -> None:
    template = template_of(_seen("请{{ 科室 }}按时报送。", "特此通知。", "", "{{ 落款单位 }}", tag))
    dates = [field.name for field in template.fields if field.type == FieldType.DATE]
    assert dates == [name]
    assert "落款单位" in template.by_key
