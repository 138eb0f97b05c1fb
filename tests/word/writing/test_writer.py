import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from editor.model.document.document import Document, Indents, Run, Table
from editor.word import expected_of, open_package, prove, read_draft_json, read_source, read_values, write_docx
from tests.word.papers import NS, W, filled, one, paragraph, part, parts_of, profile, report, unfilled

UGLY = [
    "a < b & c > d",
    "\"双\"引'单'",
    "😀𠮷𪚥",
    "  两个  空格  ",
    "\t制表\t",
    "{{ 字段 }}",
    "]]>",
    "&amp;",
    "XX",
    "第一行\n第二行",
    "\n\n",
    "字" * 10_000,
]
ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)


def _body(document: Document, *, final: bool = False) -> "etree._Element":
    return part(write_docx(document, profile(), "{}", final), "word/document.xml")


def _attribute(body: "etree._Element", path: str, attribute: str = "val") -> list[str | None]:
    return [node.get(f"{{{W}}}{attribute}") for node in body.iterfind(path, NS)]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(report(), profile(), "{}") == write_docx(report(), profile(), "{}")


def test_the_ids_do_not_change_when_text_before_them_does() -> None:
    before, after = _body(one(filled("单位", "甲"))), _body(one("前面加了字，", filled("年度", "2026"), filled("单位", "甲")))
    ids = [
        {control.findtext("w:sdtContent/w:r/w:t", None, NS): _attribute(control, "w:sdtPr/w:id") for control in b.iter(f"{{{W}}}sdt")}
        for b in (before, after)
    ]
    assert ids[0]["甲"] == ids[1]["甲"]


@pytest.mark.parametrize("value", UGLY)
def test_a_value_stands_in_its_place_as_it_is(value: str) -> None:
    written = write_docx(one("前", filled("项目", value), "后"), profile(), "{}")
    assert read_values(open_package(written)) == [("项目", 1, value, True)]
    assert prove(written, expected_of(one("前", filled("项目", value), "后"))) == []


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_whatever_is_written_and_proved(prose: str, value: str) -> None:
    document = one(prose, filled("值", value), unfilled("空"), prose)
    for final in (False, True):
        assert prove(write_docx(document, profile(), "{}", final), expected_of(document, final=final)) == []


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    written = write_docx(one(filled("值", "甲\x00\x07乙\ud800丙\ufffe丁")), profile())
    assert [value.text for value in read_values(open_package(written))] == ["甲乙丙丁"]


def test_every_kind_of_line_break_is_one_in_word() -> None:
    body = _body(one(filled("值", "甲\r\n乙\r丙\u2028丁\x0b戊")))
    assert len(body.findall(".//w:sdtContent//w:br", NS)) == 4


def test_a_field_is_a_rich_control_inside_its_bookmark() -> None:
    body = _body(one("由", filled("承办单位", "第三处", 2), "承办"))
    control = body.find(".//w:sdt", NS)
    assert control is not None
    start, end = control.getprevious(), control.getnext()
    assert start is not None
    assert end is not None
    assert start.get(f"{{{W}}}name") == f"_ng{hashlib.sha256('承办单位'.encode()).hexdigest()[:10]}_2"
    assert (end.tag, end.get(f"{{{W}}}id")) == (f"{{{W}}}bookmarkEnd", start.get(f"{{{W}}}id"))
    assert (_attribute(control, "w:sdtPr/w:alias"), _attribute(control, "w:sdtPr/w:tag")) == (["承办单位"], ["承办单位"])
    assert control.find("w:sdtPr/w:text", NS) is None
    assert control.find("w:sdtPr/w:dataBinding", NS) is None


def test_an_unfilled_slot_shows_its_label_in_a_yellow_placeholder() -> None:
    written = write_docx(one("投资", Run("", "", "f1", "计划总投资", 1, filled=False), "亿元"), profile(), "{}")
    control = part(written, "word/document.xml").find(".//w:sdt", NS)
    assert control is not None
    assert control.find("w:sdtPr/w:showingPlcHdr", NS) is not None
    assert "".join(control.itertext(f"{{{W}}}t")) == "〔计划总投资〕"
    shade = part(written, "word/styles.xml").xpath("string(w:style[@w:styleId=$id]/w:rPr/w:shd/@w:fill)", namespaces=NS, id="Slot")
    assert (_attribute(control, ".//w:rStyle"), shade) == (["Slot"], "FFE487")


def test_an_unfilled_slot_keeps_the_character_style_of_its_run() -> None:
    styles = part(write_docx(one(unfilled("值", style="楷体")), profile()), "word/styles.xml")
    assert styles.xpath("string(w:style[@w:styleId='KaiCharacterSlot']/w:basedOn/@w:val)", namespaces=NS) == "KaiCharacter"


def test_what_is_typed_over_a_prompt_keeps_the_look_of_its_run() -> None:
    heading = paragraph("二级标题", "（一）供水。", unfilled("漏损率", style="正文"))
    assert _attribute(_body(Document((heading,))), ".//w:sdtPr/w:rPr/w:rStyle") == ["BodyCharacter"]


def test_text_that_follows_from_a_field_is_no_place_of_it() -> None:
    body = _body(one(filled("金额", "12"), "元（", Run("壹拾贰元整", "", "金额", "金额", 2, derived=True), "）"))
    assert _attribute(body, ".//w:sdtPr/w:tag") == ["金额"]


def test_runs_of_one_place_share_its_control() -> None:
    document = one(filled("值", "甲"), filled("值", "乙", style="加粗"))
    assert read_values(open_package(write_docx(document, profile()))) == [("值", 1, "甲乙", True)]
    assert prove(write_docx(document, profile()), expected_of(document)) == []


def _in_paragraphs(*lines: str) -> Document:
    """A value that composing cut into paragraphs, with text before and after it."""
    runs = [[filled("情况", line)] for line in lines]
    runs[0].insert(0, Run("情况："))
    runs[-1].append(Run("以上。"))
    return Document((*(paragraph("正文", *line) for line in runs), paragraph("正文", filled("单位", "甲"))))


@pytest.mark.parametrize("lines", [("第一段", "第二段"), ("一", "二", "三"), ("首", "", "尾"), ("", "前面空"), ("后面空", ""), ("", "")])
def test_a_value_of_several_paragraphs_is_one_place(lines: tuple[str, ...]) -> None:
    document = _in_paragraphs(*lines)
    written = write_docx(document, profile(), "{}")
    assert prove(written, expected_of(document)) == []
    assert read_values(open_package(written)) == [("情况", 1, "\n".join(lines), True), ("单位", 1, "甲", True)]


def test_a_value_of_several_paragraphs_has_controls_of_their_own_ids() -> None:
    body = _body(_in_paragraphs("一", "二"))
    ids = _attribute(body, ".//w:sdtPr/w:id")
    assert len(ids) == len(set(ids)) == 3
    assert len(body.findall(".//w:bookmarkStart", NS)) == len(body.findall(".//w:bookmarkEnd", NS)) == 2


def test_a_heading_with_text_behind_it_does_not_keep_to_the_next_paragraph() -> None:
    heading = paragraph("二级标题", "（一）供水。", Run("正文接着写。", "正文字符"))
    assert _attribute(_body(Document((heading,))), ".//w:keepNext") == ["0"]
    assert _body(Document((paragraph("二级标题", "（一）供水"),))).find(".//w:keepNext", NS) is None


def test_a_settled_line_break_is_no_part_of_a_value() -> None:
    title = replace(paragraph("标题", "关于", filled("单位", "江畔水务集团"), "的报告"), breaks=(4, 8))
    written = write_docx(Document((title,)), profile())
    assert len(part(written, "word/document.xml").findall(".//w:br", NS)) == 2
    assert [value.text for value in read_values(open_package(written))] == ["江畔水务集团"]
    assert read_source(open_package(written)).lines == ("关于江畔水务集团的报告",)
    assert prove(written, expected_of(Document((title,)))) == []


def test_a_line_that_is_settled_to_break_at_a_slot_breaks_before_its_control() -> None:
    title = replace(paragraph("标题", "关于", filled("单位", "江畔水务集团")), breaks=(2,))
    turn = _body(Document((title,))).find(".//w:br", NS)
    assert turn is not None
    assert list(turn.iterancestors(f"{{{W}}}sdt")) == []


def test_breaks_outside_the_text_make_no_lines() -> None:
    assert _body(Document((replace(paragraph("标题", "报告"), breaks=(0, 2, 9)),))).findall(".//w:br", NS) == []


def test_settled_indents_stand_over_those_of_the_style() -> None:
    body = _body(Document((replace(paragraph("正文", "正文"), indents=Indents(left=100, right=200, first=-300)),)))
    ind = body.find(".//w:ind", NS)
    assert ind is not None
    assert {etree.QName(key).localname: value for key, value in ind.attrib.items()} == {
        "leftChars": "0",
        "left": "100",
        "rightChars": "0",
        "right": "200",
        "firstLineChars": "0",
        "hanging": "300",
    }


def test_a_tightened_paragraph_says_so_and_nothing_more() -> None:
    body = _body(Document((replace(paragraph("正文", "正文"), line=560, spacing=-6),)))
    assert (_attribute(body, ".//w:pPr/w:spacing", "line"), _attribute(body, ".//w:rPr/w:spacing")) == (["560"], ["-6"])


def test_what_the_style_has_already_is_not_said_again() -> None:
    body = _body(Document((replace(paragraph("一级标题", "一、标题"), line=579, spacing=-5, keep_next=True),)))
    assert (body.find(".//w:pPr/w:spacing", NS), body.find(".//w:keepNext", NS), body.find(".//w:rPr", NS)) == (None, None, None)


def test_quotation_marks_are_said_to_be_east_asian() -> None:
    assert _attribute(_body(one("说“好”——好")), ".//w:rFonts", "hint") == ["eastAsia"]


def test_a_short_row_spans_the_rest_of_its_table() -> None:
    table = Table((report().blocks[8].rows[0], report().blocks[8].rows[1][:1]))  # type: ignore[union-attr]
    assert _attribute(_body(Document((table,))), ".//w:gridSpan") == ["2"]


@pytest.mark.parametrize("rows", [(), ((),), ((), ())])
def test_a_table_without_cells_is_still_a_table_that_opens(rows: tuple[tuple[()], ...]) -> None:
    document = Document((Table(rows), paragraph("正文", "后")))
    assert prove(write_docx(document, profile()), expected_of(document)) == []


def test_widths_that_layout_settled_are_those_of_the_columns() -> None:
    table = replace(report().blocks[8], widths=(3000, 5844))  # type: ignore[type-var]
    body = _body(Document((table,)))
    assert (_attribute(body, ".//w:gridCol", "w"), _attribute(body, ".//w:tblW", "w")) == (["3000", "5844"], ["8844"])


def test_rows_that_layout_lets_a_page_end_part_neither_stay_whole_nor_repeat() -> None:
    table = Table((report().blocks[8].rows[0],) * 4, header_rows=2, parted=(1, 3))  # type: ignore[union-attr]
    looks = [[look.tag.partition("}")[2] for look in row.iterfind("w:trPr/*", NS)] for row in _body(Document((table,))).iterfind(".//w:tr", NS)]
    assert looks == [["cantSplit", "trHeight", "tblHeader"], ["trHeight"], ["cantSplit", "trHeight"], ["trHeight"]]


def test_the_draft_comes_back_as_it_went_in() -> None:
    draft = '{"值": "a<b & \\u0007 \\ud800 𠮷\\n", "x": "]]>"}'
    assert read_draft_json(open_package(write_docx(report(), profile(), draft))) == draft


def test_a_character_that_xml_bars_is_escaped_in_the_draft_as_json_escapes_it() -> None:
    assert read_draft_json(open_package(write_docx(report(), profile(), '"\ud800\uffff"'))) == '"\\ud800\\uffff"'


def test_a_final_copy_has_no_controls_no_draft_and_nobodys_name() -> None:
    parts = parts_of(write_docx(report(), profile(), '{"secret": 1}', final=True))
    everything = b"".join(parts.values())
    assert [path for path in parts if path.startswith("customXml")] == []
    assert [word for word in (b"<w:sdt", b"bookmark", b"secret", b"creator", b"Company", b"rsid", b"FFE487") if word in everything] == []


def test_no_file_has_a_thumbnail_an_author_or_a_time() -> None:
    parts = parts_of(write_docx(report(), profile(), "{}"))
    assert [path for path in parts if "thumbnail" in path or path.endswith((".jpeg", ".png"))] == []
    assert b"python-docx" not in b"".join(parts.values())
    assert {etree.QName(node).localname for node in etree.fromstring(parts["docProps/core.xml"])} == {"title"}


def test_styles_have_plain_ids_and_chinese_names() -> None:
    styles = part(write_docx(report(), profile()), "word/styles.xml")
    ids = [node.get(f"{{{W}}}styleId") or "" for node in styles.iter(f"{{{W}}}style")]
    assert all(identity.isascii() and identity.isalnum() for identity in ids)
    assert len(ids) == len(set(ids))
    assert {"主送机关", "署名", "成文日期", "附件说明"} <= set(styles.xpath("w:style/w:name/@w:val", namespaces=NS))


def test_every_style_that_is_used_is_there() -> None:
    written = write_docx(report(), profile())
    known = set(part(written, "word/styles.xml").xpath("w:style/@w:styleId", namespaces=NS))
    document = part(written, "word/document.xml")
    assert {value for kind in ("pStyle", "rStyle", "tblStyle") for value in _attribute(document, f".//w:{kind}")} <= known
