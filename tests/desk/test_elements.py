"""The head, the foot and the signatures of the standard: in our pages, in the written file, in LibreOffice's PDF. The numbers are the standard's."""

import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from ooxml_integrity import check

from editor.desk.printing import Caches
from editor.layout import FontBook, Laid, LineBox, PageBox
from editor.model.document import Paragraph
from editor.model.profile import LayoutProfile
from editor.word import expected_of, prove, write_docx
from tests.desk.elements import ALL, DOCUMENT, JOINT, LETTER, MINUTES, ORDER, SENTENCE, UPWARD, draft_of, laid_of
from tests.office import convert_to_pdf, pdf_lines, save_again
from tests.word.papers import NS, W, part
from tests.word.papers import profile as standard_profile

MM = 1440 / 25.4  # twips
CHARACTER = 315  # twips: a character of size 3 with its spacing
OFFICE = pytest.mark.needs("soffice", "pdftotext")


@pytest.fixture(scope="module")
def profile() -> LayoutProfile:
    return standard_profile()


@pytest.fixture
def book(profile: LayoutProfile) -> FontBook:
    """A book without font files: ideographs one em wide, Latin half of it."""
    return FontBook(profile.fonts, files=())


def _line(page: PageBox, text: str) -> LineBox:
    return next(box for box in page.lines if text in box.text)


def _right(box: LineBox) -> float:
    return box.pieces[-1].xs[-1]


def _styles(laid: Laid) -> list[str]:
    return [block.style if isinstance(block, Paragraph) else "joint" for block in laid.document.blocks]


def _text_lines(page: PageBox) -> list[str]:
    return [box.text for box in page.lines if box.text]


# 7.2, the head


def test_7_2_the_elements_of_the_head_stand_in_the_order_of_the_standard(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(DOCUMENT, profile, book).pages[0]
    assert _text_lines(first)[:6] == ["000128", "机密★1年", "特急", "江畔市人民政府文件", "江政发〔2026〕12号", "关于做好2026年冬季"]
    tops = [_line(first, text).top for text in ("000128", "机密", "特急")]
    assert tops == [2098 + 579 * number for number in range(3)]


@pytest.mark.parametrize(("text", "millimetres"), [(DOCUMENT, 35), (UPWARD, 35), (MINUTES, 35), (ORDER, 20)])
def test_7_2_4_and_10_the_mark_s_upper_edge_stands_below_the_type_area_s(profile: LayoutProfile, book: FontBook, text: str, millimetres: int) -> None:
    box = next(box for box in laid_of(text, profile, book).pages[0].lines if box.pieces and box.pieces[0].color == "FF0000")
    assert box.baseline - 0.84 * box.pieces[0].size - 2098 == pytest.approx(millimetres * MM, abs=0.5 * MM)


def test_7_2_4_a_long_name_is_set_smaller_and_fills_no_more_than_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    short, long = (laid_of(text, profile, book).pages[0] for text in (DOCUMENT, UPWARD))
    mark, other = _line(short, "江畔市人民政府文件"), _line(long, "有限公司文件")
    assert (mark.pieces[0].size, other.pieces[0].size) == (960, 630)
    assert other.pieces[0].x >= 28 * MM - 1
    assert _right(other) <= (210 - 26) * MM + 1


def test_7_2_4_several_issuers_stand_above_each_other_with_the_word_for_document_beside_them(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(JOINT, profile, book).pages[0]
    names = [_line(first, name) for name in ("发展和改革委员会", "江畔市财政局", "江畔市水务局")]
    word = next(box for box in first.lines if box.text == "文件")
    assert word.top == names[1].top
    assert word.pieces[0].x > max(map(_right, names))
    assert {round(name.pieces[0].x) for name in names} == {round(names[0].pieces[0].x)}
    assert {round(_right(name)) for name in names} == {round(_right(names[0]))}


def test_7_2_5_the_number_stands_two_lines_below_the_mark_and_in_the_middle(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(DOCUMENT, profile, book)
    number = _line(laid.pages[0], "江政发")
    mark = _line(laid.pages[0], "文件")
    assert number.top - (mark.top + mark.height) == 2 * 579
    assert (number.pieces[0].x + _right(number)) / 2 == pytest.approx((28 * MM + (210 - 26) * MM) / 2, abs=2)


def test_7_2_6_signatories_stand_two_a_line_and_the_number_beside_the_last_of_them(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(UPWARD, profile, book).pages[0]
    upper, lower = _line(first, "签发人："), _line(first, "江城建")
    assert upper.text.split() == ["签发人：程远山", "陆文舟"]
    assert lower.text.split() == ["江城建〔2026〕7号", "沈知秋"]
    assert lower.pieces[0].x == pytest.approx(1588 + CHARACTER)
    assert _right(upper) == pytest.approx(11906 - 1474 - CHARACTER, abs=10)
    names = [piece.xs[0] for box in (upper, lower) for piece in box.pieces if piece.text in ("程远山", "沈知秋")]
    assert names[0] == pytest.approx(names[1])


def test_7_2_7_a_red_line_as_wide_as_the_type_area_stands_4_mm_below_the_number(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(DOCUMENT, profile, book).pages[0]
    (rule,) = (rule for rule in first.rules if rule.color == "FF0000")
    assert (rule.right - rule.left) / MM == pytest.approx(156, abs=0.1)
    ink = _line(first, "江政发").baseline + 0.08 * 320
    assert (rule.top - rule.weight / 2 - ink) / MM == pytest.approx(4, abs=0.3)


def test_7_3_1_the_title_stands_two_lines_below_the_red_line(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(DOCUMENT, profile, book).pages[0]
    (rule,) = (rule for rule in first.rules if rule.color == "FF0000")
    assert _line(first, "关于做好").top - (rule.top + rule.weight / 2) == pytest.approx(2 * 579)


def test_a_document_without_a_head_begins_with_its_title_on_the_first_line(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of('+++\nname = "无"\n+++\n@标题 关于供水的报告\n正文。', profile, book)
    assert _styles(laid) == ["标题", "空行", "正文"]
    assert laid.pages[0].lines[0].top == 2098


@pytest.mark.parametrize(("given", "wanted"), [("", False), ("机密", True)])
def test_an_element_of_an_optional_field_stands_only_when_it_is_filled(profile: LayoutProfile, book: FontBook, given: str, *, wanted: bool) -> None:
    text = '+++\n[fields."密级"]\nrequired = false\n+++\n@密级 {{ 密级 }}\n@标题 报告\n正文。'
    assert ("密级" in _styles(laid_of(text, profile, book, 密级=given))) is wanted


def test_an_element_of_a_required_field_shows_its_slot(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of('+++\nname = "无"\n+++\n@发文字号 {{ 发文字号 }}\n@标题 报告\n正文。', profile, book)
    assert "〔发文字号〕" in _text_lines(laid.pages[0])


# 7.3, signatures, and the first page


def test_7_3_5_1_with_a_seal_the_date_stands_four_characters_in_and_the_name_in_the_middle_over_it(profile: LayoutProfile, book: FontBook) -> None:
    page = laid_of(DOCUMENT, profile, book).pages[1]
    name, date = (box for box in page.lines if box.text in ("江畔市人民政府", "2026年11月3日"))
    assert _right(date) == pytest.approx(11906 - 1474 - 4 * CHARACTER, abs=10)
    assert (name.pieces[0].x + _right(name)) / 2 == pytest.approx((date.pieces[0].x + _right(date)) / 2, abs=10)
    above = [box for box in page.lines if box.top < name.top and box.text][-1]
    assert name.top - above.top == 3 * 579


def test_7_3_5_1_seals_of_several_issuers_stand_three_a_row_and_do_not_touch(profile: LayoutProfile, book: FontBook) -> None:
    pages = laid_of(JOINT, profile, book).pages
    boxes = [box for page in pages for box in page.lines]
    row = next(box for box in boxes if "江畔市发改委" in box.text and "财政局" in box.text)
    assert row.text.split() == ["江畔市发改委", "江畔市财政局", "江畔市水务局"]
    middles = [(piece.xs[0] + piece.xs[-1]) / 2 for piece in row.pieces if piece.text.strip()]
    assert [(b - a) / MM for a, b in pairwise(middles)] == pytest.approx([52, 52], abs=0.5)
    last = next(box for box in boxes if box.text.strip() == "江畔市住建局")
    assert (last.top - row.top) / MM > 42
    date = next(box for box in boxes if box.text == "2026年11月13日")
    assert (date.pieces[0].x + _right(date)) / 2 == pytest.approx((last.pieces[-1].xs[0] + _right(last)) / 2, abs=10)


def test_7_3_5_3_with_a_signature_stamp_the_office_leaves_room_for_it_and_the_date_stands_a_line_lower(
    profile: LayoutProfile, book: FontBook
) -> None:
    page = laid_of(ORDER, profile, book).pages[0]
    office, date = (box for box in page.lines if box.text in ("市长", "2026年11月3日"))
    assert date.top - office.top == 2 * 579
    assert _right(date) == pytest.approx(11906 - 1474 - 4 * CHARACTER, abs=10)
    assert _right(office) < 11906 - 1474 - 6 * CHARACTER
    assert office.top - _line(page, "起施行").top == 3 * 579


@pytest.mark.parametrize("lines", range(10, 30))
@pytest.mark.parametrize("seal", ["none", "seal", "stamp"])
def test_7_3_5_5_a_signature_never_stands_on_a_page_without_text(profile: LayoutProfile, book: FontBook, lines: int, seal: str) -> None:
    text = f'+++\nname = "页"\nseal = "{seal}"\n+++\n正文。\n' + "正文。\n" * lines + "@署名 水务局\n@成文日期 2026年11月3日\n@附注 联系人\n"
    laid = laid_of(text, profile, book)
    for page in laid.pages:
        styles = [block.style for box in page.lines if isinstance(block := laid.document.blocks[box.block], Paragraph)]
        assert "正文" in styles


def test_7_3_2_addressees_that_leave_the_first_page_without_text_go_to_the_imprint(profile: LayoutProfile, book: FontBook) -> None:
    many = "，".join(f"江畔市第{number}区人民政府" for number in range(60))
    caches = Caches()
    laid = laid_of(DOCUMENT.replace("各区县人民政府，市政府各部门", many), profile, book, caches=caches)
    assert "主送机关" not in _styles(laid)
    copies = [block.text[:3] for block in laid.document.blocks if isinstance(block, Paragraph) and block.style == "抄送机关"]
    assert copies == ["主送：", "抄送："]
    assert any(SENTENCE[:9] in box.text for box in laid.pages[0].lines)
    assert caches.problems == ()


@pytest.mark.parametrize("name", sorted(ALL))
def test_7_3_3_the_first_page_shows_text_of_the_body(profile: LayoutProfile, book: FontBook, name: str) -> None:
    caches = Caches()
    laid = laid_of(ALL[name], profile, book, caches=caches)
    shown = {block.style for box in laid.pages[0].lines if isinstance(block := laid.document.blocks[box.block], Paragraph)}
    assert "正文" in shown
    assert caches.problems == ()


def test_7_3_3_a_first_page_that_cannot_show_text_is_told(profile: LayoutProfile, book: FontBook) -> None:
    caches = Caches()
    laid_of('+++\nname = "长"\n+++\n@标题 ' + "关于城市供水管网改造的报告" * 60 + "\n正文。", profile, book, caches=caches)
    assert [problem.text for problem in caches.problems] == ["首页没有正文，请把标题或正文前的内容写短些。"]


def test_7_2_4_the_mark_of_very_many_issuers_becomes_smaller_so_that_the_first_page_shows_text(profile: LayoutProfile, book: FontBook) -> None:
    issuers = "".join(f"@发文机关标志 江畔市第{number}局文件\n" for number in range(12))
    laid = laid_of(f'+++\nname = "多"\n+++\n{issuers}@发文字号 江〔2026〕1号\n@标题 关于供水的通知\n@主送机关 各区县\n{SENTENCE}', profile, book)
    assert any(SENTENCE[:9] in box.text for box in laid.pages[0].lines)


# 7.4, 7.5, the imprint


def _pages_of(count: int, profile: LayoutProfile, book: FontBook) -> Laid:
    body = "正文。\n" * count
    return laid_of(f'+++\nname = "页"\n+++\n{body}@抄送机关 市委\n@印发机关 办公室\n@印发日期 2026年11月4日\n', profile, book)


@pytest.mark.parametrize(
    ("lines", "footers"),
    [
        (1, ["— 1 —", "— 2 —"]),
        (22, ["— 1 —", "— 2 —"]),
        (30, ["— 1 —", "— 2 —"]),
        (43, ["— 1 —", "— 2 —", "", ""]),
        (44, ["— 1 —", "— 2 —", "", ""]),
        (45, ["— 1 —", "— 2 —", "— 3 —", "— 4 —"]),
    ],
)
def test_7_4_the_imprint_stands_on_the_last_even_page_and_7_5_after_a_blank_page_without_numbers(
    profile: LayoutProfile, book: FontBook, lines: int, footers: list[str]
) -> None:
    laid = _pages_of(lines, profile, book)
    assert [page.footer.text for page in laid.pages] == footers
    assert "抄送：市委。" in _text_lines(laid.pages[-1])
    assert footers[-1] or _text_lines(laid.pages[-2]) == []


def test_7_4_1_the_last_line_lies_on_the_lower_edge_of_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    rules = _pages_of(1, profile, book).pages[-1].rules
    assert [round(rule.weight / MM, 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert {round((rule.right - rule.left) / MM) for rule in rules} == {156}
    assert (rules[-1].top + rules[-1].weight / 2) / MM == pytest.approx(297 - 35, abs=0.1)


def test_7_4_2_copies_end_with_a_full_stop_and_later_lines_stand_under_the_first_name(profile: LayoutProfile, book: FontBook) -> None:
    lines = [box for box in laid_of(DOCUMENT, profile, book).pages[-1].lines if box.text]
    first, second = (box for box in lines if box.block == _line(laid_of(DOCUMENT, profile, book).pages[-1], "抄送").block)
    assert first.pieces[0].x == pytest.approx(1588 + 280)
    assert second.pieces[0].x == pytest.approx(1588 + 280 * 4)
    assert second.text.endswith("各人民团体。")


def test_7_4_3_the_printer_stands_at_the_left_and_the_date_at_the_right_one_character_in(profile: LayoutProfile, book: FontBook) -> None:
    box = _line(_pages_of(1, profile, book).pages[-1], "办公室")
    assert box.text.split() == ["办公室", "2026年11月4日印发"]
    assert box.pieces[0].x == pytest.approx(1588 + 280)
    assert _right(box) == pytest.approx(11906 - 1474 - 280, abs=2)


def test_settling_twice_changes_nothing(profile: LayoutProfile, book: FontBook) -> None:
    from editor.layout import settle  # noqa: PLC0415 - only this test settles what is settled

    for text in (*ALL.values(), '+++\nname = "页"\n+++\n' + "正文。\n" * 44 + "@抄送机关 市委\n"):
        once = laid_of(text, profile, book)
        assert settle(once.document, profile, book).document == once.document


# 10, letters, orders and minutes


def test_10_1_the_letter_s_lines_are_170_mm_long_4_mm_below_the_mark_and_20_mm_above_the_paper_s_edge(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(LETTER, profile, book).pages[0]
    mark = _line(first, "江畔市水务局")
    thick, thin, lower_thin, lower_thick = sorted(first.rules, key=lambda rule: rule.top)
    assert {round((rule.right - rule.left) / MM) for rule in first.rules} == {170}
    assert {rule.color for rule in first.rules} == {"FF0000"}
    assert (thick.weight > thin.weight, lower_thick.weight > lower_thin.weight) == (True, True)
    assert (mark.baseline - 0.84 * mark.pieces[0].size) / MM == pytest.approx(30, abs=0.5)
    assert (thick.top - thick.weight / 2 - mark.baseline - 0.08 * mark.pieces[0].size) / MM == pytest.approx(4, abs=0.5)
    assert 297 - (lower_thick.top + lower_thick.weight / 2) / MM == pytest.approx(20, abs=0.2)


def test_10_1_the_letter_s_number_stands_at_the_right_edge_and_its_first_page_has_no_page_number(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(LETTER, profile, book)
    row = _line(laid.pages[0], "000001")
    assert row.text.split() == ["000001", "江水函〔2026〕23号"]
    assert (row.pieces[0].x, _right(row)) == (pytest.approx(1588), pytest.approx(11906 - 1474, abs=2))
    assert [page.footer.text for page in laid.pages][:2] == ["", "— 2 —"]


def test_10_1_the_letter_s_imprint_is_only_its_copies_without_lines(profile: LayoutProfile, book: FontBook) -> None:
    last = laid_of(LETTER, profile, book).pages[-1]
    copies = _line(last, "抄送")
    assert last.rules == ()
    assert copies.top + copies.height == pytest.approx((297 - 35) * MM, abs=2)
    assert not any("办公室" in box.text for box in last.lines)


def test_10_2_an_order_s_number_and_text_stand_two_lines_apart(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(ORDER, profile, book)
    assert _styles(laid)[:7] == ["令上空", "发文机关标志", "空行", "空行", "发文字号", "空行", "空行"]
    assert laid.pages[0].rules == ()


def test_10_3_those_present_stand_behind_a_label_in_heiti_with_later_lines_under_the_first_name(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(MINUTES, profile, book)
    block = next(block for block in laid.document.blocks if isinstance(block, Paragraph) and block.style == "出席")
    assert (block.runs[0].text, block.runs[0].style) == ("出席：", "黑体字符")
    first, second = [box for box in laid.pages[0].lines if box.block == laid.document.blocks.index(block)]
    assert first.pieces[0].x == pytest.approx(1588 + 2 * CHARACTER)
    assert second.pieces[0].x == pytest.approx(1588 + 5 * CHARACTER)
    assert [style for style in _styles(laid) if style in ("出席", "请假", "列席")] == ["出席", "请假", "列席"]


# The written file


def _body(laid: Laid, profile: LayoutProfile) -> "etree._Element":
    return part(write_docx(laid.document, profile), "word/document.xml")


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_is_written_is_proved_and_whole(profile: LayoutProfile, book: FontBook, tmp_path: Path, name: str) -> None:
    document = laid_of(ALL[name], profile, book).document
    data = write_docx(document, profile, '{"format": 1}')
    assert prove(data, expected_of(document)) == []
    (tmp_path / "w.docx").write_bytes(data)
    assert [str(finding) for finding in check(tmp_path / "w.docx")] == []


def test_the_imprint_is_a_frame_at_the_foot_of_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    body = _body(_pages_of(1, profile, book), profile)
    frames = {tuple(sorted((etree.QName(key).localname, value) for key, value in node.items())) for node in body.iter(f"{{{W}}}framePr")}
    wanted = {"w": "8844", "hAnchor": "margin", "vAnchor": "margin", "xAlign": "left", "yAlign": "bottom", "hSpace": "0", "wrap": "around"}
    assert frames == {tuple(sorted(wanted.items()))}


def test_a_blank_page_and_the_imprint_s_page_are_a_section_with_empty_footers(profile: LayoutProfile, book: FontBook) -> None:
    data = write_docx(_pages_of(44, profile, book).document, profile)
    sections = part(data, "word/document.xml").findall(".//w:sectPr", NS)
    assert len(sections) == 2
    relations = {node.get("Id"): node.get("Target") for node in part(data, "word/_rels/document.xml.rels")}
    footers = [{relations[ref.get(f"{{{NS['r']}}}id")] for ref in section.findall("w:footerReference", NS)} for section in sections]
    assert footers == [{"footer1.xml", "footer2.xml"}, {"footer4.xml"}]
    assert part(data, "word/footer4.xml").xpath("string(.)") == ""


def test_the_letter_s_first_page_has_a_footer_of_its_own(profile: LayoutProfile, book: FontBook) -> None:
    data = write_docx(laid_of(LETTER, profile, book).document, profile)
    section = part(data, "word/document.xml").find(".//w:sectPr", NS)
    assert section is not None
    assert section.find("w:titlePg", NS) is not None
    frames = part(data, "word/footer3.xml").findall(".//w:framePr", NS)
    assert {frame.get(f"{{{W}}}w") for frame in frames} == {"9638"}


def test_the_mark_of_several_issuers_is_a_table_whose_last_column_is_one_cell(profile: LayoutProfile, book: FontBook) -> None:
    table = _body(laid_of(JOINT, profile, book), profile).find(".//w:tbl", NS)
    assert table is not None
    assert [node.get(f"{{{W}}}val") for node in table.iter(f"{{{W}}}vMerge")] == ["restart", "continue", "continue"]


# LibreOffice's PDF


class _Ink:
    """The colours of a page of a PDF, at 200 dots an inch."""

    def __init__(self, pdf: Path, page: int) -> None:
        self._dots = 200
        document = pypdfium2.PdfDocument(pdf)
        bitmap = document[page].render(scale=self._dots / 72)
        data, self.width, self.height = bytes(bitmap.buffer), bitmap.width, bitmap.height
        step = bitmap.stride // bitmap.width
        rows = (data[row * bitmap.stride : (row + 1) * bitmap.stride] for row in range(bitmap.height))
        self.rows = [(row[0::step][: bitmap.width], row[2::step][: bitmap.width]) for row in rows]
        document.close()

    def millimetres(self, dots: float) -> float:
        return dots / self._dots * 25.4

    def red(self, row: int) -> int:
        """How many dots of a row are red."""
        blue, red = self.rows[row]
        return sum(b < 128 < r for b, r in zip(blue, red, strict=True))

    def dark(self, row: int) -> int:
        """How many dots of a row are black."""
        return sum(r < 128 for r in self.rows[row][1])


@pytest.fixture
def printed(tmp_path: Path, profile: LayoutProfile, pinned_fonts: Path):  # noqa: ANN201 - a function that makes PDFs
    """Makes LibreOffice's PDF of a template's text, and our pages as LibreOffice breaks lines."""
    assert pinned_fonts.is_file()

    def made(text: str) -> tuple[Path, Laid]:
        laid = laid_of(text, profile, FontBook(profile.fonts), office=True)
        written = tmp_path / "w.docx"
        written.write_bytes(write_docx(laid.document, profile))
        return convert_to_pdf(written, tmp_path), laid

    return made


@OFFICE
@pytest.mark.parametrize("name", sorted(ALL))
def test_libreoffice_shows_our_lines_on_our_pages(printed, name: str) -> None:  # noqa: ANN001
    pdf, laid = printed(ALL[name])
    theirs = [sorted("".join(page)) for page in pdf_lines(pdf)]
    ours = [sorted("".join("".join(box.text for box in (*page.lines, page.footer)).split())) for page in laid.pages]
    assert theirs == ours


@OFFICE
@pytest.mark.parametrize(("text", "millimetres"), [(DOCUMENT, 37 + 35), (MINUTES, 37 + 35), (ORDER, 37 + 20), (LETTER, 30), (JOINT, 37 + 35)])
def test_the_mark_in_the_pdf_begins_at_its_height(printed, text: str, millimetres: int) -> None:  # noqa: ANN001
    pdf, _ = printed(text)
    ink = _Ink(pdf, 0)
    top = next(row for row in range(ink.height) if ink.red(row))
    assert ink.millimetres(top) == pytest.approx(millimetres, abs=0.5)


@OFFICE
def test_the_red_line_in_the_pdf_stands_4_mm_below_the_number_and_is_156_mm_long(printed) -> None:  # noqa: ANN001
    pdf, laid = printed(DOCUMENT)
    ink = _Ink(pdf, 0)
    line = next(row for row in range(ink.height) if ink.red(row) > ink.width * 0.6)
    assert ink.millimetres(ink.red(line)) == pytest.approx(156, abs=0.5)
    number = next(row for row in range(line - 1, 0, -1) if ink.dark(row))
    assert ink.millimetres(line - number) == pytest.approx(4, abs=0.5)
    assert laid.pages[0].number == 1


@OFFICE
def test_the_imprint_in_the_pdf_ends_at_the_foot_of_an_even_page(printed) -> None:  # noqa: ANN001
    pdf, laid = printed(DOCUMENT)
    assert len(laid.pages) % 2 == 0
    ink = _Ink(pdf, len(laid.pages) - 1)
    lines = [row for row in range(ink.height) if ink.dark(row) > ink.width * 0.6]
    assert ink.millimetres(ink.dark(lines[-1])) == pytest.approx(156, abs=0.5)
    assert ink.millimetres(lines[-1] + 1) == pytest.approx(297 - 35, abs=0.5)


@OFFICE
def test_the_letter_s_double_lines_in_the_pdf_are_170_mm_long_4_mm_below_the_mark_and_20_mm_above_the_edge(printed) -> None:  # noqa: ANN001
    pdf, _ = printed(LETTER)
    ink = _Ink(pdf, 0)
    lines = [row for row in range(ink.height) if ink.red(row) > ink.width * 0.7]
    assert {round(ink.millimetres(ink.red(row))) for row in lines} == {170}
    mark = next(row for row in range(lines[0] - 1, 0, -1) if ink.red(row))
    assert ink.millimetres(lines[0] - mark) == pytest.approx(4, abs=0.5)
    assert 297 - ink.millimetres(lines[-1] + 1) == pytest.approx(20, abs=0.5)
    thick = [len(run) for run in _runs(lines)]
    assert len(thick) == 4
    assert thick[0] > thick[1]
    assert thick[2] < thick[3]


def _runs(rows: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def test_the_plain_text_has_the_elements_without_the_lines(profile: LayoutProfile, book: FontBook) -> None:
    from editor.desk.text_out import text_of  # noqa: PLC0415 - only this test writes text

    text = text_of(laid_of(DOCUMENT, profile, book).document, profile)
    assert re.search(r"特急\n+\s*江畔市人民政府文件\n", text)
    assert text.rstrip().endswith("2026年11月4日印发")


def test_the_outline_names_head_and_imprint() -> None:
    from editor.model.outline import outline_of  # noqa: PLC0415 - only this test outlines

    titles = [row.title for row in outline_of(draft_of(DOCUMENT))]
    assert (titles[0], titles[-2], titles[-1]) == ("版头与标题", "署名与成文日期", "版记")


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_saved_report_opens_again_as_it_was_saved(tmp_path: Path, name: str) -> None:
    from editor.desk.desk import Desk  # noqa: PLC0415 - only this test saves and opens
    from editor.storage.folders import Folders  # noqa: PLC0415

    desk, draft = Desk(Folders.under(tmp_path)), draft_of(ALL[name])
    desk.save_word(draft, tmp_path / "w.docx")
    opened = desk.open(tmp_path / "w.docx")
    assert (opened.draft, opened.notes, opened.changes) == (draft, (), ())


@OFFICE
def test_values_in_the_head_and_the_foot_come_back_from_a_report_that_libreoffice_saved(tmp_path: Path) -> None:
    from editor.desk.desk import Desk  # noqa: PLC0415 - only these tests save and open
    from editor.storage.folders import Folders  # noqa: PLC0415

    text = LETTER.replace("@发文机关标志 江畔市水务局", "@发文机关标志 {{ 本单位 }}").replace("@抄送机关 市政府办公厅", "@抄送机关 {{ 抄送 }}")
    desk, draft = Desk(Folders.under(tmp_path)), draft_of(text, 本单位="江畔市水务局", 抄送="市政府办公厅")
    desk.save_word(draft, tmp_path / "w.docx")
    (tmp_path / "again").mkdir()
    opened = desk.open(save_again(tmp_path / "w.docx", tmp_path / "again"))
    assert (opened.draft, opened.changes) == (draft, ())
