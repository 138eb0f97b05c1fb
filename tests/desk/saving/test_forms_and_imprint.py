"""版记, and the forms of letters, orders and minutes, on our pages; the numbers are the standard's (GB/T 9704-2012, 7.4, 7.5 and 10)."""

import pytest

from editor.layout import FontBook
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile
from tests.desk.elements import ALL, DOCUMENT, LETTER, MINUTES, ORDER, laid_of
from tests.desk.laid import CHARACTER, MM, line_of, pages_behind_a_blank, pages_of, right_of, styles_of, text_lines

# 7.4, 7.5, the imprint


@pytest.mark.parametrize(
    ("lines", "footers"),
    [
        (1, ["— 1 —", "— 2 —"]),
        (22, ["— 1 —", "— 2 —"]),
        (30, ["— 1 —", "— 2 —"]),
        (43, ["— 1 —", "— 2 —"]),
        (44, ["— 1 —", "— 2 —", "— 3 —", "— 4 —"]),
        (45, ["— 1 —", "— 2 —", "— 3 —", "— 4 —"]),
    ],
)
def test_7_4_the_imprint_stands_on_the_last_even_page_for_which_lines_move_closer_or_apart(
    profile: LayoutProfile, book: FontBook, lines: int, footers: list[str]
) -> None:
    laid = pages_of(lines, profile, book)
    assert [page.footer.text for page in laid.pages] == footers
    assert "抄送：市委。" in text_lines(laid.pages[-1])
    assert all(text_lines(page) for page in laid.pages)


def test_7_5_an_empty_page_before_the_imprint_and_that_of_the_imprint_have_no_numbers(profile: LayoutProfile, book: FontBook) -> None:
    pages = pages_behind_a_blank(profile, book).pages
    assert [page.footer.text for page in pages] == ["— 1 —", "— 2 —", "", ""]
    assert [bool(text_lines(page)) for page in pages] == [True, True, False, True]


def test_7_4_1_the_last_line_lies_on_the_lower_edge_of_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    rules = pages_of(1, profile, book).pages[-1].rules
    assert [round(rule.weight / MM, 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert {round((rule.right - rule.left) / MM) for rule in rules} == {156}
    assert (rules[-1].top + rules[-1].weight / 2) / MM == pytest.approx(297 - 35, abs=0.1)


def test_7_4_2_copies_end_with_a_full_stop_and_later_lines_stand_under_the_first_name(profile: LayoutProfile, book: FontBook) -> None:
    lines = [box for box in laid_of(DOCUMENT, profile, book).pages[-1].lines if box.text]
    first, second = (box for box in lines if box.block == line_of(laid_of(DOCUMENT, profile, book).pages[-1], "抄送").block)
    assert first.pieces[0].x == pytest.approx(1588 + 280)
    assert second.pieces[0].x == pytest.approx(1588 + 280 * 4)
    assert second.text.endswith("各人民团体。")


def test_7_4_3_the_printer_stands_at_the_left_and_the_date_at_the_right_one_character_in(profile: LayoutProfile, book: FontBook) -> None:
    box = line_of(pages_of(1, profile, book).pages[-1], "办公室")
    assert box.text.split() == ["办公室", "2026年11月4日印发"]
    assert box.pieces[0].x == pytest.approx(1588 + 280)
    assert right_of(box) == pytest.approx(11906 - 1474 - 280, abs=2)


def test_settling_twice_changes_nothing(profile: LayoutProfile, book: FontBook) -> None:
    from editor.layout import settle  # noqa: PLC0415 - only this test settles what is settled

    for text in (*ALL.values(), '+++\nname = "页"\n+++\n' + "正文。\n" * 44 + "@抄送机关 市委\n"):
        once = laid_of(text, profile, book)
        assert settle(once.document, profile, book).document == once.document


# 10, letters, orders and minutes


def test_10_1_the_letter_s_lines_are_170_mm_long_4_mm_below_the_mark_and_20_mm_above_the_paper_s_edge(profile: LayoutProfile, book: FontBook) -> None:
    first = laid_of(LETTER, profile, book).pages[0]
    mark = line_of(first, "江畔市水务局")
    thick, thin, lower_thin, lower_thick = sorted(first.rules, key=lambda rule: rule.top)
    assert {round((rule.right - rule.left) / MM) for rule in first.rules} == {170}
    assert {rule.color for rule in first.rules} == {"FF0000"}
    assert (thick.weight > thin.weight, lower_thick.weight > lower_thin.weight) == (True, True)
    assert (mark.baseline - 0.84 * mark.pieces[0].size) / MM == pytest.approx(30, abs=0.5)
    assert (thick.top - thick.weight / 2 - mark.baseline - 0.08 * mark.pieces[0].size) / MM == pytest.approx(4, abs=0.5)
    assert 297 - (lower_thick.top + lower_thick.weight / 2) / MM == pytest.approx(20, abs=0.2)


def test_10_1_the_letter_s_number_stands_at_the_right_edge_and_its_first_page_has_no_page_number(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(LETTER, profile, book)
    row = line_of(laid.pages[0], "000001")
    assert row.text.split() == ["000001", "江水函〔2026〕23号"]
    assert (row.pieces[0].x, right_of(row)) == (pytest.approx(1588), pytest.approx(11906 - 1474, abs=2))
    assert [page.footer.text for page in laid.pages][:2] == ["", "— 2 —"]


def test_10_1_the_letter_s_imprint_is_only_its_copies_without_lines(profile: LayoutProfile, book: FontBook) -> None:
    last = laid_of(LETTER, profile, book).pages[-1]
    copies = line_of(last, "抄送")
    assert last.rules == ()
    assert copies.top + copies.height == pytest.approx((297 - 35) * MM, abs=2)
    assert not any("办公室" in box.text for box in last.lines)


def test_10_2_an_order_s_number_and_text_stand_two_lines_apart(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(ORDER, profile, book)
    assert styles_of(laid)[:7] == ["令上空", "发文机关标志", "空行", "空行", "发文字号", "空行", "空行"]
    assert laid.pages[0].rules == ()


def test_10_3_those_present_stand_behind_a_label_in_heiti_with_later_lines_under_the_first_name(profile: LayoutProfile, book: FontBook) -> None:
    laid = laid_of(MINUTES, profile, book)
    block = next(block for block in laid.document.blocks if isinstance(block, Paragraph) and block.style == "出席")
    assert (block.runs[0].text, block.runs[0].style) == ("出席：", "黑体字符")
    first, second = [box for box in laid.pages[0].lines if box.block == laid.document.blocks.index(block)]
    assert first.pieces[0].x == pytest.approx(1588 + 2 * CHARACTER)
    assert second.pieces[0].x == pytest.approx(1588 + 5 * CHARACTER)
    assert [style for style in styles_of(laid) if style in ("出席", "请假", "列席")] == ["出席", "请假", "列席"]
