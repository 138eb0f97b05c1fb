import pytest

from editor.model.sample.source import Mark, MarkKind
from editor.model.sample.source_table import SourceTable
from editor.word import open_package, read_paragraphs, read_source
from tests.word.papers import control, foreign, p, packed, parts_of

HEADINGS = """
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="two"><w:name w:val="二级"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="three"><w:name w:val="我的"/><w:basedOn w:val="two"/></w:style>
<w:style w:type="paragraph" w:styleId="round"><w:name w:val="圈"/><w:basedOn w:val="round"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
"""


def _style(identity: str) -> str:
    return f'<w:pStyle w:val="{identity}"/>'


def _lines(*paragraphs: str) -> tuple[str, ...]:
    return read_source(open_package(foreign("".join(paragraphs)))).lines


def _marks(*paragraphs: str) -> tuple[Mark, ...]:
    return read_source(open_package(foreign("".join(paragraphs)))).marks


def _field(code: str, result: str, more: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
    separate, end = ('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return f"{begin}{separate}<w:r><w:t>{result}</w:t></w:r>{end}" if result else begin + end


def _box(content: str, inside: str = "<w:r><w:t>框外</w:t></w:r>") -> str:
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    return f"<w:p>{inside}<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"


def test_a_paragraph_is_a_line_and_an_empty_one_too() -> None:
    assert _lines(p("标题"), p(), p("正", "文")) == ("标题", "", "正文")


def test_tabs_and_line_breaks_are_kept() -> None:
    assert _lines(p("甲", "<w:r><w:tab/></w:r>", "乙", "<w:r><w:br/></w:r>", "丙")) == ("甲\t乙", "丙")


def test_a_page_break_parts_lines_and_makes_no_empty_ones() -> None:
    turn = '<w:r><w:br w:type="page"/></w:r>'
    assert _lines(p(turn, "甲"), p("乙", turn), p("丙", turn, "丁")) == ("甲", "乙", "丙", "丁")


def test_spaces_count_only_where_the_file_says_so() -> None:
    loose, kept = "<w:r><w:t> 甲 </w:t></w:r>", '<w:r><w:t xml:space="preserve"> 乙  丙 </w:t></w:r>'
    assert _lines(p(loose, kept)) == ("甲 乙  丙 ",)


def test_text_in_controls_insertions_smart_tags_and_links_is_read() -> None:
    inside = [f"<w:{tag}><w:r><w:t>{tag}</w:t></w:r></w:{tag}>" for tag in ("ins", "moveTo", "smartTag", "customXml", "hyperlink")]
    assert _lines(p(*inside), control(p("控件里")), f"<w:customXml>{p('包着')}</w:customXml>") == (
        "insmoveTosmartTagcustomXmlhyperlink",
        "控件里",
        "包着",
    )


def test_deletions_moves_away_and_hidden_text_are_not() -> None:
    gone = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    assert _lines(p("留", gone, hidden, shown)) == ("留显",)


def test_a_paragraph_whose_mark_is_deleted_runs_on_into_the_next() -> None:
    assert _lines(p("前半句，", properties="<w:rPr><w:del/></w:rPr>"), p("后半句。")) == ("前半句，后半句。",)


def test_the_last_paragraph_is_read_though_its_mark_is_deleted() -> None:
    assert _lines(p("末段", properties="<w:rPr><w:del/></w:rPr>"), "<w:sectPr/>") == ("末段",)


def test_field_codes_are_left_out_and_their_results_kept() -> None:
    simple = p('<w:fldSimple w:instr="DATE"><w:r><w:t>今天</w:t></w:r></w:fldSimple>')
    assert _lines(p("前", _field("REF x", "引用"), "后"), simple) == ("前引用后", "今天")


def test_a_field_inside_the_code_of_another_shows_nothing() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = f"<w:r><w:instrText>IF </w:instrText></w:r>{_field('PAGE', '7')}<w:r><w:instrText> = 7</w:instrText></w:r>"
    assert _lines(p(begin, code, separate, "结果", end)) == ("结果",)


def test_a_field_that_runs_over_paragraphs_hides_its_code_only() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    first, last = p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "甲"), p("乙", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "丙")
    assert _lines(first, last, p("丁")) == ("甲", "乙丙", "丁")


def test_a_field_that_never_ends_does_not_swallow_its_result() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert _lines(p(begin, "甲"), p("乙")) == ("甲", "乙")


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert _lines(_box(p("框里一") + p("框里二")), p("下一段")) == ("框外", "框里一", "框里二", "下一段")


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    assert _lines(_box(_box(p("里层"), "<w:r><w:t>外层</w:t></w:r>"))) == ("框外", "外层", "里层")


def test_symbols_phonetics_and_formulas() -> None:
    box, ruby = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        "<w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    assert _lines(p(box, ruby, formula, '<w:r><w:sym w:char="zz"/></w:r>')) == ("□字x=1",)


def test_table_cells_are_read_row_by_row() -> None:
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in (("甲", "乙"), ("丙", "丁")))
    source = read_source(open_package(foreign(p("前") + f"<w:tbl>{rows}</w:tbl>" + p("后"))))
    assert source.lines == ("前", "甲", "乙", "丙", "丁", "后")
    assert [table.cells for table in source.tables] == [SourceTable.of_rows((((1,), (2,)), ((3,), (4,)))).cells]


def test_cells_in_controls_and_tables_in_tables_are_read() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('里')}</w:tc></w:tr></w:tbl>"
    row = control(f"<w:tc>{p('控')}</w:tc>", alias="格") + f"<w:tc>{inner}{p('外')}</w:tc>"
    source = read_source(open_package(foreign(f"<w:tbl>{control(f'<w:tr>{row}</w:tr>')}</w:tbl>")))
    assert source.lines == ("控", "里", "外")
    (table,) = source.tables
    assert [(cell.row, cell.column, cell.rows, cell.lines) for cell in table.cells] == [(0, 0, 2, (0,)), (0, 1, 1, (1,)), (1, 1, 1, (2,))]
    assert source.marks == (Mark(0, 0, 1, "格", MarkKind.CONTROL),)


def test_a_deleted_row_is_not_read() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删')}</w:tc></w:tr>"
    assert _lines(f"<w:tbl>{gone}<w:tr><w:tc>{p('留')}</w:tc></w:tr></w:tbl>") == ("留",)


def test_footnotes_follow_the_text_without_their_separators() -> None:
    notes = f'<w:footnote w:type="separator" w:id="-1">{p("线")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>'
    assert read_source(open_package(foreign(p("正文"), footnotes=notes))).lines == ("正文", "脚注")


def test_heading_levels_come_from_outlines_styles_and_their_names() -> None:
    body = p("一", properties=_style("1")) + p("二", properties=_style("two")) + p("三", properties=_style("three"))
    body += (
        p("四", properties='<w:outlineLvl w:val="3"/>')
        + p("正文", properties=_style("1") + '<w:outlineLvl w:val="9"/>')
        + p("圈", properties=_style("round"))
    )
    assert read_source(open_package(foreign(body, styles=HEADINGS))).heading_levels == ((0, 1), (1, 2), (2, 2), (3, 4))


@pytest.mark.parametrize("level", ["9" * 5000, "²", "-1", ""])
def test_a_level_that_is_no_number_is_that_of_the_text(level: str) -> None:
    body = p("一", properties=f'<w:outlineLvl w:val="{level}"/>')
    assert read_source(open_package(foreign(body))).heading_levels == ()


def test_an_empty_heading_is_none() -> None:
    assert read_source(open_package(foreign(p(properties=_style("1")), styles=HEADINGS))).heading_levels == ()


def test_a_table_of_contents_is_left_out() -> None:
    assert read_source(open_package(foreign(p("一、总体\t1", properties=_style("toc")) + p("正文"), styles=HEADINGS))).lines == ("正文",)


def test_a_control_is_a_blank_called_by_its_alias_or_tag() -> None:
    body = p("由", control("<w:r><w:t>某单位</w:t></w:r>", alias="承办单位", tag="x"), "承办", control("", tag="t"))
    assert _marks(body) == (Mark(0, 1, 4, "承办单位", MarkKind.CONTROL), Mark(0, 6, 6, "t", MarkKind.CONTROL))


def test_a_control_around_a_paragraph_is_a_blank_around_several_is_none() -> None:
    assert _marks(control(p("某单位"), alias="单位"), control(p("甲") + p("乙"), alias="多段")) == (Mark(0, 0, 3, "单位", MarkKind.CONTROL),)


@pytest.mark.parametrize("kind", ["docPartObj", "picture", "group", "bibliography"])
def test_a_control_that_is_no_blank_is_none(kind: str) -> None:
    assert _marks(p(control("<w:r><w:t>目录</w:t></w:r>", more=f"<w:{kind}/>"))) == ()


def test_of_controls_in_controls_the_inner_one_is_the_blank() -> None:
    inner = control("<w:r><w:t>里</w:t></w:r>", alias="里")
    assert _marks(p(control(inner, alias="外"))) == (Mark(0, 0, 1, "里", MarkKind.CONTROL),)


def test_merge_fields_and_form_fields_are_blanks() -> None:
    body = p(_field('MERGEFIELD "姓名" \\* MERGEFORMAT', "«姓名»"), "：", _field("FORMTEXT", "____", '<w:ffData><w:name w:val="文字1"/></w:ffData>'))
    assert _marks(body) == (Mark(0, 0, 4, "姓名", MarkKind.MERGE_FIELD), Mark(0, 5, 9, "文字1", MarkKind.FIELD))
    assert _marks(p(_field("PAGE", "1"))) == ()


def test_form_check_boxes_and_lists_show_what_was_chosen() -> None:
    box = _field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>')
    entries = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
    source = read_source(open_package(foreign(p(box, "是", _field("FORMDROPDOWN", "", entries)))))
    assert source.lines == ("☑是乙",)
    assert [(mark.start, mark.end) for mark in source.marks] == [(0, 1), (2, 3)]


def test_highlighted_text_is_one_blank_over_several_runs() -> None:
    lit = '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>{}</w:t></w:r>'
    assert _marks(p("请填", lit.format("单位"), lit.format("全称"), "。", lit.format("日期").replace("yellow", "none"))) == (
        Mark(0, 2, 6, "", MarkKind.HIGHLIGHT),
    )


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{p(cell) if cell else p()}</w:tc>' for cell in cells)}</w:tr>"


def test_an_empty_cell_beside_its_label_is_a_blank() -> None:
    assert _marks(f"<w:tbl>{_row('姓名：', '', '性别', '')}</w:tbl>") == (Mark(1, 0, 0, "姓名", MarkKind.CELL), Mark(3, 0, 0, "性别", MarkKind.CELL))


def test_an_empty_cell_below_its_head_is_a_blank() -> None:
    table = f"<w:tbl>{_row('项目', '金额')}{_row('', '')}</w:tbl>"
    assert [(mark.line, mark.name) for mark in _marks(table)] == [(2, "项目"), (3, "金额")]


def test_an_empty_cell_without_a_label_is_none() -> None:
    assert _marks(f"<w:tbl>{_row('', '')}{_row('这一格里写的是很长的一段说明文字，不是名称', '')}</w:tbl>") == ()


def test_a_cell_that_goes_on_from_above_is_none() -> None:
    merged = f"<w:tr><w:tc>{p('乙')}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc></w:tr>"
    assert _marks(f"<w:tbl>{_row('甲', '写')}{merged}</w:tbl>") == ()


def test_a_blank_behind_a_line_break_has_the_column_of_its_own_line() -> None:
    assert _marks(p("第一行", "<w:r><w:br/></w:r>", "第二", control("<w:r><w:t>某</w:t></w:r>", tag="x"))) == (Mark(1, 2, 3, "x", MarkKind.CONTROL),)


def test_the_lines_are_those_that_splitlines_would_give() -> None:
    lines = _lines(p("甲&#x2028;乙&#x85;丙"))
    assert lines == ("甲", "乙", "丙")
    assert "\n".join(lines).splitlines() == list(lines)


def test_the_name_and_encoding_say_where_the_text_comes_from() -> None:
    source = read_source(open_package(foreign(p("文")), "样稿.docx"))
    assert (source.name, source.encoding) == ("样稿.docx", "docx")


def test_a_paragraph_with_line_breaks_is_one_paragraph_of_several_lines() -> None:
    data = foreign(p("甲", "<w:r><w:br/></w:r>", "乙") + p() + f"<w:tbl><w:tr><w:tc>{p('丙')}</w:tc></w:tr></w:tbl>")
    assert read_paragraphs(open_package(data)) == ["甲\n乙", "", "丙"]
    assert read_source(open_package(data)).lines == ("甲", "乙", "", "丙")


def test_of_an_alternative_one_branch_is_read_and_an_empty_one_holds_nothing() -> None:
    fallback = "<mc:AlternateContent><mc:Fallback><w:r><w:t>乙</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    assert _lines(p("甲", "<mc:AlternateContent/>", fallback, "丙")) == ("甲乙丙",)


@pytest.mark.parametrize(("code", "text"), [("4E00", "一"), ("F0FE", "☑"), ("F0B7", "·"), ("0007", ""), ("D800", ""), ("zz", "")])
def test_a_symbol_is_the_character_that_it_shows(code: str, text: str) -> None:
    assert _lines(p("甲", f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>', "乙")) == (f"甲{text}乙",)


def test_notes_that_are_named_and_not_there_are_none() -> None:
    parts = parts_of(foreign(p("甲"), footnotes=""))
    del parts["word/footnotes.xml"]
    assert read_source(open_package(packed(parts))).lines == ("甲",)


def test_notes_that_are_damaged_are_none() -> None:
    damaged = {**parts_of(foreign(p("甲"), footnotes="")), "word/footnotes.xml": b"<w:footnotes"}
    assert read_source(open_package(packed(damaged))).lines == ("甲",)


def test_a_box_that_comes_before_the_text_is_read_before_it() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('内部资料')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert _lines(p(box, "关于检查的通知"), p("正文", box)) == ("内部资料", "关于检查的通知", "正文", "内部资料")


def test_a_box_in_a_paragraph_whose_mark_is_deleted_is_read_once() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框里')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert _lines(p(box, "前半句，", properties="<w:rPr><w:del/></w:rPr>"), p("后半句。")) == ("框里", "前半句，后半句。")


def test_a_cell_in_the_code_of_a_field_that_never_ends_is_no_blank() -> None:
    # What is filled in there would be code, which nobody sees.
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    rows = [
        f"<w:tr><w:tc>{p(label)}</w:tc><w:tc>{cell}</w:tc></w:tr>" for label, cell in (("姓名", p()), ("单位", p(begin, "看不见")), ("职务", p()))
    ]
    source = read_source(open_package(foreign(f"<w:tbl>{''.join(rows)}</w:tbl>{p()}")))
    assert source.lines[:4] == ("姓名", "", "单位", "")
    assert [mark.line for mark in source.marks] == [1]
