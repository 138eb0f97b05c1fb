"""Tables with cells over several places: on the pages, in Word, HTML and text; rows over a field take the cells with them."""

from lxml import etree

from editor.composing import compose
from editor.desk.saving.as_html import html_of
from editor.desk.saving.as_text import text_of
from editor.layout import FontBook, Laid, settle
from editor.model.document.document import Table
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from editor.model.template.file import parse_template
from editor.word import write_docx
from tests.word.papers import NS, parts_of, profile

HEAD = """+++
format = 2
name = "表"

[fields."清单"]
type = "rows"
columns = [{key = "事项", type = "text"}]
+++
"""
TWO_LEVELS = "{表 宽=2,3,3 线=三}\n| 项目 | 一季度 | < |\n| ^ | 计划 | 完成 |\n|---|:---:|---|\n| 产值 | 甲 | 91 |\n"


def laid(body: str, **values: Value) -> Laid:
    layout = profile()
    return settle(compose(Draft(parse_template(HEAD + body)[0], values)).document, layout, FontBook(layout.fonts, files=()))


def table_in(body: str, **values: Value) -> Table:
    return next(block for block in laid(body, **values).document.blocks if isinstance(block, Table))


def word(body: str, **values: Value) -> etree._Element:
    return etree.fromstring(parts_of(write_docx(laid(body, **values).document, profile(), "{}"))["word/document.xml"])


def said(top: etree._Element, path: str) -> list[str]:
    return [str(found) for found in top.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def test_the_head_of_two_rows_repeats_and_widths_and_rules_are_those_of_the_template() -> None:
    top = word(TWO_LEVELS)
    assert len(said(top, "//w:tblHeader")) == 2
    assert said(top, "//w:gridSpan/@w:val") == ["2"]
    assert said(top, "//w:vMerge/@w:val") == ["restart", "continue"]
    assert len(said(top, "//w:tblBorders/w:*[@w:val='single']")) == 2
    assert len(said(top, "//w:tcBorders/w:bottom")) == 3
    one, two, three = map(int, said(top, "//w:gridCol/@w:w"))
    assert abs(3 * one - 2 * two) < 6
    assert abs(two - three) < 3
    assert [style for style in said(top, "//w:tc//w:pStyle/@w:val") if style.endswith("Center")] == ["TableTextCenter"]


def test_a_form_repeats_no_row() -> None:
    assert said(word("| 姓名 | {{ 姓名 }} |\n| 单位 | {{ 单位 }} |\n"), "//w:tblHeader") == []
    assert len(said(word("| 姓名 | 单位 |\n| 甲 | 乙 |\n"), "//w:tblHeader")) == 1


def test_a_cell_beside_the_rows_of_a_field_reaches_over_all_of_them() -> None:
    body = "| 类 | {{ 清单.事项 }} | < |\n| ^ | 小计 | 1 |\n"
    table = table_in(body, 清单=({"事项": "甲"}, {"事项": "乙"}, {"事项": "丙"}))
    assert (table.rows[0][0].rows, len(table.rows)) == (4, 4)
    assert [row[1].columns for row in table.rows] == [2, 2, 2, 1]
    assert [row[1].paragraph.text for row in table.rows] == ["甲", "乙", "丙", "小计"]


def test_no_rule_runs_through_a_cell_and_every_line_of_a_tall_one_is_on_a_page() -> None:
    (page,) = laid("| 甲 | < |\n| ^ | ^ |\n| 乙 | 丙 |\n").pages
    inside = [rule for rule in page.rules if rule.left == rule.right and page.rules[0].left < rule.left < max(r.right for r in page.rules)]
    assert len(inside) == 1
    assert len({rule.top for rule in page.rules if rule.top == rule.bottom}) == 3
    words = "很长的说明" * 700
    pages = laid("|---|\n" + f"| {words} | 一 |\n" + "| ^ | 行 |\n" * 60).pages
    shown = "".join(piece.text for page in pages for box in page.lines if box.cell == (0, 0) for piece in box.line.pieces)
    assert len(pages) > 1
    assert shown == words


def test_two_tables_behind_each_other_have_a_line_between_them() -> None:
    blocks = laid("| 甲 | 乙 |\n{表}\n| 丙 | 丁 |\n").document.blocks
    assert [isinstance(block, Table) for block in blocks] == [True, False, True]


def test_a_page_for_browsers_has_the_spans_and_the_plain_text_each_word_once() -> None:
    document = laid(TWO_LEVELS).document
    html = html_of(document, profile())
    assert '<th rowspan="2">' in html
    assert '<th colspan="2">' in html
    assert '<table class="three">' in html
    assert text_of(document, profile()) == "项目\t一季度\t\n\t计划\t完成\n产值\t甲\t91\n"
    assert "table.three" not in html_of(laid("| 甲 | 乙 |\n").document, profile())
