"""Degrees of damage: what a report still tells when its inner data or its controls are lost, and the one sentence that says so."""

from pathlib import Path

import pytest

from editor.composing import compose
from editor.desk import Desk
from editor.desk.opening.report import read_report
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from tests.desk.made import TEMPLATE, VALUES, filled_draft, retouched, text_of_docx, without_part
from tests.desk.opening.damaged import change_document, of_draft, of_newer_version, said, with_inner, without_controls
from tests.desk.word_parts import w
from tests.office import save_again

OTHER = """+++
name = "会议通知"
[fields."会议"]
type = "meeting"
+++
@标题 关于召开{{ 会议 }}的通知

定于下周三上午在三楼会议室召开{{ 会议 }}，请各科室负责同志准时参加，并提前安排好工作。
"""


def test_without_inner_data_the_controls_give_the_values_and_the_text_is_read_as_a_sample(desk: Desk, report: Path) -> None:
    without_part(report)
    opened = desk.open(report)
    assert (opened.kind, opened.path) == ("sample", None)
    assert said(opened.notes) == "文稿的拟稿记录丢了，按范文读出，填过的内容已找回。"
    found = {field.name: opened.draft.value(field.key) for field in opened.draft.template.fields}
    assert (found["投入资金"], found["本单位"]) == ("12.80", "清溪县水务局")
    text = "\n".join(paragraph.text for paragraph in compose(opened.draft).document.paragraphs())
    for value in (*(cell for row in VALUES["出动情况"] for cell in row.values()), "责任要到人。", "预案要常练。", "2026年8月3日起启动二级响应"):  # type: ignore[union-attr]
        assert text.count(value) == 1


def test_nothing_of_a_report_without_inner_data_is_lost_or_there_twice(desk: Desk, report: Path, tmp_path: Path) -> None:
    before = text_of_docx(report)
    without_part(report)
    desk.save_word(desk.open(report).draft, tmp_path / "wieder.docx")
    assert "".join(text_of_docx(tmp_path / "wieder.docx").split()) == "".join(before.split())


def test_without_inner_data_the_template_of_the_library_goes_on_with_it(desk: Desk, report: Path) -> None:
    desk.save_template(parse_template(TEMPLATE)[0], "防汛值守情况报告")
    without_part(report)
    retouched(report, ("特此报告。", "特此报告，请审阅。"))
    opened = desk.open(report)
    assert (opened.kind, opened.path, said(opened.notes)) == ("report", report, "文稿的拟稿记录丢了，已按模板“”接上。")
    assert {key: opened.draft.value(key) for key in ("本单位", "投入资金", "值守日期")} == {k: VALUES[k] for k in ("本单位", "投入资金", "值守日期")}
    assert [(change.was, change.now) for change in opened.changes if not change.key] == [("特此报告。", "特此报告，请审阅。")]


@pytest.mark.parametrize("cut", [0.0, 0.5, 0.99])
def test_damaged_inner_data_is_as_good_as_lost(desk: Desk, report: Path, cut: float) -> None:
    with_inner(report, lambda text: text[: int(cut * len(text))])
    opened = desk.open(report)
    assert (opened.kind, said(opened.notes)) == ("sample", "文稿的拟稿记录损坏了，按范文读出，填过的内容已找回。")
    assert "12.80" in opened.draft.values.values()


@pytest.mark.parametrize("text", ["[]", "null", '{"format": true}', '{"format": 1}', '{"format": 0}', '{"format": "1"}', "1e999", "[" * 9000])
def test_inner_data_of_any_other_form_is_damaged(desk: Desk, report: Path, text: str) -> None:
    with_inner(report, lambda _old: text)
    assert "损坏" in desk.open(report).notes[0].text


def test_without_controls_the_text_tells_the_values(desk: Desk, report: Path) -> None:
    without_controls(report)
    opened = desk.open(report)
    assert (opened.kind, opened.path, opened.draft, opened.changes) == ("report", report, filled_draft(), ())
    assert said(opened.notes) == "填写项的标记丢了，6 项都按文字对上了。"


def test_without_controls_a_changed_value_is_found_and_what_is_gone_is_named(desk: Desk, report: Path) -> None:
    without_controls(report)
    retouched(report, ("12.80", "13.50"), ("责任要到人。", "另起炉灶说几句。"), ("预案要常练。", "从头写过的一段话。"))
    opened = desk.open(report)
    assert opened.draft.value("投入资金") == "13.50"
    assert [(change.key, change.now) for change in opened.changes if change.key] == [("投入资金", "13.50"), ("工作体会", "")]
    assert said(opened.notes).startswith("填写项的标记丢了，按文字对上 5 项，请看看工作体会")


def test_without_both_it_opens_as_a_sample(desk: Desk, report: Path) -> None:
    without_part(report)
    without_controls(report)
    opened = desk.open(report)
    assert (opened.kind, opened.draft.values, said(opened.notes)) == ("sample", {}, "文稿里没有拟稿记录和填写标记，已按范文读出。")


def test_the_inner_data_of_another_report_is_not_believed(desk: Desk, report: Path) -> None:
    other = Draft(parse_template(OTHER)[0]).with_value("会议", "防汛会")
    with_inner(report, of_draft(other))
    opened = desk.open(report)
    assert (opened.kind, said(opened.notes)) == ("sample", "文稿的拟稿记录是另一份文稿的，按范文读出，填过的内容已找回。")
    without_controls(report)
    opened = desk.open(report)
    assert (opened.kind, said(opened.notes)) == ("sample", "文稿的拟稿记录是另一份文稿的，已按范文读出，请校对一遍。")


def test_a_report_rewritten_from_top_to_bottom_is_still_itself(desk: Desk, report: Path) -> None:
    def rewritten(top: object) -> None:
        for number, text in enumerate(node for node in top.iter(w("t")) if not any(a.tag == w("sdt") for a in node.iterancestors())):  # type: ignore[attr-defined]
            text.text = f"全新的话{number}。"

    change_document(report, rewritten)
    assert desk.open(report).kind == "report"


@pytest.mark.needs("soffice")
def test_a_round_through_libreoffice_is_no_damage(desk: Desk, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    opened = desk.open(save_again(report, folder))
    assert (opened.kind, opened.draft, opened.changes, opened.notes) == ("report", filled_draft(), (), ())


def test_a_report_of_a_newer_version_can_only_be_looked_at(desk: Desk, report: Path) -> None:
    with_inner(report, of_newer_version)
    retouched(report, (">12.80<", ">13.50<"))
    opened = desk.open(report)
    assert (opened.kind, opened.path, opened.changes, opened.inspection) == ("report", report, (), None)
    assert said(opened.notes).startswith("这份文稿由更新的版本写成，只能看，不能改。")
    session = opened.session()
    session.set_value("投入资金", "99")
    session.undo()
    assert (session.draft, session.is_dirty, session.draft.value("投入资金")) == (opened.draft, False, "13.50")


def test_a_newer_report_that_nothing_can_be_read_of_is_looked_at_by_its_text(desk: Desk, report: Path) -> None:
    with_inner(report, lambda _text: '{"format": 99, "everything": "else"}')
    opened = desk.open(report)
    assert (opened.kind, opened.path, bool(opened.locked), opened.inspection) == ("report", report, True, None)


def test_values_are_read_back_from_what_is_left(report: Path) -> None:
    without_controls(report)
    assert read_report(report).to_json()["values"]["投入资金"] == "12.80"
