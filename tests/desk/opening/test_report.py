"""A report: saved, changed by others, opened again."""

import zipfile
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.desk.opening.report import read_report
from editor.desk.saving import word_files
from editor.model.problem import ExitCode, NigaoError
from editor.word import Package
from tests.desk.made import VALUES, empty_draft, filled_draft, retouched, text_of_docx, without_part


def test_every_value_is_in_the_word_file(report: Path) -> None:
    text = text_of_docx(report)
    assert text.count("清溪县水务局") == 3
    for value in ("12.80", "2026年8月3日", "二级", "责任要到人。", "预案要常练。", "城关抢险队", "32", "河口抢险队", "18"):
        assert value in text


def test_a_saved_report_opens_as_the_draft_that_it_was(desk: Desk, report: Path) -> None:
    opened = desk.open(report)
    assert (opened.kind, opened.path, opened.draft, opened.notes) == ("report", report, filled_draft(), ())
    assert not opened.session().is_dirty


def test_saving_again_gives_the_same_bytes(desk: Desk, report: Path, tmp_path: Path) -> None:
    desk.save_word(desk.open(report).draft, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == report.read_bytes()


def test_switches_and_edits_of_the_text_are_there_again(desk: Desk, tmp_path: Path) -> None:
    draft = filled_draft()
    last = next(section for section in draft.template.sections if section.optional)
    edited = draft.with_switch(last.id, on=True).with_heading(last.id, "今后打算")
    desk.save_word(edited, tmp_path / "a.docx")
    opened = desk.open(tmp_path / "a.docx").draft
    assert opened.switches == edited.switches
    assert opened.template.by_id[last.id].heading == "今后打算"
    assert "四、今后打算" in text_of_docx(tmp_path / "a.docx")


def test_saving_unfilled_is_normal_and_names_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    draft = empty_draft().with_value("本单位", "清溪县水务局")
    done = desk.save_word(draft, tmp_path / "a.docx")
    assert [field.key for field in done.unfilled] == ["值守日期", "响应等级", "投入资金", "出动情况", "工作体会"]
    assert "〔投入资金〕" in text_of_docx(tmp_path / "a.docx")
    assert desk.open(tmp_path / "a.docx").draft == draft


def test_a_final_copy_is_refused_while_it_would_print_a_hole_whatever_the_field_is_called(desk: Desk, tmp_path: Path) -> None:
    draft = filled_draft().with_value("投入资金", "").with_value("值守日期", "")
    with pytest.raises(NigaoError, match="值守日期、投入资金") as caught:
        desk.save_word(draft, tmp_path / "a.docx", final=True)
    assert caught.value.code == ExitCode.FINDINGS
    assert not (tmp_path / "a.docx").exists()


def test_a_final_copy_holds_no_trace_of_the_draft(desk: Desk, tmp_path: Path) -> None:
    desk.save_word(filled_draft(), tmp_path / "a.docx", final=True)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
        assert not [name for name in archive.namelist() if name.startswith("customXml")]
    assert "w:sdt" not in everything
    assert "_ng" not in everything
    assert "预案要常练。" in text_of_docx(tmp_path / "a.docx")


def test_an_existing_file_stays_without_force(desk: Desk, report: Path) -> None:
    before = report.read_bytes()
    with pytest.raises(NigaoError, match="已经有了"):
        desk.save_word(empty_draft(), report, force=False)
    assert report.read_bytes() == before


def test_a_file_that_does_not_hold_every_value_is_not_put_in_place(desk: Desk, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = report.read_bytes()
    real = word_files.write_package

    def forgetful(document: object, *rest: object) -> Package:
        short = document.__class__(document.blocks[:3] + document.blocks[4:])  # type: ignore[attr-defined]
        return real(short, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(word_files, "write_package", forgetful)
    with pytest.raises(NigaoError, match="没有保存") as caught:
        desk.save_word(filled_draft().with_value("投入资金", "99"), report)
    assert caught.value.code == ExitCode.UNWRITABLE
    assert report.read_bytes() == before
    assert [path.name for path in report.parent.glob("*.tmp")] == []


def test_a_value_changed_in_another_program_wins(desk: Desk, report: Path) -> None:
    retouched(report, (">12.80<", ">13.50<"))
    assert desk.open(report).draft.value("投入资金") == "13.50"


def test_a_date_changed_in_another_program_is_read_as_a_date(desk: Desk, report: Path) -> None:
    retouched(report, (">2026年8月3日<", ">2026年9月1日<"))
    assert desk.open(report).draft.value("值守日期") == "2026-09-01"


def test_a_value_changed_in_one_place_changes_the_field(desk: Desk, report: Path) -> None:
    retouched(report, ("清溪县水务局</w:t>", "云岭县水务局</w:t>"))
    assert desk.open(report).draft.value("本单位") == "云岭县水务局"


def test_a_cell_changed_in_another_program_changes_its_row(desk: Desk, report: Path) -> None:
    retouched(report, (">18<", ">20<"))
    rows = desk.open(report).draft.value("出动情况")
    assert rows == (VALUES["出动情况"][0], {"队伍": "河口抢险队", "人数": "20"})


def test_one_paragraph_changed_of_a_long_value_keeps_the_other(desk: Desk, report: Path) -> None:
    retouched(report, ("预案要常练。", "预案要月月练。"))
    assert desk.open(report).draft.value("工作体会") == "责任要到人。\n预案要月月练。"


def test_values_are_read_back_with_what_was_changed(report: Path) -> None:
    unchanged = read_report(report).to_json()
    assert (unchanged["changed_fields"], unchanged["changed_text"]) == ([], [])
    assert unchanged["values"]["出动情况"] == [dict(row) for row in VALUES["出动情况"]]
    retouched(report, (">12.80<", ">13.50<"), (">18<", ">20<"), ("认真落实防汛责任", "严格落实防汛责任"))
    changed = read_report(report).to_json()
    assert changed["changed_fields"] == ["投入资金", "出动情况"]
    assert changed["values"]["投入资金"] == "13.50"
    ((text,)) = changed["changed_text"]
    assert ("认真落实" in text["was"], "严格落实" in text["is"]) == (True, True)


def test_a_word_file_of_others_has_no_values_to_read_back(tmp_path: Path, desk: Desk) -> None:
    desk.save_word(filled_draft(), tmp_path / "a.docx", final=True)
    with pytest.raises(NigaoError, match="不是拟稿存的文稿"):
        read_report(tmp_path / "a.docx")


def test_a_report_whose_inner_data_was_lost_is_read_from_its_text(desk: Desk, report: Path) -> None:
    without_part(report)
    opened = desk.open(report)
    assert opened.kind == "sample"
    assert opened.path is None
    assert "拟稿记录" in opened.notes[0].text


@pytest.mark.parametrize("value", ["<甲>&\"乙\"'丙'", "一\x0b二\x00三", "甲\u2028乙", "𠮷野", "{{ 本单位 }}", "〔投入资金〕", " 前后空格 ", "\ud800"])
def test_strange_values_are_saved_and_come_back(desk: Desk, tmp_path: Path, value: str) -> None:
    desk.save_word(filled_draft().with_value("本单位", value), tmp_path / "a.docx")
    opened = desk.open(tmp_path / "a.docx")
    again = str(opened.draft.value("本单位"))
    assert "".join(c for c in again if c.isprintable()).split() == "".join(c for c in value if c.isprintable()).split()


def test_the_proposed_name_is_the_title_with_its_values(desk: Desk) -> None:
    assert desk.propose_name(filled_draft()) == "关于清溪县水务局防汛值守情况的报告"
    assert desk.propose_name(empty_draft()) == "关于防汛值守情况的报告"
    assert desk.propose_name(filled_draft().with_value("本单位", 'a/b:"c"')) == "关于abc防汛值守情况的报告"
