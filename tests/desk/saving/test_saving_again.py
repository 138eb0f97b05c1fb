"""Opening a report and saving it without touching anything gives the same bytes."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft.draft import Draft
from tests.desk.made import desk_in
from tests.desk.rich_reports import all_drafts, repeated_draft, saved, tables_draft
from tests.desk.saving.word_plays import saved_by_word
from tests.office import save_again

SHIPPED = ("专项资金请示", "会议精神贯彻情况报告", "会议纪要", "会议通知", "商洽函")
FORMS = ("document", "upward", "joint", "letter", "order", "minutes")


def _half_filled(draft: Draft) -> Draft:
    """Every other field without its value."""
    return draft.with_values(dict.fromkeys(list(draft.template.by_key)[::2], ""))


def _switched(draft: Draft) -> Draft:
    """Every optional section the other way."""
    for section in draft.template.sections:
        draft = draft.with_switch(section.id, not draft.is_on(section.id)) if section.optional else draft
    return draft


def _saved_again(desk: Desk, path: Path) -> bytes:
    opened = desk.open(path)
    assert (opened.kind, opened.changes) == ("report", ())
    desk.save_word(opened.draft, path)
    return path.read_bytes()


@pytest.mark.parametrize("name", [*SHIPPED, *(f"要素 {form}" for form in FORMS), "值守", "巡河", "物资"])
def test_a_report_saved_again_has_the_same_bytes(name: str, tmp_path: Path) -> None:
    desk, path = desk_in(tmp_path), tmp_path / "a.docx"
    draft = all_drafts(desk)[name]
    for made in (draft, _half_filled(draft), _switched(draft)):
        before = saved(desk, made, path)
        assert _saved_again(desk, path) == before
    assert [file.name for file in tmp_path.glob("*.docx")] == ["a.docx"]


def test_rows_taken_out_and_put_in_between_two_saves_leave_no_trace(tmp_path: Path) -> None:
    desk, path = desk_in(tmp_path), tmp_path / "a.docx"
    for draft, key in ((repeated_draft(), "河段"), (tables_draft(), "物资")):
        before, rows = saved(desk, draft, path), draft.value(key)
        desk.save_word(draft.with_value(key, rows[1:]), path)
        desk.save_word(desk.open(path).draft.with_value(key, rows), path)
        assert path.read_bytes() == before


def test_a_report_that_word_saved_is_the_same_from_the_second_save_on(tmp_path: Path) -> None:
    desk, path = desk_in(tmp_path), tmp_path / "a.docx"
    for name in ("专项资金请示", "巡河"):
        path.write_bytes(saved_by_word(saved(desk, all_drafts(desk)[name], path)))
        second = _saved_again(desk, path)
        assert _saved_again(desk, path) == second


@pytest.mark.needs("soffice")
def test_a_report_that_libreoffice_saved_is_the_same_from_the_second_save_on(tmp_path: Path) -> None:
    desk, path = desk_in(tmp_path), tmp_path / "a.docx"
    saved(desk, all_drafts(desk)["会议纪要"], path)
    path.write_bytes(save_again(path, tmp_path / "out").read_bytes())
    second = _saved_again(desk, path)
    assert _saved_again(desk, path) == second
