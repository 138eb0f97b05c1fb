"""Everywhere that a draft has room, what was edited elsewhere is taken over: tables, repeated sections, shared lines, attachments, controls."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from editor.composing import compose
from editor.desk.merging import Merged, merged
from editor.model.draft import Draft
from editor.model.merging import choice_of, take, take_all
from editor.model.template import Grid
from tests.desk.elements import ALL, draft_of
from tests.desk.made import desk_in
from tests.desk.rich_reports import REPEATED_VALUES, TABLES_VALUES, repeated_draft, saved, tables_draft
from tests.desk.table_edits import add_column, new_row
from tests.desk.word_parts import (
    controls_in,
    copied,
    dropped,
    loosened,
    paragraph,
    paragraphs_of,
    part_of,
    run,
    text_of,
    typed_over,
    w,
    with_part,
)

Element = etree._Element
Edit = Callable[[Element], None]
TITLE = """+++
format = 1
name = "通知"
+++
@标题 关于做好冬季供水工作
@标题 并开展管网巡查的通知
@主送机关 各所
请照办。
@署名 清溪县水务局
@成文日期 2026年4月1日
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Draft, bytes]]:
    folder = tmp_path_factory.mktemp("places")
    desk = desk_in(folder)
    drafts = {"巡河": repeated_draft(), "物资": tables_draft(), "两行题": draft_of(TITLE)} | {name: draft_of(text) for name, text in ALL.items()}
    return {name: (draft, saved(desk, draft, folder / "a.docx")) for name, draft in drafts.items()}


def _after(report: tuple[Draft, bytes], edit: Edit) -> Merged:
    """The merge of an edited report, of which all must be decided and come back."""
    stored, data = report
    document = part_of(data, "word/document.xml")
    edit(document[0])
    found = merged(stored, with_part(data, "word/document.xml", document))
    assert {choice_of(found.draft, change) for change in found.changes if change.kind != "loose"} <= {"word"}
    back = take_all(found.draft, found.changes[::-1], "here")
    assert back.template.sections == stored.template.sections
    assert all(back.value(key) == stored.value(key) for key in stored.template.by_key)
    return found


def _line(body: Element, words: str) -> Element:
    return next(line for line in paragraphs_of(body) if words in text_of(line))


def _retype(node: Element, was: str, now: str) -> None:
    text = next(t for t in node.iter(w("t")) if was in (t.text or ""))
    text.text = (text.text or "").replace(was, now)


def _texts(draft: Draft) -> list[str]:
    return [p.text for p in compose(draft).document.paragraphs() if p.text]


def _rows(body: Element, table: int) -> list[Element]:
    return list(body.iter(w("tbl")))[table].findall(w("tr"))


# Repeated sections


def test_a_text_changed_in_one_repetition_stays_there_and_can_be_taken_for_all(reports: dict[str, tuple[Draft, bytes]]) -> None:
    found = _after(reports["巡河"], lambda body: _retype(_line(body, "查看下清河"), "主要问题是", "突出问题是"))
    ((change),) = found.changes
    assert change.choices == ("word", "all", "here")
    assert [("突出" in text, "主要" in text) for text in _texts(found.draft) if "问题是" in text] == [(False, True), (True, False), (False, True)]
    every = take(found.draft, change, "all")
    assert choice_of(every, change) == "all"
    assert sum("突出问题是" in text for text in _texts(every)) == 3


def test_a_text_changed_in_every_repetition_is_one_change(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        for line in [line for line in paragraphs_of(body) if "主要问题是" in text_of(line)]:
            _retype(line, "主要问题是", "突出问题是")

    found = _after(reports["巡河"], edit)
    assert [change.kind for change in found.changes] == ["rewritten"]
    assert "查看{{ 段.河名 }}共{{ 段.里程 }}公里，突出问题是{{ 段.问题 }}。" in [b.text for b in found.draft.template.by_id["s1"].blocks]  # type: ignore[union-attr]


def test_paragraphs_added_and_removed_in_one_repetition(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        _line(body, "查看下清河").addnext(paragraph("这一段已列入重点。"))
        dropped(_line(body, "5月15日之前"))

    texts = _texts(_after(reports["巡河"], edit).draft)
    assert texts.count("这一段已列入重点。") == 1
    assert texts[texts.index("这一段已列入重点。") - 1].startswith("查看下清河")
    assert [text for text in texts if text.endswith("并把照片报来。")] == [
        "以上问题要在2026年5月10日之前改完，并把照片报来。",
        "以上问题要在2026年5月12日之前改完，并把照片报来。",
    ]


def test_a_repetition_that_was_taken_out_is_a_row_less(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        for words in ("二、下清河", "查看下清河", "5月12日之前"):
            dropped(_line(body, words))
        typed_over(next(c for c in controls_in(_line(body, "查看白溪")) if text_of(c) == "20.3"), "21")

    found = _after(reports["巡河"], edit)
    first, _, last = REPEATED_VALUES["河段"]
    assert found.draft.value("河段") == (first, {**last, "里程": "21"})
    assert found.draft.template.sections == reports["巡河"][0].template.sections


def test_a_repetition_that_was_copied_and_filled_anew_is_a_row_more(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        last = _line(body, "5月15日之前")
        for words in ("5月12日之前", "查看下清河", "二、下清河"):
            last.addnext(made := copied(_line(body, words)))
            for control in controls_in(made):
                if text_of(control) == "下清河":
                    typed_over(control, "黄溪")

    found = _after(reports["巡河"], edit)
    assert found.draft.value("河段") == (*REPEATED_VALUES["河段"], {**REPEATED_VALUES["河段"][1], "河名": "黄溪"})
    assert found.loose == ()


def test_a_repetition_that_was_typed_by_hand_is_a_row_more(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        last, head = _line(body, "5月15日之前"), _line(body, "二、下清河")
        last.addnext(paragraph("以上问题要在2026年6月1日之前改完，并把照片报来。", last))
        last.addnext(paragraph("查看黄溪共3公里，主要问题是没有护栏。", last))
        last.addnext(paragraph("四、黄溪的情况", head))

    found = _after(reports["巡河"], edit)
    assert found.draft.value("河段")[-1] == {"河名": "黄溪", "里程": "3", "问题": "没有护栏", "整改日": "2026-06-01"}  # type: ignore[index]
    assert len(found.changes) == 1


def test_a_section_typed_behind_the_last_repetition_stands_alone(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        last = _line(body, "5月15日之前")
        last.addnext(paragraph("另外说明的话。", last))
        last.addnext(paragraph("四、另外说明", _line(body, "二、下清河")))

    texts = _texts(_after(reports["巡河"], edit).draft)
    assert texts[texts.index("四、另外说明") + 1] == "另外说明的话。"
    assert texts.count("另外说明的话。") == 1


# Tables


def test_rows_of_a_field_are_added_removed_and_moved(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        rows = _rows(body, 0)
        rows[2].addnext(new_row(rows[2], "雨衣"))
        rows[3].addnext(rows[1])

    found = _after(reports["物资"], edit)
    first, second, third = TABLES_VALUES["物资"]
    assert found.draft.value("物资") == (second, {"品名": "雨衣1", "数量": "雨衣2", "存放处": "雨衣3"}, third, first)


def test_a_row_of_a_field_that_was_copied_and_typed_over_is_a_row_of_its_own(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        rows = _rows(body, 0)
        rows[3].addnext(made := copied(rows[3]))
        typed_over(next(controls_in(made)), "救生圈")

    found = _after(reports["物资"], edit)
    assert found.draft.value("物资") == (*TABLES_VALUES["物资"], {**TABLES_VALUES["物资"][2], "品名": "救生圈"})


def test_the_head_of_a_table_over_rows_and_what_was_typed_beside_a_cells_control_are_taken_over(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        rows = _rows(body, 0)
        _retype(rows[0], "品名", "名称")
        next(controls_in(rows[1])).addnext(run("（大号）"))

    found = _after(reports["物资"], edit)
    assert found.draft.value("物资")[0]["品名"] == "编织袋（大号）"  # type: ignore[index]
    assert found.draft.template.by_id["s1"].blocks[0].rows[0][1] == "名称"  # type: ignore[union-attr]


def test_removing_a_row_of_a_field_tells_nothing_of_the_numbers_that_follow(reports: dict[str, tuple[Draft, bytes]]) -> None:
    found = _after(reports["物资"], lambda body: dropped(_rows(body, 0)[1]))
    assert found.draft.value("物资") == TABLES_VALUES["物资"][1:]
    assert found.loose == ()


def test_fixed_rows_cells_and_columns_are_taken_over(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        rows = _rows(body, 1)
        _retype(rows[1], "不靠墙", "离墙半米")
        dropped(rows[2])
        add_column([row for row in rows if row is not rows[2]], "备注")

    grid = _after(reports["物资"], edit).draft.template.by_id["s2"].blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("类别", "要求", "负责人", "备注"),
        ("木材", "架空堆放，离墙半米", "{{ 负责人 }}", "备注1"),
        ("油料", "单独存放，远离火源", "{{ 负责人 }}", "备注2"),
    )


def test_a_column_for_which_a_field_has_no_room_is_told_once(reports: dict[str, tuple[Draft, bytes]]) -> None:
    found = _after(reports["物资"], lambda body: add_column(_rows(body, 0), "备注"))
    assert [change.now for change in found.loose] == ["备注\n备注1\n备注2\n备注3\n备注4"]


# Elements


def test_elements_that_share_a_line_are_taken_over_each_for_itself(reports: dict[str, tuple[Draft, bytes]]) -> None:
    found = _after(reports["upward"], lambda body: (_retype(body, "陆文舟", "林致远"), _retype(body, "7号", "8号"))[0])
    assert [element.text for element in found.draft.elements("签发人")] == ["程远山", "林致远", "沈知秋"]
    assert found.draft.element("发文字号") == "江城建〔2026〕8号"
    assert {change.kind for change in found.changes} == {"element"}


def test_an_issuer_less_in_a_row_of_seals_and_among_the_marks(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        line = _line(body, "江畔市财政局")
        office = next(r for r in line.iter(w("r")) if "财政局" in text_of(r))
        tab = office if office.find(w("tab")) is not None else office.getprevious()
        for node in {id(office): office, id(tab): tab}.values():
            if node is not None:
                dropped(node)
        dropped(_rows(body, 0)[1])

    found = _after(reports["joint"], edit)
    assert [element.text for element in found.draft.elements("署名")] == ["江畔市发改委", "江畔市水务局", "江畔市住建局"]
    assert [element.text for element in found.draft.elements("发文机关标志")] == ["江畔市发展和改革委员会文件", "江畔市水务局"]


def test_the_foot_of_a_document_is_taken_over_without_what_stands_around_it(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        _retype(_line(body, "抄送："), "县水务局", "县应急局")
        _retype(_line(body, "5月1日"), "5月1日", "5月3日")
        _retype(_line(body, "通讯录"), "通讯录", "名录")

    draft = _after(reports["巡河"], edit).draft
    assert [draft.element(name) for name in ("抄送机关", "印发日期", "附注")] == ["县政府办公室，县应急局", "2026年5月3日", "联系电话见名录"]


def test_of_a_title_broken_by_hand_the_other_line_stays(reports: dict[str, tuple[Draft, bytes]]) -> None:
    found = _after(reports["两行题"], lambda body: _retype(_line(body, "管网巡查"), "管网巡查", "井盖巡查"))
    assert [element.text for element in found.draft.elements("标题")] == ["关于做好冬季供水工作", "并开展井盖巡查的通知"]


def test_the_title_of_an_attachment_changed_over_it_or_in_the_note_is_one_title(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        _retype(next(line for line in paragraphs_of(body) if text_of(line) == "各河段里程表"), "里程表", "里程统计表")
        _retype(_line(body, "2.巡查要点"), "要点", "要诀")

    found = _after(reports["巡河"], edit)
    assert [section.heading for section in found.draft.template.sections if section.part == "attachment"] == ["各河段里程统计表", "巡查要诀"]
    assert [change.kind for change in found.changes] == ["heading", "heading"]


# Controls


def test_a_control_that_was_taken_away_with_its_text_left_changes_nothing(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        line = _line(body, "沿河逐段查看")
        for control in list(controls_in(line)):
            loosened(control)
        for mark in list(line.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            dropped(mark)

    assert _after(reports["巡河"], edit).changes == ()


def test_a_copied_paragraph_whose_control_was_typed_over_leaves_the_field_as_it_is(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        line = _line(body, "沿河逐段查看")
        line.addnext(same := copied(line))
        same.addnext(other := copied(line))
        typed_over(next(controls_in(other)), "白水县")

    found = _after(reports["巡河"], edit)
    texts = [text for text in _texts(found.draft) if text.startswith("今年四月")]
    assert [text[5:8] for text in texts] == ["清溪县", "清溪县", "白水县"]
    assert found.draft.value("县名") == "清溪县"
    assert [change.kind for change in found.changes] == ["added", "added"]


def test_text_typed_beside_and_in_a_control(reports: dict[str, tuple[Draft, bytes]]) -> None:
    def edit(body: Element) -> None:
        control = next(controls_in(_line(body, "牵头")))
        control.addprevious(run("副主任"))
        control.addnext(run("亲自"))
        _retype(_line(body, "按要求清点"), "城南仓库", "城南中心仓库")

    found = _after(reports["物资"], edit)
    assert "清点由副主任白若川亲自牵头。" in _texts(found.draft)
    assert found.draft.value("库名") == "城南中心仓库"
    assert found.draft.value("负责人") == "白若川"


def test_a_prompt_that_was_typed_over_is_the_value(tmp_path: Path) -> None:
    draft = repeated_draft().with_value("县名", "")
    report = draft, saved(desk_in(tmp_path), draft, tmp_path / "a.docx")

    def edit(body: Element) -> None:
        for control in [c for line in paragraphs_of(body) for c in controls_in(line) if text_of(c) == "〔县名〕"]:
            typed_over(control, "白水县")

    found = _after(report, edit)
    assert found.draft.value("县名") == "白水县"
    assert [change.kind for change in found.changes] == ["value"]
