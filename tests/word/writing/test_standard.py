"""Each number of GB/T 9704-2012 once, as it stands in the written file; the numbers here are the standard's, written out."""

import pytest
from lxml import etree

from editor.model.document.document import Document
from editor.word import write_docx
from tests.word.papers import NS, W, paragraph, part, parts_of, profile, report

MM = 1440 / 25.4  # twips


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_docx(report(), profile(), "{}")


@pytest.fixture(scope="module")
def body(written: bytes) -> "etree._Element":
    return part(written, "word/document.xml")


@pytest.fixture(scope="module")
def styles(written: bytes) -> "etree._Element":
    return part(written, "word/styles.xml")


def _value(node: "etree._Element", path: str, attribute: str = "val") -> str | None:
    found = node.find(path, NS)
    return None if found is None else found.get(f"{{{W}}}{attribute}")


def _style(styles: "etree._Element", name: str) -> "etree._Element":
    found = styles.xpath("w:style[w:name/@w:val=$name]", namespaces=NS, name=name)
    assert len(found) == 1, f"{len(found)} styles are called {name}"
    return found[0]


def _all(styles: "etree._Element", name: str, path: str, attribute: str = "val") -> str | None:
    """The value that holds for a style: its own, or that of the style it is based on."""
    style = _style(styles, name)
    own = _value(style, path, attribute)
    based = _value(style, "w:basedOn")
    if own is not None or based is None:
        return own
    parent = styles.xpath("string(w:style[@w:styleId=$id]/w:name/@w:val)", namespaces=NS, id=based)
    return _all(styles, parent, path, attribute)


def test_5_1_the_paper_is_a4(body: "etree._Element") -> None:
    assert (_value(body, ".//w:pgSz", "w"), _value(body, ".//w:pgSz", "h")) == ("11906", "16838")


@pytest.mark.parametrize(("side", "millimetres"), [("top", 37), ("left", 28), ("bottom", 35), ("right", 26)])
def test_5_2_1_the_margins(body: "etree._Element", side: str, millimetres: int) -> None:
    assert float(_value(body, ".//w:pgMar", side) or 0) == pytest.approx(millimetres * MM, abs=1)


def test_5_2_1_the_type_area_is_156_by_225_millimetres(body: "etree._Element") -> None:
    width, height = (int(_value(body, ".//w:pgSz", side) or 0) for side in ("w", "h"))
    left, right, top, bottom = (int(_value(body, ".//w:pgMar", side) or 0) for side in ("left", "right", "top", "bottom"))
    assert (width - left - right, height - top - bottom) == (8844, 12756)


def test_5_2_1_no_gutter_moves_the_type_area(body: "etree._Element") -> None:
    assert _value(body, ".//w:pgMar", "gutter") == "0"


def test_5_2_2_the_body_is_size_3_fangsong_in_every_slot(styles: "etree._Element") -> None:
    fonts = [_value(_style(styles, "Body Text"), "w:rPr/w:rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
    assert fonts == ["仿宋_GB2312"] * 4
    assert _value(_style(styles, "Body Text"), "w:rPr/w:sz") == "32"


def test_5_2_3_lines_are_exact_so_that_22_stand_on_a_page(styles: "etree._Element") -> None:
    body_text = _style(styles, "Body Text")
    assert (_value(body_text, "w:pPr/w:spacing", "line"), _value(body_text, "w:pPr/w:spacing", "lineRule")) == ("579", "exact")
    assert (_value(body_text, "w:pPr/w:spacing", "before"), _value(body_text, "w:pPr/w:spacing", "after")) == ("0", "0")
    assert 22 * 579 <= 12756 < 23 * 579


def test_5_2_3_characters_are_drawn_in_so_that_28_stand_in_a_line(styles: "etree._Element") -> None:
    assert _value(_style(styles, "Body Text"), "w:rPr/w:spacing") == "-5"
    assert 28 * (320 - 5) <= 8844 < 29 * (320 - 5)


def test_5_2_3_the_grid_counts_lines_and_moves_none(body: "etree._Element", styles: "etree._Element") -> None:
    assert (_value(body, ".//w:docGrid", "type"), _value(body, ".//w:docGrid", "linePitch")) == ("lines", "579")
    assert _value(_style(styles, "Normal"), "w:pPr/w:snapToGrid") == "0"


@pytest.mark.parametrize("flag", ["widowControl", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd"])
def test_5_2_3_nothing_takes_a_line_or_a_character_away(styles: "etree._Element", flag: str) -> None:
    assert _value(_style(styles, "Normal"), f"w:pPr/w:{flag}") == "0"


def test_line_ends_follow_gb_t_15834(styles: "etree._Element") -> None:
    kinsoku = _style(styles, "Normal").find("w:pPr/w:kinsoku", NS)
    assert kinsoku is not None
    assert dict(kinsoku.attrib) == {}
    assert {_value(style, "w:pPr/w:overflowPunct") for style in (_style(styles, "表格正文"), _style(styles, "表头"))} == {"0"}
    assert len(list(styles.iter(f"{{{W}}}overflowPunct"))) == 2


def test_5_2_3_punctuation_keeps_its_width(written: bytes) -> None:
    assert _value(part(written, "word/settings.xml"), "w:characterSpacingControl") == "doNotCompress"


def test_5_2_4_everything_is_black_but_the_mark_and_the_red_lines(styles: "etree._Element") -> None:
    named = {_value(node, "w:name"): _value(node, "w:rPr/w:color") for node in styles.findall("w:style", NS)}
    assert {name for name, color in named.items() if color not in (None, "000000")} == {
        *("发文机关标志", "联合标志", "联合文件", "红线", "信函粗线", "信函细线"),
    }
    assert {color for color in named.values() if color is not None} == {"000000", "FF0000"}


def test_7_3_1_the_title_is_size_2_xiaobiaosong_centred_and_not_bold(styles: "etree._Element") -> None:
    title = _style(styles, "Title")
    assert [_value(title, "w:rPr/w:rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")] == ["方正小标宋简体"] * 4
    assert (_value(title, "w:rPr/w:sz"), _value(title, "w:pPr/w:jc"), title.find("w:rPr/w:b", NS)) == ("44", "center", None)


def test_7_3_1_the_title_stands_on_the_first_line(body: "etree._Element") -> None:
    first = body.find("w:body/w:p", NS)
    assert first is not None
    assert _value(first, "w:pPr/w:pStyle") == "Title"
    assert first.find("w:pPr/w:spacing", NS) is None


def test_7_3_2_the_addressee_stands_at_the_left_edge(styles: "etree._Element") -> None:
    addressee = _style(styles, "主送机关")
    assert [_value(addressee, "w:pPr/w:ind", side) for side in ("left", "firstLine", "firstLineChars")] == ["0", "0", "0"]
    assert _value(addressee, "w:pPr/w:jc") == "left"


def test_7_3_3_paragraphs_begin_two_characters_in(styles: "etree._Element") -> None:
    body_text = _style(styles, "Body Text")
    assert (_value(body_text, "w:pPr/w:ind", "firstLineChars"), _value(body_text, "w:pPr/w:ind", "firstLine")) == ("200", "630")


@pytest.mark.parametrize(("level", "font"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")])
def test_7_3_3_the_four_levels_have_their_fonts_at_size_3(styles: "etree._Element", level: int, font: str) -> None:
    heading = _style(styles, f"heading {level}")
    assert [_value(heading, "w:rPr/w:rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")] == [font] * 4
    assert (_value(heading, "w:rPr/w:sz"), _value(heading, "w:pPr/w:outlineLvl")) == ("32", str(level - 1))
    assert _value(heading, "w:pPr/w:ind", "firstLineChars") == "200"
    assert heading.find("w:pPr/w:keepNext", NS) is not None


def test_7_3_4_the_attachment_note_hangs_by_three_characters(styles: "etree._Element") -> None:
    note = _style(styles, "附件说明")
    assert [_value(note, "w:pPr/w:ind", side) for side in ("left", "hanging", "firstLineChars")] == ["1575", "945", "0"]


def test_7_3_5_2_the_signature_stands_two_characters_from_the_right(body: "etree._Element", styles: "etree._Element") -> None:
    assert _value(_style(styles, "署名"), "w:pPr/w:ind", "right") == "630"
    signature = body.xpath("//w:p[w:pPr/w:pStyle/@w:val='IssuerSignature']", namespaces=NS)[0]
    assert _value(signature, "w:pPr/w:ind", "right") == "630"


def test_7_3_7_an_attachment_begins_a_page(body: "etree._Element", styles: "etree._Element") -> None:
    attachment = body.xpath("//w:p[w:pPr/w:pStyle/@w:val='Attachment']", namespaces=NS)[0]
    assert attachment.find("w:pPr/w:pageBreakBefore", NS) is not None
    assert _value(_style(styles, "附件"), "w:rPr/w:rFonts", "eastAsia") == "黑体"


def test_7_5_page_numbers_stand_outside_on_odd_and_even_pages(written: bytes, body: "etree._Element", styles: "etree._Element") -> None:
    assert part(written, "word/settings.xml").find("w:evenAndOddHeaders", NS) is not None
    assert [node.get(f"{{{W}}}type") for node in body.iterfind(".//w:footerReference", NS)] == ["default", "even"]
    assert (_all(styles, "公文页码", "w:pPr/w:jc"), _all(styles, "公文页码", "w:pPr/w:ind", "right")) == ("right", "280")
    assert (_all(styles, "双页页码", "w:pPr/w:jc"), _all(styles, "双页页码", "w:pPr/w:ind", "left")) == ("left", "280")
    assert _all(styles, "双页页码", "w:pPr/w:ind", "right") == "0"


@pytest.mark.parametrize(("footer", "style"), [("word/footer1.xml", "OuterPageNumber"), ("word/footer2.xml", "EvenPageNumber")])
def test_7_5_a_page_number_stands_between_two_dashes(written: bytes, footer: str, style: str) -> None:
    found = part(written, footer)
    assert "".join(found.itertext(f"{{{W}}}t")) == "— 1 —"
    assert [node.text for node in found.iter(f"{{{W}}}instrText")] == ["PAGE"]
    assert _value(found, ".//w:pStyle") == style


def test_7_5_the_page_number_is_size_4_songti(styles: "etree._Element") -> None:
    assert [_all(styles, "双页页码", "w:rPr/w:rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")] == ["宋体"] * 4
    assert _all(styles, "双页页码", "w:rPr/w:sz") == "28"
    assert _all(styles, "双页页码", "w:pPr/w:ind", "firstLine") == "0"


def test_7_5_the_page_number_stands_7_millimetres_below_the_type_area(body: "etree._Element") -> None:
    assert _value(body, ".//w:pgMar", "footer") == "1440"


def test_8_tables_have_no_exact_lines_that_would_cut_them(styles: "etree._Element") -> None:
    for name in ("表格正文", "表头", "表格正文数字"):
        assert (_all(styles, name, "w:pPr/w:spacing", "line"), _all(styles, name, "w:pPr/w:spacing", "lineRule")) == ("240", "auto")


def test_8_a_table_repeats_its_head_and_keeps_its_rows_whole(body: "etree._Element") -> None:
    rows = body.findall(".//w:tr", NS)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True, False]
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_8_numbers_in_tables_stand_at_the_right(body: "etree._Element", styles: "etree._Element") -> None:
    assert _value(body.findall(".//w:tc", NS)[3], "w:p/w:pPr/w:pStyle") == "TableTextNumber"
    assert _all(styles, "表格正文数字", "w:pPr/w:jc") == "right"


def test_a_paragraph_says_nothing_that_its_style_says(body: "etree._Element") -> None:
    plain = body.xpath("//w:p[not(ancestor::w:tbl)][w:pPr/w:pStyle/@w:val='BodyText']/w:pPr", namespaces=NS)
    assert plain
    assert all([child.tag for child in node] == [f"{{{W}}}pStyle"] for node in plain)


def test_no_font_comes_from_a_theme(written: bytes) -> None:
    parts = parts_of(written)
    assert [path for path, content in parts.items() if b"Theme" in content or "theme" in path] == []


def test_every_font_that_is_used_has_another_name(written: bytes, styles: "etree._Element") -> None:
    table = part(written, "word/fontTable.xml")
    names = {node.get(f"{{{W}}}name"): _value(node, "w:altName") for node in table}
    used = {node.get(f"{{{W}}}eastAsia") for node in styles.iter(f"{{{W}}}rFonts")}
    assert used <= names.keys()
    assert (names["仿宋_GB2312"], names["楷体_GB2312"], names["黑体"], names["宋体"]) == ("仿宋", "楷体", "SimHei", "SimSun")
    assert all(_value(node, "w:charset") == "86" for node in table)


def test_a_style_that_the_profile_lacks_is_the_body_s() -> None:
    made = part(write_docx(Document((paragraph("没有的样式", "文字"),)), profile()), "word/document.xml")
    assert _value(made, ".//w:pStyle") == "BodyText"
