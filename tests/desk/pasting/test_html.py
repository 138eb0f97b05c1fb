"""Rich text that is pasted from Word, WPS, LibreOffice and web pages."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.desk.pasting.html import read_html, source_of
from editor.model.problem import NigaoError
from editor.model.sample.inspection import Inspection
from editor.model.sample.inspection_file import records, replayed
from editor.model.sample.source import Mark, MarkKind
from tests.desk.made import desk_in

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>无关</title>
<style><!-- p.MsoNormal {margin:0cm} --></style>
<!--[if gte mso 9]><xml><o:Author>某甲</o:Author></xml><![endif]--></head><body lang=ZH-CN><!--StartFragment-->
<p class=MsoTitle align=center>关于码头检修的报告<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h1><span style='font-family:黑体'>检修情况<span
lang=EN-US><o:p></o:p></span></span></h1>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>泊位共<u><span
style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span></u>个，检修
完成。<span style='display:none;mso-hide:all'>看不见的</span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>l<span>&nbsp;</span></span><![endif]>缆桩完好。</p>
<p class=MsoNormal style='mso-outline-level:2'>下一步</p>
<!--EndFragment--></body></html>"""

TABLE = """<table border=1><tbody><tr><td><p class=MsoNormal>姓名：<o:p></o:p></p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
<td rowspan=2>照片</td></tr><tr><td>职务</td><td></td></tr></tbody></table>"""


def test_a_text_from_word_keeps_its_paragraphs_headings_numbers_and_blanks() -> None:
    source = read_html(WORD)
    assert source.lines == ("关于码头检修的报告", "", "检修情况", "1. 泊位共    个，检修完成。", "缆桩完好。", "下一步")
    assert source.heading_levels == ((2, 1), (5, 2))


def test_the_empty_cells_of_a_form_from_wps_are_blanks_named_by_their_labels() -> None:
    source = read_html(TABLE)
    assert source.lines == ("姓名：", "", "照片", "职务", "")
    (table,) = source.tables
    assert [(cell.row, cell.column, cell.rows, cell.lines) for cell in table.cells] == [
        (0, 0, 1, (0,)),
        (0, 1, 1, (1,)),
        (0, 2, 2, (2,)),
        (1, 0, 1, (3,)),
        (1, 1, 1, (4,)),
    ]
    assert source.marks == (Mark(1, 0, 0, "姓名", MarkKind.CELL), Mark(4, 0, 0, "职务", MarkKind.CELL))


def test_a_web_page_gives_what_is_seen_on_it() -> None:
    page = """<meta charset="utf-8"><script>track('<p>')</script><div><h1>防汛简报</h1><div>第一段<b>加粗</b>文字。<br>第二行 one
      two</div><h2>水情</h2><ol start=3><li>水位X米<li><p>库容&nbsp;&nbsp;万方</p></ol><ul><li>堤防</ul>
      <p hidden>暗</p><p>甲<p>乙<pre>一  行\n二</pre></div>"""
    source = read_html(page)
    assert source.lines == (
        *("防汛简报", "第一段加粗文字。", "第二行 one two", "水情", "3. 水位X米", "4. 库容  万方", "堤防", "甲", "乙"),
        *("一  行", "二"),
    )
    assert source.heading_levels == ((3, 1),)


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<ol type=A><li>甲</ol>", "A. 甲"),
        ("<ol style='list-style-type: cjk-ideographic' start=11><li>甲</ol>", "十一、甲"),
        ("<ol><li>（一）甲</ol>", "（一）甲"),
        ("<ol><li style='list-style:none'>甲</ol>", "甲"),
        ("<ol start=99999999999><li>甲</ol>", "1. 甲"),
    ],
)
def test_the_numbers_of_a_list_are_text(html: str, line: str) -> None:
    assert read_html(html).lines == (line,)


def test_a_table_around_the_whole_text_is_only_a_frame() -> None:
    assert read_html("<table><tr><td><p>甲</p><p>乙</p></table>").tables == ()


def test_the_page_is_taken_only_where_it_tells_more_than_the_plain_text() -> None:
    assert source_of("<div>甲</div><div>乙</div>", "甲\n乙").encoding == "utf-8"
    assert source_of("<h1>甲</h1>", "甲").encoding == "html"
    assert source_of("<ol><li>甲</ol>", "甲").lines == ("1. 甲",)
    assert source_of("<h1>甲</h1>", "甲和很多别的文字").lines == ("甲和很多别的文字",)
    assert source_of("<p>只有网页</p>", "").lines == ("只有网页",)
    assert source_of("<h1>甲</h1>" + " " * 16_000_000, "甲").encoding == "utf-8"


def test_a_pasted_form_opens_with_a_field_for_each_empty_cell(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    opened = desk.open_pasted(TABLE, "姓名：\t\t照片\n职务\t")
    assert [field.name for field in opened.draft.template.fields] == ["姓名", "职务"]
    with pytest.raises(NigaoError, match="没有可读的文字"):
        desk.open_pasted("<img src='a.png'>", " ")


def test_the_journal_of_a_review_keeps_all_of_a_pasted_page() -> None:
    seen = Inspection(read_html(WORD + TABLE))
    assert replayed(json.loads(json.dumps(list(records(None, seen))))) == seen


PIECES = st.sampled_from(
    re.split(
        " ",
        "<p> </p> <td> <table> </table> <tr> </tr> <u>&nbsp;</u> <li> <ol> </ol> <h1> <br> <!-- --> <![if x]> <![ <! <? &#x; &#99999999999; <pre> "
        "<o:p> <script> </script> 甲 X \n \u2028 \0 <td\trowspan=9> <span\tstyle='mso-list:Ignore'> </span> < &",
    )
)


@given(st.one_of(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join), st.text()))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_table_points_at_lines(html: str) -> None:
    source = read_html(html)
    assert all(len(line.splitlines()) <= 1 for line in source.lines)
    places = {line for table in source.tables for line in table.lines}
    places |= {line for line, _ in source.heading_levels} | {mark.line for mark in source.marks}
    assert places <= set(range(len(source.lines)))


def test_deep_and_broken_pages_are_read() -> None:
    assert read_html("<table><tr><td>" * 3000 + "甲").lines[-1] == "甲"
    assert read_html("<b><i>" * 20_000 + "甲" + "</u>" * 20_000).lines == ("甲",)
    assert len(read_html("<!--" * 20_000).lines) <= 1
    assert read_html("甲&#" + "9" * 6000 + ";").lines == ("甲\ufffd",)
