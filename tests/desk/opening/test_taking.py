"""A draft that was left comes back without taking the place of anything newer, whatever became of its file meanwhile."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from editor.desk import Desk, TakenKind, TakenUp, holds_all
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.model.returned.change import Choice, choice_of, take
from editor.model.session.session import Session
from editor.storage.files.reading import LIMIT
from editor.storage.journal.file import Recovered
from tests.desk.made import filled_draft

Change = Callable[[Draft], Draft]


def _leave(desk: Desk, path: Path, *changes: Change) -> None:
    """A report is opened, changed, and left for later."""
    session = desk.open(path).session()
    journal = desk.start_journal(session)
    for change in changes:
        session.edit(change(session.draft), "改")
    journal.close(keep=True)


def _value(key: str, value: str) -> Change:
    return lambda draft: draft.with_value(key, value)


def _text(section: str, was: str, now: str) -> Change:
    def change(draft: Draft) -> Draft:
        found = next(one for one in draft.template.sections if section in (one.heading, one.id))
        heading = found.heading.replace(was, now)
        return draft.with_heading(found.id, heading)

    return change


def _save_again(desk: Desk, path: Path, *changes: Change) -> None:
    """Another session opens the report, changes it and saves."""
    draft = desk.open(path).draft
    for change in changes:
        draft = change(draft)
    desk.save_word(draft, path, base=path)


def _edit_in_word(path: Path, was: str, now: str) -> None:
    document = Document(str(path))
    runs = [node for node in document.element.body.iter("{*}t") if was in (node.text or "")]
    assert runs, was
    runs[0].text = (runs[0].text or "").replace(was, now)
    document.save(str(path))


def _left(desk: Desk) -> Recovered:
    (found,) = desk.recover()
    return found


def _taken(desk: Desk) -> TakenUp:
    found = _left(desk)
    made = desk.take_up(found)
    found.release()
    return made


def _beside(path: Path) -> Path:
    return path.with_name("值守（另一份）.docx")


def test_a_file_that_nobody_touched_is_gone_on_with(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    made = _taken(desk)
    assert (made.kind, made.session.draft.value("投入资金"), made.session.is_dirty) == (TakenKind.SAME, "99", True)
    assert not _beside(report).exists()


@pytest.mark.parametrize("is_word", [True, False])
def test_what_was_changed_in_the_file_and_what_was_left_are_one_step_of_undo(desk: Desk, report: Path, is_word: bool) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    if is_word:
        _edit_in_word(report, "一级" if "一级" in str(filled_draft().values) else "二级", "三级")
    else:
        _save_again(desk, report, _value("响应等级", "一级"))
    newer, there = desk.open(report).draft, report.read_bytes()
    made = _taken(desk)
    session = made.session
    assert made.kind == TakenKind.JOINED
    assert (session.draft.value("投入资金"), session.draft.value("响应等级")) == ("99", "三级" if is_word else "一级")
    assert _beside(report).read_bytes() == there
    session.undo()
    assert session.draft == newer
    assert session.history.undo_label is None


def test_a_field_changed_on_both_sides_stays_as_it_was_left_and_the_list_has_both(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    _save_again(desk, report, _value("投入资金", "77"))
    made = _taken(desk)
    session = made.session
    assert session.draft.value("投入资金") == "99"
    (change,) = [change for change in session.changes if change.key == "投入资金"]
    assert (change.values, choice_of(session.draft, change)) == (("99", "77"), Choice.HERE)
    assert take(session.draft, change, Choice.WORD).value("投入资金") == "77"
    assert desk.open(_beside(report)).draft.value("投入资金") == "77"


def test_saving_what_was_taken_keeps_the_newer_text(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    _edit_in_word(report, "特此报告", "特此上报")
    session = _taken(desk).session
    result = desk.save_word(session.draft, report, base=report, seen=session.files.at(report))
    assert not result.meanwhile
    text = "\n".join(p.text for p in Document(str(report)).paragraphs)
    assert "特此上报" in text
    assert desk.open(report).draft.value("投入资金") == "99"


def test_headings_and_values_changed_on_both_sides_are_joined(desk: Desk, report: Path) -> None:
    _leave(desk, report, _text("工作体会", "工作", "几点"), _value("投入资金", "99"))
    _save_again(desk, report, _text("值守情况", "情况", "概况"), _value("响应等级", "一级"))
    draft = _taken(desk).session.draft
    assert {"几点体会", "值守概况"} <= {section.heading for section in draft.template.sections}
    assert (draft.value("投入资金"), draft.value("响应等级")) == ("99", "一级")


def test_a_file_that_has_all_of_it_is_just_opened(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    _save_again(desk, report, _value("投入资金", "99"), _value("响应等级", "一级"))
    made = _taken(desk)
    assert (made.session.is_dirty, made.beside) == (False, None)
    assert made.session.draft.value("响应等级") == "一级"


def test_a_file_that_was_renamed_is_found_behind_one_that_cannot_be_read(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    other = report.rename(report.with_name("改名.docx"))
    with report.with_name("0 太大.docx").open("wb") as file:
        file.truncate(LIMIT + 1)
    made = _taken(desk)
    assert (made.kind, made.session.path) == (TakenKind.RENAMED, other)


def test_a_file_that_was_renamed_is_followed_and_one_that_is_gone_is_told(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    other = report.rename(report.with_name("改名.docx"))
    made = _taken(desk)
    assert (made.kind, made.session.path, made.session.draft.value("投入资金")) == (TakenKind.RENAMED, other, "99")
    other.unlink()
    made = _taken(desk)
    assert (made.kind, made.session.path, made.session.is_dirty) == (TakenKind.GONE, report, True)


@pytest.mark.parametrize("other", [b"no Word file at all", b"PK\x03\x04 broken", None])
def test_something_else_under_the_name_is_kept_beside(desk: Desk, report: Path, other: bytes | None) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    if other is None:
        desk.save_word(desk.open_any("会议通知").draft, report)
    else:
        report.write_bytes(other)
    there = report.read_bytes()
    made = _taken(desk)
    assert (made.kind, made.session.draft.value("投入资金")) == (TakenKind.OTHER, "99")
    assert made.beside is not None
    assert made.beside.read_bytes() == there


def test_of_two_that_were_left_of_one_report_the_second_is_joined_with_the_first(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    _leave(desk, report, _value("响应等级", "一级"))
    newer, older = desk.recover()
    session = desk.take_up(newer).session
    meanwhile = desk.take_into(older, session.draft)
    joined = meanwhile.draft
    assert joined is not None
    assert (joined.value("投入资金"), joined.value("响应等级"), meanwhile.beside) == ("99", "一级", None)
    for found in (newer, older):
        found.release()


def test_what_has_no_room_beside_the_first_lies_in_a_file_of_its_own(desk: Desk, report: Path) -> None:
    _leave(desk, report, _value("投入资金", "99"))
    _leave(desk, report, _value("投入资金", "88"))
    newer, older = desk.recover()
    meanwhile = desk.take_into(older, desk.take_up(newer).session.draft)
    assert meanwhile.beside is not None
    assert {desk.open(meanwhile.beside).draft.value("投入资金"), newer.draft.value("投入资金")} == {"88", "99"}
    for found in (newer, older):
        found.release()


@pytest.mark.parametrize("is_newer", [True, False])
def test_a_journal_that_does_not_know_its_file_goes_by_the_time_of_both(desk: Desk, report: Path, is_newer: bool) -> None:
    draft = desk.open(report).draft.with_value("投入资金", "99")
    journal = desk.folders.journals / "draft-1.journal"
    journal.parent.mkdir(parents=True)
    record = {"format": 1, "path": str(report), "name": "值守", "draft": draft_to_json(draft)}
    journal.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    os.utime(report, (journal.stat().st_mtime + (60 if is_newer else -60),) * 2)
    made = _taken(desk)
    assert (made.kind, _beside(report).exists()) == (TakenKind.OTHER if is_newer else TakenKind.SAME, is_newer)
    assert made.session.draft == draft


def test_what_was_typed_after_a_save_knows_the_file_of_that_save(desk: Desk, report: Path) -> None:
    session = desk.open(report).session()
    journal = desk.start_journal(session)
    session.set_value("投入资金", "99")
    saved = session.draft
    session.set_value("响应等级", "一级")
    result = desk.save_word(saved, report, base=report, seen=session.files.at(report))
    session.files.note(report, type(session.files.at(report))(result.digest, saved))
    session.mark_saved(report, saved)
    journal.saved()
    journal.close(keep=True)
    made = _taken(desk)
    assert (made.kind, made.session.draft.value("响应等级")) == (TakenKind.SAME, "一级")


def test_a_saved_report_holds_what_was_left_or_lacks_some_of_it(report: Path, desk: Desk) -> None:
    base = desk.open(report).draft
    left = base.with_value("投入资金", "99")
    assert holds_all(left.with_value("响应等级", "一级"), left, base)
    assert not holds_all(base.with_value("响应等级", "一级"), left, base)
    assert not holds_all(left.with_value("响应等级", "一级"), left, None)


def test_a_draft_that_was_never_saved_has_no_file_to_lose(desk: Desk) -> None:
    session = Session(filled_draft(), name="值守")
    journal = desk.start_journal(session)
    session.set_value("投入资金", "99")
    journal.close(keep=True)
    made = _taken(desk)
    assert (made.kind, made.session.path, made.session.draft.value("投入资金")) == (TakenKind.SAME, None, "99")
