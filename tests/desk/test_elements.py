"""The head and the signatures of the standard on our pages; the numbers are the standard's (GB/T 9704-2012, 7.2 and 7.3)."""

from itertools import pairwise

import pytest

from editor.desk.saving.printing import Caches
from editor.layout import FontBook
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile
from tests.desk.elements import ALL, DOCUMENT, JOINT, MINUTES, ORDER, SENTENCE, UPWARD, laid_of
from tests.desk.laid import CHARACTER, MM, line_of, right_of, styles_of, text_lines

# 7.2, the head


def test_7_2_the_elements_of_the_head_stand_in_the_order_of_the_standard(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(DOCUMENT, profile, book).pages[0]
    assert text_lines(first)[:6] == ["000128", "机密★1年", "特急", "江畔市人民政府文件", "江政发〔2026〕12号", "关于做好2026年冬季"]
    tops = [line_of(first, text).top for text in ("000128", "机密", "特急")]
    assert tops == [2098 + 579 * number for number in range(3)]


@pytest.mark.parametrize(("text", "millimetres"), [(DOCUMENT, 35), (UPWARD, 35), (MINUTES, 35), (ORDER, 20)])
def test_7_2_4_and_10_the_mark_s_upper_edge_stands_below_the_type_area_s(profile: LayoutProfile, book: FontBook, text: str, millimetres: int) -> None:
    box = next(box for box in laid_of(text, profile, book).pages[0].lines if box.pieces and box.pieces[0].color == "FF0000")
    assert box.baseline - 0.84 * box.pieces[0].size - 2098 == pytest.approx(millimetres * MM, abs=0.5 * MM)


def test_7_2_4_a_long_name_is_set_smaller_and_fills_no_more_than_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    short, long = (laid_of(text, profile, book).pages[0] for text in (DOCUMENT, UPWARD))
    mark, other = line_of(short, "江畔市人民政府文件"), line_of(long, "有限公司文件")
    assert (mark.pieces[0].size, other.pieces[0].size) == (960, 630)
    assert other.pieces[0].x >= 28 * MM - 1
    assert right_of(other) <= (210 - 26) * MM + 1


def test_7_2_4_several_issuers_stand_above_each_other_with_the_word_for_document_beside_them(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(JOINT, profile, book).pages[0]
    names = [line_of(first, name) for name in ("发展和改革委员会", "江畔市财政局", "江畔市水务局")]
    word = next(box for box in first.lines if box.text == "文件")
    assert word.top == names[1].top
    assert word.pieces[0].x > max(map(right_of, names))
    assert {round(name.pieces[0].x) for name in names} == {round(names[0].pieces[0].x)}
    assert {round(right_of(name)) for name in names} == {round(right_of(names[0]))}


def test_7_2_5_the_number_stands_two_lines_below_the_mark_and_in_the_middle(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(DOCUMENT, profile, book)
    number = line_of(laid.pages[0], "江政发")
    mark = line_of(laid.pages[0], "文件")
    assert number.top - (mark.top + mark.height) == 2 * 579
    assert (number.pieces[0].x + right_of(number)) / 2 == pytest.approx((28 * MM + (210 - 26) * MM) / 2, abs=2)


def test_7_2_6_signatories_stand_two_a_line_and_the_number_beside_the_last_of_them(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(UPWARD, profile, book).pages[0]
    upper, lower = line_of(first, "签发人："), line_of(first, "江城建")
    assert upper.text.split() == ["签发人：程远山", "陆文舟"]
    assert lower.text.split() == ["江城建〔2026〕7号", "沈知秋"]
    assert lower.pieces[0].x == pytest.approx(1588 + CHARACTER)
    assert right_of(upper) == pytest.approx(11906 - 1474 - CHARACTER, abs=10)
    names = [piece.xs[0] for box in (upper, lower) for piece in box.pieces if piece.text in ("程远山", "沈知秋")]
    assert names[0] == pytest.approx(names[1])


def test_7_2_7_a_red_line_as_wide_as_the_type_area_stands_4_mm_below_the_number(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(DOCUMENT, profile, book).pages[0]
    (rule,) = (rule for rule in first.rules if rule.color == "FF0000")
    assert (rule.right - rule.left) / MM == pytest.approx(156, abs=0.1)
    ink = line_of(first, "江政发").baseline + 0.08 * 320
    assert (rule.top - rule.weight / 2 - ink) / MM == pytest.approx(4, abs=0.3)


def test_7_3_1_the_title_stands_two_lines_below_the_red_line(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(DOCUMENT, profile, book).pages[0]
    (rule,) = (rule for rule in first.rules if rule.color == "FF0000")
    assert line_of(first, "关于做好").top - (rule.top + rule.weight / 2) == pytest.approx(2 * 579)


def test_a_document_without_a_head_begins_with_its_title_on_the_first_line(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of('+++\nname = "无"\n+++\n@标题 关于供水的报告\n正文。', profile, book)
    assert styles_of(laid) == ["标题", "空行", "正文"]
    assert laid.pages[0].lines[0].top == 2098


@pytest.mark.parametrize(("given", "wanted"), [("", False), ("机密", True)])
def test_an_element_of_an_optional_field_stands_only_when_it_is_filled(profile: LayoutProfile, book: FontBook, given: str, *, wanted: bool) -> None:
    text = '+++\n[fields."密级"]\nrequired = false\n+++\n@密级 {{ 密级 }}\n@标题 报告\n正文。'
    assert ("密级" in styles_of(laid_of(text, profile, book, 密级=given))) is wanted


def test_an_element_of_a_required_field_shows_its_slot(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of('+++\nname = "无"\n+++\n@发文字号 {{ 发文字号 }}\n@标题 报告\n正文。', profile, book)
    assert "〔发文字号〕" in text_lines(laid.pages[0])


# 7.3, signatures, and the first page


def test_7_3_5_1_with_a_seal_the_date_stands_four_characters_in_and_the_name_in_the_middle_over_it(profile: LayoutProfile, book: FontBook) -> None:
    page = laid_of(DOCUMENT, profile, book).pages[1]
    name, date = (box for box in page.lines if box.text in ("江畔市人民政府", "2026年11月3日"))
    assert right_of(date) == pytest.approx(11906 - 1474 - 4 * CHARACTER, abs=10)
    assert (name.pieces[0].x + right_of(name)) / 2 == pytest.approx((date.pieces[0].x + right_of(date)) / 2, abs=10)
    above = [box for box in page.lines if box.top < name.top and box.text][-1]
    assert name.top - above.top == 3 * name.line.height


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
    assert (date.pieces[0].x + right_of(date)) / 2 == pytest.approx((last.pieces[-1].xs[0] + right_of(last)) / 2, abs=10)


def test_7_3_5_3_with_a_signature_stamp_the_office_leaves_room_for_it_and_the_date_stands_a_line_lower(
    profile: LayoutProfile, book: FontBook
) -> None:
    page = laid_of(ORDER, profile, book).pages[0]
    office, date = (box for box in page.lines if box.text in ("市长", "2026年11月3日"))
    assert date.top - office.top == 2 * 579
    assert right_of(date) == pytest.approx(11906 - 1474 - 4 * CHARACTER, abs=10)
    assert right_of(office) < 11906 - 1474 - 6 * CHARACTER
    assert office.top - line_of(page, "起施行").top == 3 * 579


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
    assert "主送机关" not in styles_of(laid)
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


def test_figures_that_have_no_room_in_a_table_are_told(profile: LayoutProfile, book: FontBook) -> None:
    caches = Caches()
    row = "| " + " | ".join(["12,345,678.90"] * 16) + " |"
    laid_of(f'+++\nname = "宽"\n+++\n@标题 报告\n正文。\n{row}\n{row}', profile, book, caches=caches)
    assert [problem.text for problem in caches.problems] == ["表格的列太多，数放不下，断成了两行：12,345,678.90。请减少列或拆成几个表。"]


def test_7_2_4_the_mark_of_very_many_issuers_becomes_smaller_so_that_the_first_page_shows_text(profile: LayoutProfile, book: FontBook) -> None:
    issuers = "".join(f"@发文机关标志 江畔市第{number}局文件\n" for number in range(12))
    laid = laid_of(f'+++\nname = "多"\n+++\n{issuers}@发文字号 江〔2026〕1号\n@标题 关于供水的通知\n@主送机关 各区县\n{SENTENCE}', profile, book)
    assert any(SENTENCE[:9] in box.text for box in laid.pages[0].lines)
