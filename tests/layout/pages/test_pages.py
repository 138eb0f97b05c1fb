from dataclasses import replace

import pytest

from editor.layout import LIBREOFFICE, WORD, FontBook, LayoutCache, Viewer, pages_json, settle
from editor.model.document.document import Cell, Document, Paragraph, Run, Table
from editor.model.document.profile import LayoutProfile
from tests.layout.making import body, document, plain, styled, table, texts
from tests.layout.texts import TextMaker


def test_a_page_holds_22_lines_of_28_characters(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(plain("字" * 28 * 44)), profile, book)
    assert texts(laid) == [["字" * 28] * 22] * 2


def test_the_first_line_starts_at_the_top_of_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    box = settle(document(plain("字")), profile, book).pages[0].lines[0]
    assert (box.top, box.x, box.height) == (2098, 1588, 579)


@pytest.mark.parametrize(("page", "left"), [(1, False), (2, True), (3, False)])
def test_the_page_number_stands_outside_one_character_in(profile: LayoutProfile, book: FontBook, page: int, left: bool) -> None:
    footer = settle(document(plain("字" * 28 * 60)), profile, book).pages[page - 1].footer
    piece = footer.pieces[0]
    assert footer.text == f"— {page} —"
    assert (piece.x if left else 11906 - piece.xs[-1]) == pytest.approx(1588 + 280 if left else 1474 + 280)


def test_the_dash_of_the_page_number_is_7_mm_below_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    footer = settle(document(plain("字")), profile, book).pages[0].footer
    dash = footer.baseline - 0.33 * 280
    assert (dash - (16838 - 1984)) / 56.693 == pytest.approx(7, abs=0.5)


def test_a_document_without_blocks_has_one_empty_page(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(), profile, book)
    assert [(page.lines, page.footer.text) for page in laid.pages] == [((), "— 1 —")]


def test_a_page_break_starts_a_page_but_never_leaves_an_empty_one(profile: LayoutProfile, book: FontBook) -> None:
    first, second = replace(plain("上"), page_break=True), replace(plain("下"), page_break=True)
    assert texts(settle(document(first, second), profile, book)) == [["上"], ["下"]]


def test_a_heading_goes_with_its_text_to_the_next_page(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(*(plain("字") for _ in range(21)), styled("一级标题", "一、标题"), body("正文")), profile, book)
    assert texts(laid)[1] == ["一、标题", "正文"]


def test_a_heading_that_text_runs_on_behind_may_stand_last(profile: LayoutProfile, book: FontBook) -> None:
    running = Paragraph("三级标题", (Run("1.标题。"), Run("后面接着正文。", "正文字符")))
    laid = settle(document(*(plain("字") for _ in range(21)), running, body("正文")), profile, book)
    assert texts(laid)[1] == ["正文"]


def test_headings_in_a_row_go_together(profile: LayoutProfile, book: FontBook) -> None:
    headings = styled("一级标题", "一、标题"), styled("二级标题", "（一）标题")
    laid = settle(document(*(plain("字") for _ in range(20)), *headings, body("正文")), profile, book)
    assert len(texts(laid)[0]) == 20


@pytest.mark.parametrize(("before", "pages"), [(0, [22, 22, 17]), (10, [10, 22, 22, 17]), (22, [22, 22, 22, 17])])
def test_blocks_kept_together_that_are_more_than_a_page_begin_one_and_fill_it(
    profile: LayoutProfile, book: FontBook, before: int, pages: list[int]
) -> None:
    kept = (replace(plain("连"), keep_next=True) for _ in range(60))
    laid = settle(document(*(plain("字") for _ in range(before)), *kept, plain("末")), profile, book)
    assert [len(page) for page in texts(laid)] == pages


def test_a_table_repeats_its_head_on_each_page(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(table(rows=90)), profile, book)
    assert len(laid.pages) > 2
    assert all(page[:2] == ["项目", "项目"] for page in texts(laid))
    assert [row for page in texts(laid) for row in page[2::2]] == [f"第{row}行" for row in range(90)]


def test_a_table_is_ruled_around_and_between(profile: LayoutProfile, book: FontBook) -> None:
    page = settle(document(table(rows=2, columns=3)), profile, book).pages[0]
    across = [rule for rule in page.rules if rule.top == rule.bottom]
    down = [rule for rule in page.rules if rule.left == rule.right]
    assert (len(across), len(down)) == (4, 4)
    assert {(rule.left, rule.right) for rule in across} == {(1588, 1588 + 8844)}


def test_numbers_in_a_table_stand_at_the_right(profile: LayoutProfile, book: FontBook) -> None:
    rows = ((Cell(styled("表头", "数量")),), (Cell(styled("表格正文", "12"), numeric=True),))
    laid = settle(document(Table(rows)), profile, book)
    box = laid.pages[0].lines[1]
    assert box.cell == (1, 0)
    assert box.pieces[0].xs[-1] == pytest.approx(1588 + 8844 - 108, abs=3)


def test_a_row_taller_than_a_page_is_still_there(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(Table(((Cell(styled("表格正文", "长" * 9000)),),))), profile, book)
    assert "".join(line for page in texts(laid) for line in page) == "长" * 9000


def test_an_empty_table_is_nothing(profile: LayoutProfile, book: FontBook) -> None:
    assert texts(settle(document(Table(()), plain("下")), profile, book)) == [["下"]]


def test_a_field_is_found_by_path_place_and_offset(profile: LayoutProfile, book: FontBook) -> None:
    run = Run("三十个字" * 10, field="单位[1].名称", label="名称", place=2)
    boxes = settle(document(Paragraph("正文", (Run("前文"), run))), profile, book).pages[0].lines
    pieces = [piece for box in boxes for piece in box.pieces if piece.field]
    assert [(piece.field, piece.place, piece.offset, len(piece.text)) for piece in pieces] == [
        ("单位[1].名称", 2, 0, 24),
        ("单位[1].名称", 2, 24, 16),
    ]
    assert all(len(piece.xs) == len(piece.text) + 1 and list(piece.xs) == sorted(piece.xs) for piece in pieces)


def test_an_unfilled_field_shows_its_label(profile: LayoutProfile, book: FontBook) -> None:
    run = Run("", field="单位", label="单位", place=1, filled=False)
    piece = settle(document(Paragraph("正文", (run,))), profile, book).pages[0].lines[0].pieces[0]
    assert (piece.text, piece.filled) == ("〔单位〕", False)


def test_pages_json_gives_lines_in_order_and_the_page_number_last(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(plain("上"), plain("下")), profile, book)
    assert pages_json(laid) == [{"page": 1, "lines": [{"text": "上"}, {"text": "下"}, {"text": "— 1 —", "footer": True}]}]


def test_full_lines_reach_the_right_margin(profile: LayoutProfile, book: FontBook) -> None:
    for viewer in (WORD, LIBREOFFICE):
        lines = settle(TextMaker(7).document(tables=False), profile, book, viewer).pages[0].lines
        full = [box for box in lines[2:] if box.pieces and box.pieces[-1].xs[-1] > 9500]
        ends = [box.pieces[-1].xs[-2] if box.text[-1] in "，。、；：！？" else box.pieces[-1].xs[-1] for box in full]
        assert max(ends) <= 10432.1


@pytest.mark.parametrize("viewer", [WORD, LIBREOFFICE])
@pytest.mark.parametrize("seed", range(6))
def test_after_edits_the_pages_are_those_of_a_fresh_layout(profile: LayoutProfile, book: FontBook, viewer: Viewer, seed: int) -> None:
    maker = TextMaker(seed)
    cache = LayoutCache()
    blocks = list(maker.document().blocks)
    for step in range(12):
        at = (step * 7) % len(blocks)
        if step % 4 == 0:
            blocks.insert(at, maker.body(2))
        elif step % 4 == 1:
            del blocks[at]
        else:
            blocks[at] = maker.body(1 + step % 3)
        edited = Document(tuple(blocks))
        assert settle(edited, profile, book, viewer, cache) == settle(edited, profile, book, viewer)


ENDINGS = {
    "署名": ("署名", "署名", "成文日期"),
    "盖章署名": ("盖章署名", "盖章日期"),
    "联合署名": ("联合署名", "联合署名", "盖章日期"),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_after_a_key_in_any_line_the_pages_are_those_of_a_fresh_layout(profile: LayoutProfile, book: FontBook, ending: str) -> None:
    head = ("份号", "标志上空", "发文机关标志", "空行", "上行文号", "标题", "主送机关")
    lines = [*head, *("正文",) * 20, *ENDINGS[ending], "印发机关"]
    parted = {"上行文号", "联合署名", "印发机关"}
    blocks = [styled(style, f"{style}\t某某{at}" if style in parted else f"{style}某{at}") for at, style in enumerate(lines)]
    cache = LayoutCache()
    for at, block in enumerate(tuple(blocks)):
        blocks[at] = styled(block.style, f"{block.text}甲乙丙丁")
        edited = Document(tuple(blocks))
        assert settle(edited, profile, book, WORD, cache) == settle(edited, profile, book, WORD)


def test_a_cache_serves_another_profile_anew(profile: LayoutProfile, book: FontBook) -> None:
    cache = LayoutCache()
    wide = replace(profile, page=replace(profile.page, left=800))
    text = document(plain("字" * 40))
    settle(text, profile, book, WORD, cache)
    assert settle(text, wide, book, WORD, cache) == settle(text, wide, book)
