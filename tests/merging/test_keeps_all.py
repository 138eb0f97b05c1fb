"""Nothing that was written in a report elsewhere goes without a word: it is in the draft, or it is listed."""

from collections.abc import Callable

import pytest
from lxml import etree

import editor.merging.merge
from editor.composing import compose
from editor.merging import Merged, merged
from editor.merging.text.text import TextChanges
from editor.model.draft.draft import Draft
from editor.model.returned.change import choice_of, take_all
from editor.model.template.file import parse_template
from editor.word import open_package
from tests.desk.word_parts import paragraph, paragraphs_of, part_of, run, text_of, w, with_part
from tests.merging.merging_rules import faults
from tests.merging.written import report_of

TEXT = """+++
name = "闸门检修通知"
kind = "通知"

[fields."检修日"]
type = "date"

[fields."总数"]
type = "number"

[fields."已修"]
type = "number"

[fields."待修"]
type = "number"
computed = "总数 - 已修"

[fields."要求"]
type = "longtext"
+++
@标题 关于检修闸门的通知

入汛之前要把闸门修好，定于{{ 检修日 | 日期("月日") }}停水一天。

# 检修安排
检修从{{ 检修日 }}开始，由各所自行组织。
全县共有闸门{{ 总数 }}座，其中{{ 已修 }}座已经修好。
还有{{ 待修 }}座要在月底前修完。

# 检修要求
{{ 要求 }}

# 其他事项
请各所派人到场。
修好后报县局备案。

@署名 清溪县水务局
@成文日期 2026年4月1日
"""
VALUES = {"检修日": "2026-05-06", "总数": "480", "已修": "155", "要求": "先查后修。\n修完试水。"}
Edit = Callable[[list[etree._Element]], None]


@pytest.fixture(scope="module")
def report() -> tuple[Draft, bytes]:
    template, problems = parse_template(TEXT)
    assert problems == ()
    return report_of(Draft(template).with_values(VALUES))


def _after(report: tuple[Draft, bytes], edit: Edit) -> Merged:
    stored, data = report
    document = part_of(data, "word/document.xml")
    edit(paragraphs_of(document[0]))
    return merged(stored, open_package(with_part(data, "word/document.xml", document)))


def _line(lines: list[etree._Element], words: str) -> etree._Element:
    return next(line for line in lines if words in text_of(line))


def _control(lines: list[etree._Element], words: str) -> etree._Element:
    return next(_line(lines, words).iter(w("sdt")))


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _texts(draft: Draft) -> list[str]:
    return [p.text for p in compose(draft).document.paragraphs()]


def _comes_back(found: Merged, stored: Draft) -> bool:
    return take_all(found.draft, found.changes[::-1], "here").template.sections == stored.template.sections


def test_what_a_merge_overlooks_is_listed(report: tuple[Draft, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def edit(lines: list[etree._Element]) -> None:
        _line(lines, "派人到场").addnext(paragraph("另带检修工具。"))
        text = next(t for t in _line(lines, "报县局备案").iter(w("t")) if "备案" in (t.text or ""))
        text.text = "修好后不必上报。"

    monkeypatch.setattr(editor.merging.merge, "text_changes", lambda *_: TextChanges((), {}))
    found = _after(report, edit)
    assert [change.now for change in found.loose] == ["另带检修工具。", "修好后不必上报。"]


def test_a_date_whose_control_was_deleted_stays_where_the_text_still_tells_it(report: tuple[Draft, bytes]) -> None:
    found = _after(report, lambda lines: _drop(_control(lines, "由各所自行组织")))
    texts = _texts(found.draft)
    assert "入汛之前要把闸门修好，定于5月6日停水一天。" in texts
    assert "检修从开始，由各所自行组织。" in texts
    assert [change.kind for change in found.changes] == ["rewritten"]
    assert _comes_back(found, report[0])


def test_a_number_stays_while_a_sum_made_of_it_is_still_told(report: tuple[Draft, bytes]) -> None:
    found = _after(report, lambda lines: _drop(_control(lines, "全县共有闸门")))
    assert found.draft.value("总数") == "480"
    assert {"还有325座要在月底前修完。", "全县共有闸门座，其中155座已经修好。"} <= set(_texts(found.draft))


def test_a_control_deleted_with_all_that_told_its_value_empties_the_field(report: tuple[Draft, bytes]) -> None:
    def edit(lines: list[etree._Element]) -> None:
        _drop(_control(lines, "由各所自行组织"))
        _drop(_line(lines, "停水一天"))

    assert _after(report, edit).draft.value("检修日") == ""


def test_text_that_can_not_be_computed_any_more_is_listed(report: tuple[Draft, bytes]) -> None:
    def edit(lines: list[etree._Element]) -> None:
        content = _control(lines, "全县共有闸门").find(w("sdtContent"))
        assert content is not None
        for child in list(content):
            content.remove(child)
        content.append(run("若干"))

    found = _after(report, edit)
    assert found.draft.value("总数") == "若干"
    assert [change.now for change in found.loose] == ["还有325座要在月底前修完。"]


def test_text_added_where_the_last_paragraph_was_deleted_can_be_decided(report: tuple[Draft, bytes]) -> None:
    def edit(lines: list[etree._Element]) -> None:
        _line(lines, "2026年4月1日").addnext(paragraph("抄送各乡镇。"))
        _drop(_line(lines, "报县局备案"))

    found = _after(report, edit)
    assert "抄送各乡镇。" in _texts(found.draft)
    assert found.loose == ()
    assert {choice_of(found.draft, change) for change in found.changes} == {"word"}
    assert _comes_back(found, report[0])


def test_what_comes_between_and_behind_the_paragraphs_of_a_long_value_keeps_its_order(report: tuple[Draft, bytes]) -> None:
    def edit(lines: list[etree._Element]) -> None:
        _line(lines, "先查后修").addnext(_line(lines, "派人到场"))
        _line(lines, "修完试水").addnext(paragraph("试水要有记录。"))

    found = _after(report, edit)
    texts = _texts(found.draft)
    assert texts.index("请各所派人到场。") < texts.index("试水要有记录。")
    assert {choice_of(found.draft, change) for change in found.changes if change not in found.loose} == {"word"}
    assert {change.now for change in found.loose} <= {"请各所派人到场。", "试水要有记录。"}
    assert all(change.is_elsewhere for change in found.loose)
    assert _comes_back(found, report[0])


def test_a_deleted_paragraph_goes_back_to_its_place_though_the_one_in_front_was_moved_away(report: tuple[Draft, bytes]) -> None:
    def edit(lines: list[etree._Element]) -> None:
        _line(lines, "检修从").addprevious(_line(lines, "派人到场"))
        _drop(_line(lines, "报县局备案"))

    found = _after(report, edit)
    assert {change.kind for change in found.changes} == {"moved", "removed"}
    assert _comes_back(found, report[0])


def test_paragraphs_that_were_moved_one_behind_the_other_go_back_to_their_order(report: tuple[Draft, bytes]) -> None:
    def edit(lines: list[etree._Element]) -> None:
        first = _line(lines, "停水一天")
        for words in ("检修从", "全县共有", "还有"):
            first.addprevious(_line(lines, words))
            first.addprevious(paragraph(f"另加一段，放在“{words}”之后。"))

    found = _after(report, edit)
    assert [change.kind for change in found.changes].count("moved") == 3
    assert {choice_of(found.draft, change) for change in found.changes} == {"word"}
    assert _comes_back(found, report[0])


def test_a_line_is_not_kept_because_a_changed_value_stands_in_it(report: tuple[Draft, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    stored, data = report
    document = part_of(data, "word/document.xml")
    lines = paragraphs_of(document[0])
    content = _control(lines, "全县共有闸门").find(w("sdtContent"))
    assert content is not None
    next(content.iter(w("t"))).text = "500"
    _line(lines, "派人到场").addnext(paragraph("旧数480座作废。"))
    changed = with_part(data, "word/document.xml", document)
    assert faults(stored, changed, []) == []
    monkeypatch.setattr(editor.merging.merge, "text_changes", lambda *_: TextChanges((), {}))
    monkeypatch.setattr(editor.merging.merge, "unkept", lambda *_: ())
    assert faults(stored, changed, []) == ["lost: 旧数480座作废。"]


def test_all_of_a_file_whose_draft_has_no_text_is_listed() -> None:
    _, data = report_of(Draft(parse_template("+++\n+++\n# 安排\n先查后修。\n| 甲 | 乙 |\n")[0]))
    found = merged(Draft(), open_package(data))
    listed = "\n".join(change.now for change in found.changes)
    assert all(words in listed for words in ("安排", "先查后修。", "甲", "乙"))
