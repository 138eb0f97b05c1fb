"""Blanks and elements of samples: each is found or kept where it belongs, and text that only looks like one stays text."""

import re

from tests.faults.known import faulty
from tests.faults.trying import Tried


@faulty("03-highlighted-sentences.docx")
def test_a_highlighted_sentence_is_no_blank(tried: Tried) -> None:
    text = tried.filled().text
    assert "逾期未报的将予以通报" in text
    assert "各科室负责人是第一责任人，不得委托他人代查。" in text
    assert len(tried.fields) == 1


@faulty("04-address-in-a-sentence.txt")
def test_an_address_in_a_sentence_stands(tried: Tried) -> None:
    text = tried.filled("a.txt").text
    assert "市粮储局网站（www.lxlc.example.cn）下载表格" in text
    assert "https://www.lxlc.example.cn/biao/2026" in text


@faulty("12-spaced-labels.docx")
def test_a_label_spaced_out_has_no_blank_inside(tried: Tried) -> None:
    slots = tried.json("inspect")["slots"]
    assert len(slots) == 6
    assert [slot["field"] for slot in slots if slot["field"].startswith("姓人")] == []


@faulty("13-underlined-blanks.docx")
def test_every_underlined_gap_is_a_blank(tried: Tried) -> None:
    seen = tried.json("inspect")
    assert len(seen["slots"]) == 5
    assert seen["addressee"] is None


@faulty("14-two-labels-on-a-line.txt")
def test_both_labels_of_a_line_have_a_blank(tried: Tried) -> None:
    assert len(re.findall(r"(?:会议地点|主持人)：\s*\{\{", tried.template)) == 2


@faulty("20-hint-in-brackets-is-text.txt")
def test_what_brackets_say_of_an_amount_is_text(tried: Tried) -> None:
    text = tried.filled("a.txt").text
    assert "（大写）" in text
    assert "（小写）" in text


@faulty("25-highlighted-tag.docx")
def test_a_highlighted_tag_keeps_its_name(tried: Tried) -> None:
    assert [field["label"] for field in tried.fields] == ["报送日期"]


@faulty("33-symbol-check-boxes.docx")
def test_a_box_of_a_symbol_font_is_a_box(tried: Tried) -> None:
    text = tried.filled().text
    assert "£" not in text
    assert "☑公务" in text
    assert "□调研" in text


@faulty("05-office-lines-under-the-date.docx")
def test_lines_under_the_date_are_kept_or_named(tried: Tried) -> None:
    written = tried.filled()
    assert tried.names_or_has(written, "经费来源：本级财政", "适用范围：本局各科室", "审核：王明", "本文件由市粮储局负责解释", "www.lxlc.example.cn")
    assert "审核" not in written.text or written.has_in_order("柳溪市粮储局", "审核：王明")


@faulty("06-text-boxes-above-the-title.docx")
def test_text_boxes_above_the_title_are_kept_or_named(tried: Tried) -> None:
    assert tried.names_or_has(tried.filled(), "内部资料")


@faulty("15-red-head.docx")
def test_a_red_head_stands_above_the_title(tried: Tried) -> None:
    template = tried.template
    assert "@发文机关标志" in template
    assert "@发文字号" in template
    assert tried.filled().has_in_order("柳溪市粮储局文件", "柳粮发", "关于召开仓储工作会议的通知")


@faulty("16-attachment-of-twenty-lines.txt")
def test_a_long_attachment_does_not_hide_signature_and_date(tried: Tried) -> None:
    template = tried.template
    assert [name for name in ("@署名 柳溪市粮储局", "@成文日期 ", "@附件 ") if name not in template] == []


@faulty("17-reply-slip-under-the-date.docx")
def test_a_reply_slip_stays_under_the_date(tried: Tried) -> None:
    text = tried.filled().text.replace(" ", "")
    assert 0 < text.find("柳溪市粮储局") < text.find("回执")


@faulty("18-printing-office.docx")
def test_a_printing_office_is_an_element(tried: Tried) -> None:
    template = tried.template
    assert "@印发机关" in template
    assert "@印发日期" in template


@faulty("19-title-in-the-table.docx")
def test_a_title_in_the_table_stays_above_the_foot_line(tried: Tried) -> None:
    assert tried.filled().has_in_order("公务用车申请表", "柳溪市粮储局制")


@faulty("35-header-footer-picture.docx")
def test_header_footer_and_picture_are_kept_or_named(tried: Tried) -> None:
    tried.filled()
    is_said = any(word in tried.said for word in ("页眉", "图片"))
    assert is_said or any("编号" in field["label"] for field in tried.fields)
