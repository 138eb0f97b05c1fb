"""Reports that were edited elsewhere: what was edited comes in, nothing else changes, and what has no place is told and kept."""

from collections.abc import Callable
from typing import Any

from tests.desk.word_parts import w
from tests.faults.known import faulty
from tests.faults.trying import Tried, Written, input_of

TITLE = "关于贯彻落实江畔市市属企业改革发展推进会精神情况的报告"
ITEMS = {"应急": "关于应急预案", "防冻": "关于防冻保暖", "值班": "关于值班值守"}
WANTED = {"应急": "会议原则同意冬季供水应急预案", "防冻": "对老旧小区裸露管道和水表逐一排查", "值班": "抢修队伍和物资向重点片区前置"}


def values_before(tried: Tried) -> dict[str, Any]:
    """The values that the report has in the file of which only the margins were changed."""
    return tried.json("values", input_of("margins.docx"))["values"]


def values(tried: Tried) -> dict[str, Any]:
    return tried.json("values")["values"]


@faulty("bookmark-without-end.docx", "bookmark-without-end-and-controls.docx")
def test_a_mark_without_an_end_costs_no_value(tried: Tried) -> None:
    assert values(tried) == values_before(tried)


@faulty("lo-enter-in-a-long-value.docx", "p_split_in_value.docx")
def test_a_value_split_in_two_has_one_line_more(tried: Tried) -> None:
    before = values_before(tried)
    assert values(tried) == before | {"主要成效": before["主要成效"].replace("9.2%；", "9.2%；\n")}


@faulty("p_merge.docx")
def test_a_value_whose_paragraphs_were_joined_has_one_line(tried: Tried) -> None:
    before = values_before(tried)
    assert values(tried) == before | {"主要成效": before["主要成效"].replace("\n", "")}


@faulty("lo-tracked-replacement-behind-a-value.docx")
def test_a_tracked_replacement_beside_a_value_is_taken_as_accepted(tried: Tried) -> None:
    assert values(tried) == values_before(tried)
    text = tried.saved_again().text
    assert "认真学习会议文件" in text
    assert "原原本本学习会议文件" not in text


def _items(tried: Tried) -> list[str]:
    """Which items the report has by its values, in their order; each must have its own text."""
    rows = values(tried)["议定事项"]
    names = [next(name for name, item in ITEMS.items() if item == row["事项"]) for row in rows]
    assert [name for name, row in zip(names, rows, strict=True) if not row["要求"].startswith(WANTED[name])] == []
    return names


@faulty("repeated-swap_renum.docx")
def test_repeated_sections_that_changed_places_change_rows(tried: Tried) -> None:
    assert _items(tried) == ["防冻", "应急", "值班"]


@faulty("repeated-last_first_nonum.docx")
def test_the_last_repetition_moved_to_the_front_is_the_first_row(tried: Tried) -> None:
    assert _items(tried) == ["值班", "应急", "防冻"]


@faulty("repeated-del2_renum.docx")
def test_a_repetition_that_was_deleted_takes_its_row_along(tried: Tried) -> None:
    assert _items(tried) == ["应急", "值班"]


@faulty("repeated-del12.docx")
def test_two_repetitions_that_were_deleted_take_their_rows_along(tried: Tried) -> None:
    assert _items(tried) == ["值班"]


@faulty("s_copy.docx")
def test_a_section_copied_behind_itself_is_there_twice(tried: Tried) -> None:
    text = tried.saved_again().text
    assert (text.count("取得的初步成效"), text.count("在手订单比年初增加四成")) == (2, 2)


@faulty("before_title.docx")
def test_a_line_above_the_title_stays_above_it(tried: Tried) -> None:
    assert tried.saved_again().has_in_order("（内部资料）", TITLE)


@faulty("title_two_pars.docx")
def test_a_second_line_of_the_title_is_part_of_it(tried: Tried) -> None:
    assert "".join(tried.saved_again().styled("Title")) == f"{TITLE}（征求意见稿）"


@faulty("sign_second.docx")
def test_a_second_signature_stands_behind_the_first(tried: Tried) -> None:
    closing = tried.saved_again().text.partition("特此报告。")[2]
    at = [closing.find(name) for name in ("江畔城市建设集团有限公司", "江畔市水务局", "2026年10月12日")]
    assert -1 not in at
    assert at == sorted(at)


@faulty("head_copy_number.docx")
def test_a_copy_number_added_in_its_style_is_one(tried: Tried) -> None:
    assert tried.saved_again().styled("CopyNumber") == ["000021"]


@faulty("attachment_added.docx")
def test_an_attachment_added_in_our_styles_is_one(tried: Tried) -> None:
    written = tried.saved_again()
    assert written.styled("Attachment")
    assert written.has_in_order("附件：资金测算表", "2026年11月20日", "合计八千六百万元。", "印发")


@faulty("att_new_plain.docx")
def test_plain_paragraphs_at_the_end_stay_there(tried: Tried) -> None:
    assert tried.saved_again().has_in_order("2026年10月12日", "重点项目清单", "项目一；项目二；项目三。")


@faulty("full_att_order.docx")
def test_attachments_that_changed_places_keep_each_its_own_text(tried: Tried) -> None:
    body = tried.saved_again().text.partition("2026年11月3日")[2]
    words = ("老旧管网更新改造三年行动计划项目表", "列入督查事项", "重点任务分工方案", "扎实推进窗口服务规范", "联席会议制度")
    at = [body.find(word) for word in words]
    assert -1 not in at
    assert at == sorted(at)


@faulty("tbl_total_row.docx")
def test_a_total_row_is_no_row_of_the_field(tried: Tried) -> None:
    assert values(tried) == values_before(tried)
    written = tried.saved_again()
    last = written.tables[0][-1]
    assert (last[0].text, last[-1].text) == ("合计", "128.50")
    assert "所需经费128.50万元" in written.text


@faulty("tbl_merge.docx")
def test_cells_that_were_merged_put_no_value_into_a_wrong_column(tried: Tried) -> None:
    rows = values_before(tried)["工作安排"]
    assert [row for row in values(tried)["工作安排"] if row not in rows] == []
    text = tried.saved_again().text
    assert "开展征拆难点集中攻坚" in text
    assert "80.50月底" not in text


@faulty("tbl_col_add.docx")
def test_a_column_that_was_added_stays_or_is_told_and_kept(tried: Tried) -> None:
    assert _is_kept(tried, lambda written: "说明1" in written.text)


@faulty("margins.docx")
def test_other_margins_are_told_and_kept(tried: Tried) -> None:
    assert _is_kept(tried, lambda written: any(margin.get(w("left")) == "1800" for margin in written.document.iter(w("pgMar"))))


@faulty("footer_text.docx")
def test_another_footer_is_told_and_kept(tried: Tried) -> None:
    assert _is_kept(tried, lambda written: "第" in "".join(written.part("word/footer1.xml").itertext()))


def _is_kept(tried: Tried, holds: Callable[[Written], bool]) -> bool:
    """Whether a report saved under its own name still holds something, or it is told and the file beside does."""
    saved, *beside = tried.saved_over()
    return holds(saved) or (bool(tried.said) and any(map(holds, beside)))
