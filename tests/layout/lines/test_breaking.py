from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.layout import LIBREOFFICE, WORD, FontBook, Viewer, settle
from editor.layout.lines.breaking import may_break
from editor.model.document.document import Cell, Indents, Paragraph, Run, Table
from editor.model.document.profile import LayoutProfile
from tests.layout.judge import standard_profile
from tests.layout.making import body, document, plain, styled, texts

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(profile: LayoutProfile, book: FontBook) -> Lines:
    def give(paragraph: Paragraph | str, viewer: Viewer = WORD) -> list[str]:
        block = plain(paragraph) if isinstance(paragraph, str) else paragraph
        return [line for page in texts(settle(document(block), profile, book, viewer)) for line in page]

    return give


def test_a_line_holds_28_ideographs(lines: Lines) -> None:
    assert lines("字" * 57) == ["字" * 28, "字" * 28, "字"]


def test_the_first_line_of_the_body_is_two_characters_shorter(lines: Lines) -> None:
    assert lines(body("字" * 60)) == ["字" * 26, "字" * 28, "字" * 6]


@pytest.mark.parametrize("mark", "，。、；：！？")
def test_a_mark_hangs_in_the_margin(lines: Lines, mark: str) -> None:
    assert lines("字" * 28 + mark + "下") == ["字" * 28 + mark, "下"]


def test_a_profile_may_keep_all_marks_inside_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    strict = replace(profile, styles={name: replace(style, marks_hang=False) for name, style in profile.styles.items()})
    assert texts(settle(document(plain("字" * 28 + "，下")), strict, book))[0] == ["字" * 27, "字，下"]


def test_no_mark_hangs_over_the_rule_of_a_cell(profile: LayoutProfile, book: FontBook) -> None:
    cell = Cell(styled("表格正文", "字" * 30 + "，下"))
    assert all(not line.endswith("，") or len(line) <= 30 for line in texts(settle(document(Table(((cell,),))), profile, book))[0])
    assert texts(settle(document(Table(((cell,),))), profile, book))[0] == ["字" * 29, "字，下"]


def test_only_one_mark_hangs(lines: Lines) -> None:
    assert lines("字" * 28 + "。”下") == ["字" * 27, "字。”下"]


@pytest.mark.parametrize("mark", "）》”’】」％…")
def test_a_closing_mark_starts_no_line(lines: Lines, mark: str) -> None:
    after = lines("字" * 28 + mark + "下")[1]
    assert after[0] != mark or mark == "％"


@pytest.mark.parametrize("mark", "（《“‘【「")
def test_an_opening_mark_ends_no_line(lines: Lines, mark: str) -> None:
    assert lines("字" * 27 + mark + "下文") == ["字" * 27, mark + "下文"]


@pytest.mark.parametrize("word", ["GDP", "2026", "3.14159", "1,234,567", "98.6%", "PM2.5", "25℃", "km/h", "100‰"])
def test_words_and_numbers_stay_whole(lines: Lines, word: str) -> None:
    assert lines("字" * 27 + word + "下") == ["字" * 27, word + "下"]


@pytest.mark.parametrize("viewer", [WORD, LIBREOFFICE])
def test_no_line_ends_between_two_signs_of_a_latin_word_but_behind_a_hyphen_or_a_stroke(viewer: Viewer) -> None:
    solid = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in "-/"]
    assert not any(may_break(one + other, 1, viewer) for one in solid for other in solid)


def test_a_word_longer_than_a_line_is_broken_where_the_line_ends(lines: Lines) -> None:
    first, second = lines("a" * 70)
    assert len(first) > 50
    assert first + second == "a" * 70


def test_a_line_may_end_after_a_hyphen(lines: Lines) -> None:
    assert lines("字" * 26 + "Wi-Fidelity") == ["字" * 26 + "Wi-", "Fidelity"]


@pytest.mark.parametrize("pair", ["——", "……"])
def test_word_does_not_part_dashes_and_dots_of_two(lines: Lines, pair: str) -> None:
    assert [pair in line for line in lines("字" * 27 + pair + "下文")].count(True) == 1


def test_libreoffice_parts_dots_of_two(lines: Lines) -> None:
    assert lines("字" * 27 + "……下", LIBREOFFICE) == ["字" * 27 + "…", "…下"]


@pytest.mark.parametrize(
    ("text", "first"), [("字" * 26 + "km/h下", "字" * 26), ("字" * 26 + "m/s，下", "字" * 26), ("字" * 25 + "km/hour下", "字" * 25 + "km/")]
)
def test_libreoffice_parts_a_word_behind_a_stroke_where_more_of_it_would_fit(lines: Lines, text: str, first: str) -> None:
    assert lines(text, LIBREOFFICE)[0] == first


def test_spaces_at_the_end_of_a_line_stand_in_the_margin(lines: Lines) -> None:
    assert lines("字" * 28 + "   下") == ["字" * 28 + "   ", "下"]


def test_a_typed_line_break_ends_the_line(lines: Lines) -> None:
    assert lines("上\n下\n") == ["上", "下", ""]


def test_a_settled_break_ends_the_line(lines: Lines) -> None:
    assert lines(Paragraph("标题", (Run("上半部分下半部分"),), breaks=(4,))) == ["上半部分", "下半部分"]


def test_a_tab_reaches_to_the_next_stop(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(plain("一\t二\t三")), profile, book)
    xs = laid.pages[0].lines[0].pieces[0].xs
    left = profile.page.left
    assert (xs[2] - left, xs[4] - left) == (420, 840)


def test_libreoffice_sets_latin_text_apart_by_a_fifth_of_an_em(profile: LayoutProfile, book: FontBook) -> None:
    word, office = (settle(document(plain("第3页")), profile, book, viewer).pages[0].lines[0].pieces[0] for viewer in (WORD, LIBREOFFICE))
    assert word.xs[-1] - word.x == 315 + 155 + 315
    # Beside the gaps, LibreOffice has no spacing after the last character of each portion.
    assert office.xs[-1] - office.x == 320 + 64 + 160 + 64 + 315


def test_no_mark_hangs_after_latin_text_in_libreoffice(lines: Lines) -> None:
    text = "字" * 26 + "ABCD，下"
    assert lines(text) == ["字" * 26 + "ABCD，", "下"]
    assert lines(text.replace("字" * 26, "字" * 25 + "“"), LIBREOFFICE)[1].startswith("“ABCD，")


def _field(text: str) -> Run:
    return Run(text, field="名称", label="名称", place=1)


def test_in_libreoffice_a_mark_does_not_see_past_the_edge_of_a_field(lines: Lines) -> None:
    quoted = Paragraph("主送机关", (Run("字" * 27 + "“"), _field("名称"), Run("”下")))
    assert lines(quoted) == ["字" * 27, "“名称”下"]
    assert lines(quoted, LIBREOFFICE) == ["字" * 27 + "“", "名称”下"]


def test_in_libreoffice_a_field_is_not_set_apart_from_what_is_beside_it(profile: LayoutProfile, book: FontBook) -> None:
    pieces = settle(document(Paragraph("主送机关", (Run("第"), _field("3"), Run("页")))), profile, book, LIBREOFFICE).pages[0].lines[0].pieces
    assert [piece.xs[-1] - piece.x for piece in pieces] == [320, 160, 315]


@given(
    st.lists(st.tuples(st.text(max_size=60), st.sampled_from(["", "黑体字符", "加粗"]), st.booleans()), max_size=6),
    st.sampled_from([WORD, LIBREOFFICE]),
)
def test_any_text_stays_whole_and_goes_from_left_to_right(parts: list[tuple[str, str, bool]], viewer: Viewer) -> None:
    profile = standard_profile()
    runs = [Run(text, style, f"项{at}" if is_field else None, place=1) for at, (text, style, is_field) in enumerate(parts)]
    laid = settle(document(Paragraph("正文", tuple(runs))), profile, FontBook(profile.fonts, files=()), viewer)
    boxes = [box for page in laid.pages for box in page.lines]
    shown = "".join(f"\n{box.text}" for box in boxes).replace("\n", "")
    assert shown == "".join(text for text, _, _ in parts).replace("\n", "")
    for box in boxes:
        edges = [edge for piece in box.pieces for edge in piece.xs]
        assert edges == sorted(edges)


def test_a_thousand_lines_with_tabs_keep_their_order(lines: Lines) -> None:
    text = "项目\t一二三\t12\n" * 1000
    assert "".join(lines(text)) == text.replace("\n", "")


def test_an_empty_paragraph_has_one_empty_line(lines: Lines) -> None:
    assert lines(Paragraph("空行")) == [""]


def test_a_paragraph_without_room_still_ends(profile: LayoutProfile, book: FontBook) -> None:
    narrow = Paragraph("正文", (Run("没有地方"),), indents=Indents(left=6000, right=6000))
    assert "".join(texts(settle(document(narrow), profile, book))[0]) == "没有地方"


@pytest.mark.parametrize("text", ["𠮷野家" * 20, "👍🏽" * 40, "e\u0301" * 90, "\ud800" * 5, "\x07\x00" * 9, "\u200b" * 50, "　" * 60])
def test_odd_characters_lose_nothing(lines: Lines, text: str) -> None:
    assert "".join(lines(text)) == text


def test_ten_thousand_characters_keep_their_order(lines: Lines) -> None:
    text = "".join(chr(0x4E00 + number % 5000) for number in range(10_000))
    assert "".join(lines(text)) == text
